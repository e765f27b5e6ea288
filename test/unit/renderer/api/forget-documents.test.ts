import { describe, expect, it } from 'vitest';
import { useDocuments } from '#renderer/api/document-store.ts';
import { followRemovals } from '#renderer/api/forget-documents.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { usePassage } from '#renderer/api/passage-store.ts';
import { currentReview, putReview } from '#renderer/api/review-cache.ts';
import { rememberStep, undo } from '#renderer/api/undo-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';
import { REVIEW_SCHEMA_VERSION, type StoredReview } from '#shared/model/review.ts';

function listed(...ids: readonly string[]): void {
  // Only the ids are looked at here.
  useLibrary.setState({ documents: ids.map((id) => ({ id }) as DocumentView) });
}

function open(documentId: string): void {
  useWorkspace.getState().openDocument(documentId, { where: 'beside' });
  useDocuments.setState((state) => ({ loads: new Map(state.loads).set(documentId, { kind: 'loading' }) }));
  const review: StoredReview = {
    schemaVersion: REVIEW_SCHEMA_VERSION,
    documentId,
    annotations: [],
    checklists: [],
    corrections: [],
    dismissals: [],
    reading: { encoding: null, undoneRepairs: [] },
    formHead: {},
  };
  putReview(documentId, { kind: 'ready', review });
}

describe('a document removed from the library', () => {
  it('leaves the panes, the texts and reviews kept, what is chosen and the undo steps; another one stays', async () => {
    const stop = followRemovals();
    listed('kept', 'gone');
    for (const documentId of ['kept', 'gone']) open(documentId);
    const undone: string[] = [];
    for (const documentId of ['kept', 'gone'])
      rememberStep({ kind: 'annotationMade', documentId, undo: async () => void undone.push(documentId), redo: async () => undefined });
    usePassage.getState().choosePassage({ documentId: 'gone', paneKey: 2, range: { start: 0, end: 4 } });

    listed('kept');
    expect(useWorkspace.getState().panes.map((pane) => pane.documentId)).toEqual(['kept']);
    expect([...useDocuments.getState().loads.keys()]).toEqual(['kept']);
    expect([currentReview('gone'), currentReview('kept') !== null]).toEqual([null, true]);
    expect(usePassage.getState().chosen).toBeNull();
    expect([(await undo())?.documentId, await undo(), undone]).toEqual(['kept', null, ['kept']]);
    stop();
  });

  it('is told apart from one that was opened before the list knew it', () => {
    const stop = followRemovals();
    listed('kept');
    open('new');
    listed('kept', 'other');
    expect(useWorkspace.getState().panes.map((pane) => pane.documentId)).toContain('new');
    stop();
  });
});

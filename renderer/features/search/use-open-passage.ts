import { useCallback } from 'react';
import type { SearchPassage } from '#shared/contract/review-views.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import { markQuery } from '../../api/search-marks-store.ts';
import { rememberQuery } from '../../api/search-memory.ts';
import { useWorkspace } from '../../api/workspace-store.ts';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';

/** Gives a function that opens a document at a passage that the query found, with all hits marked. */
export function useOpenPassage(query: string): (documentId: string, passage: SearchPassage, where: 'active' | 'beside') => void {
  const client = useReviewClient();
  const tell = useFailureNotice();
  return useCallback(
    (documentId, { block, note }, where) => {
      markQuery(documentId, query);
      rememberQuery(client, query).catch(tell);
      const workspace = useWorkspace.getState();
      const listed = useLibrary.getState().documents.find(({ id }) => id === documentId);
      if (note === undefined) workspace.openDocument(documentId, { where, ...(block === '' ? {} : { blockId: block }) });
      else {
        // Where the text changed since, the annotation's own card knows the place.
        const isPlaced = listed?.textKey === note.source;
        workspace.openDocument(documentId, { where, ...(isPlaced ? { position: note.start, end: note.end } : {}) });
        workspace.showInspector('annotations');
      }
    },
    [client, tell, query],
  );
}

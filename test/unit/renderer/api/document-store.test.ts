import { describe, expect, it, vi } from 'vitest';
import { bindReviewClient } from '#renderer/api/client-in-use.ts';
import { readAheadOfPanes, useDocuments } from '#renderer/api/document-store.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import type { ReviewClient } from '#shared/contract/client.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';

function list(textKey: string): void {
  // Only these two are looked at here.
  useLibrary.setState({ documents: [{ id: 'plan', textKey } as DocumentView] });
}

/** Lets a pane show the document, as if for the first time. */
function show(): void {
  useWorkspace.setState({ panes: [] });
  useWorkspace.getState().openDocument('plan', { where: 'beside' });
}

describe('a document asked for in another text while it is being read', () => {
  it('is read once more when the reading under way has ended, and no more than that', async () => {
    const asked: ((opened: unknown) => void)[] = [];
    const call = (): Promise<unknown> => new Promise((answer) => asked.push(answer));
    // The stand-in answers only what this store asks; the type wants every method.
    bindReviewClient({ call: call as ReviewClient['call'], subscribe: () => () => undefined });
    const openedAs = (textKey: string) => ({ document: { textKey }, model: { blocks: [] } });
    const textKey = (): string | null => {
      const load = useDocuments.getState().loads.get('plan');
      return load?.kind === 'ready' ? load.opened.document.textKey : null;
    };
    const stop = readAheadOfPanes();
    list('first');
    show();
    list('second');
    show();
    show();
    expect(asked).toHaveLength(1);
    asked[0]?.(openedAs('first'));
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(textKey()).toBe('first');
    asked[1]?.(openedAs('second'));
    await vi.waitFor(() => expect(textKey()).toBe('second'));
    show();
    expect(asked).toHaveLength(2);
    stop();
  });
});

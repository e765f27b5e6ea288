import { create } from 'zustand';

type DraftsState = { readonly drafts: ReadonlyMap<string, string> };

const useDrafts = create<DraftsState>()(() => ({ drafts: new Map() }));

/** The reason being written for setting a finding aside; `null` while nobody is about to. It outlives its card, another finding and another tab. */
export function useDismissDraft(documentId: string, findingId: string): string | null {
  return useDrafts((state) => state.drafts.get(keyOf(documentId, findingId)) ?? null);
}

/** Writes such a reason; `null` gives it up. */
export function writeDismissDraft(documentId: string, findingId: string, reason: string | null): void {
  useDrafts.setState((state) => {
    const drafts = new Map(state.drafts);
    if (reason === null) drafts.delete(keyOf(documentId, findingId));
    else drafts.set(keyOf(documentId, findingId), reason);
    return { drafts };
  });
}

/** Forgets the reasons begun in documents that left the library. */
export function forgetDismissDrafts(isGone: (documentId: string) => boolean): void {
  useDrafts.setState((state) => ({ drafts: new Map([...state.drafts].filter(([key]) => !isGone(key.slice(0, key.indexOf(' '))))) }));
}

/** An id of a document holds no space. */
function keyOf(documentId: string, findingId: string): string {
  return `${documentId} ${findingId}`;
}

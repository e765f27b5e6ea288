import { create } from 'zustand';
import type { ReviewClient } from '#shared/contract/client.ts';
import type { SavedSearch } from '#shared/model/search-request.ts';
import { boundReviewClient } from './client-in-use.ts';
import { useLibrary } from './library-store.ts';
import type { SearchAsk } from './search-store.ts';
import type { UndoStep } from './undo-stack.ts';
import { demandUnchanged, inOrder, rememberStep } from './undo-store.ts';

/** What was looked for, newest first; `null` until it is read. */
type SearchHistory = { readonly queries: readonly string[] | null };

/** The history as the store last told it. */
export const useSearchHistory = create<SearchHistory>()(() => ({ queries: null }));

/** Reads the history. */
export async function readSearchHistory(client: ReviewClient): Promise<void> {
  useSearchHistory.setState(await client.call('search.history', {}));
}

/** Remembers that a query was of use: a hit was opened, or Enter pressed. */
export async function rememberQuery(client: ReviewClient, query: string): Promise<void> {
  if (query.trim() !== '') useSearchHistory.setState(await client.call('search.remember', { query }));
}

/** Forgets one query, or all of them (`null`). */
export async function forgetQuery(client: ReviewClient, query: string | null): Promise<void> {
  useSearchHistory.setState(await client.call('search.forget', { query }));
}

const NONE: readonly SavedSearch[] = [];

/** The searches that a person saved. */
export function useSavedSearches(): readonly SavedSearch[] {
  return useLibrary((state) => state.settings.savedSearches) ?? NONE;
}

/** Saves a search under a name, in the place of one of the same name; can be undone. */
export function saveSearch(name: string, { query, filters, sort }: SearchAsk): Promise<UndoStep> {
  const { call } = boundReviewClient();
  const wanted: SavedSearch = { id: crypto.randomUUID(), name, query: query.slice(0, 10_000), filters, sort };
  const save = async () => {
    const { searches, ...saved } = await call('savedSearch.save', { search: wanted });
    show(searches);
    return saved;
  };
  return inOrder(async () => {
    let saved = await save();
    return rememberStep({
      kind: 'searchSaved',
      documentId: '',
      undo: async () => {
        const { search, before } = saved;
        demandUnchanged(known(search.id), search);
        show((await (before ? call('savedSearch.restore', before) : call('savedSearch.remove', { searchId: search.id }))).searches);
      },
      redo: async () => {
        saved = await save();
      },
    });
  });
}

/** Takes a saved search away; can be undone. */
export function removeSearch(searchId: string): Promise<UndoStep> {
  const { call } = boundReviewClient();
  const remove = async () => {
    const { searches, before } = await call('savedSearch.remove', { searchId });
    show(searches);
    return before;
  };
  return inOrder(async () => {
    let before = await remove();
    return rememberStep({
      kind: 'searchRemoved',
      documentId: '',
      undo: async () => show((await call('savedSearch.restore', before)).searches),
      redo: async () => {
        before = await remove();
      },
    });
  });
}

function known(searchId: string): SavedSearch | undefined {
  return useLibrary.getState().settings.savedSearches?.find(({ id }) => id === searchId);
}

function show(savedSearches: SavedSearch[]): void {
  useLibrary.setState(({ settings }) => ({ settings: { ...settings, savedSearches } }));
}

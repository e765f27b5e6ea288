import { create } from 'zustand';
import type { ReviewClient } from '#shared/contract/client.ts';
import { SAVED_SEARCH_LIMIT, type SavedSearch } from '#shared/model/search-request.ts';
import { changeSettings, useLibrary } from './library-store.ts';
import type { SearchAsk } from './search-store.ts';

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

/** Saves a search under a name; one of the same name is replaced. */
export function saveSearch(client: ReviewClient, name: string, { query, filters, sort }: SearchAsk): Promise<void> {
  const others = saved().filter((search) => search.name !== name);
  const search: SavedSearch = { id: crypto.randomUUID(), name, query: query.slice(0, 10_000), filters, sort };
  return changeSettings(client, { savedSearches: [search, ...others].slice(0, SAVED_SEARCH_LIMIT) });
}

/** Takes a saved search away; answers what brings it back. */
export async function removeSearch(client: ReviewClient, id: string): Promise<() => Promise<void>> {
  const before = saved();
  await changeSettings(client, { savedSearches: before.filter((search) => search.id !== id) });
  return () => changeSettings(client, { savedSearches: [...before] });
}

function saved(): readonly SavedSearch[] {
  return useLibrary.getState().settings.savedSearches ?? NONE;
}

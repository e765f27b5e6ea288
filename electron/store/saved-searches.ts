import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { StoredLibrary } from '#shared/model/library.ts';
import { type PlacedSearch, SAVED_SEARCH_LIMIT, type SavedSearch } from '#shared/model/search-request.ts';

/** The library with a search in front of those saved, in the place of one of the same name; fails with `saved-searches-full`. */
export function withSavedSearch(
  library: StoredLibrary,
  search: SavedSearch,
): { readonly library: StoredLibrary; readonly search: SavedSearch; readonly before: PlacedSearch | null } {
  const saved = savedIn(library);
  const named = saved.findIndex(({ name }) => name === search.name);
  const before = placed(saved, named === -1 ? saved.findIndex(({ id }) => id === search.id) : named);
  const kept = before === null ? search : { ...search, id: before.search.id };
  return { library: withSaved(library, [kept, ...without(saved, kept.id)]), search: kept, before };
}

/** The library without a saved search, and where it stood; fails with `not-found`. */
export function withoutSavedSearch(
  library: StoredLibrary,
  searchId: string,
): { readonly library: StoredLibrary; readonly before: PlacedSearch } {
  const saved = savedIn(library);
  const before = placed(
    saved,
    saved.findIndex(({ id }) => id === searchId),
  );
  if (before === null) throw new ReviewFailure('not-found', 'no such saved search');
  return { library: withSaved(library, without(saved, searchId)), before };
}

/** The library with a saved search as it was and where it was; fails with `saved-searches-full`. */
export function withRestoredSearch(library: StoredLibrary, { search, at }: PlacedSearch): StoredLibrary {
  const others = without(savedIn(library), search.id);
  return withSaved(library, [...others.slice(0, at), search, ...others.slice(at)]);
}

/** The saved searches of a library, the one saved last first. */
export function savedIn({ settings }: StoredLibrary): readonly SavedSearch[] {
  return settings.savedSearches ?? [];
}

function without(saved: readonly SavedSearch[], searchId: string): readonly SavedSearch[] {
  return saved.filter(({ id }) => id !== searchId);
}

function placed(saved: readonly SavedSearch[], at: number): PlacedSearch | null {
  const search = saved[at];
  return search === undefined ? null : { search, at };
}

function withSaved(library: StoredLibrary, searches: readonly SavedSearch[]): StoredLibrary {
  if (searches.length > SAVED_SEARCH_LIMIT)
    throw new ReviewFailure('saved-searches-full', 'as many as can be saved', { limit: SAVED_SEARCH_LIMIT });
  return { ...library, settings: { ...library.settings, savedSearches: [...searches] } };
}

import { savedIn, withoutSavedSearch, withRestoredSearch, withSavedSearch } from '#electron/store/saved-searches.ts';
import type { StoredLibrary } from '#shared/model/library.ts';
import type { SavedSearch } from '#shared/model/search-request.ts';
import type { AreaHandlers, HandlerContext } from './handler-context.ts';

/** `savedSearch.*`: searches to come back to, changed one by one. */
export function savedSearchHandlers({ store, emit }: HandlerContext): AreaHandlers<'savedSearch'> {
  const change = async <Changed extends { readonly library: StoredLibrary }>(
    step: (library: StoredLibrary) => Changed,
  ): Promise<Omit<Changed, 'library'> & { searches: SavedSearch[] }> => {
    const made: Changed[] = [];
    await store.library.change((library) => {
      const changed = step(library);
      made.push(changed);
      return changed.library;
    });
    const [changed] = made;
    if (changed === undefined) throw new Error('the library makes a change or fails');
    emit({ name: 'settings.changed' });
    const { library, ...answer } = changed;
    return { ...answer, searches: [...savedIn(library)] };
  };
  return {
    'savedSearch.save': ({ search }) => change((library) => withSavedSearch(library, search)),
    'savedSearch.remove': ({ searchId }) => change((library) => withoutSavedSearch(library, searchId)),
    'savedSearch.restore': (placed) => change((library) => ({ library: withRestoredSearch(library, placed) })),
  };
}

import { create } from 'zustand';
import type { MethodOutput } from '#shared/contract/review-api.ts';
import type { DocumentView, SearchHit } from '#shared/contract/review-views.ts';
import type { SearchFacet, SearchFilters, SearchSort } from '#shared/model/search-request.ts';

/** What is asked of the search. */
export type SearchAsk = { readonly query: string; readonly filters: SearchFilters; readonly sort: SearchSort };

/** What came back, its hits by page; a page that nobody scrolled to is not there. */
export type SearchAnswer = Omit<MethodOutput<'search.query'>, 'hits'> & {
  readonly ask: SearchAsk;
  /** The texts that were searched, as `searchedTexts` tells them. */
  readonly texts: string;
  readonly pages: Readonly<Record<number, readonly SearchHit[]>>;
};

/** The search of the window: it stays while the person reads a hit and comes back. */
export type SearchState = SearchAsk & {
  readonly answer: SearchAnswer | null;
  readonly isSearching: boolean;
  /** Where the list of hits was left. */
  readonly scrollTop: number;
  /** How often the same was asked again. */
  readonly repeats: number;
};

/** Hits a page. */
export const HIT_PAGE = 50;

const EMPTY: SearchState = { query: '', filters: {}, sort: 'relevance', answer: null, isSearching: false, scrollTop: 0, repeats: 0 };

/** The state of the search, one for the window. */
export const useSearchState = create<SearchState>()(() => EMPTY);

/** Changes what is asked; the list begins at its top again. */
export function changeSearch(change: Partial<SearchAsk>): void {
  useSearchState.setState({ ...change, scrollTop: 0 });
}

/** Asks the same again, because the library changed since. */
export function searchAgain(): void {
  useSearchState.setState(({ repeats }) => ({ repeats: repeats + 1 }));
}

/** What tells one state of the library's texts from another: how many can be searched, and when the last one was read. Linear. */
export function searchedTexts(documents: readonly DocumentView[]): string {
  let count = 0;
  let latest = '';
  for (const { state, isMissing, indexedAt } of documents) {
    if (state.kind !== 'ready' || isMissing) continue;
    count += 1;
    if (indexedAt > latest) latest = indexedAt;
  }
  return `${count} ${latest}`;
}

/** Takes a value of a facet into the choice, or out of it. */
export function toggleFilter(facet: SearchFacet, value: string): void {
  const { filters } = useSearchState.getState();
  const chosen = filters[facet] ?? [];
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  const { [facet]: _before, ...others } = filters;
  changeSearch({ filters: next.length === 0 ? others : { ...others, [facet]: next } });
}

/** Whether two searches ask the same. */
export function asksSame(one: SearchAsk, other: SearchAsk): boolean {
  return one.query === other.query && one.sort === other.sort && one.filters === other.filters;
}

/** The hit at a place of the list; `null` while its page is not there. */
export function hitAt(answer: SearchAnswer, index: number): SearchHit | null {
  return answer.pages[Math.floor(index / HIT_PAGE)]?.[index % HIT_PAGE] ?? null;
}

/** Lays a page of hits into the answer it belongs to; an older one's is dropped. */
export function withPage(state: SearchState, ask: SearchAsk, page: number, hits: readonly SearchHit[]): Partial<SearchState> {
  const { answer } = state;
  if (answer === null || !asksSame(answer.ask, ask)) return {};
  return { answer: { ...answer, pages: { ...answer.pages, [page]: hits } } };
}

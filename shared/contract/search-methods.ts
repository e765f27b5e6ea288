import { z } from 'zod';
import { facetCounts, placedSearch, savedSearch, searchFilters, searchHistory, searchSort } from '../model/search-request.ts';
import { documentOnly, identifier, method, nothing } from './method.ts';
import { exportOutcome, searchHit, searchPassage } from './review-views.ts';

/** All saved searches after a change. */
const savedSearches = z.object({ searches: z.array(savedSearch) });

/** Full text over the library, what was looked for, and searches to come back to. */
export const searchMethods = {
  /** Of a query longer than 10,000 characters only these are read. */
  'search.query': method(
    z.object({
      query: z.string().max(100_000),
      limit: z.number().int().min(1).max(500),
      /** Hits passed over. All pages of the same `limit` fit together. */
      offset: z.number().int().nonnegative().optional(),
      filters: searchFilters.optional(),
      sort: searchSort.optional(),
      withFacets: z.boolean().optional(),
    }),
    z.object({ total: z.number().int(), hits: z.array(searchHit), milliseconds: z.number(), facets: facetCounts.nullable() }),
  ),
  /** Every passage of a document that has a word of the query, in reading order, annotations last; the first `limit` of `total`. */
  'search.passages': method(
    documentOnly.extend({ query: z.string().max(100_000), limit: z.number().int().min(1).max(500) }),
    z.object({ total: z.number().int(), passages: z.array(searchPassage) }),
  ),
  /** Saves the list of hits as a workbook, a row a document; at most 10,000 of them. Fails as `export.save` does. */
  'search.export': method(
    z.object({
      query: z.string().max(100_000),
      filters: searchFilters,
      sort: searchSort,
      /** What the filters say in the words of the window. */
      filterWords: z.array(z.string().max(600)).max(500),
    }),
    exportOutcome,
  ),
  /** What was looked for, newest first. */
  'search.history': method(nothing, searchHistory),
  /** Puts a query in front of the history; very long ones are not remembered. */
  'search.remember': method(z.object({ query: z.string().max(100_000) }), searchHistory),
  /** Forgets one query, or all of them (`null`). */
  'search.forget': method(z.object({ query: z.string().max(100_000).nullable() }), searchHistory),

  /**
   * Puts a search in front of those saved. One of the same name is replaced and lends it its id; `before` is that one, `search` what is kept.
   * Fails with `saved-searches-full` beyond `SAVED_SEARCH_LIMIT`, as `savedSearch.restore` does.
   */
  'savedSearch.save': method(
    z.object({ search: savedSearch }),
    savedSearches.extend({ search: savedSearch, before: placedSearch.nullable() }),
  ),
  /** Fails with `not-found`. */
  'savedSearch.remove': method(z.object({ searchId: identifier }), savedSearches.extend({ before: placedSearch })),
  /** Puts a search back as it was, instead of the one that has its id now. */
  'savedSearch.restore': method(placedSearch, savedSearches),
} as const;

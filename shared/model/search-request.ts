import { z } from 'zod';
import { SEARCH_FACETS } from './search-facets.ts';

/** One of the things results are narrowed by. */
export const searchFacet = z.enum(SEARCH_FACETS);

/** Values wanted of each facet: one of them, and of every facet that names some. */
export const searchFilters = z.partialRecord(searchFacet, z.array(z.string().min(1).max(500)).max(50));

export const searchSort = z.enum(['relevance', 'date', 'title', 'count']);

/** How many documents have a value; with all filters but those of the same facet, so that another value can be chosen. */
export const facetCount = z.object({ value: z.string(), count: z.number().int().nonnegative() });

/** The most frequent values of each facet, those chosen among them; `distinct` says how many there are in all. */
export const facetCounts = z.record(searchFacet, z.object({ values: z.array(facetCount), distinct: z.number().int().nonnegative() }));

/** Queries that were looked for, newest first. */
export const searchHistory = z.object({ queries: z.array(z.string()).readonly() });

/** A search to come back to. */
export const savedSearch = z.object({
  id: z.string().min(1).max(100),
  name: z.string().min(1).max(100),
  query: z.string().max(10_000),
  filters: searchFilters,
  sort: searchSort,
});

/** A saved search and its place among the others, from 0. */
export const placedSearch = z.object({ search: savedSearch, at: z.number().int().nonnegative() });

/** Saved searches of a library. */
export const SAVED_SEARCH_LIMIT = 100;

export type SearchFacet = z.infer<typeof searchFacet>;
export type SearchFilters = z.infer<typeof searchFilters>;
export type SearchSort = z.infer<typeof searchSort>;
export type FacetCount = z.infer<typeof facetCount>;
export type FacetCounts = z.infer<typeof facetCounts>;
export type SavedSearch = z.infer<typeof savedSearch>;
export type PlacedSearch = z.infer<typeof placedSearch>;

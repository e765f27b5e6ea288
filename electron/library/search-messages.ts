import { z } from 'zod';
import type { Reviewed } from '#electron/search/search-aside.ts';
import type { SearchOptions } from '#electron/search/search-segments.ts';
import type { DocumentColumns } from '#electron/search/searched-document.ts';
import { searchHit, searchPassage } from '#shared/contract/review-views.ts';
import { facetCounts } from '#shared/model/search-request.ts';

/** What the searching child is told and asked. Only the parent sends these, of what it checked before. */
export type SearchRequest =
  /** First of all; both folders absolute. */
  | { readonly kind: 'open'; readonly folder: string; readonly modelFolder: string }
  /** The searchable documents of the library as it stands from now on: so many from the front as before, and these behind them. */
  | { readonly kind: 'follow'; readonly kept: number; readonly documents: DocumentColumns; readonly isWritable: boolean }
  /** What reviews say that changed since it was told last, and those that are gone. */
  | { readonly kind: 'reviewed'; readonly changed: readonly (Reviewed & { readonly id: string })[]; readonly gone: readonly string[] }
  | { readonly kind: 'query'; readonly job: number; readonly query: string; readonly options: SearchOptions }
  | { readonly kind: 'passages'; readonly job: number; readonly documentId: string; readonly query: string; readonly limit: number }
  | { readonly kind: 'prepare'; readonly job: number }
  | { readonly kind: 'gather'; readonly job: number }
  | { readonly kind: 'erase'; readonly job: number; readonly documentIds: readonly string[] }
  /** Answers `wanted`; `null` where the text cannot be had. */
  | { readonly kind: 'model'; readonly documentId: string; readonly model: unknown };

/** What it answers, and what it asks for meanwhile. */
export const searchAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('found'),
    job: z.number().int(),
    total: z.number().int(),
    hits: z.array(searchHit),
    facets: facetCounts.nullable(),
  }),
  z.object({ kind: z.literal('listed'), job: z.number().int(), total: z.number().int(), passages: z.array(searchPassage) }),
  z.object({ kind: z.literal('prepared'), job: z.number().int() }),
  z.object({ kind: z.literal('erased'), job: z.number().int() }),
  /** A damaged part of the index was made anew. */
  z.object({ kind: z.literal('rebuilt') }),
  /** A model that the cache has not, or not whole. */
  z.object({ kind: z.literal('wanted'), documentId: z.string() }),
  /** A bug; the message goes to the log. */
  z.object({ kind: z.literal('crashed'), job: z.number().int(), detail: z.string() }),
]);

export type SearchAnswer = z.infer<typeof searchAnswer>;

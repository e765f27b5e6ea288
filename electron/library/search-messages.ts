import { z } from 'zod';
import { searchHit } from '#shared/contract/review-views.ts';
import type { LibraryDocument } from '#shared/model/library.ts';

/** What the searching child is told and asked. Only the parent sends these, of what it checked before. */
export type SearchRequest =
  /** First of all; both folders absolute. */
  | { readonly kind: 'open'; readonly folder: string; readonly modelFolder: string }
  /** The library as it stands from now on. */
  | { readonly kind: 'follow'; readonly documents: readonly LibraryDocument[]; readonly isWritable: boolean }
  | { readonly kind: 'query'; readonly job: number; readonly query: string; readonly limit: number }
  | { readonly kind: 'prepare'; readonly job: number }
  | { readonly kind: 'erase'; readonly job: number; readonly documentIds: readonly string[] }
  /** Answers `wanted`; `null` where the text cannot be had. */
  | { readonly kind: 'model'; readonly documentId: string; readonly model: unknown };

/** What it answers, and what it asks for meanwhile. */
export const searchAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found'), job: z.number().int(), total: z.number().int(), hits: z.array(searchHit) }),
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

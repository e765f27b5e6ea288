import { z } from 'zod';
import { readFailure } from '#shared/model/extraction.ts';
import { documentSummary } from '#shared/model/library.ts';
import { drawnPages, originalText } from '#shared/model/original.ts';
import { readingChoice, textEncoding } from '#shared/model/review.ts';

/** What is wanted of a file besides its text: pages drawn from the first of a number, the text before repair, its beginning in each encoding, or bytes. */
export const originalWish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('pages'), first: z.number().int(), count: z.number().int() }),
  z.object({ kind: z.literal('text') }),
  /** How its beginning reads in each encoding. */
  z.object({ kind: z.literal('encodings') }),
  /** Bytes of what is inside a file behind a password. */
  z.object({ kind: z.literal('bytes'), offset: z.number().int(), length: z.number().int() }),
]);

const encodingPreviews = z.object({
  guessed: textEncoding,
  previews: z.array(z.object({ encoding: textEncoding, lines: z.array(z.string()), undecodable: z.number().int() })),
});

/** What a worker is asked: one file. Paths are absolute; `modelFolder` is `null` on a store that cannot be written. */
export const readRequest = z.object({
  job: z.number().int(),
  path: z.string(),
  fileName: z.string(),
  modelFolder: z.string().nullable(),
  pdfAssets: z.string(),
  /** `null` for its model. */
  original: originalWish.nullable().default(null),
  /** How a person wants the file read. */
  reading: readingChoice,
  /** Opens a protected file, for this once: it is handed on in memory and written nowhere. */
  password: z.string().max(1_000).optional(),
  /** Where lies what was recognised on scans; nothing is looked for without it. */
  recognitionFolder: z.string().optional(),
});

/** What it answers; the model itself is in the cache, or comes along where there is none to write to. */
export const readAnswer = z.discriminatedUnion('kind', [
  z.object({
    job: z.number().int(),
    kind: z.literal('read'),
    contentHash: z.string(),
    bytes: z.number(),
    summary: documentSummary,
    /** Checked by whoever opens it; a whole schema check of every file here would double the work of an index run. */
    model: z.unknown(),
  }),
  z.object({
    job: z.number().int(),
    kind: z.literal('failed'),
    contentHash: z.string(),
    bytes: z.number(),
    failure: readFailure,
  }),
  /** The original of a file, as it was wished for. */
  z.object({
    job: z.number().int(),
    kind: z.literal('shown'),
    contentHash: z.string(),
    pages: drawnPages.nullable(),
    text: originalText.nullable(),
    /** `data` as base64. */
    slice: z.object({ data: z.string(), bytes: z.number().int(), total: z.number().int() }).nullable(),
    encodings: encodingPreviews.nullable(),
  }),
  /** No answer yet: a long file is being read, and has taken so much processor time, in milliseconds. */
  z.object({ job: z.number().int(), kind: z.literal('working'), processor: z.number() }),
  /** A bug in a reader: the file fails, the message goes to the log. */
  z.object({ job: z.number().int(), kind: z.literal('crashed'), detail: z.string() }),
]);

export type OriginalWish = z.infer<typeof originalWish>;
export type ReadRequest = z.infer<typeof readRequest>;
export type ReadAnswer = z.infer<typeof readAnswer>;

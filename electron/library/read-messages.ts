import { z } from 'zod';
import { readFailure } from '#shared/model/extraction.ts';
import { documentSummary } from '#shared/model/library.ts';

/** What a worker is asked: one file. Paths are absolute; `modelFolder` is `null` on a store that cannot be written. */
export const readRequest = z.object({
  job: z.number().int(),
  path: z.string(),
  fileName: z.string(),
  modelFolder: z.string().nullable(),
  pdfAssets: z.string(),
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
  /** A bug in a reader: the file fails, the message goes to the log. */
  z.object({ job: z.number().int(), kind: z.literal('crashed'), detail: z.string() }),
]);

export type ReadRequest = z.infer<typeof readRequest>;
export type ReadAnswer = z.infer<typeof readAnswer>;

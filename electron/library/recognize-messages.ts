import { z } from 'zod';
import { readFailure } from '#shared/model/extraction.ts';
import { recognitionLanguage, recognizedPage } from '#shared/model/recognition.ts';

/** What a recogniser is asked: to open one file, then its pages one after another. Paths are absolute. */
export const recognizeRequest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('open'),
    path: z.string(),
    fileName: z.string(),
    language: recognitionLanguage,
    assets: z.string(),
    password: z.string().max(1_000).optional(),
  }),
  z.object({ kind: z.literal('page'), page: z.number().int().positive() }),
]);

/** What it answers, in the order of the questions. */
export const recognizeAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('opened'), contentHash: z.string(), pages: z.number().int() }),
  z.object({ kind: z.literal('recognized'), page: recognizedPage }),
  /** The file, or the page that was asked for, cannot be recognised. */
  z.object({ kind: z.literal('failed'), failure: readFailure }),
]);

export type RecognizeRequest = z.infer<typeof recognizeRequest>;
export type RecognizeAnswer = z.infer<typeof recognizeAnswer>;

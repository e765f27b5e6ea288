import { z } from 'zod';

/** Scripts that a scan can be recognised in: simplified or traditional Chinese, both with Latin letters and digits. */
export const recognitionLanguage = z.enum(['chi_sim', 'chi_tra']);

/** Confidence is from 0 to 1. */
const confidence = z.number().min(0).max(1);

/**
 * Recognised text in one stretch of a line. Points from the page's top left corner; `across` is the baseline, `size` the height of an em.
 */
export const recognizedRun = z.object({
  text: z.string(),
  along: z.number(),
  across: z.number(),
  length: z.number(),
  size: z.number(),
  confidence,
});

/** What was recognised on one page; `page` is 1-based, sizes are points. A page without any run was looked at and holds no text. */
export const recognizedPage = z.object({
  page: z.number().int().positive(),
  language: recognitionLanguage,
  confidence,
  width: z.number(),
  height: z.number(),
  runs: z.array(recognizedRun),
});

/** All that was recognised of one file so far. `stamp` changes with every change of it. */
export const recognition = z.object({
  format: z.literal('yuece.recognition/1'),
  engine: z.string(),
  stamp: z.string().regex(/^[0-9a-f]{8}$/),
  pages: z.array(recognizedPage),
});

/** How a document's recognised pages were read; `confidence` is the mean over their characters. */
export const documentRecognition = z.object({
  engine: z.string(),
  stamp: z.string(),
  confidence,
  pages: z.array(z.object({ page: z.number().int().positive(), language: recognitionLanguage, confidence })),
});

/** The same for the library list: `pages` counts them. */
export const recognitionSummary = z.object({ stamp: z.string(), confidence, pages: z.number().int().nonnegative() });

/** Below this a passage wants comparing with the picture. */
export const LOW_CONFIDENCE = 0.8;

export type RecognitionLanguage = z.infer<typeof recognitionLanguage>;
export type RecognizedRun = z.infer<typeof recognizedRun>;
export type RecognizedPage = z.infer<typeof recognizedPage>;
export type Recognition = z.infer<typeof recognition>;
export type DocumentRecognition = z.infer<typeof documentRecognition>;

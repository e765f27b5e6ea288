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
  /**
   * Share of the page's dark marks that lie where nothing was read surely, 0 to 1; `null` for a picture that could not be looked at, absent
   * for what was recognised before this was measured.
   */
  unread: z.number().min(0).max(1).nullable().optional(),
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
  /** `isDoubtful`: see `isDoubtfulPage`; absent where it is not. */
  pages: z.array(
    z.object({ page: z.number().int().positive(), language: recognitionLanguage, confidence, isDoubtful: z.boolean().optional() }),
  ),
});

/** The same for the library list: `pages` counts them. */
export const recognitionSummary = z.object({ stamp: z.string(), confidence, pages: z.number().int().nonnegative() });

/** Below this a passage wants comparing with the picture. */
export const LOW_CONFIDENCE = 0.8;

/** Pages that are less sure than this on the whole hold scraps. */
const SCRAPS = 0.6;
/** From this share of unread marks on, what was read is the smaller part of the page. */
const MOSTLY_UNREAD = 0.5;

/** The number of the first page of some; 0 where there is none. */
export function firstRecognized(pages: readonly RecognizedPage[]): number {
  return pages.reduce((first, { page }) => (first === 0 ? page : Math.min(first, page)), 0);
}

/**
 * Whether a page was recognised so badly that nobody should rely on its text: scraps, or next to no text against much that is printed.
 * `first` is the first page recognised of its file.
 */
export function isDoubtfulPage({ page, confidence, runs, unread }: RecognizedPage, first: number): boolean {
  // Of a page without text that was not measured nobody knows whether it is blank; and before it was measured, each page behind one with a
  // doubtful line was looked at for a single line only, however sure that was.
  if (unread === undefined) return confidence < SCRAPS || page > first;
  return (runs.length > 0 && confidence < SCRAPS) || (unread ?? 0) > MOSTLY_UNREAD;
}

export type RecognitionLanguage = z.infer<typeof recognitionLanguage>;
export type RecognizedRun = z.infer<typeof recognizedRun>;
export type RecognizedPage = z.infer<typeof recognizedPage>;
export type Recognition = z.infer<typeof recognition>;
export type DocumentRecognition = z.infer<typeof documentRecognition>;

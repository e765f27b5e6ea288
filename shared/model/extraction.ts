import { z } from 'zod';
import { repair, warning } from './document.ts';
import { documentRecognition } from './recognition.ts';
import { sourceRemark, sourceRevision, textlessPage } from './remark.ts';

/** What a format knows about a paragraph's role. Evidence for the outline, never truth: office styles are often wrong. */
export const sourceStyle = z.object({
  /** 1 for the outermost; from the paragraph style, an HTML `h1`–`h6` or a Markdown `#`. */
  headingLevel: z.number().int().positive().nullable(),
  /** Automatic number as it is shown; already the beginning of `text`. */
  listLabel: z.string().nullable(),
  isTitle: z.boolean(),
  isCentred: z.boolean(),
});

/** A paragraph or table as a format reader gives it, before anything about policy papers is understood. */
export const sourceBlock = z.object({
  kind: z.enum(['paragraph', 'table', 'note']),
  text: z.string(),
  rows: z.array(z.array(z.string())).nullable(),
  page: z.number().int().positive().nullable(),
  style: sourceStyle.nullable(),
  /** How sure the recogniser was of the weakest line, 0 to 1; only text recognised on a picture has it. */
  confidence: z.number().min(0).max(1).optional(),
});

/** The readable content of a file, in reading order; `furniture` holds running headers, footers and page numbers taken out. */
export const extraction = z.object({
  mediaType: z.string(),
  encoding: z.string().nullable(),
  pages: z.number().int().nonnegative().nullable(),
  blocks: z.array(sourceBlock),
  furniture: z.array(z.string()),
  repairs: z.array(repair),
  warnings: z.array(warning),
  remarks: z.array(sourceRemark),
  revisions: z.array(sourceRevision),
  pagesWithoutText: z.array(textlessPage),
  /** Only where pages were recognised. */
  recognition: documentRecognition.optional(),
});

/**
 * Why a file could not be read.
 * `encrypted` password-protected · `damaged` not what it claims to be or cut off · `unsupported` no reader for it ·
 * `too-large` over a size, page or expansion limit · `timed-out` and `out-of-memory` the worker was stopped ·
 * `unreadable` the disk did not give it (permission, vanished).
 */
export const readFailureCode = z.enum(['encrypted', 'damaged', 'unsupported', 'too-large', 'timed-out', 'out-of-memory', 'unreadable']);

/**
 * `detail` is for a log or a tooltip: the library's own words, never a stack.
 * `isSealed`: protected in a way that no password opens here; only with `encrypted`, and absent where a password may open the file.
 */
export const readFailure = z.object({ code: readFailureCode, detail: z.string(), isSealed: z.boolean().optional() });

export type SourceStyle = z.infer<typeof sourceStyle>;
export type SourceBlock = z.infer<typeof sourceBlock>;
export type Extraction = z.infer<typeof extraction>;
export type ReadFailureCode = z.infer<typeof readFailureCode>;
export type ReadFailure = z.infer<typeof readFailure>;
export type ExtractionResult =
  | { readonly ok: true; readonly extraction: Extraction }
  | { readonly ok: false; readonly failure: ReadFailure };

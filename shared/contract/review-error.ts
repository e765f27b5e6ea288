import { z } from 'zod';

/**
 * Every expected failure that crosses the contract; put into words in one renderer file and one CLI file.
 * `details` carries the values that the words need (a file name, a limit), never a path and never a stack.
 */
export const reviewErrorCode = z.enum([
  'invalid-input',
  'forbidden',
  'unknown-method',
  'not-found',
  'folder-missing',
  'folder-unreadable',
  'folder-not-offered',
  'folder-already-added',
  'folder-overlaps',
  'name-taken',
  'saved-searches-full',
  'indexing-running',
  'recognition-running',
  'document-not-readable',
  'wrong-password',
  'original-changed',
  'original-missing',
  'original-too-large',
  'original-unreadable',
  'review-changed-elsewhere',
  'evidence-required',
  'check-failed',
  'comparison-failed',
  'store-in-use',
  'store-damaged',
  'store-read-only',
  'store-newer',
  'store-missing',
  'disk-full',
  'export-failed',
  'nothing-to-export',
  'not-supported-here',
  'unreachable',
  'internal',
]);

export const reviewError = z.object({
  code: reviewErrorCode,
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
});

export type ReviewErrorCode = z.infer<typeof reviewErrorCode>;
export type ReviewErrorData = z.infer<typeof reviewError>;

/** An expected failure on its way to the caller; `dispatch` turns it into data. */
export class ReviewFailure extends Error {
  readonly code: ReviewErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: ReviewErrorCode, message: string, details: Readonly<Record<string, string | number>> = {}) {
    super(message);
    this.name = 'ReviewFailure';
    this.code = code;
    this.details = details;
  }
}

// Without schemas: the comparing child, whose start a person waits for, loads no more than the failure itself.

/**
 * Every expected failure that crosses the contract; put into words in one renderer file and one CLI file.
 * `details` carries the values that the words need (a file name, a limit), never a path and never a stack.
 */
export const REVIEW_ERROR_CODES = [
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
] as const;

export type ReviewErrorCode = (typeof REVIEW_ERROR_CODES)[number];
export type ReviewErrorData = {
  readonly code: ReviewErrorCode;
  readonly message: string;
  readonly details: Readonly<Record<string, string | number>>;
};

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

import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { Words } from './words.ts';

/** Puts a failed call into words; what is no expected failure reads as an internal error. */
export function failureWords(words: Words, error: unknown): string {
  if (!(error instanceof ReviewFailure)) return words.errors.codes.internal({});
  return words.errors.codes[error.code](error.details);
}

import { type ReviewErrorData, ReviewFailure } from '#shared/contract/review-error.ts';

/** The failure as data, for the words file; anything that is no `ReviewFailure` is a bug and is thrown on. */
export function failureOf(error: unknown): ReviewErrorData {
  if (!(error instanceof ReviewFailure)) throw error;
  return { code: error.code, message: error.message, details: { ...error.details } };
}

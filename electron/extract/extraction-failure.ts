import type { ReadFailureCode } from '#shared/model/extraction.ts';

/**
 * Carries an expected failure out of the depth of a parser to `readDocument`, which turns it into data.
 * Never leaves `electron/extract`.
 */
export class ExtractionFailure extends Error {
  readonly code: ReadFailureCode;

  constructor(code: ReadFailureCode, detail: string) {
    super(detail);
    this.name = 'ExtractionFailure';
    this.code = code;
  }
}

/** The message of whatever a library threw, cut to a line. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0]?.slice(0, 300) ?? '';
}

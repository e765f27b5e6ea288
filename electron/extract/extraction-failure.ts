import type { ReadFailure, ReadFailureCode } from '#shared/model/extraction.ts';

/**
 * Carries an expected failure out of the depth of a parser to `readDocument`, which turns it into data.
 * Never leaves `electron/extract`.
 */
export class ExtractionFailure extends Error {
  readonly code: ReadFailureCode;
  /** With `encrypted`: no password opens it here. */
  readonly isSealed: boolean;

  constructor(code: ReadFailureCode, detail: string, { isSealed = false }: { readonly isSealed?: boolean } = {}) {
    super(detail);
    this.name = 'ExtractionFailure';
    this.code = code;
    this.isSealed = isSealed;
  }

  /** The failure as data. */
  toData(): ReadFailure {
    return { code: this.code, detail: this.message, ...(this.isSealed ? { isSealed: true } : {}) };
  }
}

/** The message of whatever a library threw, cut to a line. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0]?.slice(0, 300) ?? '';
}

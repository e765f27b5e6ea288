import type { DocumentView } from '#shared/contract/review-views.ts';
import type { ReadFailureCode } from '#shared/model/extraction.ts';

/** Readings that succeeded and gave nothing to review: they stand among the problems, although they can be opened. */
const EMPTY_READINGS = ['no-text', 'unmapped-fonts'] as const;
/** A document of scanned pages only, which recognition gives a text. */
const SCANNED = 'scanned-pages';

/** What is wrong with a document: why it was not read, or that its text cannot be used; `null` for one that is well. */
export function problemOf({ state }: DocumentView): ReadFailureCode | 'sealed' | (typeof EMPTY_READINGS)[number] | typeof SCANNED | null {
  if (state.kind === 'failed') return state.isSealed ? 'sealed' : state.code;
  const { warnings } = state.summary;
  if (warnings.includes('no-text') && warnings.includes(SCANNED)) return SCANNED;
  return EMPTY_READINGS.find((code) => warnings.includes(code)) ?? null;
}

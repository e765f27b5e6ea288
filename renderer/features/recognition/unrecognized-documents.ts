import type { DocumentView } from '#shared/contract/review-views.ts';

const UNRECOGNIZED = ['scanned-pages', 'unusable-text-layer'];

/** Whether a document has pages that only recognition can give a text. */
export function isUnrecognized({ state, isMissing }: DocumentView): boolean {
  return !isMissing && state.kind === 'ready' && UNRECOGNIZED.some((code) => state.summary.warnings.includes(code));
}

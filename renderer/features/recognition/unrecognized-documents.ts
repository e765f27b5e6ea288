import type { DocumentView } from '#shared/contract/review-views.ts';

/** What a document is warned of that is a scan as a whole, or whose text nobody can read. */
const SCANS = ['scanned-pages', 'unmapped-fonts'];
/** What one is warned of that has some such pages. */
const SOME_PAGES = [...SCANS, 'some-scanned-pages', 'unusable-text-layer'];

function isWarnedOf({ state, isMissing }: DocumentView, codes: readonly string[]): boolean {
  return !isMissing && state.kind === 'ready' && codes.some((code) => state.summary.warnings.includes(code));
}

/** Whether a document is one that only recognition can give a text. */
export function isUnrecognized(document: DocumentView): boolean {
  return isWarnedOf(document, SCANS);
}

/** Whether a document has pages, be it a single one, that only recognition can give a text. */
export function hasUnrecognizedPages(document: DocumentView): boolean {
  return isWarnedOf(document, SOME_PAGES);
}

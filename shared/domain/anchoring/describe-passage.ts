import type { PassageTarget } from '#shared/model/annotation.ts';
import { type AnchorDocument, type AnchorIndex, asAnchorIndex, type TextRange } from './anchor-index.ts';

/** UTF-16 units kept on each side of a quote: policies repeat clauses word for word, and a quote alone would match the wrong one. */
const QUOTE_CONTEXT_LENGTH = 32;

/**
 * The selectors of a passage: where it stands, what it says with its surroundings, and in which clause.
 * The range is clamped to the text and widened to whole characters; an index made once saves rebuilding the canonical text.
 */
export function describePassage(document: AnchorDocument | AnchorIndex, range: TextRange): PassageTarget {
  const index = asAnchorIndex(document);
  const { text } = index.canonical;
  const { start, end } = wholeCharacters(text, range);
  const before = wholeCharacters(text, { start: Math.max(0, start - QUOTE_CONTEXT_LENGTH), end: start });
  const after = wholeCharacters(text, { start: end, end: Math.min(text.length, end + QUOTE_CONTEXT_LENGTH) });
  return {
    source: index.contentHash,
    selector: [
      { type: 'TextPositionSelector', start, end },
      {
        type: 'TextQuoteSelector',
        exact: text.slice(start, end),
        prefix: text.slice(before.start, start),
        suffix: text.slice(end, after.end),
      },
      { type: 'YueceClauseSelector', path: [...index.pathAt(start)] },
    ],
  };
}

/** The range inside the text, its ends moved outward where they would split a surrogate pair. */
export function wholeCharacters(text: string, range: TextRange): TextRange {
  const low = clamp(Math.min(range.start, range.end), text.length);
  const high = clamp(Math.max(range.start, range.end), text.length);
  if (low === high) {
    const point = splitsPair(text, low) ? low - 1 : low;
    return { start: point, end: point };
  }
  return { start: splitsPair(text, low) ? low - 1 : low, end: splitsPair(text, high) ? high + 1 : high };
}

function clamp(offset: number, length: number): number {
  return Number.isFinite(offset) ? Math.max(0, Math.min(Math.trunc(offset), length)) : 0;
}

function splitsPair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const left = text.charCodeAt(offset - 1);
  const right = text.charCodeAt(offset);
  return left >= 0xd800 && left <= 0xdbff && right >= 0xdc00 && right <= 0xdfff;
}

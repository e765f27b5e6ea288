import { foldText } from '#shared/domain/text/fold-text.ts';

/** Matches remembered; more than a reader can step through, and few enough to hold for any text. */
const MATCH_LIMIT = 50_000;

/** Every place where a query stands, not overlapping: starts in the canonical text, ascending, each `length` units long. */
export type Matches = { readonly starts: Uint32Array; readonly length: number };

export const NO_MATCHES: Matches = { starts: new Uint32Array(0), length: 0 };

/** Finds a query in a text that is folded already: script, width, case and forms of punctuation make no difference. Linear. */
export function findMatches(foldedText: string, query: string): Matches {
  const needle = foldText(query.trim());
  if (needle === '') return NO_MATCHES;
  const starts: number[] = [];
  for (let at = foldedText.indexOf(needle); at >= 0 && starts.length < MATCH_LIMIT; at = foldedText.indexOf(needle, at + needle.length))
    starts.push(at);
  return { starts: Uint32Array.from(starts), length: needle.length };
}

/** Number of the first match at or after an offset; 0 after the last one, because find wraps around. O(log matches). */
export function matchFrom(matches: Matches, offset: number): number {
  const index = lowerBound(matches.starts, offset);
  return index >= matches.starts.length ? 0 : index;
}

/** Numbers `[first, last)` of the matches that touch a range. O(log matches). */
export function matchesIn(matches: Matches, start: number, end: number): readonly [number, number] {
  return [lowerBound(matches.starts, start - matches.length + 1), lowerBound(matches.starts, end)];
}

function lowerBound(values: Uint32Array, least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

import { findUnits, needleOf } from './find-units.ts';
import { squeezeWithOrigins } from './squeeze-text.ts';

/** Ranges remembered; more than a reader can step through. */
const RANGE_LIMIT = 50_000;

export type QueryRange = { readonly start: number; readonly end: number };

/** Every place of a text where a word of a query stands, in order, those that overlap made one; `words` are squeezed, offsets UTF-16 units. Linear for each word. */
export function findQueryRanges(text: string, words: readonly string[]): readonly QueryRange[] {
  if (words.length === 0) return [];
  const { units, origins } = squeezeWithOrigins(text);
  const found: QueryRange[] = [];
  for (const word of words) {
    const needle = needleOf(word);
    const length = needle.units.length;
    if (length === 0) continue;
    for (let at = findUnits(units, needle, 0, units.length); at >= 0; at = findUnits(units, needle, at + length, units.length)) {
      found.push({ start: origins[at] ?? 0, end: (origins[at + length - 1] ?? 0) + 1 });
      if (found.length >= RANGE_LIMIT) return merged(found);
    }
  }
  return merged(found);
}

function merged(found: readonly QueryRange[]): readonly QueryRange[] {
  const ranges: { start: number; end: number }[] = [];
  for (const { start, end } of found.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    const last = ranges.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else ranges.push({ start, end });
  }
  return ranges;
}

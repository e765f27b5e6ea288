import { findTerm, soughtOf } from './find-terms.ts';
import type { SearchTerm } from './search-query.ts';
import { squeezeWithOrigins } from './squeeze-text.ts';

/** Ranges remembered; more than a reader can step through. */
const RANGE_LIMIT = 50_000;

export type QueryRange = { readonly start: number; readonly end: number };

/** Every place of a text where a term of a query stands, in order, those that overlap made one; offsets UTF-16 units. Linear for each term. */
export function findQueryRanges(text: string, terms: readonly SearchTerm[]): readonly QueryRange[] {
  if (terms.length === 0) return [];
  const { units, origins } = squeezeWithOrigins(text);
  const found: QueryRange[] = [];
  for (const term of terms) {
    for (const { start, end } of findTerm(units, soughtOf(term), 0, units.length)) {
      found.push({ start: origins[start] ?? 0, end: (origins[end - 1] ?? 0) + 1 });
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

import type { AnchorIndex } from './anchor-index.ts';
import { adjoiningLength, contextSimilarity, type QuoteContext } from './passage-context.ts';

/** What is looked for: the folded quote with its surroundings, where it stood, and in which clause. */
export interface SoughtPassage {
  readonly exact: string;
  readonly quote: Uint16Array;
  readonly context: QuoteContext;
  readonly start: number;
  readonly path: readonly string[];
}

/** A place that says the quote, with the evidence that it is the one meant; all shares are 0–1. */
export interface Occurrence {
  readonly start: number;
  readonly end: number;
  readonly before: number;
  readonly after: number;
  readonly path: number;
  readonly distance: number;
}

/** Places weighed in full; more than this many equally good ones are ambiguous anyway. */
const WEIGHED_OCCURRENCES = 24;

/** Every place where the folded quote stands, best evidence first, at most `WEIGHED_OCCURRENCES`. */
export function findOccurrences(index: AnchorIndex, sought: SoughtPassage): readonly Occurrence[] {
  const { quote, context } = sought;
  const ranked = quotePositions(index, quote)
    .map((start) => ({
      start,
      adjoining: adjoiningLength(index.units, start, start + quote.length, context),
      distance: Math.abs(start - sought.start),
    }))
    .sort((left, right) => right.adjoining - left.adjoining || left.distance - right.distance)
    .slice(0, WEIGHED_OCCURRENCES);
  return ranked
    .map(({ start, distance }) => ({
      start,
      end: start + quote.length,
      ...contextSimilarity(index, start, start + quote.length, context),
      path: pathSimilarity(index.pathAt(start), sought.path),
      distance,
    }))
    .sort((left, right) => evidence(right) - evidence(left) || left.distance - right.distance);
}

/** How strongly a place is the one meant, 0–1: surroundings first, the clause second. */
export function evidence(place: Pick<Occurrence, 'before' | 'after' | 'path'>): number {
  return 0.4 * (place.before + place.after) + 0.2 * place.path;
}

/** Share of labels that two clause paths have in common from the outermost in, 0–1; two empty paths agree. */
export function pathSimilarity(left: readonly string[], right: readonly string[]): number {
  const longer = Math.max(left.length, right.length);
  if (longer === 0) return 1;
  let shared = 0;
  while (shared < longer && left[shared] !== undefined && left[shared] === right[shared]) shared += 1;
  return shared / longer;
}

function quotePositions(index: AnchorIndex, quote: Uint16Array): readonly number[] {
  const { units } = index;
  const found: number[] = [];
  if (quote.length === 1) {
    for (let at = units.indexOf(quote[0] ?? 0); at >= 0; at = units.indexOf(quote[0] ?? 0, at + 1)) found.push(at);
    return found;
  }
  const rarest = rarestPair(index, quote);
  for (const position of rarest.positions) {
    const start = position - rarest.offset;
    if (standsAt(units, start, quote)) found.push(start);
  }
  return found;
}

function rarestPair(index: AnchorIndex, quote: Uint16Array): { readonly offset: number; readonly positions: Uint32Array } {
  // A long quote is told by few of its pairs; looking at all of them would cost more than it saves.
  const step = Math.max(1, Math.floor(quote.length / 64));
  let best = { offset: 0, count: Number.POSITIVE_INFINITY };
  for (let offset = 0; offset + 1 < quote.length; offset += step) {
    const count = index.pairCount(quote[offset] ?? 0, quote[offset + 1] ?? 0);
    if (count < best.count) best = { offset, count };
  }
  const { offset } = best;
  return { offset, positions: index.pairPositions(quote[offset] ?? 0, quote[offset + 1] ?? 0) };
}

function standsAt(units: Uint16Array, start: number, quote: Uint16Array): boolean {
  if (start < 0 || start + quote.length > units.length) return false;
  for (let offset = 0; offset < quote.length; offset += 1) {
    if (units[start + offset] !== quote[offset]) return false;
  }
  return true;
}

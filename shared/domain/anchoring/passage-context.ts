import type { AnchorIndex } from './anchor-index.ts';

/** How much of what stood beside a quote stands beside a place now, each side 0–1. */
export interface ContextSimilarity {
  readonly before: number;
  readonly after: number;
}

/** The folded surroundings of a quote. */
export interface QuoteContext {
  readonly prefix: Uint16Array;
  readonly suffix: Uint16Array;
}

/**
 * Compares the surroundings of a quote with those of a place, side by side.
 * An unbroken run next to the quote counts, and so do shared pairs of characters further out; both by how rare they are,
 * since policies are full of set phrases that agree everywhere. O(context).
 */
export function contextSimilarity(index: AnchorIndex, start: number, end: number, context: QuoteContext): ContextSimilarity {
  const { units } = index;
  const before = units.subarray(Math.max(0, start - context.prefix.length), start);
  const after = units.subarray(end, Math.min(units.length, end + context.suffix.length));
  return {
    before: sideSimilarity(index, context.prefix, before, start === 0),
    after: sideSimilarity(index, context.suffix, after, end === units.length),
  };
}

/** Length of the unbroken agreement on both sides of a place: the cheap first look. */
export function adjoiningLength(units: Uint16Array, start: number, end: number, context: QuoteContext): number {
  const { prefix, suffix } = context;
  let before = 0;
  while (before < prefix.length && before < start && prefix[prefix.length - 1 - before] === units[start - 1 - before]) before += 1;
  let after = 0;
  while (after < suffix.length && end + after < units.length && suffix[after] === units[end + after]) after += 1;
  return before + after;
}

function sideSimilarity(index: AnchorIndex, expected: Uint16Array, found: Uint16Array, atEdge: boolean): number {
  // An empty side means that the quote stood at the edge of its document: agreement only at the edge of this one.
  if (expected.length === 0) return atEdge ? 1 : 0;
  if (expected.length === found.length && expected.every((unit, offset) => unit === found[offset])) return 1;
  return 0.95 * rarePairOverlap(index, expected, found);
}

/** Share of the expected pairs of neighbouring units that are found too, each weighing more the rarer it is in the document; 0–1. Linear. */
export function rarePairOverlap(index: AnchorIndex, expected: Uint16Array, found: Uint16Array): number {
  const counts = new Map<number, number>();
  for (let at = 0; at + 1 < found.length; at += 1) {
    const pair = pairKey(found, at);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  let total = 0;
  for (let at = 0; at + 1 < expected.length; at += 1) {
    const weight = pairWeight(index, expected, at);
    total += weight;
    const pair = pairKey(expected, at);
    const remaining = counts.get(pair) ?? 0;
    if (remaining > 0) {
      shared += weight;
      counts.set(pair, remaining - 1);
    }
  }
  return total === 0 ? 0 : shared / total;
}

/** How much a pair of neighbours tells: the more the rarer it is in the document. */
export function pairWeight(index: AnchorIndex, units: Uint16Array, at: number): number {
  return 1 / Math.sqrt(1 + index.pairCount(units[at] ?? 0, units[at + 1] ?? 0));
}

/** Two neighbouring units as one number. */
export function pairKey(units: Uint16Array, at: number): number {
  return (units[at] ?? 0) * 0x10000 + (units[at + 1] ?? 0);
}

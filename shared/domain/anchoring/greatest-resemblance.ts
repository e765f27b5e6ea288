import type { AnchorIndex, TextRange } from './anchor-index.ts';
import { evidence, type SoughtPassage } from './find-occurrences.ts';
import { pairKey, pairWeight } from './passage-context.ts';

/**
 * What likeness and support of an edited passage can add up to wherever it may stand in a stretch of text: never less than they do.
 * Told by which pairs of characters the stretch and its surroundings have at all: linear, where the likeness itself is not.
 */
export function greatestResemblance(index: AnchorIndex, { quote, context }: SoughtPassage, stretch: TextRange): number {
  const start = Math.max(0, stretch.start - context.prefix.length);
  const units = index.units.subarray(start, Math.max(start, stretch.end + context.suffix.length));
  const present = new Set<number>();
  for (let at = 0; at + 1 < units.length; at += 1) present.add(pairKey(units, at));
  const { share, missing } = presenceOf(index, quote, present);
  // One edit breaks at most two pairs; where the place is the longer of both, every unit it has more is an edit as well.
  const similarity = quote.length / (quote.length + missing / 2);
  const sideOf = (side: Uint16Array): number => (side.length < 2 ? 1 : presenceOf(index, side, present).share);
  return Math.max(share, (share + similarity) / 2) + evidence({ before: sideOf(context.prefix), after: sideOf(context.suffix), path: 1 });
}

/** How many of the pairs of neighbours are not present, and what share of their weight is. */
function presenceOf(
  index: AnchorIndex,
  expected: Uint16Array,
  present: ReadonlySet<number>,
): { readonly share: number; readonly missing: number } {
  let [shared, total, missing] = [0, 0, 0];
  for (let at = 0; at + 1 < expected.length; at += 1) {
    const weight = pairWeight(index, expected, at);
    total += weight;
    if (present.has(pairKey(expected, at))) shared += weight;
    else missing += 1;
  }
  return { share: total === 0 ? 0 : shared / total, missing };
}

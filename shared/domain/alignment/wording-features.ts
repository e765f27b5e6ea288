import { pairCost, unitCost } from '../repair/reading-cost.ts';

/** Two code units of one feature; a single character stands alone below it. */
const PAIR = 0x10000;

/** Bits up to which a word is on every page, and from which on it is as telling as words get. */
const COMMON_BITS = 9;
const RARE_BITS = 17;
/** What a word tells at the least. */
const LEAST_TOLD = 0.1;
/** Two characters that are no listed word: a rare word, or the seam of two. */
const UNLISTED = 0.8;
/** A character beside a pair of them. */
const CHARACTER = 0.35;

/** Features of folded text, with their counts: single Han characters, and pairs of them that stand together. Linear. */
export function wordingFeatures(text: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x4e00 || unit > 0x9fff) {
      before = 0;
      continue;
    }
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
    if (before !== 0) counts.set(before * PAIR + unit, (counts.get(before * PAIR + unit) ?? 0) + 1);
    before = unit;
  }
  return counts;
}

/** Whether a feature is a pair of characters, not a single one. */
export function isPairFeature(feature: number): boolean {
  return feature >= PAIR;
}

/** What a feature tells by how rare it is in the language as a whole, 0 to 1: 推进 next to nothing, 托位 all. */
export function tellingWeight(feature: number): number {
  if (feature < PAIR)
    return CHARACTER * Math.max(LEAST_TOLD / 2, Math.min(1, (unitCost(feature) - COMMON_BITS + 1) / (RARE_BITS - COMMON_BITS)));
  const bits = pairCost(Math.floor(feature / PAIR), feature % PAIR);
  return bits === null ? UNLISTED : Math.max(LEAST_TOLD, Math.min(1, (bits - COMMON_BITS) / (RARE_BITS - COMMON_BITS)));
}

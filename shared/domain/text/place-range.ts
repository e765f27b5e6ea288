import type { TextPlace } from '#shared/model/remark.ts';
import type { CanonicalText } from './canonical-text.ts';

/** Canonical offsets of a place in blocks; clamped to the text. Blocks are named by position: `b1` is the first. */
export function placeRange(place: TextPlace, canonical: CanonicalText): { readonly start: number; readonly end: number } {
  const offset = (block: string, units: number): number => canonical.offsetOf(Math.max(0, Number(block.slice(1)) - 1), units);
  const start = offset(place.block, place.start);
  return { start, end: Math.max(start, offset(place.endBlock, place.end)) };
}

import type { SourceBlock } from '#shared/model/extraction.ts';
import type { SourcePlace, TextPlace } from '#shared/model/remark.ts';
import { blockText } from '../text/canonical-text.ts';
import { alignTexts, type CommonStretch, offsetAfter } from './align-texts.ts';
import type { WorkingBlock } from './working-text.ts';

interface Point {
  readonly block: number;
  readonly offset: number;
}

/** A run of source blocks, and the run of final blocks that repairs made of it; ends are exclusive. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly finalFrom: number;
  readonly finalTo: number;
}

/** Takes places in the text as it was read to the same places in the text as it stands after repair. Linear in the text for any number of places. */
export function placeCarrier(source: readonly SourceBlock[], repaired: readonly WorkingBlock[]): (place: SourcePlace) => TextPlace {
  const stretches = stretchesOf(source, repaired);
  const starts = stretches.map(({ from }) => from);
  const moves = new Map<Stretch, (point: Point) => Point>();
  const carry = (point: Point): Point => {
    const stretch = stretches[lastAtOrBefore(starts, point.block)];
    if (stretch === undefined) return { block: 0, offset: 0 };
    const move = moves.get(stretch) ?? moverOf(stretch, source, repaired);
    moves.set(stretch, move);
    return move(point);
  };
  return (place) => {
    const start = carry({ block: place.block, offset: place.start });
    const carried = carry({ block: place.endBlock, offset: place.end });
    const isBefore = carried.block < start.block || (carried.block === start.block && carried.offset < start.offset);
    const end = isBefore ? start : carried;
    return { block: `b${start.block + 1}`, start: start.offset, endBlock: `b${end.block + 1}`, end: end.offset };
  };
}

/** Blocks that came through as they were, each alone, and what lies between them. */
function stretchesOf(source: readonly SourceBlock[], repaired: readonly WorkingBlock[]): Stretch[] {
  const stretches: Stretch[] = [];
  let [from, finalFrom] = [0, 0];
  const close = (to: number, finalTo: number) => {
    if (to > from) stretches.push({ from, to, finalFrom, finalTo });
    [from, finalFrom] = [to, finalTo];
  };
  for (const [index, { block, origins }] of repaired.entries()) {
    const [origin] = origins;
    const original = origin === undefined ? undefined : source[origin];
    if (origin === undefined || origins.length !== 1 || origin < from || original === undefined) continue;
    if (original.rows !== block.rows || original.text !== block.text) continue;
    close(origin, index);
    close(origin + 1, index + 1);
  }
  close(source.length, repaired.length);
  return stretches;
}

function moverOf(stretch: Stretch, source: readonly SourceBlock[], repaired: readonly WorkingBlock[]): (point: Point) => Point {
  const { from, to, finalFrom, finalTo } = stretch;
  const before = joined(source.slice(from, to));
  const after = joined(repaired.slice(finalFrom, finalTo).map(({ block }) => block));
  // Text that was lifted out whole: what was noted there is shown at the end of what stands before.
  if (finalTo === finalFrom) return () => endOf(repaired, finalFrom - 1);
  const common: readonly CommonStretch[] =
    before.text === after.text ? [{ before: 0, after: 0, length: before.text.length }] : alignTexts(before.text, after.text);
  return ({ block, offset }) => {
    const start = before.starts[block - from] ?? 0;
    const length = (before.starts[block - from + 1] ?? before.text.length + 1) - 1 - start;
    const place = offsetAfter(common, start + Math.min(offset, length));
    const index = lastAtOrBefore(after.starts, place);
    return { block: finalFrom + index, offset: place - (after.starts[index] ?? 0) };
  };
}

function joined(blocks: readonly SourceBlock[]): { text: string; starts: number[] } {
  const starts: number[] = [];
  let length = 0;
  const texts = blocks.map((block) => {
    const text = blockText(block);
    starts.push(length);
    length += text.length + 1;
    return text;
  });
  return { text: texts.join('\n'), starts };
}

function endOf(repaired: readonly WorkingBlock[], index: number): Point {
  const block = repaired[index]?.block;
  return block === undefined ? { block: 0, offset: 0 } : { block: index, offset: blockText(block).length };
}

/** Index of the last of ascending starts that is not after a value; 0 where all are. */
function lastAtOrBefore(starts: readonly number[], value: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

import type { ComparedLine, ComparisonView, Edit } from '#shared/model/comparison.ts';

/** Where a passage of one side stands on the other: offsets in the text of the blocks from `first` on, joined by line breaks. */
export type MatchingPassage = {
  /** `nearest` where the other text has nothing of the kind: the place it would stand at. */
  readonly kind: 'same' | 'nearest';
  readonly first: number;
  readonly start: number;
  readonly end: number;
};

/**
 * Finds the passage of the other side that stands for one of this side, by the lines of a comparison. `block` is where the passage begins,
 * `start` and `end` count from the beginning of the line's first block, which `offsetOf` gives. `null` where the other text is empty.
 */
export function matchingPassage(
  { lines }: ComparisonView,
  side: 'old' | 'new',
  {
    block,
    rangeIn,
  }: { readonly block: number; readonly rangeIn: (firstBlock: number) => { readonly start: number; readonly end: number } },
): MatchingPassage | null {
  const at = lines.findIndex((line) => line.kind !== 'moved-away' && holds(line[side], block));
  const line = lines[at];
  if (line === undefined) return null;
  const other = side === 'old' ? line.new : line.old;
  if (other === null) return nearestTo(lines, at, side === 'old' ? 'new' : 'old');
  const own = line[side];
  if (own === null || line.table !== undefined) return { kind: 'same', first: other.first, start: 0, end: 0 };
  const { start, end } = rangeIn(own.first);
  const from = mapped(line.edits, side, start, 'start');
  return { kind: 'same', first: other.first, start: from, end: Math.max(from, mapped(line.edits, side, end, 'end')) };
}

function holds(place: ComparedLine['old'], block: number): boolean {
  return place !== null && place.first <= block && block < place.first + place.count;
}

/** The block behind which it would stand, else the one before which. */
function nearestTo(lines: readonly ComparedLine[], at: number, side: 'old' | 'new'): MatchingPassage | null {
  const before = lines.slice(0, at).findLast((line) => line[side] !== null && line.kind !== 'moved');
  const near = before ?? lines.slice(at).find((line) => line[side] !== null);
  const place = near?.[side];
  return place ? { kind: 'nearest', first: place.first, start: 0, end: 0 } : null;
}

/** An offset of one side on the other: what was replaced leads to the beginning or the end of what stands there now. */
function mapped(edits: readonly Edit[], side: 'old' | 'new', offset: number, edge: 'start' | 'end'): number {
  const own = side === 'old' ? 'remove' : 'add';
  let here = 0;
  let there = 0;
  for (const [at, { op, text }] of edits.entries()) {
    const isHere = op === 'keep' || op === own;
    const isLast = isHere && (edge === 'end' ? offset <= here + text.length : offset < here + text.length);
    if (isLast && op === 'keep') return there + Math.max(0, offset - here);
    if (isLast) return edge === 'start' ? startOfReplacement(edits, at, there, own) : there + lengthBehind(edits, at, own);
    if (isHere) here += text.length;
    if (op !== own) there += text.length;
  }
  return there;
}

/** What replaces a stretch may stand before it (an addition is always behind the removal). */
function startOfReplacement(edits: readonly Edit[], at: number, there: number, own: Edit['op']): number {
  const before = edits[at - 1];
  return before && before.op !== 'keep' && before.op !== own ? there - before.text.length : there;
}

function lengthBehind(edits: readonly Edit[], at: number, own: Edit['op']): number {
  const behind = edits[at + 1];
  return behind && behind.op !== 'keep' && behind.op !== own ? behind.text.length : 0;
}

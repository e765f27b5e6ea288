import { mergeBands } from './merge-bands.ts';
import { lineOf, type Segment, type TextLine } from './text-lines.ts';

/** Lines in one column, from top to bottom; a page is read column after column. */
export type Column = readonly TextLine[];

const FEWEST_LINES = 4;
/** Lines of prose fill their column; cells of a table do not. */
const FILLED_SHARE = 0.42;
/** Share of the segments that may lie across a gutter: titles and full-width lines. */
const CROSSING_SHARE = 0.35;
/** Columns are parted in two, and the parts again: enough for eight side by side. */
const DEEPEST = 3;

interface Gutter {
  readonly at: number;
  readonly crossing: number;
}

function filledShare(segments: readonly Segment[], from: number, to: number): number {
  const lengths = segments.map((segment) => (segment.to - segment.from) / Math.max(1, to - from)).sort((first, second) => first - second);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}

function findGutter(lines: readonly TextLine[]): Gutter | null {
  const segments = lines.flatMap((line) => line.segments);
  const from = Math.min(...segments.map((segment) => segment.from));
  const to = Math.max(...segments.map((segment) => segment.to));
  let best: Gutter | null = null;
  for (let share = 0.28; share <= 0.72; share += 0.01) {
    const at = from + (to - from) * share;
    const left = segments.filter((segment) => segment.to <= at);
    const right = segments.filter((segment) => segment.from >= at);
    const crossing = segments.length - left.length - right.length;
    if (left.length < FEWEST_LINES || right.length < FEWEST_LINES || crossing > segments.length * CROSSING_SHARE) continue;
    if (filledShare(left, from, at) < FILLED_SHARE || filledShare(right, at, to) < FILLED_SHARE) continue;
    if (best === null || crossing < best.crossing) best = { at, crossing };
  }
  return best;
}

/**
 * The columns of a page in reading order. Lines that lie across the gutter part the page into bands; within a band the left column is read
 * before the right one. A page in one column is one column.
 */
export function orderColumns(lines: readonly TextLine[], depth = 0): Column[] {
  const gutter = lines.length < FEWEST_LINES || depth > DEEPEST ? null : findGutter(lines);
  if (gutter === null) return [mergeBands(lines)];
  const columns: TextLine[][] = [];
  let left: TextLine[] = [];
  let right: TextLine[] = [];
  let across: TextLine[] = [];
  const endBand = () => {
    for (const column of [left, right]) if (column.length > 0) columns.push(...orderColumns(column, depth + 1).map((inner) => [...inner]));
    left = [];
    right = [];
  };
  for (const line of lines) {
    const isAcross = line.segments.some((segment) => segment.from < gutter.at && segment.to > gutter.at);
    if (isAcross) {
      endBand();
      across.push(line);
      continue;
    }
    if (across.length > 0) columns.push(across);
    across = [];
    const onLeft = line.segments.filter((segment) => segment.to <= gutter.at);
    const onRight = line.segments.filter((segment) => segment.from >= gutter.at);
    if (onLeft.length > 0) left.push(lineOf(onLeft));
    if (onRight.length > 0) right.push(lineOf(onRight));
  }
  endBand();
  if (across.length > 0) columns.push(across);
  return columns;
}

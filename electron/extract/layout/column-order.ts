import { mergeBands } from './merge-bands.ts';
import { lineOf, type Segment, type TextLine } from './text-lines.ts';

/** Lines in one column, from top to bottom; a page is read column after column. */
export type Column = readonly TextLine[];

const FEWEST_LINES = 4;
/** Lines of prose fill their column; cells of a table do not. */
const FILLED_SHARE = 0.42;
/** Lines of prose this long, in ems, that end at one edge are a column, however little of the room beside them they fill. */
const PROSE_LENGTH = 12;
const JUSTIFIED_SHARE = 0.5;
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

/** Half of the lines are long and end where the others do: columns of which there are more on the same side. */
function isProse(segments: readonly Segment[]): boolean {
  const lengths = segments.map(({ from, to, size }) => (to - from) / Math.max(1, size)).sort((first, second) => first - second);
  if ((lengths[Math.floor(lengths.length / 2)] ?? 0) < PROSE_LENGTH) return false;
  const ends = new Map<number, number>();
  for (const { to, size } of segments) {
    const end = Math.round(to / Math.max(1, size));
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  return Math.max(...ends.values()) >= segments.length * JUSTIFIED_SHARE;
}

function isColumn(segments: readonly Segment[], from: number, to: number): boolean {
  return filledShare(segments, from, to) >= FILLED_SHARE || isProse(segments);
}

/** True of a line that lies across the gutter for the most part; captions of pictures between columns do not count. */
function isAcross(line: TextLine, at: number): boolean {
  const length = (segments: readonly Segment[]) => segments.reduce((sum, { from, to }) => sum + to - from, 0);
  const crossing = line.segments.filter(({ from, to }) => from < at && to > at);
  return crossing.length > 0 && length(crossing) >= length(line.segments) / 2;
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
    if (!isColumn(left, from, at) || !isColumn(right, at, to)) continue;
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
    if (isAcross(line, gutter.at)) {
      endBand();
      across.push(line);
      continue;
    }
    if (across.length > 0) columns.push(across);
    across = [];
    const onLeft = line.segments.filter(({ from, to }) => (from + to) / 2 <= gutter.at);
    const onRight = line.segments.filter(({ from, to }) => (from + to) / 2 > gutter.at);
    if (onLeft.length > 0) left.push(lineOf(onLeft));
    if (onRight.length > 0) right.push(lineOf(onRight));
  }
  endBand();
  if (across.length > 0) columns.push(across);
  return columns;
}

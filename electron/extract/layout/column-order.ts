import { mergeBands } from './merge-bands.ts';
import { beginsAtEdge, GUTTER_REACH, partSegment, type Stretch, stretchesBeside } from './part-segment.ts';
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

function filledShare(segments: readonly Stretch[], from: number, to: number): number {
  const lengths = segments.map((segment) => (segment.to - segment.from) / Math.max(1, to - from)).sort((first, second) => first - second);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}

/** Half of the lines are long and end where the others do: columns of which there are more on the same side. */
function isProse(segments: readonly Stretch[]): boolean {
  const lengths = segments.map(({ from, to, size }) => (to - from) / Math.max(1, size)).sort((first, second) => first - second);
  if ((lengths[Math.floor(lengths.length / 2)] ?? 0) < PROSE_LENGTH) return false;
  const ends = new Map<number, number>();
  for (const { to, size } of segments) {
    const end = Math.round(to / Math.max(1, size));
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  return Math.max(...ends.values()) >= segments.length * JUSTIFIED_SHARE;
}

function isColumn(segments: readonly Stretch[], from: number, to: number): boolean {
  return filledShare(segments, from, to) >= FILLED_SHARE || isProse(segments);
}

/** True of a line that lies across the gutter for the most part; captions of pictures between columns do not count. */
function isAcross(line: TextLine, at: number): boolean {
  const length = (segments: readonly Segment[]) => segments.reduce((sum, { from, to }) => sum + to - from, 0);
  const crossing = line.segments.filter(({ from, to, size }) => from < at && to > at + size * GUTTER_REACH);
  return crossing.length > 0 && length(crossing) >= length(line.segments) / 2;
}

interface Sides {
  readonly left: readonly Stretch[];
  readonly right: readonly Stretch[];
  /** Segments that lie across. */
  readonly crossing: number;
}

/**
 * What stands on either side of a place; `null` where more than `most` segments lie across, as those of a page in one column do. Words have
 * spaces between them everywhere: lines that only a space parts are believed as far as others stand apart there.
 */
function sidesOf(segments: readonly Segment[], at: number, most: number): Sides | null {
  const [left, right, across]: [Stretch[], Stretch[], Segment[]] = [[], [], []];
  for (const segment of segments) {
    if (segment.to <= at) left.push(segment);
    else if (segment.from >= at) right.push(segment);
    else across.push(segment);
  }
  let believed = Math.min(left.length, right.length);
  let crossing = 0;
  for (const segment of across) {
    const beside = stretchesBeside(segment, at);
    if (beside === null) crossing += 1;
    else {
      left.push(beside[0]);
      right.push(beside[1]);
      if (!beside[2].isSure) believed -= 1;
    }
    if (crossing > most || believed < 0) return null;
  }
  return { left, right, crossing };
}

/** Where most lines right of a gutter begin; `null` where none stands there by itself. */
function edgeAfter(lines: readonly TextLine[], at: number): number | null {
  const counts = new Map<number, number>();
  for (const { from } of lines.flatMap((line) => line.segments))
    if (from >= at) counts.set(Math.round(from), (counts.get(Math.round(from)) ?? 0) + 1);
  return [...counts].sort((first, second) => second[1] - first[1])[0]?.[0] ?? null;
}

function withNotes(line: TextLine, notes: TextLine['notes']): TextLine {
  return notes === undefined ? line : { ...line, notes };
}

/** Lines with what reaches over the gutter by a hanging mark parted there. */
function partedAt(lines: readonly TextLine[], at: number): TextLine[] {
  const edge = edgeAfter(lines, at);
  return lines.map((line) => {
    if (line.rows !== null || !line.segments.some(({ from, to }) => from < at && to > at)) return line;
    const segments = line.segments.flatMap((segment) => {
      const parted = segment.from < at && segment.to > at ? partSegment(segment, at) : null;
      return parted === null || (edge !== null && !beginsAtEdge(parted[1], edge)) ? [segment] : parted;
    });
    return segments.length === line.segments.length ? line : withNotes(lineOf(segments), line.notes);
  });
}

function findGutter(lines: readonly TextLine[]): Gutter | null {
  const segments = lines.flatMap((line) => line.segments);
  const from = segments.reduce((least, segment) => Math.min(least, segment.from), Number.POSITIVE_INFINITY);
  const to = segments.reduce((most, segment) => Math.max(most, segment.to), Number.NEGATIVE_INFINITY);
  let best: Gutter | null = null;
  for (let share = 0.28; share <= 0.72; share += 0.01) {
    const at = from + (to - from) * share;
    const sides = sidesOf(segments, at, segments.length * CROSSING_SHARE);
    if (sides === null || sides.left.length < FEWEST_LINES || sides.right.length < FEWEST_LINES) continue;
    const { left, right, crossing } = sides;
    if (best !== null && crossing >= best.crossing) continue;
    if (isColumn(left, from, at) && isColumn(right, at, to)) best = { at, crossing };
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
  for (const line of partedAt(lines, gutter.at)) {
    if (isAcross(line, gutter.at)) {
      endBand();
      across.push(line);
      continue;
    }
    if (across.length > 0) columns.push(across);
    across = [];
    const onLeft = line.segments.filter(({ from, to }) => (from + to) / 2 <= gutter.at);
    const onRight = line.segments.filter(({ from, to }) => (from + to) / 2 > gutter.at);
    if (onLeft.length > 0) left.push(withNotes(lineOf(onLeft), onRight.length > 0 ? undefined : line.notes));
    if (onRight.length > 0) right.push(withNotes(lineOf(onRight), line.notes));
  }
  endBand();
  if (across.length > 0) columns.push(across);
  return columns;
}

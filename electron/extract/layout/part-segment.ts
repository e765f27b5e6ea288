import { splitRun } from './split-run.ts';
import { type Segment, segmentsOf } from './text-lines.ts';
import type { TextRun } from './text-run.ts';

/** How far text may reach into the gutter, in ems: marks at the end of a line hang out of its column. */
export const GUTTER_REACH = 0.55;
/** Least room between the text of two columns, in ems. */
const LEAST_ROOM = 0.25;
/** Room between two words of one line that is not exceeded, in ems. */
const WIDEST_SPACE = 0.6;
/** How far from the edge of its column a line begins that still begins there, in ems. */
const EDGE_TOLERANCE = 0.6;
const FIRST_LINE_INDENT = 2;

function segmentOf(runs: readonly TextRun[], segment: Segment): Segment | null {
  return segmentsOf({ across: segment.across, size: segment.size, runs }, Number.POSITIVE_INFINITY)[0] ?? null;
}

/** Runs on either side of a place that lies between them, and the room there. */
interface Parting {
  readonly left: readonly TextRun[];
  readonly right: readonly TextRun[];
  readonly room: number;
}

/** The stretch of a line that runs take up. */
export type Stretch = Pick<Segment, 'from' | 'to' | 'size'>;

function stretchOf(runs: readonly TextRun[], size: number): Stretch {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { along, length } of runs) {
    from = Math.min(from, along);
    to = Math.max(to, along + length);
  }
  return { from, to, size };
}

function partRuns(segment: Segment, at: number): Parting | null {
  const reach = segment.size * GUTTER_REACH;
  const [left, right]: [TextRun[], TextRun[]] = [[], []];
  for (const run of segment.runs) {
    const end = run.along + run.length;
    if (run.along + run.length / 2 <= at && end <= at + reach) left.push(run);
    else if (run.along + run.length / 2 > at && run.along >= at - reach) right.push(run);
    else {
      const parted = splitRun(run, at);
      if (parted === null) return null;
      left.push(parted[0]);
      right.push(parted[1]);
    }
  }
  const room = stretchOf(right, 0).from - stretchOf(left, 0).to;
  return left.length === 0 || right.length === 0 || room < segment.size * LEAST_ROOM ? null : { left, right, room };
}

/** What stands on either side of `at` in a segment that it parts, and whether more than a space between words is there; `null` as below. */
export function stretchesBeside(segment: Segment, at: number): readonly [Stretch, Stretch, { readonly isSure: boolean }] | null {
  const parting = partRuns(segment, at);
  if (parting === null) return null;
  const { left, right, room } = parting;
  return [stretchOf(left, segment.size), stretchOf(right, segment.size), { isSure: room >= segment.size * WIDEST_SPACE }];
}

/** Two segments that `at` lies between, out of one that a hanging mark or narrow gutter made of them; `null` where the text goes through. */
export function partSegment(segment: Segment, at: number): readonly [Segment, Segment] | null {
  const parting = partRuns(segment, at);
  if (parting === null) return null;
  const [before, after] = [segmentOf(parting.left, segment), segmentOf(parting.right, segment)];
  return before === null || after === null ? null : [before, after];
}

/** True of a segment that begins where the lines of its column do, `edge`, or is indented as a first line is. */
export function beginsAtEdge(segment: Segment, edge: number): boolean {
  const distance = (segment.from - edge) / Math.max(1, segment.size);
  return Math.abs(distance) < EDGE_TOLERANCE || Math.abs(distance - FIRST_LINE_INDENT) < EDGE_TOLERANCE;
}

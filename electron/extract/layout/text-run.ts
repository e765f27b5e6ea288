import { areUprightColumns, inUprightFrame } from './upright-columns.ts';

/**
 * A piece of text in the frame of its own writing direction: `along` runs with the text, `across` from line to line.
 * Points of a page at its natural size; for upright horizontal text that is x from the left and y of the baseline from the top.
 */
export interface TextRun {
  readonly text: string;
  readonly along: number;
  readonly across: number;
  readonly length: number;
  readonly size: number;
  /** How sure a recogniser was, 0 to 1; only recognised text has it. */
  readonly confidence?: number | undefined;
}

/** Text of one page that is written in one direction. */
export interface RunGroup {
  /** Quarter turns clockwise from upright; vertical writing counts as 1. */
  readonly quarter: number;
  readonly isVertical: boolean;
  readonly runs: readonly TextRun[];
  /** Extent of the page in the same frame. */
  readonly extent: { readonly alongFrom: number; readonly alongTo: number; readonly acrossFrom: number; readonly acrossTo: number };
}

interface OpenGroup {
  readonly quarter: number;
  readonly isVertical: boolean;
  readonly runs: TextRun[];
  characters: number;
}

export interface PageText {
  /** Groups by direction, the one with most text first. */
  readonly groups: readonly RunGroup[];
  /** Text at an odd angle: watermarks and stamps. */
  readonly skewed: readonly string[];
  /** Characters that a font gave no meaning: private use, replacement, control. */
  readonly unmapped: number;
  readonly characters: number;
}

/** A run with its direction: quarter turns clockwise, `null` at an odd angle. */
export interface PlacedRun {
  readonly quarter: number | null;
  readonly isVertical: boolean;
  readonly run: TextRun;
}

export type Matrix = readonly [number, number, number, number, number, number];

/** Deviation from a right angle, in quarter turns, that still counts as one: scans are put in slightly turned. */
const STRAIGHT_WITHIN = 0.06;
/** Among upright columns, fewest characters of a line that runs across them, and how long it is at least, in ems: letters and digits can be set side by side in a column. */
const FEWEST_IN_LINE = 3;
const LEAST_LINE = 1.5;
const UNMAPPED = /[\0-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]/g;

/** The matrix that first applies `inner`, then `outer`. */
export function combine(outer: readonly number[], inner: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** A point of the page in the frame of text turned by quarters. */
export function inFrame(x: number, y: number, quarter: number): readonly [number, number] {
  if (quarter === 1) return [y, -x];
  if (quarter === 2) return [-x, -y];
  return quarter === 3 ? [-y, x] : [x, y];
}

function extentOf(width: number, height: number, quarter: number): RunGroup['extent'] {
  const [alongA, acrossA] = inFrame(0, 0, quarter);
  const [alongB, acrossB] = inFrame(width, height, quarter);
  return {
    alongFrom: Math.min(alongA, alongB),
    alongTo: Math.max(alongA, alongB),
    acrossFrom: Math.min(acrossA, acrossB),
    acrossTo: Math.max(acrossA, acrossB),
  };
}

/** The direction of a vector on the page (y down) in quarter turns, 0 to 3; `null` at an odd angle. */
export function quarterOf(x: number, y: number, added = 0): number | null {
  const turned = Math.atan2(y, x) / (Math.PI / 2) + added;
  const quarter = Math.round(turned);
  return Math.abs(turned - quarter) < STRAIGHT_WITHIN ? ((quarter % 4) + 4) % 4 : null;
}

/** Text that was turned onto its side within columns: its baseline is left of the middle of the column, in ems. */
const TURNED_BASELINE = 0.35;

function isLine({ text, length, size }: TextRun): boolean {
  return text.trim().length >= FEWEST_IN_LINE && length > size * LEAST_LINE;
}

/** Text set character by character from top to bottom, with the letters and digits turned within it, is one group of vertical writing. */
function uprightAsVertical(groups: readonly OpenGroup[]): readonly OpenGroup[] {
  const upright = groups.find(({ quarter, isVertical, runs }) => quarter === 0 && !isVertical && areUprightColumns(runs));
  if (upright === undefined) return groups;
  const turned = groups.filter(({ quarter, isVertical }) => quarter === 1 && !isVertical);
  // A line of several characters among them runs across all columns: a page number, a running head.
  const lines = upright.runs.filter(isLine);
  const inside = turned.flatMap(({ runs }) => runs).map((run) => ({ ...run, across: run.across - run.size * TURNED_BASELINE }));
  const characters = turned.reduce((sum, group) => sum + group.characters, upright.characters);
  const runs = [...upright.runs.filter((run) => !isLine(run)).map(inUprightFrame), ...inside];
  const others = groups.filter((group) => group !== upright && !turned.includes(group));
  const across = lines.length === 0 ? [] : [{ quarter: 0, isVertical: false, runs: lines, characters: 0 }];
  return [{ quarter: 1, isVertical: true, runs, characters }, ...across, ...others];
}

/** Gathers the runs of a page by the direction they are written in. */
export function groupRuns(placed: readonly PlacedRun[], width: number, height: number): PageText {
  const groups = new Map<string, OpenGroup>();
  const skewed: string[] = [];
  let unmapped = 0;
  let characters = 0;
  for (const { quarter, isVertical, run } of placed) {
    characters += run.text.length;
    unmapped += run.text.match(UNMAPPED)?.length ?? 0;
    if (quarter === null) {
      skewed.push(run.text.trim());
      continue;
    }
    const key = `${quarter}${isVertical}`;
    const group = groups.get(key) ?? { quarter, isVertical, runs: [], characters: 0 };
    groups.set(key, group);
    group.runs.push(run);
    group.characters += run.text.length;
  }
  const sorted = [...uprightAsVertical([...groups.values()])].sort((first, second) => second.characters - first.characters);
  return {
    groups: sorted.map(({ quarter, isVertical, runs }) => ({ quarter, isVertical, runs, extent: extentOf(width, height, quarter) })),
    skewed,
    unmapped,
    characters,
  };
}

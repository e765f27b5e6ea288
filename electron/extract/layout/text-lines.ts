import type { TextRun } from './text-run.ts';

/** A stretch of a line without a wide gap in it. */
export interface Segment {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly across: number;
  readonly size: number;
  /** The mean of what its runs have; `undefined` where none has it. */
  readonly confidence?: number | undefined;
  /** What it is made of, from left to right; none in a cell put together from several lines. */
  readonly runs: readonly TextRun[];
}

/** Text on one baseline. */
export interface TextLine extends Segment {
  readonly segments: readonly Segment[];
  /** A table stands in its place among the lines, without text. */
  readonly rows: readonly (readonly string[])[] | null;
  /** The table has no line below its last row: that goes on over the page. */
  readonly isCut?: boolean;
  /** A row of cells, never part of a paragraph. */
  readonly standsAlone: boolean;
  /** Footnotes that the line refers to. */
  readonly notes?: readonly PageNote[];
}

/** A footnote of a page. */
export interface PageNote {
  readonly label: string;
  readonly text: string;
}

/** Gap that parts a line, in ems: as narrow as the space between two columns can be. */
const WIDE_GAP = 1.1;
/** Gap between letters and digits that stands for a space, in ems. */
const WORD_GAP = 0.16;
/** The same where Chinese is on one side: justified lines are spaced out, and a space there says little. */
const HAN_GAP = 0.7;
const BASELINE_TOLERANCE = 0.35;
/** Raised or lowered text is smaller, and off the baseline by no more than this, in ems of the line. */
const SCRIPT_TOLERANCE = 0.6;

interface OpenLine {
  across: number;
  size: number;
  readonly runs: TextRun[];
}

function belongs(run: TextRun, line: OpenLine): boolean {
  const distance = Math.abs(run.across - line.across);
  const size = Math.max(run.size, line.size);
  if (distance <= size * BASELINE_TOLERANCE) return distance <= run.size * BASELINE_TOLERANCE || !standsBelow(run, line);
  const isScript = Math.min(run.size, line.size) < size * 0.8;
  return isScript && distance <= size * SCRIPT_TOLERANCE && !standsBelow(run, line);
}

/** Characters of words; shorter runs over each other are raised and lowered signs. */
const FEWEST_OF_WORDS = 3;

/** Small lines beside a large one are lines of their own: do words stand below others of the line? */
function standsBelow(run: TextRun, line: OpenLine): boolean {
  if (run.text.length < FEWEST_OF_WORDS) return false;
  return line.runs.some((other) => {
    if (other.text.length < FEWEST_OF_WORDS || Math.abs(other.across - run.across) <= run.size * BASELINE_TOLERANCE) return false;
    const shared = Math.min(run.along + run.length, other.along + other.length) - Math.max(run.along, other.along);
    return shared > Math.min(run.length, other.length) / 2;
  });
}

function gatherLines(runs: readonly TextRun[]): OpenLine[] {
  const lines: OpenLine[] = [];
  for (const run of [...runs].sort((first, second) => first.across - second.across)) {
    const line = lines.slice(-3).findLast((candidate) => belongs(run, candidate));
    if (line === undefined) {
      lines.push({ across: run.across, size: run.size, runs: [run] });
      continue;
    }
    line.runs.push(run);
    if (run.size > line.size) {
      line.size = run.size;
      line.across = run.across;
    }
  }
  return lines;
}

/** Bold is sometimes drawn as the same text twice, a hair apart. */
function isDrawnAgain(run: TextRun, previous: TextRun | undefined): boolean {
  if (previous === undefined || previous.text !== run.text) return false;
  return Math.abs(run.along - previous.along) < run.size * 0.25;
}

function separatorBetween(before: string, after: string, gap: number, size: number): string {
  if (gap <= size * WORD_GAP || /\s$/.test(before) || /^\s/.test(after)) return '';
  const isWestern = /[\p{Script=Latin}\p{Nd}.,;:!?%)\]]$/u.test(before) && /^[\p{Script=Latin}\p{Nd}([]/u.test(after);
  return gap > size * (isWestern ? WORD_GAP : HAN_GAP) ? ' ' : '';
}

const HAN_SPACE_HAN = /(?<=[\p{Script=Han}，。、；：]) (?=[\p{Script=Han}，。、；：])/gu;
const HAN_HAN = /\p{Script=Han}(?=\p{Script=Han})/gu;

/** pdf.js takes the loose setting of a justified line for spaces: where they are many they mean nothing. */
function withoutTracking(text: string): string {
  if (!text.includes(' ')) return text;
  const spaces = text.match(HAN_SPACE_HAN)?.length ?? 0;
  if (spaces < 3 || spaces < (text.match(HAN_HAN)?.length ?? 0) * 0.2) return text;
  return text.replace(HAN_SPACE_HAN, '');
}

/** The mean over the characters of the parts that have a confidence; `undefined` where none has. */
export function meanConfidence(parts: readonly { readonly text: string; readonly confidence?: number | undefined }[]): number | undefined {
  let weight = 0;
  let sum = 0;
  for (const { text, confidence } of parts) {
    if (confidence === undefined) continue;
    weight += text.length;
    sum += text.length * confidence;
  }
  return weight === 0 ? undefined : Math.round((sum / weight) * 1_000) / 1_000;
}

/** The least of what the parts have; `undefined` where none has a confidence. A text is as doubtful as its weakest line. */
export function leastConfidence(parts: readonly { readonly confidence?: number | undefined }[]): number | undefined {
  let least: number | undefined;
  for (const { confidence } of parts) if (confidence !== undefined && (least === undefined || confidence < least)) least = confidence;
  return least;
}

interface OpenSegment {
  text: string;
  readonly from: number;
  to: number;
  readonly across: number;
  size: number;
  confidence: number | undefined;
  readonly runs: TextRun[];
}

/** The segments that runs on one baseline make, parted at gaps of `wideGap` ems of the line. */
export function segmentsOf(
  line: { readonly across: number; readonly size: number; readonly runs: readonly TextRun[] },
  wideGap: number,
): Segment[] {
  const segments: OpenSegment[] = [];
  let previous: TextRun | undefined;
  for (const run of [...line.runs].sort((first, second) => first.along - second.along)) {
    if (isDrawnAgain(run, previous)) continue;
    const current = segments.at(-1);
    const gap = current === undefined ? 0 : run.along - current.to;
    if (current === undefined || gap > line.size * wideGap) {
      const { text, along: from, length, size, confidence } = run;
      segments.push({ text, from, to: from + length, across: line.across, size, confidence, runs: [run] });
    } else {
      current.confidence = leastConfidence([current, run]);
      current.text += separatorBetween(current.text, run.text, gap, run.size) + run.text;
      current.to = Math.max(current.to, run.along + run.length);
      current.size = Math.max(current.size, run.size);
      current.runs.push(run);
    }
    previous = run;
  }
  return segments.map((segment) => ({ ...segment, text: withoutTracking(segment.text) }));
}

/** True where runs stand side by side on one line, at a gap of `wideGap` ems of it. */
export function standSideBySide(runs: readonly TextRun[], wideGap: number): boolean {
  for (const line of gatherLines(runs)) {
    if (line.runs.length < 2) continue;
    const sorted = line.runs.sort((first, second) => first.along - second.along);
    let end = Number.POSITIVE_INFINITY;
    let previous: TextRun | undefined;
    const isParted = sorted.some((run) => {
      if (isDrawnAgain(run, previous)) return false;
      if (run.along - end > line.size * wideGap) return true;
      end = previous === undefined ? run.along + run.length : Math.max(end, run.along + run.length);
      previous = run;
      return false;
    });
    if (isParted) return true;
  }
  return false;
}

/** One line made of segments that stand side by side. */
export function lineOf(segments: readonly Segment[]): TextLine {
  const first = segments[0];
  return {
    text: segments.map((segment) => segment.text.trim()).join(' '),
    from: first?.from ?? 0,
    to: segments.at(-1)?.to ?? 0,
    across: first?.across ?? 0,
    size: segments.reduce((size, segment) => Math.max(size, segment.size), 0),
    confidence: leastConfidence(segments),
    runs: segments.flatMap((segment) => segment.runs),
    segments,
    rows: null,
    standsAlone: false,
  };
}

/** Lines of text from runs in any order, from the first to the last line of the page, parted at gaps of `wideGap` ems. */
export function readLines(runs: readonly TextRun[], wideGap = WIDE_GAP): TextLine[] {
  return gatherLines(runs)
    .map((line) => lineOf(segmentsOf(line, wideGap)))
    .sort((first, second) => first.across - second.across);
}

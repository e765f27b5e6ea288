import { joinLines } from './join-lines.ts';
import { lineOf, type PageNote, type Segment, segmentsOf, type TextLine } from './text-lines.ts';
import type { TextRun } from './text-run.ts';

/** `1`, `[2]`, `①`, `*`: what refers to a footnote, raised and small. */
const MARK = /^(?:[[（(〔［]?(\d{1,3})[\]）)〕］]?|([①-⑳*※†]))$/;
/** At most so large are raised marks, as a share of the text they stand in. */
const MARK_SIZE = 0.8;
/** Notes are smaller than the text by this at least, or stand off it by more than its lines do. */
const NOTE_SIZE = 0.94;
const NOTE_GAP = 1.15;
/** Powers of units and chemical formulas, not references. */
const FORMULA = /[A-Za-z]$/;

interface Mark {
  readonly line: number;
  readonly run: TextRun;
  readonly label: string;
}

interface FoundNote {
  readonly mark: Mark;
  readonly start: number;
}

function labelOf(run: TextRun): string | null {
  const found = MARK.exec(run.text.trim());
  return found === null ? null : (found[1] ?? found[2] ?? null);
}

function isRaised(run: TextRun, line: TextLine): boolean {
  return run.size < line.size * MARK_SIZE && run.across < line.across - line.size * 0.08;
}

/** Raised marks inside of lines, in order. */
function findMarks(lines: readonly TextLine[]): Mark[] {
  const marks: Mark[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.rows !== null) continue;
    for (const [place, run] of line.runs.entries()) {
      const label = place === 0 || !isRaised(run, line) ? null : labelOf(run);
      if (label !== null && !FORMULA.test(line.runs[place - 1]?.text.trimEnd() ?? '')) marks.push({ line: index, run, label });
    }
  }
  return marks;
}

/** True of a line that begins with the label of a note: never with a number that goes on, or is followed by a point as those of lists are. */
function beginsNote(line: TextLine | undefined, label: string): boolean {
  if (line === undefined || line.rows !== null) return false;
  const text = line.text.trimStart().replace(/^[[（(〔［](\d{1,3})[\]）)〕］]/, '$1');
  return text.startsWith(label) && !/^[\d.．、,%)）章节条款年月日]/.test(text.slice(label.length));
}

/** The notes of the marks at the end of the page, each below the one before; marks without a note are passed over. */
function findNotes(lines: readonly TextLine[], marks: readonly Mark[]): FoundNote[] {
  const notes: FoundNote[] = [];
  const after = Math.max(...marks.map(({ line }) => line)) + 1;
  let from = after;
  for (const mark of marks) {
    const start = lines.findIndex((line, index) => index >= from && beginsNote(line, mark.label));
    if (start < 0) continue;
    notes.push({ mark, start });
    from = start + 1;
  }
  return notes;
}

function median(values: readonly number[]): number {
  return [...values].sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? 0;
}

/** Where notes begin, the text is smaller or stands off what is above; all that is below is as small. */
function areNotes(lines: readonly TextLine[], start: number): boolean {
  const body = lines.slice(0, start).filter((line) => line.rows === null);
  const tail = lines.slice(start);
  const first = tail[0];
  const previous = body.at(-1);
  if (first === undefined || previous === undefined || tail.some((line) => line.rows !== null || line.size > first.size * 1.1))
    return false;
  if (first.size <= median(body.map(({ size }) => size)) * NOTE_SIZE) return true;
  const leading = median(body.slice(1).map((line, index) => line.across - (body[index]?.across ?? 0)));
  return leading > 0 && first.across - previous.across > leading * NOTE_GAP;
}

function noteAt(lines: readonly TextLine[], label: string): PageNote {
  const text = lines.reduce((joined, line) => joinLines(joined, line.text), '').trim();
  return {
    label,
    text: text
      .replace(/^[[（(〔［](\d{1,3})[\]）)〕］]/, '$1')
      .slice(label.length)
      .trim(),
  };
}

function withoutRuns(line: TextLine, taken: ReadonlySet<TextRun>, notes: readonly PageNote[]): TextLine {
  const segments = line.segments.flatMap((segment): Segment[] => {
    if (!segment.runs.some((run) => taken.has(run))) return [segment];
    return segmentsOf({ ...segment, runs: segment.runs.filter((run) => !taken.has(run)) }, Number.POSITIVE_INFINITY);
  });
  return { ...lineOf(segments), notes };
}

/**
 * Takes the footnotes off the end of a page's lines, and their marks out of the text, where a raised mark is a number to no reader but part of
 * the number before it. The line that refers to a note holds it from then on. Pages without both a mark and its note stay as they are.
 */
export function takeNotes(lines: readonly TextLine[]): readonly TextLine[] {
  const marks = findMarks(lines);
  const found = marks.length === 0 ? [] : findNotes(lines, marks);
  const start = found[0]?.start;
  if (start === undefined || !areNotes(lines, start)) return lines;
  const notes = new Map<number, PageNote[]>();
  const taken = new Set<TextRun>();
  for (const [index, { mark, start: from }] of found.entries()) {
    const note = noteAt(lines.slice(from, found[index + 1]?.start ?? lines.length), mark.label);
    notes.set(mark.line, [...(notes.get(mark.line) ?? []), note]);
    taken.add(mark.run);
  }
  return lines.slice(0, start).map((line, index) => {
    const own = notes.get(index);
    return own === undefined ? line : withoutRuns(line, taken, own);
  });
}

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
/** A note that ended so does not go on over the page: a sentence, a name in brackets, a number. */
const ENDED = /[。！？!?.；;…”’"》〉）)〕】\]」』\d]$/;
/** A line that the end of a page cut ends no further than this before the right edge, in ems. */
const FULL_LINE = 2;
/** Parts of a paper, never the rest of a note: what it is attached or sent to, its date, what its readers fill in, remarks below tables. */
const OWN_PART =
  /^(?:附\s*[件注录表：:]|抄\s*送|主\s*送|报\s*送|印\s*发|联系人|[（(]?此件|\p{Script=Han}[\p{Script=Han}（）()]{0,11}[：:]|[\d○〇零一二三四五六七八九十]{4}\s*年[^，。；]{1,8}日$)/u;
/** Labels of clauses and items. */
const OWN_LABEL =
  /^(?:第[\d一二三四五六七八九十百零〇]{1,5}[编章节条款项]|[一二三四五六七八九十]{1,3}[、.．]|[（(][\d一二三四五六七八九十]{1,3}[)）]|\d{1,3}(?:[、．)）]|\.(?!\d))|[①-⑳])/;
/** Paragraphs begin further in than the rest of a note, by more ems than this. */
const INDENT = 1.2;
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
function findNotes(lines: readonly TextLine[], marks: readonly Mark[], least: number): FoundNote[] {
  const notes: FoundNote[] = [];
  let from = Math.max(least, ...marks.map(({ line }) => line + 1));
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

function textOf(lines: readonly TextLine[]): string {
  return lines.reduce((joined, line) => joinLines(joined, line.text), '').trim();
}

function noteAt(lines: readonly TextLine[], label: string): PageNote {
  const text = textOf(lines);
  return {
    label,
    text: text
      .replace(/^[[（(〔［](\d{1,3})[\]）)〕］]/, '$1')
      .slice(label.length)
      .trim(),
  };
}

/** Whether the last of lines reaches as far as the furthest. */
function isFull(lines: readonly TextLine[]): boolean {
  const text = lines.filter(({ rows }) => rows === null);
  const last = text.at(-1);
  return last !== undefined && Math.max(...text.map(({ to }) => to)) - last.to <= last.size * FULL_LINE;
}

function withoutRuns(line: TextLine, taken: ReadonlySet<TextRun>, notes: readonly PageNote[]): TextLine {
  const segments = line.segments.flatMap((segment): Segment[] => {
    if (!segment.runs.some((run) => taken.has(run))) return [segment];
    return segmentsOf({ ...segment, runs: segment.runs.filter((run) => !taken.has(run)) }, Number.POSITIVE_INFINITY);
  });
  return { ...lineOf(segments), notes };
}

/** A note whose end may stand on the next page. */
export type OpenNote = { -readonly [Key in keyof PageNote]: PageNote[Key] } & {
  /** True where its last line reached the right edge of the page. */
  isFull: boolean;
};

/** What the page before, and the lines drawn on this one, say about its notes. */
export interface NoteEvidence {
  /** Where a line parts the text from the notes, as `noteRule` gives it. */
  readonly rule: number | null;
  /** The last note of the page before. */
  readonly before: OpenNote | null;
}

/** A page's lines without its notes, and the last of them. */
export interface TakenNotes {
  readonly lines: readonly TextLine[];
  readonly last: OpenNote | null;
}

/** True of lines that go on with the note before them: as small as notes are, or, as large as the text, without anything of their own. */
function areRest(lines: readonly TextLine[], body: readonly TextLine[]): boolean {
  const text = body.filter(({ rows }) => rows === null);
  const small = median(text.map(({ size }) => size)) * NOTE_SIZE;
  const edge = Math.min(...text.map(({ from }) => from));
  const isPlain = (line: TextLine): boolean => line.from - edge <= line.size * INDENT && !OWN_LABEL.test(line.text.trim());
  return lines.every((line) => line.rows === null && !OWN_PART.test(line.text.trim()) && (line.size <= small || isPlain(line)));
}

/** True of what stands below a short line: lines no larger than the first one, and nothing that papers end with. */
function areBelowRule(lines: readonly TextLine[]): boolean {
  const largest = (lines[0]?.size ?? 0) * 1.1;
  return lines.every((line) => line.rows === null && line.size <= largest && !OWN_PART.test(line.text.trim()));
}

/** Where the notes of a page begin, the rest of one from the page before included; `null` where nothing says so for certain. */
function beginningOf(lines: readonly TextLine[], start: number | null, below: number, isOpen: boolean): number | null {
  if (below > 0 && areBelowRule(lines.slice(below))) {
    if (start === below || (isOpen && areRest(lines.slice(below, start ?? lines.length), lines.slice(0, below)))) return below;
  }
  if (start === null || !areNotes(lines, start)) return null;
  const size = lines[start]?.size ?? 0;
  const isSmall = size <= median(lines.slice(0, start).map((line) => line.size)) * NOTE_SIZE;
  let from = start;
  while (
    isOpen &&
    isSmall &&
    from > 1 &&
    (lines[from - 1]?.size ?? 0) <= size * 1.05 &&
    areRest(lines.slice(from - 1, from), lines.slice(0, start))
  )
    from -= 1;
  return from;
}

/**
 * Takes the footnotes off the end of a page's lines, and their marks out of the text, where a raised mark is a number to no reader but part of
 * the number before it. The line that refers to a note holds it from then on; the rest of a note that began on the page before is put to that.
 * Pages without both a mark and its note, or such a rest, stay as they are.
 */
export function takeNotes(lines: readonly TextLine[], { rule, before }: NoteEvidence = { rule: null, before: null }): TakenNotes {
  const below = rule === null ? -1 : lines.findIndex(({ across }) => across > rule);
  const marks = findMarks(below > 0 ? lines.slice(0, below) : lines);
  const found = marks.length === 0 ? [] : findNotes(lines, marks, Math.max(0, below));
  const isOpen = before?.isFull === true && !ENDED.test(before.text);
  const begin = beginningOf(lines, found[0]?.start ?? null, below, isOpen);
  if (begin === null) return { lines, last: null };
  const rest = textOf(lines.slice(begin, found[0]?.start ?? lines.length));
  if (before !== null && rest !== '') {
    before.text = joinLines(before.text, rest);
    before.isFull = isFull(lines.slice(0, found[0]?.start ?? lines.length));
  }
  const notes = new Map<number, PageNote[]>();
  const taken = new Set<TextRun>();
  let last = before;
  for (const [index, { mark, start: from }] of found.entries()) {
    const to = found[index + 1]?.start ?? lines.length;
    last = { ...noteAt(lines.slice(from, to), mark.label), isFull: isFull(lines.slice(0, to)) };
    notes.set(mark.line, [...(notes.get(mark.line) ?? []), last]);
    taken.add(mark.run);
  }
  const kept = lines.slice(0, begin).map((line, index) => {
    const own = notes.get(index);
    return own === undefined ? line : withoutRuns(line, taken, own);
  });
  return { lines: kept, last };
}

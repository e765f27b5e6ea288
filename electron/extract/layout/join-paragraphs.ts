import type { SourceBlock } from '#shared/model/extraction.ts';
import { cleanText, noteBlock, PLAIN_STYLE, paragraphBlock, tableBlock } from '../source-blocks.ts';
import type { Column } from './column-order.ts';
import { continueRows } from './continue-rows.ts';
import { joinLines } from './join-lines.ts';
import { leastConfidence, type PageNote, type TextLine } from './text-lines.ts';

/** Lines of one column of one page. */
export interface PageColumn {
  readonly page: number;
  readonly lines: Column;
}

/** A column's edges and its usual distance from line to line, measured on lines of body size. */
interface Frame {
  readonly from: number;
  readonly to: number;
  readonly leading: number;
}

interface Paragraph {
  text: string;
  /** A table; grows where it goes on over the page. */
  rows: readonly (readonly string[])[] | null;
  /** The table's last row goes on over the page. */
  isCut?: boolean;
  readonly page: number;
  lastPage: number;
  readonly size: number;
  readonly isCentred: boolean;
  confidence: number | undefined;
  /** Footnotes it refers to, with their pages. */
  readonly notes: { readonly note: PageNote; readonly page: number }[];
}

const LABEL =
  /^(?:第[〇零一二三四五六七八九十百千\d]+[章节条款编]|[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|\d{1,3}[.．、](?!\d)|[①-⑳]|附件)/;

/** The date under a signature: the end of what it stands under. */
const DATE_LINE =
  /^(?:\d{4}|[〇○零一二三四五六七八九]{4})\s?年\s?[\d〇一二三四五六七八九十]{1,3}\s?月\s?[\d〇一二三四五六七八九十]{1,3}\s?日$/;

/** The end of an entry of a table of contents: dots that lead to a page number. */
const LEADER_LINE = /(?:[.．·‥…⋯]\s?){4,}\d{1,4}$/;
/** Characters of a line that this is looked for in. */
const LEADER_LENGTH = 24;

/** Distance of two lines of one paragraph, in ems, that no typesetter exceeds; official papers have 1.8. */
const WIDEST_LEADING = 2.8;
/** Shorter lines, in ems, end at one place by chance. */
const FULL_LENGTH = 12;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((first, second) => first - second);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** The size that most characters have. */
export function bodySize(columns: readonly PageColumn[]): number {
  const weights = new Map<number, number>();
  for (const { lines } of columns) {
    for (const line of lines) {
      const size = Math.round(line.size * 2) / 2;
      weights.set(size, (weights.get(size) ?? 0) + line.text.length);
    }
  }
  return [...weights].sort((first, second) => second[1] - first[1])[0]?.[0] ?? 0;
}

/** The leftmost place where lines begin again and again; a single outlier does not move the edge. */
function leadingEdge(lines: readonly TextLine[], size: number): number {
  const starts = lines.map((line) => line.from).sort((first, second) => first - second);
  const enough = Math.max(2, starts.length * 0.08);
  const found = starts.find((start) => starts.filter((other) => Math.abs(other - start) < size * 0.3).length >= enough);
  return found ?? starts[0] ?? 0;
}

/** The rightmost place that lines end at more than once; a lone running head or overlong line does not move the edge. */
function trailingEdge(lines: readonly TextLine[], size: number): number {
  const ends = lines.map((line) => line.to).sort((first, second) => second - first);
  return ends.find((end, index) => end - (ends[index + 1] ?? Number.NEGATIVE_INFINITY) < size * 1.5) ?? ends[0] ?? 0;
}

function frameOf(all: readonly TextLine[], size: number): Frame {
  const prose = all.filter((line) => line.rows === null && line.segments.length === 1);
  const lines = prose.length > 0 ? prose : all.filter((line) => line.rows === null);
  const body = lines.filter((line) => Math.abs(line.size - size) <= size * 0.12);
  const measured = body.length >= 2 ? body : lines;
  const distances = measured.slice(1).map((line, index) => line.across - (measured[index]?.across ?? 0));
  return {
    from: leadingEdge(measured, size),
    to: trailingEdge(measured, size),
    leading: median(distances.filter((distance) => distance > 0)),
  };
}

/** Frames of single columns are unsteady where they have few lines: then the document's own stands in. */
function framesOf(columns: readonly PageColumn[], size: number): Frame[] {
  const own = columns.map(({ lines }) => frameOf(lines, size));
  const widest = own.reduce<Frame | null>((best, frame, index) => {
    return (columns[index]?.lines.length ?? 0) >= 5 && (best === null || frame.to - frame.from > best.to - best.from) ? frame : best;
  }, null);
  return own.map((frame, index) => {
    const isSteady = (columns[index]?.lines.length ?? 0) >= 5;
    if (isSteady || widest === null) return frame;
    return { from: Math.min(frame.from, widest.from), to: Math.max(frame.to, widest.to), leading: widest.leading };
  });
}

function isCentred(line: TextLine, frame: Frame): boolean {
  const before = line.from - frame.from;
  const after = frame.to - line.to;
  return before > line.size * 2.5 && after > line.size * 2.5 && Math.abs(before - after) < Math.max(line.size, (before + after) * 0.08);
}

/** Room that the first word of the next line would have needed on the one before. */
function neededRoom(line: TextLine): number {
  const word = /^[\p{Script=Latin}\p{Nd}.,%-]+/u.exec(line.text.trimStart())?.[0];
  return line.size * (word === undefined ? 1 : Math.min(12, word.length * 0.6 + 0.3));
}

interface Joint {
  /** The line before the previous one, in the same column. */
  readonly before: TextLine | null;
  readonly previous: TextLine;
  readonly line: TextLine;
  readonly previousFrame: Frame;
  readonly frame: Frame;
  readonly isSameColumn: boolean;
  /** The column before has too few lines to tell a full one from a short one. */
  readonly isSparse: boolean;
}

/** Ends where its neighbours end: a full line, also where the column is narrower here than elsewhere. */
function endsWithNeighbours({ before, previous, line }: Joint): boolean {
  if (previous.to - previous.from < previous.size * FULL_LENGTH || /[。；：！？]$/.test(previous.text.trimEnd())) return false;
  return [before, line].some((other) => other !== null && Math.abs(other.to - previous.to) < previous.size * 0.3);
}

/** True of an entry of a table of contents; the pattern is looked for where a number ends the line, since it takes time on each line of a paper. */
function endsInPageNumber(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0x30 && last <= 0x39 && LEADER_LINE.test(text.slice(-LEADER_LENGTH));
}

/** A field of a form: its name and its value; by itself it holds no sentence. */
const FIELD = /^\p{Script=Han}{2,8}\s?[：:]\s?\S/u;
const LONE_FIELD = /^\p{Script=Han}{2,8}\s?[：:]\s?[^，。；：]{1,24}$/u;

/** Rows of a form: one at least has fields side by side, or both are nothing but a field. */
function areFields(previous: TextLine, line: TextLine): boolean {
  const [first, second] = [previous.text.trim(), line.text.trim()];
  if (!FIELD.test(first) || !FIELD.test(second)) return false;
  return previous.segments.length + line.segments.length > 2 || (LONE_FIELD.test(first) && LONE_FIELD.test(second));
}

/** Whether a new paragraph begins: another size, a line that ended early, an indent, a gap, a centred line, or a label after a full stop. */
function beginsParagraph(joint: Joint): boolean {
  const { previous, line, previousFrame, frame, isSameColumn, isSparse } = joint;
  const size = Math.max(line.size, previous.size);
  if (line.standsAlone || previous.standsAlone || DATE_LINE.test(previous.text.trim())) return true;
  if (endsInPageNumber(previous.text.trimEnd()) || areFields(previous, line)) return true;
  if (Math.abs(line.size - previous.size) > size * 0.12) return true;
  if (isCentred(line, frame) || isCentred(previous, previousFrame)) return true;
  const isFull = endsWithNeighbours(joint);
  if (previousFrame.to - previous.to > neededRoom(line) + size * 0.9 && !isFull) return true;
  const isIndented = line.from - frame.from > size * 1.2;
  if (isIndented && !(isFull && Math.abs(line.from - previous.from) < size * 0.3)) return true;
  if (isSameColumn && line.across - previous.across > size * WIDEST_LEADING) return true;
  if (isSameColumn && frame.leading > 0 && line.across - previous.across > frame.leading * 1.6) return true;
  if (!isSameColumn && isSparse && /[。！？]$/.test(previous.text.trimEnd())) return true;
  return LABEL.test(line.text) && /[。；：;:！!？?]$/.test(previous.text.trimEnd());
}

function toBlock(paragraph: Paragraph, size: number): SourceBlock | null {
  const { confidence } = paragraph;
  const block = toPlainBlock(paragraph, size);
  return block === null || confidence === undefined ? block : { ...block, confidence };
}

/** A paragraph, and the notes it refers to behind it. */
function toBlocks(paragraph: Paragraph, size: number): SourceBlock[] {
  const block = toBlock(paragraph, size);
  const notes = paragraph.notes.map(({ note, page }) => noteBlock(note.label, cleanText(note.text), page));
  return block === null ? notes : [block, ...notes];
}

function toPlainBlock(paragraph: Paragraph, size: number): SourceBlock | null {
  if (paragraph.rows !== null) return tableBlock(paragraph.rows, paragraph.page);
  const text = cleanText(paragraph.text);
  const isTitle = paragraph.page === 1 && paragraph.isCentred && paragraph.size >= size * 1.2;
  return text === '' ? null : paragraphBlock(text, { ...PLAIN_STYLE, isTitle, isCentred: paragraph.isCentred }, paragraph.page);
}

/** A table that ends a page and one that begins the next are one, if they have the same columns. */
function continueTable(open: Paragraph | undefined, line: TextLine, page: number): boolean {
  if (open === undefined || open.rows === null || line.rows === null || page !== open.lastPage + 1) return false;
  if (open.rows[0]?.length !== line.rows[0]?.length) return false;
  open.rows = continueRows(open.rows, line.rows, open.isCut ?? false);
  open.isCut = line.isCut ?? false;
  open.lastPage = page;
  return true;
}

interface OpenLine {
  readonly before: TextLine | null;
  readonly line: TextLine;
  readonly frame: Frame;
  readonly index: number;
}

/** Whether a page between two others has text that was not read. */
function isAnyBetween(lacking: ReadonlySet<number>, from: number, to: number): boolean {
  for (let page = from; lacking.size > 0 && page <= to; page += 1) if (lacking.has(page)) return true;
  return false;
}

/**
 * Paragraphs from the columns of a document in reading order, over the ends of columns and pages; never over a page of `lacking`, whose text
 * was not read.
 */
export function joinParagraphs(columns: readonly PageColumn[], size: number, lacking: ReadonlySet<number> = new Set()): SourceBlock[] {
  const frames = framesOf(columns, size);
  const paragraphs: Paragraph[] = [];
  let previous: OpenLine | null = null;
  for (const [index, { page, lines }] of columns.entries()) {
    const frame = frames[index];
    if (frame === undefined) continue;
    const before = columns[index - 1]?.page ?? page;
    if (before !== page && isAnyBetween(lacking, before, page)) previous = null;
    for (const line of lines) {
      const open = paragraphs.at(-1);
      const { confidence } = line;
      if (line.rows !== null) {
        const table = {
          text: '',
          rows: line.rows,
          isCut: line.isCut ?? false,
          page,
          lastPage: page,
          size,
          isCentred: false,
          confidence,
          notes: [],
        };
        if (!continueTable(open, line, page)) paragraphs.push(table);
        previous = null;
        continue;
      }
      if (open === undefined || previous === null || beginsParagraph(jointOf(previous, line, frame, index, columns))) {
        const { text } = line;
        const style = { size: line.size, isCentred: isCentred(line, frame) };
        paragraphs.push({ text, rows: null, page, lastPage: page, ...style, confidence, notes: [] });
      } else {
        open.confidence = leastConfidence([open, line]);
        open.text = joinLines(open.text, line.text);
      }
      for (const note of line.notes ?? []) paragraphs.at(-1)?.notes.push({ note, page });
      previous = followedBy(previous, { line, frame, index });
    }
  }
  return paragraphs.flatMap((paragraph) => toBlocks(paragraph, size));
}

function followedBy(previous: OpenLine | null, next: Omit<OpenLine, 'before'>): OpenLine {
  return { ...next, before: previous !== null && previous.index === next.index ? previous.line : null };
}

function jointOf(previous: OpenLine, line: TextLine, frame: Frame, index: number, columns: readonly PageColumn[]): Joint {
  const isSparse = (columns[previous.index]?.lines.length ?? 0) < 3;
  return {
    before: previous.before,
    previous: previous.line,
    line,
    previousFrame: previous.frame,
    frame,
    isSameColumn: previous.index === index,
    isSparse,
  };
}

import type { SourceBlock } from '#shared/model/extraction.ts';
import { noteRepairs } from './note-repairs.ts';
import { firstOrigin, heldTogether, heldWhole, type WorkingBlock, type WorkingText } from './working-text.ts';

/** First cell of a header row of a numbered list table. */
const NUMBER_HEADER = /^(?:序号|序號|编号|編號|项次|項次|No\.?)$/i;
/** How such a row begins: the look that spares every other line the work of being cut into cells. */
const HEADER_START = /^(?:[序编編项項]|No)/i;
const FEWEST_COLUMNS = 3;
const MOST_COLUMNS = 9;
const HEADER_CELL_LENGTH = 16;
/** A row may hold this many times its columns in lines: a cell of several paragraphs. */
const LINES_PER_CELL = 4;
const SECTION = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[部章]).{1,60}$/;
const FEWEST_ROWS = 2;
const NUMERALS = '一二三四五六七八九十';

/** Rebuilds tables that were flattened onto lines: those numbered in their first column, a cell or a row on each line, and runs of lines with tabs. Linear. */
export function rebuildTables(text: WorkingText): WorkingText {
  const blocks: WorkingBlock[] = [];
  const notes = noteRepairs(text.undone);
  for (let index = 0; index < text.blocks.length; ) {
    const found = numberedTable(text.blocks, index) ?? numberedRows(text.blocks, index) ?? tabbedTable(text.blocks, index);
    const working = text.blocks[index];
    if (found === null || working === undefined) {
      if (working !== undefined) blocks.push(working);
      index += 1;
      continue;
    }
    const sources = text.blocks.slice(index, found.end);
    const block: SourceBlock = { kind: 'table', text: '', rows: found.rows, page: working.block.page, style: null };
    const table = { block, origins: sources.flatMap(({ origins }) => origins), held: heldTogether(sources) };
    const isMade = notes.propose({
      kind: 'flattened-table',
      origin: firstOrigin(table),
      before: sources.map((source) => source.block.text).join('\n'),
      after: found.rows.map((row) => row.join('\t')).join('\n'),
      certain: found.certain,
    });
    blocks.push(...(isMade ? [table] : sources.map(heldWhole)));
    index = found.end;
  }
  return notes.drafts.length === 0 ? text : { ...text, blocks, repairs: [...text.repairs, ...notes.drafts] };
}

interface FoundTable {
  readonly rows: string[][];
  readonly end: number;
  readonly certain: boolean;
}

function lineAt(blocks: readonly WorkingBlock[], index: number): string | null {
  const working = blocks[index];
  return working === undefined || working.held === 'whole' || working.block.kind !== 'paragraph' ? null : working.block.text.trim();
}

function numberedTable(blocks: readonly WorkingBlock[], start: number): FoundTable | null {
  const first = lineAt(blocks, start);
  if (first === null || !HEADER_START.test(first) || !NUMBER_HEADER.test(squeezed(first))) return null;
  const header = headerCells(blocks, start);
  if (header === null) return null;
  const width = header.length;
  const rows: string[][] = [header];
  let end = start + width;
  let number = 0;
  let whole = 0;
  let counted = 0;
  let nextSection: string | null = null;
  for (;;) {
    const line = lineAt(blocks, end);
    if (line === null) break;
    const next = rowNumber(line);
    if (next !== null && next > number && next <= number + 20) {
      const row = readRow(blocks, end, { width, number: next, nextSection });
      if (row === null) break;
      rows.push(row.cells);
      end = row.end;
      number = next;
      counted += 1;
      if (row.isWhole) whole += 1;
    } else if (SECTION.test(line) && sectionLeadsToRow(blocks, end, number)) {
      rows.push([line, ...Array.from({ length: width - 1 }, () => '')]);
      nextSection = sectionAfter(line);
      end += 1;
    } else break;
  }
  if (counted < FEWEST_ROWS || whole < counted * 0.6) return null;
  return { rows, end, certain: whole === counted };
}

/** Lines after the number header up to the first section or the row numbered 1. */
function headerCells(blocks: readonly WorkingBlock[], start: number): string[] | null {
  const cells: string[] = [];
  for (let index = start; cells.length <= MOST_COLUMNS; index += 1) {
    const line = lineAt(blocks, index);
    if (line === null) return null;
    if (cells.length > 0 && (rowNumber(line) === 1 || SECTION.test(line))) break;
    const cell = squeezed(line);
    if (cell.length > HEADER_CELL_LENGTH || /[。；;]/.test(cell)) return null;
    cells.push(cell);
  }
  return cells.length >= FEWEST_COLUMNS && cells.length <= MOST_COLUMNS ? cells : null;
}

function squeezed(line: string): string {
  return line.replace(/(?<=[\u4e00-\u9fff])[ \u00a0\u3000]+(?=[\u4e00-\u9fff])/g, '');
}

function rowNumber(line: string): number | null {
  return /^\d{1,3}[.．、]?$/.test(line) ? Number.parseInt(line, 10) : null;
}

interface RowPlace {
  readonly width: number;
  readonly number: number;
  /** How the section that follows would begin; `null` in a table without sections. */
  readonly nextSection: string | null;
}

function readRow(
  blocks: readonly WorkingBlock[],
  start: number,
  { width, number, nextSection }: RowPlace,
): { cells: string[]; end: number; isWhole: boolean } | null {
  const isBoundary = (index: number): boolean => {
    const line = lineAt(blocks, index);
    if (line === null) return true;
    const next = rowNumber(line);
    return (next !== null && next > number && next <= number + 20) || (SECTION.test(line) && sectionLeadsToRow(blocks, index, number));
  };
  const lines = (end: number): string[] => blocks.slice(start, end).map(({ block }) => block.text.trim());
  const exact = start + width;
  if (exact > blocks.length || lines(exact).length < width) return null;
  // Where cells were merged a row has fewer lines: the next section, or the heading that follows the table, is no cell.
  const section = sectionWithin(blocks, start + 2, exact, nextSection);
  // A count in a cell may look like the next row's number: a row that ends where it should is believed first.
  const following = lineAt(blocks, exact);
  if (section === null && following !== null && rowNumber(following) === number + 1)
    return { cells: lines(exact), end: exact, isWhole: true };
  const early = section ?? nextNumberWithin(blocks, start + 2, exact, number + 1);
  if (early !== null && (section !== null || lineAt(blocks, early + width - 1) !== null)) {
    const cells = lines(early);
    return { cells: [...cells, ...Array.from({ length: width - cells.length }, () => '')], end: early, isWhole: false };
  }
  if (isBoundary(exact)) return { cells: lines(exact), end: exact, isWhole: true };
  const late = nextNumberWithin(blocks, exact + 1, Math.min(blocks.length, start + width * LINES_PER_CELL), number + 1);
  if (late === null) return { cells: lines(exact), end: exact, isWhole: true };
  return { cells: foldCells(lines(late), width), end: late, isWhole: false };
}

function nextNumberWithin(blocks: readonly WorkingBlock[], from: number, to: number, number: number): number | null {
  for (let index = from; index < to; index += 1) {
    const line = lineAt(blocks, index);
    if (line === null) return null;
    if (rowNumber(line) === number) return index;
  }
  return null;
}

function sectionWithin(blocks: readonly WorkingBlock[], from: number, to: number, start: string | null): number | null {
  if (start === null) return null;
  for (let index = from; index < to; index += 1) if ((lineAt(blocks, index) ?? '').startsWith(start)) return index;
  return null;
}

/** How the section after this one begins: `二、` after `一、`; `null` for sections of other kinds. */
function sectionAfter(section: string): string | null {
  const numeral = /^([一二三四五六七八九])、/.exec(section)?.[1];
  return numeral === undefined ? null : `${NUMERALS.charAt(NUMERALS.indexOf(numeral) + 1)}、`;
}

/** More lines than columns: the surplus belongs to the widest cell, which is the one with the longest line in the middle. */
function foldCells(lines: readonly string[], width: number): string[] {
  const surplus = lines.length - width;
  let widest = 2;
  for (let index = 2; index < width - 1; index += 1) {
    if ((lines[index]?.length ?? 0) > (lines[widest]?.length ?? 0)) widest = index;
  }
  const at = Math.min(widest, width - 1);
  return [...lines.slice(0, at), lines.slice(at, at + surplus + 1).join('\n'), ...lines.slice(at + surplus + 1)];
}

/** Is a numbered line a section row, that is, followed (past other section rows) by the next row number? */
function sectionLeadsToRow(blocks: readonly WorkingBlock[], index: number, number: number): boolean {
  for (let next = index + 1; next < index + 6; next += 1) {
    const line = lineAt(blocks, next);
    if (line === null) return false;
    const value = rowNumber(line);
    if (value !== null) return value > number && value <= number + 20;
    if (!SECTION.test(line)) return false;
  }
  return false;
}

/** What may set the cells of a row apart on one line, the surest first. */
const CELL_MARKS: readonly RegExp[] = [/\t/, /(?:[ \u00a0]{2,}|[ \u00a0]?\u3000[ \u00a0\u3000]*)/, /[ \u00a0]/];
const LONGEST_ROW_LINE = 4000;

/** A numbered list with a row on each line: a header that begins with 序号, rows that count on, section rows between them. */
function numberedRows(blocks: readonly WorkingBlock[], start: number): FoundTable | null {
  const first = lineAt(blocks, start);
  if (first === null || !HEADER_START.test(first) || first.length > MOST_COLUMNS * (HEADER_CELL_LENGTH + 4)) return null;
  const mark = CELL_MARKS.find((candidate) => isRowHeader(cellsOf(first, candidate)));
  if (mark === undefined) return null;
  const header = cellsOf(first, mark).map(squeezed);
  const rows: string[][] = [header];
  let number = 0;
  let end = start + 1;
  for (let line = lineAt(blocks, end); line !== null && line.length <= LONGEST_ROW_LINE; line = lineAt(blocks, end)) {
    const cells = rowCells(line, mark, header.length, number);
    if (cells !== null) number = rowNumber(cells[0] ?? '') ?? number;
    else if (!SECTION.test(line) || !rowFollows(blocks, end, { mark, width: header.length, number })) break;
    rows.push(cells ?? [line, ...header.slice(1).map(() => '')]);
    end += 1;
  }
  return number >= FEWEST_ROWS && rows.length > FEWEST_ROWS ? { rows, end, certain: mark === CELL_MARKS[0] } : null;
}

function cellsOf(line: string, mark: RegExp): string[] {
  return line.split(mark).map((cell) => cell.trim());
}

function isRowHeader(cells: readonly string[]): boolean {
  return (
    cells.length >= FEWEST_COLUMNS &&
    cells.length <= MOST_COLUMNS &&
    NUMBER_HEADER.test(squeezed(cells[0] ?? '')) &&
    cells.every((cell) => cell !== '' && cell.length <= HEADER_CELL_LENGTH && !/[。；;]/.test(cell))
  );
}

/** The cells of a row that counts on from `number`; with tabs the last ones may be missing, with spaces none. */
function rowCells(line: string, mark: RegExp, width: number, number: number): string[] | null {
  const cells = cellsOf(line, mark);
  const next = rowNumber(cells[0] ?? '');
  if (next === null || next <= number || next > number + 20 || cells.length > width) return null;
  if (cells.length < (mark === CELL_MARKS[0] ? 2 : width)) return null;
  return [...cells, ...Array.from({ length: width - cells.length }, () => '')];
}

/** Does a row follow below a section row, past other section rows? */
function rowFollows(
  blocks: readonly WorkingBlock[],
  index: number,
  { mark, width, number }: { readonly mark: RegExp; readonly width: number; readonly number: number },
): boolean {
  for (let next = index + 1; next < index + 4; next += 1) {
    const line = lineAt(blocks, next);
    if (line === null || line.length > LONGEST_ROW_LINE) return false;
    if (rowCells(line, mark, width, number) !== null) return true;
    if (!SECTION.test(line)) return false;
  }
  return false;
}

/** Three or more neighbouring lines with the same number of tabs. */
function tabbedTable(blocks: readonly WorkingBlock[], start: number): FoundTable | null {
  const width = tabCount(lineAt(blocks, start));
  if (width === 0 || tabCount(lineAt(blocks, start - 1)) === width) return null;
  let end = start;
  while (tabCount(lineAt(blocks, end)) === width) end += 1;
  // Labels with values are a catalogue, not a table.
  if (end - start < 3 || /[:：]\s*(?:\t|$)/.test(lineAt(blocks, start) ?? '')) return null;
  const rows = blocks.slice(start, end).map(({ block }) => block.text.split('\t').map((cell) => cell.trim()));
  return { rows, end, certain: true };
}

function tabCount(line: string | null): number {
  return line === null || !line.includes('\t') ? 0 : line.split('\t').length - 1;
}

import type { Cell, CellRichTextValue, Font, RichText } from '@cj-tech-master/excelts';
import { isoDateParts } from '#shared/domain/tables/form-layout.ts';
import { type CellValue, type ColumnType, cellText, type TextRun } from '#shared/domain/tables/report-table.ts';
import type { Language } from '#shared/model/library.ts';
import { printableText } from '../printable-text.ts';
import { BODY } from './sheet-style.ts';

/** Most characters a cell may hold; a longer text makes Excel "repair" the file. */
const CELL_TEXT_LIMIT = 32_767;
const CUT_MARK = '…（过长，已截断）';
const TEXT_FORMAT = '@';
const FORMULA_START = /^\s*[=+\-@\t\r＝＋－＠]/u;

export type CellType = { readonly type: ColumnType; readonly language: Language };

/**
 * Puts a value into a cell by its column's type: a real date, a number, or text.
 * Text is always stored as a string. Where it begins like a formula the cell is formatted as text too, so that
 * neither a later edit in the cell nor a detour through CSV and back makes it one.
 */
export function setCell(cell: Cell, value: CellValue, { type, language }: CellType): void {
  // Rich text without a word would stand in the cell as its own notation.
  if (value === null || (typeof value !== 'number' && cellText(value) === '')) return;
  if (typeof value === 'number') {
    cell.value = Number.isFinite(value) ? value : String(value);
    return;
  }
  const date = type === 'date' && typeof value === 'string' ? isoDateParts(value) : null;
  if (date !== null && date.year >= 1900) {
    cell.value = new Date(Date.UTC(date.year, date.month - 1, date.day));
    cell.numFmt = language === 'zh-CN' ? 'yyyy"年"m"月"d"日"' : 'yyyy-mm-dd';
    return;
  }
  cell.value = typeof value === 'string' ? boundedText(value) : richText(value);
  if (FORMULA_START.test(cellText(value))) cell.numFmt = TEXT_FORMAT;
}

/** A text without forbidden characters, no longer than a cell may hold. */
export function boundedText(text: string): string {
  const printable = printableText(text);
  if (printable.length <= CELL_TEXT_LIMIT) return printable;
  return `${printable.slice(0, CELL_TEXT_LIMIT - CUT_MARK.length).replace(/[\uD800-\uDBFF]$/u, '')}${CUT_MARK}`;
}

function richText(runs: readonly TextRun[]): CellRichTextValue | string {
  const whole = runs.map((run) => run.text).join('');
  // Cutting inside runs is not worth it: a cell that long has lost its marks' use anyway.
  if (whole.length > CELL_TEXT_LIMIT) return boundedText(whole);
  const parts: RichText[] = runs
    .filter((run) => run.text !== '')
    .map((run) => ({ text: printableText(run.text), font: runFont(run.mark) }));
  return { richText: parts };
}

function runFont(mark: TextRun['mark']): Partial<Font> {
  switch (mark) {
    case 'inserted':
      return { ...BODY, bold: true, underline: true, color: { argb: 'FF1F6F3D' } };
    case 'deleted':
      return { ...BODY, strike: true, color: { argb: 'FFB3261E' } };
    case 'strong':
      return { ...BODY, bold: true };
    case 'muted':
      return { ...BODY, color: { argb: 'FF777777' } };
    case 'plain':
      return BODY;
  }
}

import type { Alignment, Cell, Font, Worksheet } from '@cj-tech-master/excelts';
import { formLines, lineCount } from '#shared/domain/tables/form-layout.ts';
import type { ClosingBox, FormField, ReportTable, TickBox } from '#shared/domain/tables/report-table.ts';
import { boundedText, setCell } from './cell-content.ts';
import { lineSpans, middleColumn, type Span, spanWidth } from './line-spans.ts';
import { BODY, CENTRED, GRID, LABEL_FILL, LEFT, LEFT_TOP, LINE_HEIGHT, rowHeight, SMALL, STRONG, TITLE } from './sheet-style.ts';

/** All columns of a sheet that has one. */
const WHOLE_OF_ONE: Span = { from: 1, to: 1 };

type Look = { readonly font: Partial<Font>; readonly alignment: Partial<Alignment>; readonly lineHeight?: number };

/** Writes the lines above a table and gives the number of the row that its column labels go into. */
export function writeTop(sheet: Worksheet, table: ReportTable, widths: readonly number[]): number {
  let row = 1;
  writeLine(sheet, { row, text: table.title, look: { font: TITLE, alignment: CENTRED, lineHeight: 30 } }, widths);
  row += 1;
  if (table.subtitle !== null) {
    writeLine(sheet, { row, text: table.subtitle, look: { font: BODY, alignment: CENTRED } }, widths);
    row += 1;
  }
  // Two fields beside each other take four columns.
  const lines = widths.length < 4 ? table.head.map((field) => [field]) : formLines(table.head);
  for (const fields of lines) {
    writeFields(sheet, { row, fields }, { table, widths });
    row += 1;
  }
  for (const text of [tickText(table.ticks), table.statistics ?? '']) {
    if (text === '') continue;
    writeLine(sheet, { row, text, look: { font: BODY, alignment: LEFT, lineHeight: 20 } }, widths);
    row += 1;
  }
  return row;
}

/** Writes closing boxes, lines to sign and notes, from `row` on. */
export function writeBottom(
  sheet: Worksheet,
  { table, row: first }: { readonly table: ReportTable; readonly row: number },
  widths: readonly number[],
): void {
  let row = first;
  for (const box of table.closing) {
    writeBox(sheet, { row, box }, widths);
    row += 1;
  }
  if (table.signatures.length > 0) {
    const text = table.signatures.map((signature) => signatureText(signature, table)).join('　　　　');
    writeLine(sheet, { row, text, look: { font: BODY, alignment: LEFT, lineHeight: 36 } }, widths);
    row += 1;
  }
  row = writeStamp(sheet, { table, row }, widths);
  for (const note of table.notes) {
    writeLine(sheet, { row, text: note, look: { font: SMALL, alignment: LEFT } }, widths);
    row += 1;
  }
}

/** Writes the lines for stamp and date on the right, with room for the stamp, and gives the row below them. */
function writeStamp(
  sheet: Worksheet,
  { table, row: first }: { readonly table: ReportTable; readonly row: number },
  widths: readonly number[],
): number {
  // A column alone has no right half.
  const from = widths.length === 1 ? 1 : middleColumn(widths) + 1;
  table.stamp.forEach((line, index) => {
    const cell = joined(sheet, first + index, { from, to: widths.length });
    setCell(cell, signatureText(line, table), { type: 'text', language: table.language });
    cell.font = BODY;
    cell.alignment = LEFT;
    sheet.getRow(first + index).height = index < 2 ? 64 : 34;
  });
  return first + table.stamp.length;
}

/** `☑ 有意见　☐ 无意见` */
function tickText(ticks: readonly TickBox[]): string {
  return ticks.map((tick) => `${tick.isTicked ? '☑' : '☐'} ${tick.label}`).join('　　');
}

function signatureText({ label, value, type }: FormField, { language }: ReportTable): string {
  if (language === 'en') return `${label === '' ? 'Date' : label}: ${value === '' ? '____________' : value}`;
  const blank = type === 'date' ? '　　　年　　月　　日' : '　　　　　　　　';
  return `${label === '' ? '' : `${label}：`}${value === '' ? blank : value}`;
}

function writeLine(
  sheet: Worksheet,
  { row, text, look }: { readonly row: number; readonly text: string; readonly look: Look },
  widths: readonly number[],
): void {
  const span = { from: 1, to: widths.length };
  const cell = joined(sheet, row, span);
  setCell(cell, text, { type: 'text', language: 'zh-CN' });
  cell.font = look.font;
  cell.alignment = look.alignment;
  // A title is set larger than the columns' unit, so it wraps earlier.
  const scale = (look.font.size ?? 11) / 11;
  growRow(sheet, row, { lines: lineCount(text, spanWidth(widths, span) / scale), lineHeight: look.lineHeight ?? LINE_HEIGHT });
}

function writeFields(
  sheet: Worksheet,
  { row, fields }: { readonly row: number; readonly fields: readonly FormField[] },
  { table, widths }: { readonly table: ReportTable; readonly widths: readonly number[] },
): void {
  if (widths.length === 1) {
    for (const field of fields)
      writeNamedValue(sheet, row, { label: field.label, text: field.value, width: spanWidth(widths, WHOLE_OF_ONE) });
    return;
  }
  const spans = lineSpans(widths, fields.length === 2 ? 2 : 1);
  fields.forEach((field, index) => {
    const span = spans[index];
    if (span === undefined) return;
    labelCell(sheet, { row, span: span.label }, field.label);
    const value = joined(sheet, row, span.value);
    setCell(value, field.value, { type: field.type, language: table.language });
    value.font = BODY;
    value.alignment = LEFT;
    growRow(sheet, row, { lines: lineCount(field.value, spanWidth(widths, span.value)), lineHeight: LINE_HEIGHT });
    growRow(sheet, row, { lines: lineCount(field.label, spanWidth(widths, span.label)), lineHeight: LINE_HEIGHT });
  });
  frameRow(sheet, row, widths.length);
}

function writeBox(sheet: Worksheet, { row, box }: { readonly row: number; readonly box: ClosingBox }, widths: readonly number[]): void {
  const text = [box.ticks.map((tick) => tickText([tick])).join('\n'), box.text].filter((part) => part !== '').join('\n');
  if (widths.length === 1) {
    writeNamedValue(sheet, row, { label: box.label, text, width: spanWidth(widths, WHOLE_OF_ONE) });
    return;
  }
  const [span] = lineSpans(widths, 1);
  if (span === undefined) return;
  labelCell(sheet, { row, span: span.label }, box.label);
  const value = joined(sheet, row, span.value);
  setCell(value, text, { type: 'long-text', language: 'zh-CN' });
  value.font = BODY;
  value.alignment = LEFT_TOP;
  const lines = Math.max(box.lines, lineCount(text, spanWidth(widths, span.value)));
  growRow(sheet, row, { lines, lineHeight: LINE_HEIGHT });
  frameRow(sheet, row, widths.length);
}

/** Label and value in one cell, for a sheet that has one column only. */
function writeNamedValue(
  sheet: Worksheet,
  row: number,
  { label, text, width }: { readonly label: string; readonly text: string; readonly width: number },
): void {
  const whole = `${label}：${text}`;
  const cell = sheet.getCell(row, 1);
  setCell(cell, whole, { type: 'text', language: 'zh-CN' });
  cell.font = BODY;
  cell.alignment = LEFT;
  growRow(sheet, row, { lines: lineCount(whole, width), lineHeight: LINE_HEIGHT });
  frameRow(sheet, row, 1);
}

function labelCell(sheet: Worksheet, { row, span }: { readonly row: number; readonly span: Span }, label: string): void {
  const cell = joined(sheet, row, span);
  cell.value = boundedText(label);
  cell.font = STRONG;
  cell.alignment = CENTRED;
  cell.fill = LABEL_FILL;
}

/** One cell over a span of columns. */
function joined(sheet: Worksheet, row: number, { from, to }: Span): Cell {
  if (to > from) sheet.mergeCells(row, from, row, to);
  return sheet.getCell(row, from);
}

/** Excel never fits the height of a row with joined cells, so it has to be given. */
function growRow(sheet: Worksheet, row: number, { lines, lineHeight }: { readonly lines: number; readonly lineHeight: number }): void {
  const line = sheet.getRow(row);
  line.height = Math.max(line.height ?? 0, rowHeight(lines, lineHeight));
}

/** Frames every cell of a row, the hidden ones of joined cells too: a border on the first alone is drawn in part. */
export function frameRow(sheet: Worksheet, row: number, columns: number): void {
  for (let column = 1; column <= columns; column += 1) sheet.getCell(row, column).border = GRID;
}

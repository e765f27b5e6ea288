import { PaperSize, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { lineCount } from '#shared/domain/tables/form-layout.ts';
import { cellText, type ReportTable, type TableColumn, type TableRow } from '#shared/domain/tables/report-table.ts';
import { printableText } from '../printable-text.ts';
import type { RenderOptions } from '../render-options.ts';
import { boundedText, setCell } from './cell-content.ts';
import { frameRow, writeBottom, writeTop } from './sheet-lines.ts';
import { BODY, CENTRED, GRID, LABEL_FILL, LEFT_TOP, rowHeight, SECTION_FILL, STRONG } from './sheet-style.ts';

/** Units of Excel's column width in a full-width character, and the cell's own margin. */
const WIDTH_UNITS = 2.15;
const WIDTH_MARGIN = 1.2;
/** Full-width characters that fit on an upright A4 sheet in body type, printed at nine tenths of its size. */
const UPRIGHT_WIDTH = 52;
/** ECMA-376 Part 1 §18.3.1.63. The library's enum lacks A3, though it writes any number. */
const PAPER_SIZES = { A4: PaperSize.A4, A3: 8 as PaperSize } as const;
/** Excel's limit for the text of a drop-down's list. */
const LIST_LENGTH_LIMIT = 255;

/**
 * Renders a table as a workbook: head and totals on top, then the labels, frozen, repeated on every page and with a filter, then
 * the rows. Its further tables follow on sheets of their own.
 */
export async function renderXlsx(source: ReportTable, { author }: RenderOptions): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.creator = printableText(author);
  workbook.title = printableText(source.title);
  for (const table of [source, ...(source.sheets ?? [])]) addSheet(workbook, fittedToSheet(table));
  return workbook.xlsx.writeBuffer();
}

function addSheet(workbook: Workbook, table: ReportTable): void {
  const sheet = workbook.addWorksheet(sheetName(table.sheetName ?? table.title), {
    pageSetup: {
      paperSize: PAPER_SIZES[table.paper.size],
      orientation: table.paper.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.6, right: 0.6, top: 0.7, bottom: 0.75, header: 0.3, footer: 0.35 },
    },
    // As on the Word form: at the outer edge (GB/T 9704-2012 §7.5).
    headerFooter: { differentOddEven: true, oddFooter: '&R— &P —', evenFooter: '&L— &P —' },
  });
  table.columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.width * WIDTH_UNITS + WIDTH_MARGIN;
  });
  const widths = table.columns.map((column) => column.width);
  const labelRow = writeTop(sheet, table, widths);
  const lastRow = writeTable(sheet, table, labelRow);
  writeBottom(sheet, { table, row: lastRow + 1 }, widths);
  sheet.views = [{ state: 'frozen', xSplit: table.frozenColumns, ySplit: labelRow, showGridLines: false }];
  sheet.autoFilter = { from: { row: labelRow, col: 1 }, to: { row: lastRow, col: table.columns.length } };
  sheet.pageSetup.printTitlesRow = `${labelRow}:${labelRow}`;
}

/** Narrows the columns of an upright form: printed one page wide, a broad one would come out in tiny type and all on one page. */
function fittedToSheet(table: ReportTable): ReportTable {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0);
  if (table.paper.orientation !== 'portrait' || table.paper.size !== 'A4' || total <= UPRIGHT_WIDTH) return table;
  return { ...table, columns: table.columns.map((column) => ({ ...column, width: (column.width * UPRIGHT_WIDTH) / total })) };
}

/** Writes labels and rows and gives the last row used. */
function writeTable(sheet: Worksheet, table: ReportTable, labelRow: number): number {
  table.columns.forEach((column, index) => {
    const cell = sheet.getCell(labelRow, index + 1);
    cell.value = boundedText(column.label);
    Object.assign(cell, { font: STRONG, alignment: CENTRED, fill: LABEL_FILL, border: GRID });
  });
  sheet.getRow(labelRow).height = 32;
  table.rows.forEach((row, index) => {
    writeRow(sheet, { row, number: labelRow + 1 + index }, table);
  });
  if (table.rows.length === 0) {
    writeEmptyRow(sheet, table, labelRow + 1);
    return labelRow + 1;
  }
  const lastRow = labelRow + table.rows.length;
  table.columns.forEach((column, index) => {
    addChoices(sheet, { column, index }, { from: labelRow + 1, to: lastRow });
  });
  return lastRow;
}

function writeRow(sheet: Worksheet, { row, number }: { readonly row: TableRow; readonly number: number }, table: ReportTable): void {
  if (row.kind === 'section') {
    // Not joined across the columns: joined cells would stop Excel from sorting. The text runs on over the empty cells.
    frameRow(sheet, number, table.columns.length);
    table.columns.forEach((_, index) => {
      const { top, bottom } = GRID;
      const edges = { ...(index === 0 ? { left: GRID.left } : {}), ...(index === table.columns.length - 1 ? { right: GRID.right } : {}) };
      Object.assign(sheet.getCell(number, index + 1), { fill: SECTION_FILL, border: { top, bottom, ...edges } });
    });
    const cell = sheet.getCell(number, 1);
    setCell(cell, row.text, { type: 'text', language: table.language });
    Object.assign(cell, { font: STRONG, alignment: { horizontal: 'left', vertical: 'middle', wrapText: false } });
    sheet.getRow(number).height = 22;
    return;
  }
  table.columns.forEach((column, index) => {
    const cell = sheet.getCell(number, index + 1);
    setCell(cell, row.cells[column.key] ?? null, { type: column.type, language: 'en' });
    Object.assign(cell, { font: BODY, border: GRID, alignment: { horizontal: column.align, vertical: 'middle', wrapText: true } });
  });
  const lines = table.columns.map((column) => lineCount(cellText(row.cells[column.key] ?? null), column.width));
  // A proposal only: Excel may fit the row again when someone types into it.
  const line = sheet.getRow(number);
  line.height = rowHeight(Math.max(...lines));
  line.customHeight = false;
}

function writeEmptyRow(sheet: Worksheet, table: ReportTable, row: number): void {
  if (table.columns.length > 1) sheet.mergeCells(row, 1, row, table.columns.length);
  const cell = sheet.getCell(row, 1);
  cell.value = boundedText(table.emptyText);
  frameRow(sheet, row, table.columns.length);
  Object.assign(cell, { font: BODY, alignment: { ...LEFT_TOP, horizontal: 'center', vertical: 'middle' } });
  sheet.getRow(row).height = 60;
}

/** One list for the whole column: lists set cell by cell come out overlapping, and Excel then repairs the file. */
function addChoices(
  sheet: Worksheet,
  { column, index }: { readonly column: TableColumn; readonly index: number },
  rows: { readonly from: number; readonly to: number },
): void {
  const list = column.choices.join(',');
  const isListable = list.length <= LIST_LENGTH_LIMIT && column.choices.every((choice) => !/[,"]/u.test(choice));
  if (column.choices.length === 0 || !isListable) return;
  const letter = sheet.getColumn(index + 1).letter;
  sheet.dataValidations.add(`${letter}${rows.from}:${letter}${rows.to}`, {
    type: 'list',
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'warning',
    formulae: [`"${list}"`],
  });
}

/** A sheet name as Excel allows it: 31 units at most, none of `[]:*?/\`, no apostrophe at either end. */
function sheetName(title: string): string {
  const name = printableText(title)
    .replace(/[[\]:*?/\\\n\t]/gu, ' ')
    .slice(0, 31)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .replace(/^'+|'+$/gu, '')
    .trim();
  return name === '' || name.toLowerCase() === 'history' ? 'Sheet1' : name;
}

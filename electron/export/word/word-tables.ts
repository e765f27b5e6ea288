import {
  AlignmentType,
  type ITableCellOptions,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  VerticalAlign,
  VerticalMergeType,
  WidthType,
  TableRow as WordRow,
} from 'docx';
import { formLines, lineCount, printedValue } from '#shared/domain/tables/form-layout.ts';
import {
  type ClosingBox,
  cellText,
  type FormField,
  type ReportTable,
  type TableColumn,
  type TableRow,
} from '#shared/domain/tables/report-table.ts';
import { verticalMerges } from '#shared/domain/tables/vertical-merges.ts';
import { printableText } from '../printable-text.ts';
import { pageStarts } from './page-starts.ts';
import { CELL_MARGIN, type TableRoom } from './table-room.ts';
import { BODY_FONT, HEADING_FONT, paragraph, paragraphs, type TextLook, tickRuns } from './word-text.ts';

const LABEL_SHADE = 'EDEDED';
const SECTION_SHADE = 'F7F5EF';
/** Lines beyond which a row may break over pages, about a quarter of one: kept whole it would leave as much of it empty. */
const SPLITTABLE_LINES = { portrait: 10, landscape: 6 } as const;

/** The form's head: labels and values in pairs. */
export function headTable(table: ReportTable, room: TableRoom): Table {
  const widths = shares([16, 34, 16, 34], room.width);
  const rows = formLines(table.head).map((fields) => {
    const cells = fields.flatMap((field) => [
      labelCell(field.label, room.size),
      valueCell(field, table, { size: room.size, columnSpan: fields.length === 1 ? 3 : 1 }),
    ]);
    return new WordRow({ children: cells, cantSplit: true });
  });
  return wordTable(rows, widths);
}

/** The table itself: labels repeated on every page, section rows across, equal neighbours of merged columns as one tall cell. */
export function bodyTable(table: ReportTable, room: TableRoom): Table {
  const widths = shares(
    table.columns.map((column) => column.width),
    room.width,
  );
  const labels = table.columns.map((column) => labelCell(column.label, room.size));
  const starts = table.columns.some(({ isMerged }) => isMerged) ? pageStarts(table, room) : new Set<number>();
  const tall = tallCells(table, starts);
  const rows = table.rows.map((row, index) => bodyRow(row, { index, tall, beginsPage: starts.has(index) }, { table, room }));
  const empty = new WordRow({
    children: [spanningCell(table.emptyText, { look: bodyLook(room.size, AlignmentType.CENTER), columnSpan: table.columns.length })],
    height: { value: 1200, rule: 'atLeast' },
  });
  return wordTable(
    [new WordRow({ children: labels, tableHeader: true, cantSplit: true }), ...(rows.length === 0 ? [empty] : rows)],
    widths,
  );
}

/** Conclusion and explanation boxes. */
export function closingTable(boxes: readonly ClosingBox[], room: TableRoom): Table {
  const widths = shares([16, 84], room.width);
  // Kept with the signatures: a signature alone on a page signs nothing.
  const look: TextLook = { ...bodyLook(room.size, AlignmentType.LEFT), keepsNext: true };
  const rows = boxes.map((box) => {
    const ticks = box.ticks.map((tick) => paragraph(tickRuns([tick], look), look));
    const text = box.text === '' && ticks.length > 0 ? [] : paragraphs(box.text, look);
    const value = cell([...ticks, ...text], { verticalAlign: VerticalAlign.TOP });
    return new WordRow({
      children: [labelCell(box.label, room.size, true), value],
      height: { value: box.lines * 300, rule: 'atLeast' },
    });
  });
  return wordTable(rows, widths);
}

/** Where a cell of a merged column begins or goes on, by key and row. It begins anew on each page, for its text stands on the first page of a tall cell only. */
type TallCells = ReadonlyMap<string, (typeof VerticalMergeType)[keyof typeof VerticalMergeType]>;

function tallCells(table: ReportTable, starts: ReadonlySet<number>): TallCells {
  const tall = new Map<string, (typeof VerticalMergeType)[keyof typeof VerticalMergeType]>();
  for (const { key, firstRow, count } of verticalMerges(table)) {
    for (let index = firstRow; index < firstRow + count; index += 1) {
      const begins = index === firstRow || starts.has(index);
      tall.set(`${index} ${key}`, begins ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE);
    }
  }
  return tall;
}

function bodyRow(
  row: TableRow,
  { index, tall, beginsPage }: { readonly index: number; readonly tall: TallCells; readonly beginsPage: boolean },
  { table, room }: { readonly table: ReportTable; readonly room: TableRoom },
): WordRow {
  if (row.kind === 'section') {
    const look: TextLook = { font: HEADING_FONT, size: room.size, keepsNext: true };
    return new WordRow({
      children: [spanningCell(row.text, { look, columnSpan: table.columns.length, shade: SECTION_SHADE })],
      cantSplit: true,
    });
  }
  const isSplittable = highestCell(row, table.columns) > SPLITTABLE_LINES[table.paper.orientation];
  const children = table.columns.map((column, place) => {
    const merge = tall.get(`${index} ${column.key}`);
    const text = merge === VerticalMergeType.CONTINUE ? null : (row.cells[column.key] ?? null);
    const shown = paragraphs(text, {
      ...bodyLook(room.size, ALIGNMENTS[column.align]),
      breaksPage: beginsPage && place === 0,
    });
    // Text in the middle of a cell that goes over pages would stand on none of them where it is looked for.
    return merge === undefined
      ? cell(shown, { verticalAlign: isSplittable ? VerticalAlign.TOP : VerticalAlign.CENTER })
      : cell(shown, { verticalAlign: VerticalAlign.TOP, verticalMerge: merge });
  });
  return new WordRow({ children, cantSplit: !isSplittable });
}

function highestCell(row: Extract<TableRow, { kind: 'cells' }>, columns: readonly TableColumn[]): number {
  return Math.max(1, ...columns.map((column) => lineCount(cellText(row.cells[column.key] ?? null), column.width)));
}

const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

function bodyLook(size: number, alignment: NonNullable<TextLook['alignment']>): TextLook {
  return { font: BODY_FONT, size, alignment };
}

function labelCell(text: string, size: number, keepsNext = false): TableCell {
  return cell(paragraphs(text, { font: HEADING_FONT, size, alignment: AlignmentType.CENTER, keepsNext }), {
    verticalAlign: VerticalAlign.CENTER,
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: LABEL_SHADE },
  });
}

function valueCell(
  field: FormField,
  table: ReportTable,
  { size, columnSpan }: { readonly size: number; readonly columnSpan: number },
): TableCell {
  const look = bodyLook(size, AlignmentType.LEFT);
  return cell(paragraphs(printedValue(field, table.language), look), { columnSpan, verticalAlign: VerticalAlign.CENTER });
}

function spanningCell(
  text: string,
  { look, columnSpan, shade }: { readonly look: TextLook; readonly columnSpan: number; readonly shade?: string },
): TableCell {
  const shading = shade === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill: shade } };
  return cell(paragraphs(printableText(text), look), { columnSpan, verticalAlign: VerticalAlign.CENTER, ...shading });
}

function cell(children: ITableCellOptions['children'], options: Omit<ITableCellOptions, 'children'>): TableCell {
  return new TableCell({ ...options, children });
}

function wordTable(rows: readonly WordRow[], widths: readonly number[]): Table {
  const total = widths.reduce((sum, width) => sum + width, 0);
  return new Table({
    rows,
    columnWidths: widths,
    width: { size: total, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 40, left: CELL_MARGIN, right: CELL_MARGIN, marginUnitType: WidthType.DXA },
    alignment: AlignmentType.CENTER,
  });
}

/** Splits a width by proportion into whole twips. */
function shares(proportions: readonly number[], width: number): readonly number[] {
  const sum = proportions.reduce((total, part) => total + part, 0);
  return proportions.map((part) => Math.floor((part / sum) * width));
}

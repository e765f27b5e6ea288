import { formLines, lineCount } from '#shared/domain/tables/form-layout.ts';
import { cellText, type ReportTable, type TableRow } from '#shared/domain/tables/report-table.ts';
import { CELL_MARGIN, type TableRoom } from './table-room.ts';

/** Height of a line in parts of its type size: that of the tallest fonts a table is printed in, so that no page overflows. */
const LINE = 1.54;
/** What borders and white add to a row, in parts of a line. */
const ROW_EXTRA = 0.45;
/** Lines that are left free at the foot of a page. */
const SLACK = 1.5;
/** Points that title, lines of the head, and the sentence of numbers take above a table. */
const TITLE_POINTS = 44;
const HEAD_LINE_POINTS = 22;
const SENTENCE_POINTS = 26;

/**
 * The rows that begin a page, by a measure that rather leaves a line free than takes one too many; none where all stands on the first.
 * Linear in cells.
 */
export function pageStarts(table: ReportTable, room: TableRoom): ReadonlySet<number> {
  const starts = new Set<number>();
  const linePoints = (room.size / 2) * LINE;
  const page = room.height / 20 / linePoints - 1 - ROW_EXTRA - SLACK;
  const above = TITLE_POINTS + formLines(table.head).length * HEAD_LINE_POINTS + (table.statistics === null ? 0 : SENTENCE_POINTS);
  let used = above / linePoints;
  for (const [index, row] of table.rows.entries()) {
    const lines = rowLines(row, table, room) + ROW_EXTRA;
    if (used + lines > page) {
      starts.add(index);
      used = 0;
    }
    used += lines;
  }
  return starts;
}

function rowLines(row: TableRow, { columns }: ReportTable, { width, size }: TableRoom): number {
  if (row.kind === 'section') return 1;
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  const characters = (share: number): number => ((width * share) / total - 2 * CELL_MARGIN) / (size * 10);
  return Math.max(
    1,
    ...columns.map((column) => (column.isMerged ? 1 : lineCount(cellText(row.cells[column.key] ?? null), characters(column.width)))),
  );
}

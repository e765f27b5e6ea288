import type { SourceBlock } from '#shared/model/extraction.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import { arrangeTable, type TableCell } from '../table-shape.ts';
import { attributeOf, type HtmlElement, isHtmlElement, isUnseen } from './html-node.ts';

/** The HTML standard's own bound for spans of columns; rows may span more, tables of papers never do. */
const LARGEST_SPAN = 1_000;

function spanOf(cell: HtmlElement, name: string): number {
  const value = Number.parseInt(attributeOf(cell, name), 10);
  return Number.isNaN(value) ? 1 : Math.min(Math.max(value, 1), LARGEST_SPAN);
}

/** Rows of the table itself, not of tables inside it. */
function rowsOf(table: HtmlElement): HtmlElement[] {
  const rows: HtmlElement[] = [];
  for (const child of table.childNodes) {
    if (!isHtmlElement(child) || isUnseen(child)) continue;
    if (child.tagName === 'tr') rows.push(child);
    else if (['tbody', 'thead', 'tfoot'].includes(child.tagName)) rows.push(...rowsOf(child));
  }
  return rows;
}

function holdsTable(element: HtmlElement): boolean {
  return element.childNodes.some((child) => isHtmlElement(child) && (child.tagName === 'table' || holdsTable(child)));
}

/** True for a table that lays out a page: it holds other tables, or says so. */
export function isLayoutTable(table: HtmlElement): boolean {
  return attributeOf(table, 'role') === 'presentation' || holdsTable(table);
}

/** Reads a table into blocks; `readCell` gives what a cell holds. Cells that a span covers are empty. */
export function readHtmlTable(table: HtmlElement, readCell: (cell: HtmlElement) => readonly SourceBlock[]): SourceBlock[] {
  const rows: TableCell[][] = [];
  /** Column → rows below that a cell of an earlier row still covers. */
  const covered = new Map<number, number>();
  let cells = 0;
  for (const row of rowsOf(table)) {
    const line: TableCell[] = [];
    let column = 0;
    const skipCovered = () => {
      for (let left = covered.get(column) ?? 0; left > 0; left = covered.get(column) ?? 0) {
        covered.set(column, left - 1);
        line.push({ columns: 1, blocks: [] });
        column += 1;
      }
    };
    for (const cell of row.childNodes) {
      if (!isHtmlElement(cell) || (cell.tagName !== 'td' && cell.tagName !== 'th') || isUnseen(cell)) continue;
      skipCovered();
      const columns = spanOf(cell, 'colspan');
      line.push({ columns, blocks: readCell(cell) });
      const below = spanOf(cell, 'rowspan') - 1;
      if (below > 0) for (let at = column; at < column + columns; at += 1) covered.set(at, below);
      column += columns;
    }
    skipCovered();
    cells += column;
    if (cells > LIMITS.tableCells) throw new ExtractionFailure('too-large', `a table of more than ${LIMITS.tableCells} cells`);
    rows.push(line);
  }
  return arrangeTable(rows);
}

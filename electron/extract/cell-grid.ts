import type { SourceBlock } from '#shared/model/extraction.ts';
import { ExtractionFailure } from './extraction-failure.ts';
import { LIMITS } from './limits.ts';
import type { TableCell } from './table-shape.ts';

/** Where a cell of a row stands, in twentieths of a point. */
export interface CellShape {
  readonly left: number;
  readonly right: number;
  /** Goes on from the cell before or above, where the text stands. */
  isCovered: boolean;
}

/** A row as formats write it that know no columns: what its cells hold, and where each of them stands, as far as that is told. */
export interface ShapedRow {
  readonly cells: readonly (readonly SourceBlock[])[];
  readonly shapes: readonly CellShape[];
}

/** Edges this near to each other are one: no text fits between, and rows are often moved by a cell's margin. In twentieths of a point. */
const SAME_EDGE = 120;

/** Where the columns of a table begin and end: the edges of all its cells, near ones taken as one. Sorted. */
function gridOf(rows: readonly ShapedRow[]): number[] {
  const edges = new Set<number>();
  for (const { shapes } of rows) for (const { left, right } of shapes) edges.add(left).add(right);
  const grid: number[] = [];
  for (const edge of [...edges].sort((first, second) => first - second)) {
    const last = grid.at(-1);
    if (last === undefined || edge - last > SAME_EDGE) grid.push(edge);
  }
  return grid;
}

/** The line of the grid that an edge lies on: the last one not behind it. */
function lineOf(grid: readonly number[], edge: number): number {
  let low = 0;
  let high = grid.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((grid[middle] ?? 0) <= edge) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/**
 * Rows with the columns that each cell covers: a merged cell's text once, nothing where the merge covers. Fails with `too-large` on more
 * cells than `LIMITS` allows.
 */
export function arrangeOnGrid(written: readonly ShapedRow[]): TableCell[][] {
  // Rows without text are not shown: left in, those that only lay out a page would cut the columns of the others in pieces.
  const rows = written.filter((row) => row.cells.some((blocks) => blocks.length > 0));
  const grid = gridOf(rows);
  let total = 0;
  return rows.map(({ cells: held, shapes }) => {
    const before = shapes[0] === undefined ? 0 : lineOf(grid, shapes[0].left);
    const cells: TableCell[] = Array.from({ length: before }, () => ({ columns: 1, blocks: [] }));
    for (const [column, blocks] of held.entries()) {
      const shape = shapes[column];
      // Some writers end cells that the row does not have.
      if (shape === undefined && shapes.length > 0 && blocks.length === 0) continue;
      const columns = shape === undefined ? 1 : Math.max(1, lineOf(grid, shape.right) - lineOf(grid, shape.left));
      cells.push({ columns, blocks: shape?.isCovered === true ? [] : blocks });
    }
    total += cells.reduce((sum, cell) => sum + cell.columns, 0);
    if (total > LIMITS.tableCells) throw new ExtractionFailure('too-large', `a table of more than ${LIMITS.tableCells} cells`);
    return cells;
  });
}

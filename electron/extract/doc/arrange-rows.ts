import type { SourceBlock } from '#shared/model/extraction.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import type { TableCell } from '../table-shape.ts';
import { numberAt, PROPERTY, type PropertyChange } from './read-properties.ts';

/** A row as it was written: what its cells hold, and the changes that define them. */
export interface WordRow {
  readonly cells: readonly (readonly SourceBlock[])[];
  readonly changes: readonly PropertyChange[];
}

interface CellShape {
  /** Left and right edge, in twentieths of a point. */
  readonly left: number;
  readonly right: number;
  /** Goes on from the cell before or above, where the text stands. */
  isCovered: boolean;
}

/** Edges this near to each other are one: no text fits between, and rows are often moved by a cell's margin. In twentieths of a point. */
const SAME_EDGE = 120;
/** Bytes of a cell's description ([MS-DOC] 2.9.316 `TC80`); its first two are the merges. */
const CELL_BYTES = 20;
const OLD_CELL_BYTES = 10;
const MERGED_BEFORE = 0x02;
const MERGED_ABOVE = 0x20;
const FIRST_OF_COLUMN = 0x40;
/** Word allows 63 columns. */
const MOST_CELLS = 64;

function signed(value: number): number {
  return value >= 0x8000 ? value - 0x10000 : value;
}

/** Shapes by the row's definition: number of cells, their edges, then what each of them is. */
function definedShapes(change: PropertyChange, isOld: boolean): CellShape[] {
  const { bytes, at, length } = change;
  const count = Math.min(bytes[at] ?? 0, MOST_CELLS);
  const edge = (index: number) => signed(numberAt(bytes, at + 1 + index * 2, 2));
  const cellsAt = at + 1 + (count + 1) * 2;
  if (cellsAt > at + length) return [];
  return Array.from({ length: count }, (_, index) => {
    const place = cellsAt + index * (isOld ? OLD_CELL_BYTES : CELL_BYTES);
    const flags = place + 2 <= at + length ? numberAt(bytes, place, 2) : 0;
    const isMergedAbove = !isOld && (flags & MERGED_ABOVE) !== 0 && (flags & FIRST_OF_COLUMN) === 0;
    return { left: edge(index), right: edge(index + 1), isCovered: (flags & MERGED_BEFORE) !== 0 || isMergedAbove };
  });
}

function shapesOf(row: WordRow, isOld: boolean): CellShape[] {
  let shapes: CellShape[] = [];
  for (const change of row.changes) {
    const first = change.bytes[change.at] ?? 0;
    const second = change.bytes[change.at + 1] ?? 0;
    if (change.code === PROPERTY.tableDefinition) shapes = definedShapes(change, isOld);
    else if (change.code === PROPERTY.mergedCells) for (const shape of shapes.slice(first + 1, second)) shape.isCovered = true;
    else {
      const shape = shapes[first];
      if (shape !== undefined) shape.isCovered = second === 1;
    }
  }
  return shapes;
}

/** Where the columns of a table begin and end: the edges of all its cells, near ones taken as one. Sorted. */
function gridOf(rows: readonly (readonly CellShape[])[]): number[] {
  const edges = new Set<number>();
  for (const shapes of rows) for (const { left, right } of shapes) edges.add(left).add(right);
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

/** Rows with the columns that each cell covers: a merged cell's text once, nothing where the merge covers. */
export function arrangeRows(written: readonly WordRow[], isOld: boolean): TableCell[][] {
  // Rows without text are not shown: left in, those that only lay out a page would cut the columns of the others in pieces.
  const rows = written.filter((row) => row.cells.some((blocks) => blocks.length > 0));
  const shaped = rows.map((row) => shapesOf(row, isOld));
  const grid = gridOf(shaped);
  let total = 0;
  return rows.map((row, index) => {
    const shapes = shaped[index] ?? [];
    const before = shapes[0] === undefined ? 0 : lineOf(grid, shapes[0].left);
    const cells: TableCell[] = Array.from({ length: before }, () => ({ columns: 1, blocks: [] }));
    for (const [column, blocks] of row.cells.entries()) {
      const shape = shapes[column];
      const columns = shape === undefined ? 1 : Math.max(1, lineOf(grid, shape.right) - lineOf(grid, shape.left));
      cells.push({ columns, blocks: shape?.isCovered === true ? [] : blocks });
    }
    total += cells.reduce((sum, cell) => sum + cell.columns, 0);
    if (total > LIMITS.tableCells) throw new ExtractionFailure('too-large', `a table of more than ${LIMITS.tableCells} cells`);
    return cells;
  });
}

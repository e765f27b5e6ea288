import type { SourceBlock } from '#shared/model/extraction.ts';
import { arrangeOnGrid, type CellShape } from '../cell-grid.ts';
import type { TableCell } from '../table-shape.ts';
import { numberAt, PROPERTY, type PropertyChange } from './read-properties.ts';

/** A row as it was written: what its cells hold, and the changes that define them. */
export interface WordRow {
  readonly cells: readonly (readonly SourceBlock[])[];
  readonly changes: readonly PropertyChange[];
}

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

/** Rows with the columns that each cell covers, by the edges that the cells are told to have. */
export function arrangeRows(written: readonly WordRow[], isOld: boolean): TableCell[][] {
  return arrangeOnGrid(written.map((row) => ({ cells: row.cells, shapes: shapesOf(row, isOld) })));
}

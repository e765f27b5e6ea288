/** Rows and columns up to which the best assignment is worked out; past it the likeliest pairs come first. */
const MOST_EXACT = 60;

/**
 * Which column stands for which row: each at most once, the sum of the scores as great as can be, nothing below `least`.
 * Answers the column by row, -1 for none. Cubic up to `MOST_EXACT`, then by sorting; the same for the same input.
 */
export function assignPairs(scores: readonly (readonly number[])[], columns: number, least: number): readonly number[] {
  if (scores.length === 0 || columns === 0) return scores.map(() => -1);
  const chosen = Math.max(scores.length, columns) <= MOST_EXACT ? bestAssignment(scores, columns) : likeliestFirst(scores, least);
  return chosen.map((column, row) => (column !== -1 && (scores[row]?.[column] ?? 0) >= least ? column : -1));
}

/** Kuhn–Munkres with potentials (the Hungarian method) on a square of the larger side; costs are the scores turned round. */
function bestAssignment(scores: readonly (readonly number[])[], columns: number): readonly number[] {
  const size = Math.max(scores.length, columns);
  const square: Square = {
    size,
    cost: (row, column) => -(scores[row - 1]?.[column - 1] ?? 0),
    rowPotential: new Float64Array(size + 1),
    columnPotential: new Float64Array(size + 1),
    rowOf: new Int32Array(size + 1),
  };
  for (let row = 1; row <= size; row += 1) assignRow(square, row);
  const columnOf = scores.map(() => -1);
  for (let column = 1; column <= columns; column += 1) {
    const row = (square.rowOf[column] ?? 0) - 1;
    if (row >= 0 && row < scores.length) columnOf[row] = column - 1;
  }
  return columnOf;
}

/** Rows and columns count from 1; 0 stands for none. */
type Square = {
  readonly size: number;
  readonly cost: (row: number, column: number) => number;
  readonly rowPotential: Float64Array;
  readonly columnPotential: Float64Array;
  readonly rowOf: Int32Array;
};

/** One search from one row: the columns reached so far, and for the others what is missing to reach them, and from where. */
type Search = { readonly isUsed: Uint8Array; readonly slack: Float64Array; readonly way: Int32Array };

/** Gives one more row a column, moving the rows that have theirs along the cheapest path. */
function assignRow(square: Square, row: number): void {
  const { size, rowOf } = square;
  const search: Search = {
    isUsed: new Uint8Array(size + 1),
    slack: new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY),
    way: new Int32Array(size + 1),
  };
  rowOf[0] = row;
  let column = 0;
  do {
    search.isUsed[column] = 1;
    const next = cheapestColumn(square, search, column);
    shiftPotentials(square, search, search.slack[next] ?? 0);
    column = next;
  } while (rowOf[column] !== 0);
  for (; column !== 0; column = search.way[column] ?? 0) rowOf[column] = rowOf[search.way[column] ?? 0] ?? 0;
}

/** Notes what the columns not yet reached cost from `column`, and gives the first of the cheapest. */
function cheapestColumn({ size, cost, rowPotential, columnPotential, rowOf }: Square, search: Search, column: number): number {
  const { isUsed, slack, way } = search;
  const row = rowOf[column] ?? 0;
  let least = Number.POSITIVE_INFINITY;
  let cheapest = 0;
  for (let other = 1; other <= size; other += 1) {
    if (isUsed[other]) continue;
    const reduced = cost(row, other) - (rowPotential[row] ?? 0) - (columnPotential[other] ?? 0);
    if (reduced < (slack[other] ?? 0)) {
      slack[other] = reduced;
      way[other] = column;
    }
    if ((slack[other] ?? 0) < least) {
      least = slack[other] ?? 0;
      cheapest = other;
    }
  }
  return cheapest;
}

function shiftPotentials({ size, rowPotential, columnPotential, rowOf }: Square, { isUsed, slack }: Search, by: number): void {
  for (let column = 0; column <= size; column += 1) {
    if (isUsed[column]) {
      const held = rowOf[column] ?? 0;
      rowPotential[held] = (rowPotential[held] ?? 0) + by;
      columnPotential[column] = (columnPotential[column] ?? 0) - by;
    } else slack[column] = (slack[column] ?? 0) - by;
  }
}

function likeliestFirst(scores: readonly (readonly number[])[], least: number): readonly number[] {
  const pairs = scores.flatMap((row, at) => row.flatMap((score, column) => (score >= least ? [{ at, column, score }] : [])));
  pairs.sort((one, other) => other.score - one.score || one.at - other.at || one.column - other.column);
  const chosen = scores.map(() => -1);
  const taken = new Set<number>();
  for (const { at, column } of pairs) {
    if (chosen[at] !== -1 || taken.has(column)) continue;
    chosen[at] = column;
    taken.add(column);
  }
  return chosen;
}

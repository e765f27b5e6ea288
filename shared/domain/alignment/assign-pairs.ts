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
  const cost = (row: number, column: number): number => -(scores[row - 1]?.[column - 1] ?? 0);
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  const rowOf = new Int32Array(size + 1);
  const way = new Int32Array(size + 1);
  for (let row = 1; row <= size; row += 1) {
    rowOf[0] = row;
    let column = 0;
    const slack = new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY);
    const isUsed = new Uint8Array(size + 1);
    do {
      isUsed[column] = 1;
      const current = rowOf[column] ?? 0;
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let other = 1; other <= size; other += 1) {
        if (isUsed[other]) continue;
        const reduced = cost(current, other) - (rowPotential[current] ?? 0) - (columnPotential[other] ?? 0);
        if (reduced < (slack[other] ?? 0)) {
          slack[other] = reduced;
          way[other] = column;
        }
        if ((slack[other] ?? 0) < delta) {
          delta = slack[other] ?? 0;
          next = other;
        }
      }
      for (let other = 0; other <= size; other += 1) {
        if (isUsed[other]) {
          const held = rowOf[other] ?? 0;
          rowPotential[held] = (rowPotential[held] ?? 0) + delta;
          columnPotential[other] = (columnPotential[other] ?? 0) - delta;
        } else slack[other] = (slack[other] ?? 0) - delta;
      }
      column = next;
    } while (rowOf[column] !== 0);
    for (; column !== 0; column = way[column] ?? 0) rowOf[column] = rowOf[way[column] ?? 0] ?? 0;
  }
  const columnOf = scores.map(() => -1);
  for (let column = 1; column <= columns; column += 1) {
    const row = (rowOf[column] ?? 0) - 1;
    if (row >= 0 && row < scores.length) columnOf[row] = column - 1;
  }
  return columnOf;
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

/** Indexes of a longest strictly increasing run of values, ascending. O(n log n) (Schensted 1961). */
export function longestIncreasingRun(values: readonly number[]): readonly number[] {
  const tails: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  }
  const run: number[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) run.push(index);
  return run.reverse();
}

/** Indexes of the strictly increasing run of values, ascending, whose weights (above 0) together are the greatest. O(n log n). */
export function heaviestIncreasingRun(values: readonly number[], weights: readonly number[]): readonly number[] {
  const ranks = new Map([...new Set(values)].sort((one, other) => one - other).map((value, rank) => [value, rank + 1]));
  // Of the runs that end with a value of each rank or a smaller one, the end of the heaviest: a Fenwick tree.
  const best = new Int32Array(ranks.size + 1).fill(-1);
  const totals: number[] = [];
  const before: number[] = [];
  const heavier = (one: number, other: number): number => ((totals[one] ?? 0) > (totals[other] ?? 0) ? one : other);
  let end = -1;
  for (const [index, value] of values.entries()) {
    const rank = ranks.get(value) ?? 0;
    let last = -1;
    for (let at = rank - 1; at > 0; at -= at & -at) last = heavier(best[at] ?? -1, last);
    before.push(last);
    totals.push((totals[last] ?? 0) + (weights[index] ?? 0));
    for (let at = rank; at < best.length; at += at & -at) best[at] = heavier(index, best[at] ?? -1);
    end = heavier(index, end);
  }
  const run: number[] = [];
  for (let index = end; index >= 0; index = before[index] ?? -1) run.push(index);
  return run.reverse();
}

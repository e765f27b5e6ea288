/** Columns a sheet can have (XFD); those further right count as shown. */
const MOST_COLUMNS = 16_384;

/** Columns that a sheet does not show, from 0, both included; as hostile files have them, fractional and without end. */
export type HiddenColumns = readonly [first: number, last: number];

/** Is a column with text in it among the hidden ones? Linear in the ranges and in the columns, however much they overlap. */
export function hidesFilled(ranges: readonly HiddenColumns[], filled: ReadonlySet<number>): boolean {
  if (ranges.length === 0) return false;
  /** By how many ranges more than the column before each column is hidden. */
  const changes = new Int32Array(MOST_COLUMNS + 1);
  for (const [first, last] of ranges) {
    const from = Math.max(0, Math.ceil(first));
    const to = Math.min(MOST_COLUMNS - 1, Math.floor(last));
    // False for what is no number, too.
    if (!(from <= to)) continue;
    changes[from] = (changes[from] ?? 0) + 1;
    changes[to + 1] = (changes[to + 1] ?? 0) - 1;
  }
  let hiding = 0;
  for (let column = 0; column < MOST_COLUMNS; column += 1) {
    hiding += changes[column] ?? 0;
    if (hiding > 0 && filled.has(column)) return true;
  }
  return false;
}

/** Type size of a table as a share of the reading size. */
export const TABLE_SCALE = 0.88;
/** Padding and line of a cell, in ems of the table. */
const CELL_ROOM = 1.2;
/** Ems that a column keeps at least, by how long what it mostly holds is: a column of names, of phrases, of sentences. */
const LEAST_EMS = { short: 4, phrase: 6, sentence: 10 } as const;
const MOST_HEADINGS = 2;
const LONG_PHRASE = 12;
const LONG_SENTENCE = 30;
/** A first column wider than this would leave no room beside it if it stayed. */
const WIDEST_FIRST_COLUMN = 9;

/** How wide a table and its columns are, in ems of the table. `isWide`: wider than the text column, so that it scrolls in its own frame. */
export type TableLayout = {
  readonly shares: readonly number[];
  readonly ems: number;
  readonly isWide: boolean;
  /** Whether the first column, which tells what a row is about, stays in sight. */
  readonly keepsFirst: boolean;
  /** Rows at the top that are a heading over all columns. */
  readonly headings: number;
};

/** Lays a table out in a column of so many Han characters: as wide as that, unless its columns would be squeezed. Linear in the cells. */
export function tableLayout(rows: readonly (readonly string[])[], characters: number): TableLayout {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const headings = headingRows(rows, columns);
  const cells = rows.slice(headings).filter((row) => row.length > 1);
  const means = Array.from(
    { length: columns },
    (_, column) => cells.reduce((sum, row) => sum + Math.min(120, row[column]?.length ?? 0), 0) / Math.max(1, cells.length),
  );
  const least = means.map((mean, column) => leastEms(mean, Math.max(0, ...cells.map((row) => row[column]?.length ?? 0))));
  const total = sumOf(least);
  const room = characters / TABLE_SCALE;
  const weights = means.map((mean) => Math.sqrt(Math.max(3, mean)));
  const whole = sumOf(weights);
  const isWide = columns > 1 && total > room;
  const shares = isWide
    ? least.map((ems) => ems / total)
    : weights.map((weight, column) => ((least[column] ?? 0) + (Math.max(0, room - total) * weight) / whole) / Math.max(room, total));
  return { shares, ems: isWide ? total : room, isWide, keepsFirst: isWide && (least[0] ?? 0) <= WIDEST_FIRST_COLUMN, headings };
}

/** Forms have empty cells too, but not above their first full row. */
function headingRows(rows: readonly (readonly string[])[], columns: number): number {
  const first = rows.findIndex(([, ...others]) => others.some((cell) => cell !== ''));
  return columns > 2 && first > 0 && first <= MOST_HEADINGS ? first : 0;
}

function leastEms(mean: number, longest: number): number {
  const wanted = mean > LONG_SENTENCE ? LEAST_EMS.sentence : mean > LONG_PHRASE ? LEAST_EMS.phrase : LEAST_EMS.short;
  return Math.min(wanted, Math.max(1.5, longest)) + CELL_ROOM;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

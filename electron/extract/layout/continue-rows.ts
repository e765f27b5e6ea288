import { joinLines } from './join-lines.ts';

type Row = readonly string[];

/** Share of a table's rows that must have something in their first cell before an empty one means anything. */
const NUMBERED_SHARE = 0.8;
const FEWEST_ROWS = 2;
const ENDED = /[。；;！!？?]$/;

/** Columns that numbers or names of rows stand in: the second one where the first says what several rows are about. */
const KEY_COLUMNS = [0, 1];

function isKey(rows: readonly Row[], column: number): boolean {
  return rows.filter((each) => (each[column] ?? '') !== '').length >= rows.length * NUMBERED_SHARE;
}

/** True of the rest of a row that the end of a page cut: no number of its own, and it takes up sentences that had not ended. */
function continues(rows: readonly Row[], last: Row, row: Row): boolean {
  const key = KEY_COLUMNS.find((column) => isKey(rows, column));
  if (rows.length < FEWEST_ROWS || key === undefined || (row[key] ?? '') !== '' || (last[key] ?? '') === '') return false;
  const filled = [...row.keys()].filter((column) => row[column] !== '');
  return filled.length > 0 && filled.every((column) => (last[column] ?? '') !== '' && !ENDED.test(last[column] ?? ''));
}

/**
 * The rows of a table that goes on over the page: a repeated head is dropped, and a row that the page cut becomes one again. `isCut`: the last of
 * `rows` was left open below.
 */
export function continueRows(rows: readonly Row[], more: readonly Row[], isCut: boolean): readonly Row[] {
  const isHeadRepeated = rows[0]?.join('\t') === more[0]?.join('\t');
  const added = isHeadRepeated ? more.slice(1) : more;
  const [last, first] = [rows.at(-1), added[0]];
  if (last === undefined || first === undefined || !(isCut || continues(rows, last, first))) return [...rows, ...added];
  const whole = last.map((cell, column) => ((first[column] ?? '') === '' ? cell : joinLines(cell, first[column] ?? '')));
  return [...rows.slice(0, -1), whole, ...added.slice(1)];
}

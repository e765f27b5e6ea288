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

/** The label of an item, or the word for a sum: what begins so is a row of its own. */
const LABEL =
  /^(?:\d{1,3}(?:[、．)）]|\.(?!\d))|[（(][\d一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[①-⑳]|[合小总共]\s*计)/;
const NUMBER = /^[¥￥]?[\d.,，]+[%％]?$/;

/** True where the second text may be the rest of the first: two numbers never are one, and a label begins something else. */
function goesOn(cell: string, rest: string): boolean {
  return !LABEL.test(rest) && !(NUMBER.test(rest) && (cell === '' || NUMBER.test(cell)));
}

/**
 * True of the rest of a row that the end of a page cut: nothing where numbers and names of rows stand, no label of its own, and it takes up
 * sentences that had not ended; where no line was drawn below the row before (`isCut`), one of them is enough.
 */
function continues(rows: readonly Row[], last: Row, row: Row, isCut: boolean): boolean {
  const key = KEY_COLUMNS.find((column) => isKey(rows, column));
  if (rows.length < FEWEST_ROWS || key === undefined || (last[key] ?? '') === '') return false;
  if (row.slice(0, key + 1).some((cell) => cell !== '')) return false;
  const filled = [...row.keys()].filter((column) => row[column] !== '');
  if (filled.length === 0 || !filled.every((column) => goesOn(last[column] ?? '', row[column] ?? ''))) return false;
  const isOpen = (column: number): boolean => (last[column] ?? '') !== '' && !ENDED.test(last[column] ?? '');
  return isCut ? filled.some(isOpen) : filled.every(isOpen);
}

/**
 * The rows of a table that goes on over the page: a repeated head is dropped, and a row that the page cut becomes one again. `isCut`: the last of
 * `rows` was left open below.
 */
export function continueRows(rows: readonly Row[], more: readonly Row[], isCut: boolean): readonly Row[] {
  const isHeadRepeated = rows[0]?.join('\t') === more[0]?.join('\t');
  const added = isHeadRepeated ? more.slice(1) : more;
  const [last, first] = [rows.at(-1), added[0]];
  if (last === undefined || first === undefined || !continues(rows, last, first, isCut)) return [...rows, ...added];
  const whole = last.map((cell, column) => ((first[column] ?? '') === '' ? cell : joinLines(cell, first[column] ?? '')));
  return [...rows.slice(0, -1), whole, ...added.slice(1)];
}

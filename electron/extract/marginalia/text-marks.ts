import { blockText } from '#shared/domain/text/canonical-text.ts';
import type { SourceBlock } from '#shared/model/extraction.ts';

/**
 * Marks keep places through all that a reader does to a text: each is a short run of characters that Unicode sets aside for such use
 * (noncharacters U+FDD0 to U+FDEF) and no document means. They are put in where something is met and taken out when the blocks are whole.
 */
const MARK = /\ufdd0([\ufde0-\ufdef]{1,8})\ufdd1/g;
const LEADING_MARK = /^\ufdd0[\ufde0-\ufdef]{1,8}\ufdd1/;
const TRAILING_MARK = /\ufdd0[\ufde0-\ufdef]{1,8}\ufdd1$/;
const LONGEST_MARK = 10;
const FOREIGN = /[\ufdd0-\ufdef]/g;
const FIRST_DIGIT = 0xfde0;

/** The mark of a number. */
export function markOf(number: number): string {
  const digits = number.toString(16).replace(/./g, (digit) => String.fromCharCode(FIRST_DIGIT + Number.parseInt(digit, 16)));
  return `\ufdd0${digits}\ufdd1`;
}

function numberOf(digits: string): number {
  let number = 0;
  for (let index = 0; index < digits.length; index += 1) number = number * 16 + digits.charCodeAt(index) - FIRST_DIGIT;
  return number;
}

/** A text without its marks. */
export function withoutMarks(text: string): string {
  return text.includes('\ufdd0') ? text.replace(MARK, '') : text;
}

/** The marks of a text alone. */
export function marksOf(text: string): string {
  return text.includes('\ufdd0') ? (text.match(MARK) ?? []).join('') : '';
}

/** A text as a file has it, free of characters that would be taken for marks; `instead` keeps a text as long as it was. */
export function withoutForeignMarks(text: string, instead: '' | '\0' = ''): string {
  return text.replace(FOREIGN, instead);
}

/** A text without white space at either end, where marks are looked past and kept. */
export function trimAroundMarks(text: string): string {
  if (!text.includes('\ufdd0')) return text.trim();
  const bare = withoutMarks(text).trim();
  if (bare === '') return marksOf(text);
  const [head, tail] = [endsOf(text, true), endsOf(text, false)];
  return marksOf(text.slice(0, head)) + text.slice(head, tail) + marksOf(text.slice(tail));
}

/** Where the words of a text begin, or end; only for a text that has some. Linear. */
function endsOf(text: string, isStart: boolean): number {
  let at = isStart ? 0 : text.length;
  for (;;) {
    const unit = text.charAt(isStart ? at : at - 1);
    const mark = isStart
      ? LEADING_MARK.exec(text.slice(at, at + LONGEST_MARK))
      : TRAILING_MARK.exec(text.slice(Math.max(0, at - LONGEST_MARK), at));
    if (mark === null && unit.trim() !== '') return at;
    at += (isStart ? 1 : -1) * (mark?.[0].length ?? 1);
  }
}

/** A place among blocks: position from 0, and UTF-16 units in the block's own text (a table's cells joined by tabs, rows by line breaks). */
export interface MarkPlace {
  readonly block: number;
  readonly offset: number;
}

/** Blocks without marks, and where each mark stood. A block of nothing but marks goes, and its marks are at the beginning of the next. Linear. */
export function takeMarks(marked: readonly SourceBlock[]): { blocks: SourceBlock[]; places: Map<number, MarkPlace> } {
  const blocks: SourceBlock[] = [];
  const places = new Map<number, MarkPlace>();
  let waiting: number[] = [];
  for (const block of marked) {
    const { bare, marks } = withoutItsMarks(block);
    if (bare.rows === null && bare.text === '' && block.text !== '') {
      waiting.push(...marks.keys());
      continue;
    }
    for (const number of waiting) places.set(number, { block: blocks.length, offset: 0 });
    for (const [number, offset] of marks) places.set(number, { block: blocks.length, offset });
    waiting = [];
    blocks.push(bare);
  }
  const last = blocks.at(-1);
  const end = { block: Math.max(0, blocks.length - 1), offset: last === undefined ? 0 : blockText(last).length };
  for (const number of waiting) places.set(number, end);
  return { blocks, places };
}

function withoutItsMarks(block: SourceBlock): { bare: SourceBlock; marks: Map<number, number> } {
  const marks = new Map<number, number>();
  let start = 0;
  const take = (text: string): string => {
    let removed = 0;
    const bare = text.includes('\ufdd0')
      ? text.replace(MARK, (mark: string, digits: string, at: number) => {
          marks.set(numberOf(digits), start + at - removed);
          removed += mark.length;
          return '';
        })
      : text;
    start += bare.length + 1;
    return bare;
  };
  if (block.rows === null) return { bare: { ...block, text: take(block.text) }, marks };
  return { bare: { ...block, rows: block.rows.map((row) => row.map(take)) }, marks };
}

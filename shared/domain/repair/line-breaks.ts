import { beginsBlock } from './block-starts.ts';
import { readingCost } from './reading-cost.ts';

/** Bits that a word across the break must save to prove that the break is none. */
const WORD_GAIN = 6;
/** Items of a row, and the longest of them: names of people and units. */
const FEWEST_ITEMS = 3;
const LONGEST_ITEM = 14;

/** Does a row end with a whole item: one that ends as another of them does, or a person's name among names? */
export function endsWhole(row: string): boolean {
  if (/\S(?:\s{2}|\u3000|\t)/.test(row)) return true;
  const items = row.slice(row.search(/[：:]/) + 1).split('、');
  const last = items.pop() ?? '';
  return items.some((item) => item.at(-1) === last.at(-1)) || (last.length > 1 && [...items, last].every((item) => item.length <= 4));
}

/** A row of names, units or addresses: cells with wide spaces between them, or items and nothing else. Linear. */
export function isRow(line: string): boolean {
  if (/[。；！？]/.test(line)) return false;
  if (/\S(?:\s{2}|\u3000|\t)\s{0,20}\S/.test(line)) return true;
  if (/[，,]/.test(line)) return false;
  const items = line.slice(line.search(/[：:]/) + 1).split('、');
  return items.length >= FEWEST_ITEMS && items.every((item) => item.length > 0 && item.length <= LONGEST_ITEM);
}

/** Is the break beyond doubt none: after a comma, before a mark, inside a bracket, or inside a word? */
export function isEvident(left: string, right: string): boolean {
  if (/[、，,]$/.test(left) || /^[，。、；：！？]/.test(right) || opensBracket(left, right)) return true;
  const [end, start] = [left.slice(-4), right.slice(0, 4)];
  return readingCost(end) + readingCost(start) - readingCost(end + start) >= WORD_GAIN;
}

/** Does a bracket that the first line opens close in the second? */
export function opensBracket(left: string, right: string): boolean {
  const open = Math.max(left.lastIndexOf('（'), left.lastIndexOf('('), left.lastIndexOf('〔'));
  if (open < 0 || /[）)〕]/.test(left.slice(open))) return false;
  const close = right.search(/[）)〕]/);
  const reopen = right.search(/[（(〔]/);
  return close >= 0 && (reopen < 0 || close < reopen || close > 0) && !beginsBlock(right);
}

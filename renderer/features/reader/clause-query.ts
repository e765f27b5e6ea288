import { parseHanNumber } from '#shared/domain/structure/han-number.ts';
import type { Block } from '#shared/model/document.ts';

const NUMERAL = /[零〇一二两三四五六七八九十百千]+|\d+/g;
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const LONGEST_QUERY = 40;

/** Numbers named by a clause address, outermost first: `二3.12` and `二、(三)12.` both give 2, 3, 12 where they can be told apart. */
export function clauseNumbers(text: string): readonly number[] {
  const plain = text
    .slice(0, LONGEST_QUERY)
    .replace(/[①-⑳]/g, (mark) => ` ${CIRCLED.indexOf(mark) + 1} `)
    .normalize('NFKC');
  return (plain.match(NUMERAL) ?? []).flatMap(valuesOf);
}

/**
 * The block a person means by a typed clause address, by its number in the document; `null` when there is none.
 * The whole path wins, then an article without its chapter, then a path with levels left out in the middle, at the front, or both,
 * then one that begins so. An annex needs no naming: its label counts only where the address speaks of an annex.
 * Of several that fit equally well, the first after block `current` wins, or the first of all where none follows.
 */
export function findClause(blocks: readonly Pick<Block, 'path'>[], query: string, current = -1): number | null {
  const wanted = clauseNumbers(query);
  if (wanted.length === 0) return null;
  const isAnnex = query.includes('附');
  const isArticle = query.includes('条');
  let best: { readonly index: number; readonly rank: number } | null = null;
  let lastPath = '';
  for (const [index, block] of blocks.entries()) {
    const key = block.path.join('\u0000');
    // Only the first block of a clause is its address.
    if (key === lastPath || block.path.length === 0) continue;
    lastPath = key;
    if (isArticle && !block.path.some((label) => label.includes('条'))) continue;
    const rank = rankOf(block.path, wanted, isAnnex);
    const isNext = best !== null && rank === best.rank && best.index <= current && index > current;
    if (rank > 0 && (best === null || rank > best.rank || isNext)) best = { index, rank };
  }
  return best?.index ?? null;
}

/** How well a path fits; 0 where it does not. Odd in the body, even in an annex: of equals the body wins. */
function rankOf(path: readonly string[], wanted: readonly number[], isAnnex: boolean): number {
  const isInAnnex = path[0]?.startsWith('附') ?? false;
  if (isAnnex && !isInAnnex) return 0;
  const labels = isInAnnex && !isAnnex ? path.slice(1) : path;
  const fit = fitOf(labels, wanted);
  return fit === 0 ? 0 : fit * 2 + (isInAnnex ? 0 : 1);
}

function fitOf(labels: readonly string[], wanted: readonly number[]): number {
  // A repeated number carries its count in 〔〕, which nobody types.
  const numbers = labels.flatMap((label) => clauseNumbers(label.replace(/〔\d+〕/g, '')));
  if (numbers.length < wanted.length) return 0;
  const isAt = (start: number): boolean => wanted.every((value, index) => numbers[start + index] === value);
  const isEnd = isAt(numbers.length - wanted.length);
  if (isEnd && numbers.length === wanted.length) return 6;
  // The chapter above an article is seldom typed: 第十五条 is an address of its own.
  if (isEnd && labels.at(-1)?.startsWith('第')) return 5;
  const isThrough = wanted.length > 1 && numbers.at(-1) === wanted.at(-1) && isSubsequence(numbers, wanted);
  if (isThrough && numbers[0] === wanted[0]) return 4;
  if (isEnd) return 3;
  if (isThrough) return 2;
  return isAt(0) ? 1 : 0;
}

function isSubsequence(numbers: readonly number[], wanted: readonly number[]): boolean {
  let next = 0;
  for (const value of numbers) if (value === wanted[next]) next += 1;
  return next === wanted.length;
}

function valuesOf(numeral: string): readonly number[] {
  if (/^\d/.test(numeral)) return [Number(numeral)];
  // Without 十 or 百, several numerals in a row are several levels: 二三 is 二、(三).
  const isOneNumber = /[十百千]/.test(numeral);
  const parts = isOneNumber ? [numeral] : [...numeral];
  return parts.flatMap((part) => parseHanNumber(part) ?? []);
}

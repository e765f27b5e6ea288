import { foldText, foldUnits } from '../text/fold-text.ts';
import { GENRE_WORDS } from './genre-words.ts';
import { WORD_ROWS } from './word-table.ts';

/** log2 of the number of words that the frequencies of the table were counted over. */
const TOTAL_BITS = 26;
/** Bits of a Han character that the table does not have: real ones are rare enough that two in a row tell damage. */
export const RARE_HAN_BITS = 29;
/** Bits of a character that no office document means: private use, kana, box drawing, replacement characters. */
const ALIEN_BITS = 34;
/** Bits of a set word of the genre: as common as the thousand most frequent words. */
const GENRE_BITS = 13;
/** What follows and what precedes a digit in office prose, and the bits of the two together. */
const MEASURE_WORDS = '年月日号天个项家条万亿元次件户';
const COUNTING_WORDS = '共第约达近前';
const MEASURED_BITS = 12;
const COUNTED_BITS = 10;
const NONE: readonly never[] = [];

/** Words by their first two units, so that most positions of a text need a single look-up. */
interface WordIndex {
  readonly characters: Uint8Array;
  readonly pairs: ReadonlyMap<number, number>;
  readonly longer: ReadonlyMap<number, readonly LongWord[]>;
}

interface LongWord {
  readonly rest: readonly number[];
  readonly bits: number;
}

let index: WordIndex | null = null;

function wordIndex(): WordIndex {
  if (index !== null) return index;
  const characters = Uint8Array.from({ length: 0x10000 }, (_, code) => unlistedBits(code));
  const pairs = new Map<number, number>();
  const longer = new Map<number, LongWord[]>();
  const add = (word: string, bits: number): void => {
    const first = word.charCodeAt(0);
    if (word.length === 1) {
      characters[first] = bits;
      return;
    }
    const key = first * 0x10000 + word.charCodeAt(1);
    if (word.length === 2) pairs.set(key, Math.min(bits, pairs.get(key) ?? bits));
    else {
      const list = longer.get(key) ?? [];
      list.push({ rest: Array.from({ length: word.length - 2 }, (_, at) => word.charCodeAt(at + 2)), bits });
      longer.set(key, list);
    }
  };
  for (const [frequency, length, run] of WORD_ROWS) {
    for (let at = 0; at < run.length; at += length) add(run.slice(at, at + length), TOTAL_BITS - frequency);
  }
  for (const word of GENRE_WORDS) add(foldText(word), GENRE_BITS);
  for (const digit of '0123456789') {
    for (const unit of MEASURE_WORDS) add(digit + unit, MEASURED_BITS);
    for (const word of COUNTING_WORDS) add(word + digit, COUNTED_BITS);
  }
  index = { characters, pairs, longer };
  return index;
}

function unlistedBits(code: number): number {
  const character = String.fromCharCode(code);
  if (character === '?') return 16;
  if ((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)) return 8;
  if ('。、,;:()"《》 -%·.'.includes(character)) return 6;
  if (code < 0x80 || '~…'.includes(character)) return 11;
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0xd800 && code <= 0xdfff) ? RARE_HAN_BITS : ALIEN_BITS;
}

/**
 * How surprising a text is as Chinese prose, in bits: the cheapest way to cut it into known words. Script and width do not matter.
 * Good prose costs 6–9 bits a character, text decoded wrongly over 20. Linear.
 */
export function readingCost(text: string): number {
  const { characters, pairs, longer } = wordIndex();
  const units = foldUnits(text);
  const costs = new Float64Array(units.length + 1).fill(Number.POSITIVE_INFINITY);
  costs[0] = 0;
  const reach = (end: number, cost: number): void => {
    if (cost < (costs[end] ?? 0)) costs[end] = cost;
  };
  for (let at = 0; at < units.length; at += 1) {
    const cost = costs[at] ?? 0;
    const unit = units[at] ?? 0;
    reach(at + 1, cost + (characters[unit] ?? ALIEN_BITS));
    if ((unit < 0x2e80 && !(unit >= 0x30 && unit <= 0x39)) || at + 1 >= units.length) continue;
    const key = unit * 0x10000 + (units[at + 1] ?? 0);
    const pair = pairs.get(key);
    if (pair !== undefined) reach(at + 2, cost + pair);
    for (const { rest, bits } of longer.get(key) ?? NONE) {
      if (rest.every((expected, offset) => units[at + 2 + offset] === expected)) reach(at + 2 + rest.length, cost + bits);
    }
  }
  return costs[units.length] ?? 0;
}

/** Bits of a single character on its own; `RARE_HAN_BITS` or more where no word of the language is written with it alone. */
export function characterCost(character: string): number {
  return wordIndex().characters[foldUnits(character)[0] ?? 0] ?? ALIEN_BITS;
}

/** Bits of a listed word of two characters, given by their folded code units; `null` for what is no listed word. */
export function pairCost(first: number, second: number): number | null {
  return wordIndex().pairs.get(first * 0x10000 + second) ?? null;
}

/** Bits of a single folded character, given by its code unit. */
export function unitCost(unit: number): number {
  return wordIndex().characters[unit] ?? ALIEN_BITS;
}

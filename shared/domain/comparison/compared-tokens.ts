import { FOLDED_UNITS, foldText } from '../text/fold-text.ts';

/**
 * A stretch of text as tokens: what is one thing to a reader, or one sentence. The list is used again and again, as a comparison takes
 * thousands of short texts apart; it grows as needed.
 */
export class TokenList {
  /** A number for each token: equal ones are the same but for width, script, case and spaces. */
  units = new Uint16Array(1 << 10);
  /** Where each ends in its text; spaces belong to the token behind them. */
  ends = new Int32Array(1 << 10);
  length = 0;

  reserve(length: number): void {
    if (this.units.length >= length) return;
    this.units = new Uint16Array(2 * length);
    this.ends = new Int32Array(2 * length);
  }
}

/** A text from one offset to another. */
export type Stretch = { readonly text: string; readonly from: number; readonly to: number };

/** Units that never stand for themselves: the first and the last of the private area. */
const FIRST = 0xe000;
const LAST = 0xf8ff;

const DIGIT = 1;
const LETTER = 2;
const SURROGATE = 4;
const PRIVATE = 5;
const KINDS = kinds();

const SPACE = 0x20;
/** What may stand inside of a number, and what at its end. */
const POINT = 6;
const PERCENT = 7;
const PARTS = parts();

/**
 * Takes two stretches apart into what is one thing to a reader: a number with its sign, percent or year, a Latin word; each other character alone.
 * Numbers stay whole, so that 35% that became 45% is not shown as a changed 3. `false` with more different ones than there are numbers for
 * them. Linear.
 */
export function takeCharacters(old: Stretch, fresh: Stretch, lists: { readonly old: TokenList; readonly fresh: TokenList }): boolean {
  const isOldOfSingles = takeUnits(old, lists.old);
  const isNewOfSingles = takeUnits(fresh, lists.fresh);
  // Each unit stands for itself: true of most edits.
  if (isOldOfSingles && isNewOfSingles) return true;
  const known = new Map<string, number>();
  return joinUnits(lists.old, known) && joinUnits(lists.fresh, known);
}

/** Each unit but spaces, folded; tells whether none is a part of a longer token. */
function takeUnits({ text, from, to }: Stretch, list: TokenList): boolean {
  list.reserve(to - from);
  const { units, ends } = list;
  let length = 0;
  let kinds = 0;
  for (let at = from; at < to; at += 1) {
    const unit = FOLDED_UNITS[text.charCodeAt(at)] ?? 0;
    if (unit === SPACE) continue;
    kinds |= KINDS[unit] ?? 0;
    units[length] = unit;
    length += 1;
    ends[length - 1] = at + 1;
  }
  list.length = length;
  return kinds === 0;
}

/** Makes one token of the units of each number and word. */
function joinUnits(list: TokenList, known: Map<string, number>): boolean {
  const { units, ends } = list;
  let length = 0;
  for (let at = 0; at < list.length; ) {
    const kind = KINDS[units[at] ?? 0] ?? 0;
    const end = kind === 0 ? at + 1 : tokenEnd(list, at, kind);
    let unit = units[at] ?? 0;
    if (end - at > 1 || kind === PRIVATE) {
      const token = String.fromCharCode(...units.subarray(at, Math.min(end, at + LONGEST_TOKEN)));
      unit = known.get(token) ?? FIRST + known.size;
      if (unit > LAST) return false;
      known.set(token, unit);
    }
    units[length] = unit;
    ends[length] = ends[end - 1] ?? 0;
    length += 1;
    at = end;
  }
  list.length = length;
  return true;
}

/** A number or a word goes on for this many units at most; what is longer is several. */
const LONGEST_TOKEN = 1_000;

function tokenEnd({ units, length }: TokenList, from: number, kind: number): number {
  if (kind === SURROGATE) return Math.min(from + 2, length);
  if (kind === PRIVATE) return from + 1;
  const limit = Math.min(length, from + LONGEST_TOKEN);
  const isOf = (at: number, table: Uint8Array, wanted: number): boolean => at < limit && table[units[at] ?? 0] === wanted;
  let end = from + 1;
  while (isOf(end, KINDS, kind)) end += 1;
  if (kind !== DIGIT) return end;
  // 1,200 and 99.95 are one number, with the percent sign behind it.
  while (isOf(end, PARTS, POINT) && isOf(end + 1, KINDS, DIGIT)) {
    end += 2;
    while (isOf(end, KINDS, DIGIT)) end += 1;
  }
  return isOf(end, PARTS, PERCENT) ? end + 1 : end;
}

/** Whether a token of more than one unit, written in whichever form and with spaces in it, goes across an offset of a text. */
export function isInsideToken(text: string, offset: number): boolean {
  let before = offset - 1;
  while (before >= 0 && isSpaceAt(text, before)) before -= 1;
  let after = offset;
  while (after < text.length && isSpaceAt(text, after)) after += 1;
  if (before < 0 || after >= text.length) return false;
  const unit = text.charCodeAt(after);
  if (unit >= 0xdc00 && unit <= 0xdfff) return true;
  const one = PARTS[foldedAt(text, before)] ?? 0;
  const other = PARTS[foldedAt(text, after)] ?? 0;
  return one === LETTER ? other === LETTER : one !== 0 && one !== PERCENT && other !== 0 && other !== LETTER;
}

/** Whether a unit of a text is a space, of whichever width. */
export function isSpaceAt(text: string, at: number): boolean {
  return foldedAt(text, at) === SPACE;
}

function foldedAt(text: string, at: number): number {
  return FOLDED_UNITS[text.charCodeAt(at)] ?? 0;
}

/** The same by sentences and lines, for texts too long or too unlike to be compared by characters. */
export function takeSentences(old: Stretch, fresh: Stretch, lists: { readonly old: TokenList; readonly fresh: TokenList }): boolean {
  const known = new Map<string, number>();
  return sentencesOf(old, lists.old, known) && sentencesOf(fresh, lists.fresh, known);
}

function sentencesOf({ text, from, to }: Stretch, list: TokenList, known: Map<string, number>): boolean {
  list.reserve(to - from);
  let length = 0;
  let start = from;
  for (let at = from; at < to; at += 1) {
    if (at + 1 < to && !SENTENCE_ENDS.has(foldedAt(text, at))) continue;
    const sentence = foldText(text.slice(start, at + 1)).replaceAll(' ', '');
    // Spaces alone belong to what is behind them.
    if (sentence === '') continue;
    const number = known.get(sentence) ?? known.size;
    if (number === MOST_SENTENCES) return false;
    known.set(sentence, number);
    list.units[length] = FIRST_SENTENCE + number;
    list.ends[length] = at + 1;
    length += 1;
    start = at + 1;
  }
  list.length = length;
  return true;
}

/** All of a stretch as one token. */
export function takeWhole({ from, to }: Stretch, list: TokenList): void {
  list.length = to > from ? 1 : 0;
  list.ends[0] = to;
}

/** Folded marks that end a sentence or a line. */
const SENTENCE_ENDS: ReadonlySet<number> = new Set([0x3002, 0x3b, 0x0a]);
/** The first number that a sentence may have, and how many there are before the private ones. */
const FIRST_SENTENCE = 0x100;
const MOST_SENTENCES = FIRST - FIRST_SENTENCE;

/** Kinds of what a word or a number consists of; all else is 0. */
function parts(): Uint8Array {
  const table = new Uint8Array(0x10000);
  table.fill(DIGIT, 0x30, 0x3a);
  table.fill(LETTER, 0x41, 0x5b);
  table.fill(LETTER, 0x61, 0x7b);
  for (const mark of '.,:') table[mark.charCodeAt(0)] = POINT;
  for (const mark of '%‰') table[mark.charCodeAt(0)] = PERCENT;
  return table;
}

function kinds(): Uint8Array {
  const table = new Uint8Array(0x10000);
  table.fill(DIGIT, 0x30, 0x3a);
  table.fill(LETTER, 0x41, 0x5b);
  table.fill(LETTER, 0x61, 0x7b);
  // The first half of a pair takes the second with it; a lone half is a token too.
  table.fill(SURROGATE, 0xd800, 0xdc00);
  table.fill(PRIVATE, FIRST, LAST + 1);
  return table;
}

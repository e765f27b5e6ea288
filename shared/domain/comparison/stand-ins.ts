import { FOLDED_UNITS } from '../text/fold-text.ts';

/** Two texts as strings of one unit a token, so that a difference by characters is one by tokens; `lengthOf` gives the length of what a stretch stands for. */
export type StandIns = { readonly old: string; readonly fresh: string; readonly lengthOf: (standIns: string) => number };

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
 * What is one thing to a reader: a number with its sign, percent or year, a Latin word; any other character alone.
 * Numbers stay whole, so that 35% that became 45% is not shown as a changed 3. `null` with more different ones than there are stand-ins. Linear.
 */
export function characterStandIns(old: string, fresh: string): StandIns | null {
  if (isOfSingles(old) && isOfSingles(fresh)) return { old, fresh, lengthOf: (standIns) => standIns.length };
  const known = new Map<string, string>();
  const lengths = new Map<string, number>();
  const standInOf = (token: string): string | null => {
    const found = known.get(token);
    if (found !== undefined) return found;
    if (FIRST + known.size > LAST) return null;
    const made = String.fromCharCode(FIRST + known.size);
    known.set(token, made);
    lengths.set(made, token.length);
    return made;
  };
  const encodedOld = encoded(old, standInOf);
  const encodedFresh = encodedOld === null ? null : encoded(fresh, standInOf);
  if (encodedOld === null || encodedFresh === null) return null;
  const lengthOf = (standIns: string): number => {
    if (lengths.size === 0) return standIns.length;
    let length = 0;
    for (let at = 0; at < standIns.length; at += 1) length += lengths.get(standIns.charAt(at)) ?? 1;
    return length;
  };
  return { old: encodedOld, fresh: encodedFresh, lengthOf };
}

/** Whether each unit of a text stands for itself: true of most edits. */
function isOfSingles(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (KINDS[text.charCodeAt(at)] !== 0) return false;
  return true;
}

/** Whether a token of more than one unit, written in whichever form and with spaces in it, goes across an offset of a text. */
export function isInsideToken(text: string, offset: number): boolean {
  let before = offset - 1;
  while (before >= 0 && foldedAt(text, before) === SPACE) before -= 1;
  let after = offset;
  while (after < text.length && foldedAt(text, after) === SPACE) after += 1;
  if (before < 0 || after >= text.length) return false;
  const unit = text.charCodeAt(after);
  if (unit >= 0xdc00 && unit <= 0xdfff) return true;
  const one = PARTS[foldedAt(text, before)] ?? 0;
  const other = PARTS[foldedAt(text, after)] ?? 0;
  return one === LETTER ? other === LETTER : one !== 0 && one !== PERCENT && other !== 0 && other !== LETTER;
}

function foldedAt(text: string, at: number): number {
  return FOLDED_UNITS[text.charCodeAt(at)] ?? 0;
}

/** The same by sentences and lines, for texts too long or too unlike to be compared by characters. */
export function sentenceStandIns(old: string, fresh: string): StandIns | null {
  const known = new Map<string, string>();
  const lengths = new Map<string, number>();
  const encode = (text: string): string | null => {
    let result = '';
    for (const [sentence] of text.matchAll(SENTENCE)) {
      let standIn = known.get(sentence);
      if (standIn === undefined) {
        if (known.size === MOST_SENTENCES) return null;
        standIn = String.fromCharCode(FIRST_SENTENCE + known.size);
        known.set(sentence, standIn);
        lengths.set(standIn, sentence.length);
      }
      result += standIn;
    }
    return result;
  };
  const [encodedOld, encodedFresh] = [encode(old), encode(fresh)];
  if (encodedOld === null || encodedFresh === null) return null;
  return {
    old: encodedOld,
    fresh: encodedFresh,
    lengthOf: (standIns) => Array.from(standIns).reduce((sum, unit) => sum + (lengths.get(unit) ?? 0), 0),
  };
}

/** A sentence or line with its end. */
const SENTENCE = /[^。；;\n]*[。；;\n]|[^。；;\n]+/gu;
/** The first unit that a sentence's stand-in may have, and how many there are before the surrogates. */
const FIRST_SENTENCE = 0x100;
const MOST_SENTENCES = 0xd700 - FIRST_SENTENCE;

function encoded(text: string, standInOf: (token: string) => string | null): string | null {
  let result = '';
  let plainFrom = 0;
  let at = 0;
  while (at < text.length) {
    const kind = KINDS[text.charCodeAt(at)] ?? 0;
    if (kind === 0) {
      at += 1;
      continue;
    }
    const end = tokenEnd(text, at, kind);
    if (end - at > 1 || kind === PRIVATE) {
      const standIn = standInOf(text.slice(at, end));
      if (standIn === null) return null;
      result += text.slice(plainFrom, at) + standIn;
      plainFrom = end;
    }
    at = end;
  }
  return plainFrom === 0 ? text : result + text.slice(plainFrom);
}

function tokenEnd(text: string, from: number, kind: number): number {
  if (kind === SURROGATE) return Math.min(from + 2, text.length);
  if (kind === PRIVATE) return from + 1;
  let end = from + 1;
  while (end < text.length && KINDS[text.charCodeAt(end)] === kind) end += 1;
  if (kind !== DIGIT) return end;
  // 1,200 and 99.95 are one number, with the percent sign behind it.
  while (/[.,:]/.test(text.charAt(end)) && KINDS[text.charCodeAt(end + 1)] === DIGIT) {
    end += 2;
    while (end < text.length && KINDS[text.charCodeAt(end)] === DIGIT) end += 1;
  }
  return /[%‰]/.test(text.charAt(end)) ? end + 1 : end;
}

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

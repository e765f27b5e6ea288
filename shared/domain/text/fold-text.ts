import { FOLD_PAIRS } from './fold-table.ts';

const SPACES = /[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\t]/u;

/** Whether there is anything in a text that folds to a space. Linear, and by one look of the engine's own. */
export function hasSpace(text: string): boolean {
  return SPACES.test(text);
}

/** Every form a writer or an input method may use for the same mark, first the one that all fold to. */
const PUNCTUATION_FORMS = [
  ' \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t',
  '((（[［【〖〔{｛﹙﹝﹛⦅',
  '))）]］】〗〕}｝﹚﹞﹜⦆',
  '"“”„‟＂「」『』﹁﹂﹃﹄〝〞〟',
  "'‘’‚‛＇`´",
  '-‐‑‒–—―−─━－﹘﹣',
  '~～∼〜˜',
  '·•・･‧∙⋅●',
  '。｡',
  '、､',
  '《«〈',
  '》»〉',
  '…⋯',
  ',，﹐',
  ':：﹕∶︰',
  ';；﹔',
  '?？﹖',
  '!！﹗',
  '.．﹒',
  '%％﹪',
  '○〇',
];

/** Kangxi radicals and compatibility ideographs: PDF fonts often give these in place of the ordinary character. */
const COMPATIBILITY_RANGES = [
  [0x2e80, 0x2fdf],
  [0xf900, 0xfaff],
] as const;

/** Made by every process as it starts, before its code is compiled well: few steps a unit, and no object for one of them. */
function buildFold(): Uint16Array {
  const fold = everyUnit();
  for (let code = 0xff01; code <= 0xff5e; code += 1) fold[code] = code - 0xfee0;
  for (const [first, last] of COMPATIBILITY_RANGES) {
    for (let code = first; code <= last; code += 1) setSingle(fold, code, String.fromCharCode(code).normalize('NFKC'));
  }
  for (const forms of PUNCTUATION_FORMS) {
    for (let index = 1; index < forms.length; index += 1) fold[forms.charCodeAt(index)] = forms.charCodeAt(0);
  }
  for (let first = 0; first < 0x2c00; first += LETTERS) lowerLetters(fold, first);
  for (let code = 0xff21; code <= 0xff3a; code += 1) fold[code] = code - 0xfee0 + 0x20;
  const simplified = everyUnit();
  for (let index = 0; index < FOLD_PAIRS.length; index += 2) simplified[FOLD_PAIRS.charCodeAt(index)] = FOLD_PAIRS.charCodeAt(index + 1);
  // Twice, so that a form that folds to another foldable form ends at the same place.
  for (let pass = 0; pass < 2; pass += 1) {
    for (let code = 0; code < fold.length; code += 1) {
      const folded = fold[fold[code] ?? code] ?? code;
      fold[code] = simplified[folded] ?? folded;
    }
  }
  return fold;
}

function everyUnit(): Uint16Array {
  const units = new Uint16Array(0x10000);
  for (let code = 0; code < units.length; code += 1) units[code] = code;
  return units;
}

/** Letters lowered in one go. */
const LETTERS = 0x100;

/** Lowers so many letters from one on; together where none of them becomes two. */
function lowerLetters(fold: Uint16Array, first: number): void {
  const lowered = String.fromCharCode(...fold.subarray(first, first + LETTERS)).toLowerCase();
  for (let code = first; code < first + LETTERS; code += 1) {
    if (lowered.length === LETTERS) fold[code] = lowered.charCodeAt(code - first);
    else setSingle(fold, code, String.fromCharCode(fold[code] ?? code).toLowerCase());
  }
}

function setSingle(fold: Uint16Array, code: number, text: string): void {
  if (text.length === 1) fold[code] = text.charCodeAt(0);
}

const FOLD = buildFold();
/** The unit that each UTF-16 unit folds to, by its code: for a loop that goes over a text once and needs no string. */
export const FOLDED_UNITS: Readonly<Uint16Array> = FOLD;

/** `String.fromCharCode` takes its arguments on the stack, so long texts go in pieces. */
const PIECE = 8192;

/**
 * The text as it is searched and compared: script, width, case, brackets, quotes, dashes and spaces made one.
 * The same length as the input in UTF-16 units, unit for unit, so offsets in one are offsets in the other. Line breaks stay. Linear.
 */
export function foldText(text: string): string {
  if (text.length <= PIECE) return foldPiece(text, 0, text.length);
  let folded = '';
  for (let start = 0; start < text.length; start += PIECE) folded += foldPiece(text, start, Math.min(text.length, start + PIECE));
  return folded;
}

/** A plain array goes to `fromCharCode` as it is; a typed one would be copied and boxed unit by unit, which takes three times as long. */
function foldPiece(text: string, start: number, end: number): string {
  const units = new Array<number>(end - start);
  for (let index = start; index < end; index += 1) units[index - start] = FOLD[text.charCodeAt(index)] ?? 0;
  return String.fromCharCode.apply(null, units);
}

/** The UTF-16 units of the folded text: for an index that never needs the string. */
export function foldUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index += 1) units[index] = FOLD[text.charCodeAt(index)] ?? 0;
  return units;
}

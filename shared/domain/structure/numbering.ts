import { parseHanNumber } from './han-number.ts';

/** The numbering families of official writing, outermost first; `style` stands for unnumbered headings of a format with styles. */
export const NUMBERING_FAMILIES = [
  'part',
  'chapter',
  'section',
  'article',
  'han-comma',
  'han-bracket',
  'arabic',
  'decimal-2',
  'decimal-3',
  'decimal-4',
  'letter',
  'letter-number',
  'arabic-bracket',
  'arabic-half-bracket',
  'circled',
] as const;

export type NumberingFamily = (typeof NUMBERING_FAMILIES)[number];

/** A number at the beginning of a line. */
export interface NumberLabel {
  readonly family: NumberingFamily;
  readonly ordinal: number;
  /** As written, with its punctuation: `一、`, `(一)`, `12.`, `第三条`. */
  readonly label: string;
  /** Offset just after the label and the space behind it, in the text that was given. */
  readonly end: number;
}

interface LabelShape {
  readonly family: NumberingFamily;
  /** The characters that such a label begins with. */
  readonly begins: string;
  readonly pattern: RegExp;
  readonly isHan: boolean;
}

const HAN_DIGITS = '零〇○一二三四五六七八九十百';
const DIGITS = '0123456789';
const LETTERS = 'abcdefgh';
const HAN = `[${HAN_DIGITS}]`;

/** Anchored, bounded patterns over folded text: the first group is the number, the whole match the label. */
const SHAPES: readonly LabelShape[] = [
  { family: 'part', begins: '第', pattern: new RegExp(`^第 {0,2}(${HAN}{1,5}) {0,2}(?:编|篇|部分)(?=[ :]|$)`), isHan: true },
  { family: 'chapter', begins: '第', pattern: new RegExp(`^第 {0,2}(${HAN}{1,5}) {0,2}章`), isHan: true },
  { family: 'section', begins: '第', pattern: new RegExp(`^第 {0,2}(${HAN}{1,5}) {0,2}节`), isHan: true },
  { family: 'article', begins: '第', pattern: new RegExp(`^第 {0,2}(${HAN}{1,7}) {0,2}条(?![例款件规第、,和或至的])`), isHan: true },
  { family: 'chapter', begins: '第', pattern: /^第 {0,2}(\d{1,3}) {0,2}章/, isHan: false },
  { family: 'section', begins: '第', pattern: /^第 {0,2}(\d{1,3}) {0,2}节/, isHan: false },
  { family: 'article', begins: '第', pattern: /^第 {0,2}(\d{1,3}) {0,2}条(?![例款件规第、,和或至的])/, isHan: false },
  { family: 'han-comma', begins: HAN_DIGITS, pattern: new RegExp(`^(${HAN}{1,5}) {0,2}[、.]`), isHan: true },
  { family: 'han-bracket', begins: '(', pattern: new RegExp(`^\\( {0,2}(${HAN}{1,5}) {0,2}\\)[、.]?`), isHan: true },
  { family: 'decimal-4', begins: DIGITS, pattern: /^\d{1,2}\.\d{1,2}\.\d{1,2}\.(\d{1,2})(?![\d.%])/, isHan: false },
  { family: 'decimal-3', begins: DIGITS, pattern: /^\d{1,2}\.\d{1,2}\.(\d{1,2})(?![\d.%])/, isHan: false },
  { family: 'decimal-2', begins: DIGITS, pattern: /^\d{1,2}\.(\d{1,2})(?=[ 、]{0,2}[\u4e00-\u9fff"《])/, isHan: false },
  { family: 'arabic', begins: DIGITS, pattern: /^(\d{1,3}) {0,2}\*? {0,2}[.、](?! {0,2}\d)/, isHan: false },
  { family: 'letter', begins: LETTERS, pattern: /^([a-h]) {0,2}[.、](?= {0,2}[\u4e00-\u9fff"])/, isHan: false },
  { family: 'letter-number', begins: LETTERS, pattern: /^[a-h](\d{1,2}) {0,2}[.、](?= {0,2}[\u4e00-\u9fff"])/, isHan: false },
  { family: 'arabic-bracket', begins: '(', pattern: /^\( {0,2}(\d{1,3}) {0,2}\)/, isHan: false },
  { family: 'arabic-half-bracket', begins: DIGITS, pattern: /^(\d{1,3}) {0,2}\)/, isHan: false },
];

/** Longest label that can be read; keeps every look-up independent of the length of the line. */
const LABEL_WINDOW = 24;

/** The shapes by the character that they begin with: most lines begin with none of these. */
const SHAPES_BY_FIRST: ReadonlyMap<string, readonly LabelShape[]> = new Map(
  [...new Set(SHAPES.flatMap(({ begins }) => [...begins]))].map((first) => [first, SHAPES.filter(({ begins }) => begins.includes(first))]),
);

/** `一、二级医院`, `1.5亿元`: what looks like a label and goes on as a list or a quantity. */
const LIST_AFTER_HAN_COMMA = /^[一二三四五六七八九十][、级类等期批次产是]/;
const QUANTITY_AFTER_DECIMAL = /^ ?(?:[万亿]|个|倍|元|米|吨|公里|亩|平方|公顷|小时)/;
/** `1.2025年底前…`, `2．5G网络…`: a number of a list with a year or a digit right behind it. A decimal has no mark that is full-width. */
const ARABIC_BEFORE_DIGIT = /^(\d{1,2}) {0,2}[.、] {0,2}(?=\d)/;
const YEAR = /^(?:19|20)\d{2} ?(?:年|-|—)/;
/** CJK enclosed numbers come as one character each. */
const ENCLOSED: readonly { readonly first: number; readonly last: number; readonly family: NumberingFamily }[] = [
  { first: 0x2460, last: 0x2473, family: 'circled' },
  { first: 0x2776, last: 0x277f, family: 'circled' },
  { first: 0x3220, last: 0x3229, family: 'han-bracket' },
  { first: 0x2474, last: 0x2487, family: 'arabic-bracket' },
  { first: 0x2488, last: 0x249b, family: 'arabic' },
];
const FIRST_ENCLOSED = 0x2460;
const LAST_ENCLOSED = 0x3229;

/**
 * The number label that a line begins with, or `null`. `key` is the line's folded text from its first word on, `text` the same as written.
 * Constant time: it looks at the first few characters only.
 */
export function readNumberLabel(key: string, text: string): NumberLabel | null {
  const shapes = SHAPES_BY_FIRST.get(key.charAt(0));
  if (shapes === undefined) return readEnclosed(key, text);
  const head = key.slice(0, LABEL_WINDOW);
  const beforeDigit = readBeforeDigit(head, text);
  if (beforeDigit !== null) return beforeDigit;
  for (const shape of shapes) {
    const match = shape.pattern.exec(head);
    if (match === null) continue;
    const ordinal = ordinalOf(match[1] ?? '', shape);
    const rest = head.slice(match[0].length);
    if (ordinal === null || isQuantity(shape.family, rest)) return null;
    return { family: shape.family, ordinal, label: text.slice(0, match[0].length), end: skipSpaces(key, match[0].length) };
  }
  return null;
}

function ordinalOf(number: string, { family, isHan }: LabelShape): number | null {
  if (family === 'letter') return number.charCodeAt(0) - 'a'.charCodeAt(0) + 1;
  return isHan ? parseHanNumber(number) : Number(number);
}

/** A list number whose text begins with a digit; `null` where the two may be one decimal, or a heading such as `1．1`. */
function readBeforeDigit(head: string, text: string): NumberLabel | null {
  const match = ARABIC_BEFORE_DIGIT.exec(head);
  if (match === null) return null;
  const label = text.slice(0, match[0].trimEnd().length);
  const rest = head.slice(match[0].length);
  const isMarked = /[．、]/.test(label) && isCount(rest);
  if (!YEAR.test(rest) && !isMarked) return null;
  return { family: 'arabic', ordinal: Number(match[1]), label, end: match[0].length };
}

/** Digits that count or name something (`5G`, `10个`, `30万`), not the second number of `1．2 总则`. */
function isCount(rest: string): boolean {
  return /^\d{1,5}(?:\.\d{1,3})?(?:[a-z%]|[年月日个家项件次人户名元万亿条所处座台套类种批支场倍天亩吨米级])/.test(rest);
}

function isQuantity(family: NumberingFamily, rest: string): boolean {
  if (family === 'han-comma') return LIST_AFTER_HAN_COMMA.test(rest);
  return family === 'decimal-2' && QUANTITY_AFTER_DECIMAL.test(rest);
}

function readEnclosed(key: string, text: string): NumberLabel | null {
  const code = key.charCodeAt(0);
  if (!(code >= FIRST_ENCLOSED && code <= LAST_ENCLOSED)) return null;
  const range = ENCLOSED.find(({ first, last }) => code >= first && code <= last);
  if (range === undefined) return null;
  const head = key.slice(0, LABEL_WINDOW);
  const length = /^[.、]/.test(head.slice(1)) ? 2 : 1;
  return { family: range.family, ordinal: code - range.first + 1, label: text.slice(0, length), end: skipSpaces(head, length) };
}

function skipSpaces(key: string, from: number): number {
  let end = from;
  while (key.charAt(end) === ' ') end += 1;
  return end;
}

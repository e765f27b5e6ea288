import { digitByDigit, type Numerals, smallNumber } from './chinese-numerals.ts';
import type { CodeSection, CodeToken } from './format-code.ts';

const MILLISECONDS_A_DAY = 86_400_000;
const SECONDS_A_DAY = 86_400;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LARGEST_DATE = 2_958_465;
/** Up to here days count from a day later: the 29th of February that 1900 did not have comes after. */
const BEFORE_LEAP_DAY = 60;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const HAN_DAYS = '日一二三四五六';
const HAN_MONTHS = '一二三四五六七八九十';
/** Locales of Chinese: mainland, Taiwan, Hong Kong, Singapore, Macau. */
const CHINESE = new Set(['804', '404', 'c04', '1004', '1404']);

interface DateParts {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  /** Of the whole value, with fractions. */
  readonly seconds: number;
}

function partsOf(value: number, is1904: boolean, digits: number): DateParts {
  const seconds = Number((value * SECONDS_A_DAY).toFixed(digits));
  const days = Math.floor(seconds / SECONDS_A_DAY);
  if (!is1904 && days === 0) return { year: 1900, month: 1, day: 0, weekday: 6, seconds };
  const shift = !is1904 && days < BEFORE_LEAP_DAY ? 1 : 0;
  const date = new Date((is1904 ? EPOCH_1904 : EPOCH_1900) + (days + shift) * MILLISECONDS_A_DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    seconds,
  };
}

function monthText(month: number, width: number, isChinese: boolean): string {
  const name = MONTHS[month - 1] ?? '';
  if (width <= 2) return '';
  if (isChinese) return `${month <= 10 ? HAN_MONTHS.charAt(month - 1) : `十${HAN_MONTHS.charAt(month - 11)}`}月`;
  return width === 3 ? name.slice(0, 3) : width === 4 ? name : name.charAt(0);
}

function dayText(weekday: number, letters: string, isChinese: boolean): string {
  const han = HAN_DAYS.charAt(weekday);
  const name = DAYS[weekday] ?? '';
  if (letters.startsWith('a')) return letters.length === 3 ? han : `星期${han}`;
  if (isChinese) return (letters.length === 3 ? '周' : '星期') + han;
  return letters.length === 3 ? name.slice(0, 3) : name;
}

/** Which of the `m` are minutes: those after hours or before seconds. */
function minutesAmong(tokens: readonly CodeToken[]): ReadonlySet<CodeToken> {
  const dates = tokens.filter((token) => token.kind === 'date');
  return new Set(
    dates.filter(({ letters }, index) => {
      const [before = '', after = ''] = [dates[index - 1]?.letters, dates[index + 1]?.letters];
      return letters.startsWith('m') && (/^\[?h/.test(before) || /^\[?s/.test(after));
    }),
  );
}

interface DateWriter {
  readonly parts: DateParts;
  readonly numerals: Numerals;
  readonly isChinese: boolean;
  readonly isHalved: boolean;
}

function dateToken(letters: string, isMinute: boolean, { parts, numerals, isChinese, isHalved }: DateWriter): string {
  const { year, month, day, weekday, seconds } = parts;
  const width = letters.length;
  const number = (value: number) => smallNumber(String(value).padStart(Math.min(width, 2), '0'), numerals);
  const hour = Math.floor(seconds / 3_600) % 24;
  const minute = Math.floor(seconds / 60) % 60;
  switch (letters.charAt(0)) {
    case 'y':
      return digitByDigit(width <= 2 ? String(year % 100).padStart(2, '0') : String(year), numerals);
    case 'e':
      return digitByDigit(String(year), numerals);
    case 'm':
      return isMinute ? number(minute) : width > 2 ? monthText(month, width, isChinese) : number(month);
    case 'a':
      return dayText(weekday, letters, isChinese);
    case 'd':
      return width > 2 ? dayText(weekday, letters, isChinese) : number(day);
    case 'h':
      return number(isHalved ? hour % 12 || 12 : hour);
    case 's':
      return number(Math.floor(seconds) % 60);
    default: {
      const size = letters.startsWith('[h') ? 3_600 : letters.startsWith('[m') ? 60 : 1;
      return String(Math.floor(seconds / size)).padStart(width - 1, '0');
    }
  }
}

function halfText(words: string, seconds: number): string {
  const [morning = '', afternoon = ''] = words.split('/');
  return Math.floor(seconds / 3_600) % 24 < 12 ? morning : afternoon;
}

/** Digits of fractions of a second from a place on: a point with zeros behind it. */
function fractionAt(tokens: readonly CodeToken[], at: number): number {
  let digits = 0;
  const isZero = (token: CodeToken | undefined) => token?.kind === 'place' && token.mark === '0';
  while (isZero(tokens[at + 1 + digits])) digits += 1;
  return digits;
}

/** A value as a date or time; `null` where it is none: below zero or past the year 9999. */
export function dateText(section: CodeSection, value: number, is1904: boolean): string | null {
  if (value < 0 || value > LARGEST_DATE) return null;
  const { tokens, numerals, locale } = section;
  const minutes = minutesAmong(tokens);
  const point = tokens.findIndex((token, index) => token.kind === 'place' && token.mark === '.' && fractionAt(tokens, index) > 0);
  const digits = point < 0 ? 0 : Math.min(fractionAt(tokens, point), 3);
  const parts = partsOf(value, is1904, digits);
  const writer = { parts, numerals, isChinese: CHINESE.has(locale), isHalved: tokens.some(({ kind }) => kind === 'half') };
  let text = '';
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'text') text += token.text;
    else if (token.kind === 'date') text += dateToken(token.letters, minutes.has(token), writer);
    else if (token.kind === 'half') text += halfText(token.words, parts.seconds);
    else if (token.kind !== 'place' || (point >= 0 && index > point && index <= point + fractionAt(tokens, point))) continue;
    else text += index === point ? `.${parts.seconds.toFixed(digits).split('.')[1] ?? ''}` : token.mark;
  }
  return text;
}

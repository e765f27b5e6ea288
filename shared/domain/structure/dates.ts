import { findAll } from '../text/find-all.ts';
import { parseHanNumber } from './han-number.ts';

/** A day as found in a text: offsets into the text that was searched. */
export interface FoundDay {
  readonly iso: string;
  readonly start: number;
  readonly end: number;
}

const DIGIT_DAY = /(?<!\d)((?:19|20)\d{2}) ?[年\-/.] ?(\d{1,2}) ?[月\-/.] ?(\d{1,2})(?!\d) ?日?/g;
const HAS_YEAR = /(?:19|20)\d{2}/;
const HAN_DAY = /([一二三四五六七八九〇○零]{4}) ?年 ?([一二三四五六七八九十]{1,3}) ?月 ?([一二三四五六七八九十]{1,3}) ?日/g;

/** Every full date of a folded text, in digits or Chinese numbers, in order; days that no calendar has are left out. Linear. */
export function findDays(key: string): readonly FoundDay[] {
  const found: FoundDay[] = [];
  const matches = [...(HAS_YEAR.test(key) ? findAll(DIGIT_DAY, key) : []), ...(key.includes('日') ? findAll(HAN_DAY, key) : [])];
  for (const match of matches) {
    const iso = toIsoDay(numberOf(match[1]), numberOf(match[2]), numberOf(match[3]));
    if (iso !== null) found.push({ iso, start: match.index, end: match.index + match[0].length });
  }
  return found.length > 1 ? found.sort((left, right) => left.start - right.start) : found;
}

/** The first full date of a folded text as `YYYY-MM-DD`, or `null`. */
export function firstDay(key: string): string | null {
  return findDays(key)[0]?.iso ?? null;
}

function numberOf(text: string | undefined): number {
  if (text === undefined) return Number.NaN;
  return /^\d/.test(text) ? Number(text) : (parseHanNumber(text) ?? Number.NaN);
}

/** `YYYY-MM-DD`, or `null` for a day that no calendar has. */
export function toIsoDay(year: number, month: number, day: number): string | null {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Days of a month of the Gregorian calendar; `month` counts from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The day that many days, months or years after an ISO day; the 31st becomes the last day of a shorter month. */
export function addToDay(iso: string, unit: 'day' | 'month' | 'year', count: number): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  if (unit === 'day') return new Date(Date.UTC(year, month - 1, day + count)).toISOString().slice(0, 10);
  const months = year * 12 + (month - 1) + (unit === 'year' ? count * 12 : count);
  const newYear = Math.floor(months / 12);
  const newMonth = (months % 12) + 1;
  return toIsoDay(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth))) ?? iso;
}

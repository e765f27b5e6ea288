import type { Language } from '#shared/model/library.ts';
import type { FormField } from './report-table.ts';

/** Puts fields on lines: a wide one alone, the others two by two. */
export function formLines(fields: readonly FormField[]): readonly (readonly FormField[])[] {
  const lines: FormField[][] = [];
  for (const field of fields) {
    const last = lines.at(-1);
    const [first] = last ?? [];
    if (!field.isWide && last?.length === 1 && first?.isWide === false) last.push(field);
    else lines.push([field]);
  }
  return lines;
}

/** Parts of an ISO date (`YYYY-MM-DD`) that exists in the calendar, else `null`. */
export function isoDateParts(text: string): { readonly year: number; readonly month: number; readonly day: number } | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : null;
}

/** A field's value as it is printed: dates in official form (GB/T 9704-2012: no zero before month and day), other texts as they are. */
export function printedValue({ type, value }: FormField, language: Language): string {
  const parts = type === 'date' ? isoDateParts(value) : null;
  if (parts === null || language === 'en') return value;
  return `${parts.year}年${parts.month}月${parts.day}日`;
}

/** Lines that a text takes at a width in full-width characters; Latin letters and digits count half. At least 1. */
export function lineCount(text: string, width: number): number {
  const room = Math.max(width, 1);
  let lines = 0;
  for (const line of text.split('\n')) {
    let length = 0;
    for (const character of line) length += character.charCodeAt(0) < 0x2000 ? 0.5 : 1;
    lines += Math.max(1, Math.ceil(length / room));
  }
  return lines;
}

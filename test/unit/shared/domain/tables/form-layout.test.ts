import { describe, expect, it } from 'vitest';
import { formLines, isoDateParts, lineCount, printedValue } from '#shared/domain/tables/form-layout.ts';
import { field } from '#shared/domain/tables/report-table.ts';

describe('the layout of a form', () => {
  it('puts two fields on a line and a wide one alone', () => {
    const fields = [
      field('a', 'A', '', { isWide: true }),
      field('b', 'B', ''),
      field('c', 'C', ''),
      field('d', 'D', ''),
      field('e', 'E', '', { isWide: true }),
    ];
    expect(formLines(fields).map((line) => line.map((entry) => entry.key).join(''))).toEqual(['a', 'bc', 'd', 'e']);
  });

  it.each([
    ['2026-03-05', '2026年3月5日'],
    ['2026-02-30', '2026-02-30'],
    ['三月初', '三月初'],
    ['', ''],
  ])('prints the date %s as %s', (value, printed) => {
    expect(printedValue(field('date', '日期', value, { type: 'date' }), 'zh-CN')).toBe(printed);
  });

  it('refuses a date that no calendar has', () => {
    expect(isoDateParts('2026-13-01')).toBeNull();
    expect(isoDateParts('2024-02-29')).toEqual({ year: 2024, month: 2, day: 29 });
  });

  it.each([
    ['', 10, 1],
    ['一二三四五六', 3, 2],
    ['abcdef', 3, 1],
    ['甲\n乙', 10, 2],
  ])('counts the lines of %j at width %i', (text, width, lines) => {
    expect(lineCount(text, width)).toBe(lines);
  });
});

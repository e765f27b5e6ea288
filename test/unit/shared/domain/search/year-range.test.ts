import { describe, expect, it } from 'vitest';
import { isOfYears, yearRangeOf } from '#shared/domain/search/year-range.ts';

describe('a range of years', () => {
  it.each<[string, readonly [number, number] | null]>([
    ['2031-2033', [2031, 2033]],
    ['2031~2033', [2031, 2033]],
    ['2031年至2033年', [2031, 2033]],
    ['2033到2031', [2031, 2033]],
    ['2031..2033', [2031, 2033]],
    ['2031-', [2031, 9_999]],
    ['-2031', [0, 2031]],
    ['2031', null],
    ['-', null],
    ['31-33', null],
    ['2031-2033-2035', null],
  ])('is read of %s', (text, expected) => {
    const range = yearRangeOf(text);
    expect(range && [range.from, range.to]).toEqual(expected);
  });

  it('holds the year of a date and that of a document number, and no other number', () => {
    const years = { from: 2030, to: 2032 };
    expect(isOfYears('2031\n', years)).toBe(true);
    expect(isOfYears('\n海政发(2032)4号', years)).toBe(true);
    expect(isOfYears('\n海政发(2033)2031号', years)).toBe(false);
    expect(isOfYears('', years)).toBe(false);
  });
});

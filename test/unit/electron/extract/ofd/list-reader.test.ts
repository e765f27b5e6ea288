import { describe, expect, it } from 'vitest';
import { ListReader, numbersOf } from '#electron/extract/ofd/list-reader.ts';

describe('a list of numbers', () => {
  it.each([
    '0',
    '7',
    '-12.5',
    '.5',
    '5.',
    '-.25',
    '+3',
    '1e3',
    '0x10',
    '1.2.3',
    '--1',
    '-',
    '.',
    '3.141592653589793',
    '123456789012345678',
    '0.1',
    '-461.2787',
    '1,5',
  ])('holds %s as exactly the number that it is', (word) => {
    const reader = new ListReader(word.split(',')[0] ?? '');
    expect(reader.next()).toBe(true);
    expect(reader.number).toBe(Number(word.split(',')[0]));
  });

  it('is parted by spaces of each kind and by commas, and words are left out', () => {
    expect(numbersOf(' 1 2,3\t4\n5\u30006 , x 7')).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(numbersOf(undefined)).toEqual([]);
    expect(numbersOf(' , ')).toEqual([]);
  });

  it('has no number behind its end', () => {
    const reader = new ListReader('1');
    expect([reader.next(), reader.next(), reader.word, reader.number]).toEqual([true, false, '', Number.NaN]);
  });
});

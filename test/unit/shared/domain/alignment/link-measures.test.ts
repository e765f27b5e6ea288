import { describe, expect, it } from 'vitest';
import { groupLinked, linkMeasures } from '#shared/domain/alignment/link-measures.ts';

/** Two papers of eight measures; what each measure of the first is to each of the second. */
const SIZE = 8;

type Asked = { readonly isFree?: (measure: number) => boolean; readonly kinship?: number };

function linksOf(score: (row: number, column: number) => number, { isFree = () => true, kinship = 0.4 }: Asked = {}) {
  const groups = [0, SIZE].map((from) => Array.from({ length: SIZE }, (_, at) => from + at));
  const against = (one: number): Float64Array =>
    Float64Array.from({ length: 2 * SIZE }, (_, other) => (one < SIZE && other >= SIZE ? score(one, other - SIZE) : 0));
  return linkMeasures(groups, { likeness: { against, kinship: () => kinship }, isFree }).map(({ one, other }) => [one, other - SIZE]);
}

describe('linkMeasures', () => {
  it('gives papers about the same the benefit of the doubt, and none to others', () => {
    const weak = (row: number, column: number): number => (row === column ? 0.14 : 0.08);
    expect(linksOf(weak, { kinship: 0.1 })).toEqual([]);
    expect(linksOf(weak, { kinship: 0.4 })).toHaveLength(SIZE);
  });

  it('doubts what topics left over more than what none could hold', () => {
    const weak = (row: number, column: number): number => (row === column ? 0.14 : 0.08);
    expect(linksOf(weak, { isFree: (measure) => measure % SIZE === 0 })).toEqual([]);
  });

  it('pairs nothing that is as alike to everything', () => {
    expect(linksOf(() => 0.6)).toEqual([]);
  });

  it('puts a second measure beside one that has its partner, where it says nearly as much of it', () => {
    const score = (row: number, column: number): number => (row === column ? 0.6 : row === 0 && column === 1 ? 0.5 : 0.05);
    const split = (row: number, column: number): number => (column === 1 && row === 1 ? 0.05 : score(row, column));
    expect(linksOf(split)).toEqual(
      expect.arrayContaining([
        [0, 0],
        [0, 1],
      ]),
    );
  });

  it('lets measures that stand elsewhere compete, but links none of them', () => {
    const score = (row: number, column: number): number => (column === 0 && row < 2 ? 0.6 - row / 10 : 0.05);
    expect(linksOf(score, { isFree: (measure) => measure !== 0 })).not.toContainEqual([0, 0]);
  });
});

describe('groupLinked', () => {
  const documentOf = (measure: number): number => Math.floor(measure / 10);

  it('joins what is linked across several documents', () => {
    const links = [
      { one: 0, other: 10, score: 0.9 },
      { one: 10, other: 20, score: 0.8 },
      { one: 0, other: 20, score: 0.7 },
    ];
    expect(groupLinked(links, documentOf)).toEqual([[0, 10, 20]]);
  });

  it('does not chain groups that hang together by one link', () => {
    const links = [
      { one: 0, other: 10, score: 0.9 },
      { one: 1, other: 20, score: 0.8 },
      { one: 10, other: 20, score: 0.3 },
    ];
    expect(groupLinked(links, documentOf)).toEqual([
      [0, 10],
      [1, 20],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { type BenchRow, benchTable, verdictOf } from '../../bench/bench-table.ts';

const ROW: BenchRow = {
  operation: 'open a document',
  ours: 120,
  peer: { name: 'a plain page', value: 60 },
  unit: 'ms',
  limit: 300,
  isJudged: true,
  note: 'median of 3',
};

describe('the table of benchmarks', () => {
  it('shows an operation beside its peer, with the ratio of the two and what the limit says', () => {
    expect(benchTable([ROW]).split('\n').at(-1)).toBe(
      '| open a document | 120 ms | a plain page: 60.0 ms | 2.0 × | ≤ 300 ms: kept | median of 3 |',
    );
  });

  it('says so where there is no peer, and where something could not be measured', () => {
    expect(benchTable([{ ...ROW, peer: null }])).toContain('no peer at hand | –');
    expect(benchTable([{ ...ROW, ours: null }])).toContain('not measured');
  });

  it('keeps a cell with a bar in one cell', () => {
    expect(
      benchTable([{ ...ROW, note: 'a|b' }])
        .split('\n')
        .at(-1),
    ).toContain('a\\|b |');
  });

  it.each([
    [{ ...ROW }, 'kept'],
    [{ ...ROW, ours: 301 }, 'missed'],
    [{ ...ROW, ours: 301, isJudged: false }, 'not judged'],
    [{ ...ROW, ours: null }, 'not judged'],
    [{ ...ROW, limit: null }, ''],
  ] as const)('judges a limit only where it is one to judge (%#)', (row, verdict) => {
    expect(verdictOf(row)).toBe(verdict);
  });
});

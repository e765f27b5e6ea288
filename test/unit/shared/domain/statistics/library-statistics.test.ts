import { describe, expect, it } from 'vitest';
import { type CountedDocument, duePeriodOf, libraryStatistics } from '#shared/domain/statistics/library-statistics.ts';

const document = (id: string, part: Partial<CountedDocument> = {}): CountedDocument => ({
  id,
  year: '2031',
  region: '云岭县',
  kind: '通知',
  reviewState: 'not-started',
  deadlines: {},
  ...part,
});

describe('the numbers of a library', () => {
  it('count documents by year in order, by region and type with the most frequent first, and those that do not say last', () => {
    const counted = libraryStatistics(
      [
        document('a', { year: null, region: null, kind: null }),
        document('b', { year: '2029', region: null }),
        document('c', { reviewState: 'done' }),
        document('d', { kind: '方案' }),
        document('e'),
      ],
      '2031-05-10',
    );
    expect(counted.documents).toBe(5);
    expect(counted.years.map(({ value, count }) => `${value}:${count}`)).toEqual(['2029:1', '2031:3', ':1']);
    expect(counted.regions.map(({ value, count }) => `${value}:${count}`)).toEqual(['云岭县:3', ':2']);
    expect(counted.kinds.map(({ value, count }) => `${value}:${count}`)).toEqual(['通知:3', '方案:1', ':1']);
    expect(counted.states).toEqual([
      { value: 'not-started', count: 4 },
      { value: 'done', count: 1 },
    ]);
  });

  it.each([
    ['2031-05-09', 'overdue'],
    ['2031-05-10', 'month'],
    ['2031-05-31', 'month'],
    ['2031-06-30', 'quarter'],
    ['2031-07-01', 'later'],
    ['2032-05-20', 'later'],
  ])('put what is due on %s under %s, seen from the tenth of May', (day, period) => {
    expect(duePeriodOf(day, '2031-05-10')).toBe(period);
  });

  it('count the tasks due and name each document once', () => {
    const { due } = libraryStatistics(
      [
        document('a', { deadlines: { '2031-01-01': 2, '2031-02-01': 3, '2031-05-20': 1 } }),
        document('b', { deadlines: { '2031-01-01': 1 } }),
      ],
      '2031-05-10',
    );
    expect(due).toEqual([
      { period: 'overdue', tasks: 6, documentIds: ['a', 'b'] },
      { period: 'month', tasks: 1, documentIds: ['a'] },
      { period: 'quarter', tasks: 0, documentIds: [] },
      { period: 'later', tasks: 0, documentIds: [] },
    ]);
  });
});

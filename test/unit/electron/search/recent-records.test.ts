import { describe, expect, it } from 'vitest';
import { RecentRecords } from '#electron/search/recent-records.ts';

describe('records that were shown last', () => {
  it('are given again, and none that was not kept or is forgotten', () => {
    const recent = new RecentRecords();
    recent.keep(3, '云岭县供水方案');
    expect([recent.take(3), recent.take(4)]).toEqual(['云岭县供水方案', null]);
    recent.forget();
    expect(recent.take(3)).toBeNull();
  });

  it('make room for new ones, the longest unused first', () => {
    const recent = new RecentRecords();
    const long = '供'.repeat(150_000);
    recent.keep(1, long);
    recent.keep(2, long);
    recent.take(1);
    recent.keep(3, long);
    expect([1, 2, 3].map((number) => recent.take(number) !== null)).toEqual([true, false, true]);
  });

  it('are not all given up for one enormous record', () => {
    const recent = new RecentRecords();
    recent.keep(1, '供水');
    recent.keep(2, '供'.repeat(500_000));
    expect([recent.take(1), recent.take(2)]).toEqual(['供水', null]);
  });
});

import { describe, expect, it } from 'vitest';
import { median, percentile, timed } from '../../bench/timing.ts';

describe('times of repeated runs', () => {
  it('has the middle value as its median, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  it('has as a percentile a value that was measured, the greatest one for the whole', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, 0.5)).toBe(50);
    expect(percentile(values, 0.95)).toBe(95);
    expect(percentile(values, 1)).toBe(100);
    expect(percentile([7], 0)).toBe(7);
  });

  it('hands on what the work gave', async () => {
    const { milliseconds, result } = await timed(async () => 'done');
    expect(result).toBe('done');
    expect(milliseconds).toBeGreaterThanOrEqual(0);
  });
});

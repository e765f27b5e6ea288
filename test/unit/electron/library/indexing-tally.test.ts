import { describe, expect, it } from 'vitest';
import { IndexingTally } from '#electron/library/indexing-tally.ts';
import type { IndexingProgress } from '#shared/contract/review-views.ts';

describe('counting an index run', () => {
  it('tells speed and time left by what was read, pauses not counted', () => {
    let now = 0;
    let last: IndexingProgress | null = null;
    const tally = new IndexingTally(
      '2031-01-01T00:00:00.000Z',
      (progress) => {
        last = progress;
      },
      () => undefined,
      () => now,
    );
    tally.reading(100, 1_000);
    now = 500;
    for (let done = 0; done < 4; done += 1) tally.ended(10, 10);
    expect(last).toMatchObject({ done: 4, documentsPerSecond: null, secondsLeft: null });
    tally.paused(true);
    now += 60_000;
    tally.paused(false);
    now += 1_500;
    tally.ended(10, 60);
    // 100 of 1,000 bytes in two seconds.
    expect(last).toMatchObject({ done: 5, characters: 50, documentsPerSecond: 2.5, secondsLeft: 18 });
  });
});

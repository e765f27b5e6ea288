import { describe, expect, it } from 'vitest';
import { batchDelay } from '#electron/store/library-store.ts';

describe('how long a change of the library waits for others', () => {
  it('is two seconds for what a person did, however long the list is', () => {
    expect([batchDelay('soon', 10), batchDelay('soon', 5_000)]).toEqual([2_000, 2_000]);
  });

  it('grows with what writing the list takes for findings of a run, up to half a minute', () => {
    expect([batchDelay('can-wait', 10), batchDelay('can-wait', 200), batchDelay('can-wait', 9_000)]).toEqual([2_000, 5_000, 30_000]);
  });
});

import { describe, expect, it } from 'vitest';
import { createChangeBatch } from '#electron/library/change-batch.ts';

describe('collecting changes', () => {
  it('hands on thousands of changes as one batch, each key once', async () => {
    const batches: (readonly string[])[] = [];
    const batch = createChangeBatch({ quiet: 5, longest: 5_000 }, async (keys) => void batches.push(keys));
    for (let change = 0; change < 5_000; change += 1) batch.add(change % 2 === 0 ? 'a' : 'b');
    await expect.poll(() => batches).toEqual([['a', 'b']]);
    batch.close();
  });

  it('hands on a batch that never comes to rest, and keeps what changes during the work for the next', async () => {
    const batches: (readonly string[])[] = [];
    let finish: () => void = () => undefined;
    const batch = createChangeBatch({ quiet: 60_000, longest: 5 }, async (keys) => {
      batches.push(keys);
      if (batches.length === 1)
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
    });
    batch.add('a');
    await expect.poll(() => batches).toEqual([['a']]);
    batch.add('b');
    batch.add('a');
    expect(batches).toHaveLength(1);
    finish();
    await expect.poll(() => batches).toEqual([['a'], ['b', 'a']]);
    batch.close();
  });

  it('hands on nothing after it was closed', async () => {
    const handed: (readonly string[])[] = [];
    const batch = createChangeBatch({ quiet: 0, longest: 0 }, async (keys) => void handed.push(keys));
    batch.add('a');
    batch.close();
    batch.add('b');
    await new Promise((resolve) => setImmediate(resolve));
    expect(handed).toEqual([]);
  });
});

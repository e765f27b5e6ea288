import { describe, expect, it } from 'vitest';
import { createRememberedOutcomes } from '#electron/library/remembered-outcomes.ts';

const ABOUT = { name: 'one', documentIds: ['a', 'b'] };

/** Outcomes of one to three letters are kept, at most two of them; `started` counts what was worked out. */
function remembering() {
  const outcomes = createRememberedOutcomes<string>(2, (outcome) => outcome !== 'cancelled');
  const started: string[] = [];
  const ask = (key: string, about = ABOUT) =>
    outcomes.of(key, about, async (signal) => {
      started.push(key);
      await Promise.resolve();
      return signal.aborted ? 'cancelled' : key;
    });
  return { ...outcomes, ask, started };
}

describe('createRememberedOutcomes', () => {
  it('works the same out once, asked twice at once or again', async () => {
    const { ask, started } = remembering();
    expect(await Promise.all([ask('x'), ask('x')])).toEqual(['x', 'x']);
    await ask('x');
    expect(started).toEqual(['x']);
  });

  it('lets the one asked for longest ago go', async () => {
    const { ask, started } = remembering();
    for (const key of ['x', 'y', 'x', 'z', 'x', 'y']) await ask(key);
    expect(started).toEqual(['x', 'y', 'z', 'y']);
  });

  it('ends what is under way by its name, and keeps nothing of it', async () => {
    const { ask, cancel, started } = remembering();
    const [mine, others] = [ask('x'), ask('y', { name: 'two', documentIds: [] })];
    cancel('one');
    expect([await mine, await others]).toEqual(['cancelled', 'y']);
    await ask('x');
    expect(started).toEqual(['x', 'y', 'x']);
  });

  it('forgets a document: what is remembered of it and what is under way', async () => {
    const { ask, forget, started } = remembering();
    await ask('x');
    const running = ask('y');
    forget('b');
    expect(await running).toBe('cancelled');
    await ask('x');
    expect(started).toEqual(['x', 'y', 'x']);
  });
});

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { inLists, type Serve } from '#electron/library/parent-channel.ts';

describe('a child that is sent lists', () => {
  it('answers the first of a list at once and those that follow soon together, and a single message by itself', async () => {
    const sent: unknown[] = [];
    const echo: Serve = async (message, reply) => reply(message);
    await inLists(echo)(['a', 'b', 'c'], (answer) => sent.push(answer));
    await inLists(echo)('d', (answer) => sent.push(answer));
    expect(sent).toEqual([['a'], ['b', 'c'], 'd']);
  });

  it('keeps no answer back behind one that takes long', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const sent: unknown[] = [];
    const slow: Serve = async (message, reply) => {
      if (message === 'long') {
        vi.advanceTimersByTime(1_000);
        reply('working');
      }
      reply(message);
    };
    await inLists(slow)(['a', 'b', 'long', 'c'], (answer) => sent.push(answer));
    expect(sent).toEqual([['a'], ['b', 'working'], ['long', 'c']]);
  });
});

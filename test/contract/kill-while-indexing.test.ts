import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runKillRounds } from '../support/kill-rounds.ts';

describe('killing the application while it reads', () => {
  it('loses nothing in ten rounds, and goes on where it stopped', { timeout: 120_000 }, async () => {
    const place = await mkdtemp(join(tmpdir(), 'yuece-kill-'));
    onTestFinished(() => rm(place, { recursive: true, force: true }));
    const { faults, unfinished } = await runKillRounds({ rounds: 10, seed: 20_311, place, files: 16, within: 700 });
    expect(faults).toEqual([]);
    // Some were killed in the middle, or nothing was tested.
    expect(unfinished).toBeGreaterThan(2);
  });
});

import { join } from 'node:path';
import { runKillRounds } from '../support/kill-rounds.ts';
import type { BenchRow } from './bench-table.ts';

const ROUNDS = 50;

/** Kills the application at random moments while it reads, and counts what was lost. */
export async function measureKills(place: string): Promise<BenchRow> {
  const { faults, unfinished } = await runKillRounds({ rounds: ROUNDS, seed: 1, place: join(place, 'kills'), files: 16, within: 700 });
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  return {
    operation: `kill -9 while reading, ${ROUNDS} rounds`,
    ours: faults.length,
    peer: null,
    unit: 'faults',
    limit: 0,
    isJudged: true,
    note: `${unfinished} of them in the middle of the work; documents lost, notes lost, wrong totals`,
  };
}

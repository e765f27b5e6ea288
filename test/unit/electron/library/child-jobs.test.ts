import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type ChildJobs, createChildJobs } from '#electron/library/child-jobs.ts';
import { forkNodeChild } from '#electron/loopback/fork-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A child that tells of half its work at once, and ends it where it is not told to hang. */
const CHILD = `
process.on('message', ({ job, name }) => {
  process.send({ job, share: 0.5 });
  process.send({ job, part: 'first words' });
  if (name !== 'hang') process.send({ job, name });
});
process.on('disconnect', () => process.exit(0));
`;

type Answer = { readonly kind: 'done'; readonly name: string };

async function jobsOf(): Promise<ChildJobs<{ readonly name: string }, Answer, string>> {
  const entry = join(await temporaryFolder(), 'child.mjs');
  await writeFile(entry, CHILD);
  const jobs = createChildJobs<{ readonly name: string }, Answer, string>({
    forkChild: forkNodeChild,
    entry,
    log: () => undefined,
    name: 'test',
    timeLimit: 20_000,
    maxMemory: 256,
    understand(message) {
      const { job, share, part, name } = message as { job: number; share?: number; part?: string; name?: string };
      if (part !== undefined) return { job, kind: 'part', part };
      return share === undefined ? { job, kind: 'answer', answer: { kind: 'done', name: name ?? '' } } : { job, kind: 'progress', share };
    },
  });
  onTestFinished(jobs.close);
  return jobs;
}

describe('jobs in a child process', () => {
  it('tell how far they are, and are ended while others wait behind them', async () => {
    const jobs = await jobsOf();
    const ending = new AbortController();
    const shares: number[] = [];
    const onProgress = (share: number): void => {
      shares.push(share);
      ending.abort();
    };
    const hanging = jobs.run({ name: 'hang' }, { signal: ending.signal, onProgress });
    const behind = jobs.run({ name: 'behind' });
    expect(await hanging).toEqual({ kind: 'cancelled' });
    expect(await behind).toEqual({ kind: 'done', name: 'behind' });
    expect(shares).toEqual([0.5]);
  });

  it('give what is ready of an answer before the rest', async () => {
    const jobs = await jobsOf();
    const parts: string[] = [];
    expect(await jobs.run({ name: 'whole' }, { onPart: (part) => parts.push(part) })).toEqual({ kind: 'done', name: 'whole' });
    expect(parts).toEqual(['first words']);
  });

  it('are not begun where nobody wants them any more', async () => {
    const jobs = await jobsOf();
    const ending = new AbortController();
    const waiting = [jobs.run({ name: 'first' }), jobs.run({ name: 'second' }, { signal: ending.signal })];
    ending.abort();
    expect(await Promise.all(waiting)).toEqual([{ kind: 'done', name: 'first' }, { kind: 'cancelled' }]);
    expect(await jobs.run({ name: 'third' }, { signal: ending.signal })).toEqual({ kind: 'cancelled' });
  });
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type CheckRunner, createCheckRunner } from '#electron/library/check-runner.ts';
import { forkNodeChild } from '#electron/loopback/fork-child.ts';
import type { ForkChild } from '#electron/ports.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Milliseconds a document. */
const TIME_LIMIT = 20_000;

/** A child that does what the file's name says; it tells when it begins to hang. */
const SCRIPTED_CHECKER = `
process.on('message', ({ job, key }) => {
  if (key.fileName === 'hang') return process.send('hanging', () => { for (;;); });
  if (key.fileName === 'die') process.exit(3);
  if (key.fileName === 'bug') return process.send({ job, kind: 'crashed', detail: 'TypeError: x' });
  process.send({ job, kind: 'checked', report: { findings: [], notices: [] } });
});
process.on('disconnect', () => process.exit(0));
`;

type Runner = { readonly check: (name: string) => Promise<string>; readonly runner: CheckRunner };

function runnerOver(forkChild: ForkChild, entry = ''): Runner {
  const runner = createCheckRunner({ forkChild, entry, log: () => undefined, timeLimit: TIME_LIMIT });
  onTestFinished(() => runner.close());
  const context = { today: '2026-01-01', issueDate: null, knownUnits: [], oldUnitNames: [] };
  const check = async (fileName: string): Promise<string> => {
    const key = { contentHash: '', fileName, version: 1, reading: '' };
    return (await runner.check({ modelFolder: null, key, model: null, context, families: ['FM'] })).kind;
  };
  return { check, runner };
}

/** A runner of real children, whose time passes only when a test says so; `hangs` is kept when one of them begins to. */
async function runnerOfChildren(): Promise<Runner & { readonly hangs: Promise<void> }> {
  stopTheClock();
  const entry = join(await temporaryFolder(), 'checker.mjs');
  await writeFile(entry, SCRIPTED_CHECKER);
  let tell: () => void = () => undefined;
  const hangs = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const forkChild: ForkChild = (...options) => {
    const child = forkNodeChild(...options);
    child.onMessage((message) => message === 'hanging' && tell());
    return child;
  };
  return { ...runnerOver(forkChild, entry), hangs };
}

function stopTheClock(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
}

describe('the child that runs the rules', () => {
  it('answers, and starts again after a document that ended it', async () => {
    const { check } = await runnerOfChildren();
    expect(await check('a')).toBe('checked');
    expect(await check('die')).toBe('failed');
    expect(await check('bug')).toBe('failed');
    expect(await check('b')).toBe('checked');
  });

  it('gives up only the document in hand where it takes too long, and checks those behind it', async () => {
    const { check, hangs } = await runnerOfChildren();
    const checks = Promise.all([check('hang'), check('a'), check('b')]);
    await hangs;
    vi.advanceTimersByTime(TIME_LIMIT);
    expect(await checks).toEqual(['failed', 'checked', 'checked']);
    expect(await check('c')).toBe('checked');
  });

  it('gives up only the document in hand where the child ends, and checks those behind it', async () => {
    const { check } = await runnerOfChildren();
    expect(await Promise.all([check('die'), check('a'), check('b')])).toEqual(['failed', 'checked', 'checked']);
  });

  it('does not count the time that a document waits for others', async () => {
    stopTheClock();
    const jobs: unknown[] = [];
    let say: (message: unknown) => void = () => undefined;
    const { check } = runnerOver(() => ({
      post: (message) => void jobs.push(Reflect.get(Object(message), 'job')),
      onMessage: (listener) => {
        say = listener;
      },
      onExit: () => undefined,
      kill: () => undefined,
    }));
    const checks = Promise.all(['a', 'b', 'c', 'd'].map(check));
    for (let place = 0; place < 4; place += 1) {
      vi.advanceTimersByTime(TIME_LIMIT * 0.75);
      say({ job: jobs[place], kind: 'checked', report: { findings: [], notices: [] } });
    }
    expect(await checks).toEqual(['checked', 'checked', 'checked', 'checked']);
  });

  it('fails what is asked after it was closed', async () => {
    const { check, runner } = await runnerOfChildren();
    runner.close();
    expect(await check('a')).toBe('failed');
  });
});

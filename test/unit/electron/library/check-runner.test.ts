import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type CheckRunner, createCheckRunner } from '#electron/library/check-runner.ts';
import { forkNodeChild } from '#electron/loopback/fork-child.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A child that does what the file's name says. */
const SCRIPTED_CHECKER = `
process.on('message', ({ job, key }) => {
  if (key.fileName === 'hang') { for (;;); }
  if (key.fileName === 'slow') { for (const end = Date.now() + 1_500; Date.now() < end; ); }
  if (key.fileName === 'die') process.exit(3);
  if (key.fileName === 'bug') return process.send({ job, kind: 'crashed', detail: 'TypeError: x' });
  process.send({ job, kind: 'checked', report: { findings: [], notices: [] } });
});
process.on('disconnect', () => process.exit(0));
`;

async function runnerWith(timeLimit: number): Promise<{ readonly check: (name: string) => Promise<string>; readonly runner: CheckRunner }> {
  const entry = join(await temporaryFolder(), 'checker.mjs');
  await writeFile(entry, SCRIPTED_CHECKER);
  const runner = createCheckRunner({ forkChild: forkNodeChild, entry, log: () => undefined, timeLimit });
  onTestFinished(() => runner.close());
  const context = { today: '2026-01-01', issueDate: null, knownUnits: [], oldUnitNames: [] };
  const check = async (fileName: string): Promise<string> => {
    const key = { contentHash: '', fileName, version: 1, reading: '' };
    return (await runner.check({ modelFolder: null, key, model: null, context, families: ['FM'] })).kind;
  };
  return { check, runner };
}

describe('the child that runs the rules', () => {
  it('answers, and starts again after a document that ended it', async () => {
    const { check } = await runnerWith(20_000);
    expect(await check('a')).toBe('checked');
    expect(await check('die')).toBe('failed');
    expect(await check('bug')).toBe('failed');
    expect(await check('b')).toBe('checked');
  });

  it('gives up a document that takes too long', async () => {
    const { check } = await runnerWith(4_000);
    expect(await check('hang')).toBe('failed');
    expect(await check('a')).toBe('checked');
  });

  it.each(['hang', 'die'])('gives up only the document in hand, and checks those behind it: %s', async (name) => {
    const { check } = await runnerWith(4_000);
    expect(await Promise.all([check(name), check('a'), check('b')])).toEqual(['failed', 'checked', 'checked']);
  });

  it('does not count the time that a document waits for others', async () => {
    const { check } = await runnerWith(4_000);
    expect(await Promise.all(['slow', 'slow', 'slow', 'a'].map(check))).toEqual(['checked', 'checked', 'checked', 'checked']);
  });

  it('fails what is asked after it was closed', async () => {
    const { check, runner } = await runnerWith(20_000);
    runner.close();
    expect(await check('a')).toBe('failed');
  });
});

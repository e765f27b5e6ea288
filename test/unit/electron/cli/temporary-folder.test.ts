import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { withTemporaryFolder } from '#electron/cli/temporary-folder.ts';

const MODULE = pathToFileURL(join(import.meta.dirname, '../../../../electron/cli/temporary-folder.ts')).href;

it('is there for the work and gone afterwards, also where the work failed', async () => {
  const seen: string[] = [];
  const work = async (folder: string): Promise<string> => {
    seen.push(folder);
    expect(existsSync(folder)).toBe(true);
    if (seen.length === 2) throw new Error('no');
    return 'done';
  };
  expect(await withTemporaryFolder('yuece-test-', work)).toBe('done');
  await expect(withTemporaryFolder('yuece-test-', work)).rejects.toThrow('no');
  expect(seen.map((folder) => existsSync(folder))).toEqual([false, false]);
});

it.each(['SIGINT', 'SIGTERM'] as const)('is gone when the command is ended with %s, which the shell still sees', async (signal) => {
  const script = `
    import { writeFileSync } from 'node:fs';
    const { withTemporaryFolder } = await import(${JSON.stringify(MODULE)});
    await withTemporaryFolder('yuece-test-', (folder) => {
      writeFileSync(folder + '/copy.txt', '临江市');
      console.log(folder);
      return new Promise((resolve) => setTimeout(resolve, 30_000));
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const folder = await new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text).trim())));
  expect(existsSync(join(folder, 'copy.txt'))).toBe(true);
  const ended = new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
  child.kill(signal);
  expect(await ended).toBe(signal);
  expect(existsSync(folder)).toBe(false);
});

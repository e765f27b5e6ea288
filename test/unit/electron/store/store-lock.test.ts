import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskFiles } from '#electron/store/store-files.ts';
import { acquireStoreLock, isProcessAlive, LOCK_NAME } from '#electron/store/store-lock.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const alive = (token: string) => ({ isAlive: () => true, token });
const dead = (token: string) => ({ isAlive: () => false, token });

async function leaveLock(folder: string, content: object, secondsAgo = 0): Promise<void> {
  await writeFile(join(folder, LOCK_NAME), JSON.stringify(content));
  const then = Date.now() / 1000 - secondsAgo;
  await utimes(join(folder, LOCK_NAME), then, then);
}

describe('the lock of the store', () => {
  it('lets one in and tells the second that the store is in use', async () => {
    const folder = await temporaryFolder();
    const first = await acquireStoreLock(folder, diskFiles, alive('one'));
    await expect(acquireStoreLock(folder, diskFiles, alive('two'))).rejects.toMatchObject({ code: 'store-in-use' });
    await first.release();
    const second = await acquireStoreLock(folder, diskFiles, alive('two'));
    expect(await second.isHeld()).toBe(true);
    await second.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is taken over from a process that has died', async () => {
    const folder = await temporaryFolder();
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    await leaveLock(folder, { pid: child.pid, host: hostname(), token: 'old' });
    const lock = await acquireStoreLock(folder, diskFiles, { isAlive: isProcessAlive, token: 'new' });
    expect(JSON.parse(await readFile(join(folder, LOCK_NAME), 'utf8'))).toMatchObject({ pid: process.pid, token: 'new' });
    await lock.release();
  });

  it('is taken over when nothing has been heard of its holder for long, whoever has its number now', async () => {
    const folder = await temporaryFolder();
    await leaveLock(folder, { pid: process.pid, host: hostname(), token: 'old' }, 3_600);
    await (await acquireStoreLock(folder, diskFiles, alive('new'))).release();
  });

  it('is respected while another machine beats, though its process is none of ours', async () => {
    const folder = await temporaryFolder();
    await leaveLock(folder, { pid: 1, host: 'another-machine', token: 'theirs' });
    await expect(acquireStoreLock(folder, diskFiles, dead('new'))).rejects.toMatchObject({ code: 'store-in-use' });
  });

  it('is respected while another machine beats whose clock is behind ours, and taken over when none comes', async () => {
    const folder = await temporaryFolder();
    await leaveLock(folder, { pid: 1, host: 'another-machine', token: 'theirs' }, 600);
    const beat = () => utimes(join(folder, LOCK_NAME), Date.now() / 1000 - 590, Date.now() / 1000 - 590);
    const listening = acquireStoreLock(folder, diskFiles, { ...dead('new'), pause: beat });
    await expect(listening).rejects.toMatchObject({ code: 'store-in-use' });
    await (await acquireStoreLock(folder, diskFiles, { ...dead('new'), pause: async () => undefined })).release();
  });

  it('goes to one only when several find the same stale lock', async () => {
    const folder = await temporaryFolder();
    await leaveLock(folder, { pid: 999_999, host: hostname(), token: 'old' });
    const isAlive = (pid: number): boolean => pid === process.pid;
    const attempts = await Promise.allSettled(['a', 'b', 'c', 'd'].map((token) => acquireStoreLock(folder, diskFiles, { isAlive, token })));
    const locks = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
    const held = await Promise.all(locks.map((lock) => lock.isHeld()));
    expect(held.filter(Boolean)).toHaveLength(1);
    await Promise.all(locks.map((lock) => lock.release()));
  });

  it('knows when it was taken over, and then leaves the other one alone', async () => {
    const folder = await temporaryFolder();
    const lock = await acquireStoreLock(folder, diskFiles, alive('one'));
    await leaveLock(folder, { pid: process.pid, host: hostname(), token: 'other' });
    expect(await lock.isHeld()).toBe(false);
    await lock.release();
    expect(await readdir(folder)).toEqual([LOCK_NAME]);
  });
});

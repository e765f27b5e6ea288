import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forkNodeChild } from '#electron/loopback/fork-child.ts';

describe('a child of plain Node', () => {
  let place: string;

  beforeEach(async () => {
    place = await mkdtemp(join(tmpdir(), 'yuece-fork-'));
  });
  afterEach(() => rm(place, { recursive: true }));

  async function entry(source: string): Promise<string> {
    const path = join(place, 'child.mjs');
    await writeFile(path, source);
    return path;
  }

  it('takes and gives messages, bytes included', async () => {
    const child = forkNodeChild(await entry(`process.on('message', (bytes) => process.send({ sum: bytes.reduce((a, b) => a + b) }));`), {
      maxMemory: 64,
    });
    const answer = new Promise((resolve) => child.onMessage(resolve));
    child.post(new Uint8Array([1, 2, 3]));
    expect(await answer).toEqual({ sum: 6 });
    const reason = new Promise((resolve) => child.onExit(resolve));
    child.kill();
    expect(await reason).toBe('signal SIGKILL');
  });

  it('tells once how it ended, to late listeners too, and takes a message after that without harm', async () => {
    const child = forkNodeChild(await entry('process.exit(7);'), { maxMemory: 64 });
    expect(await new Promise((resolve) => child.onExit(resolve))).toBe('exit code 7');
    expect(await new Promise((resolve) => child.onExit(resolve))).toBe('exit code 7');
    child.post({ job: 1 });
  });

  it('ends at its memory limit, alone', async () => {
    const child = forkNodeChild(await entry('const all = []; for (;;) all.push(new Array(1e5).fill(Math.random()));'), { maxMemory: 32 });
    expect(await new Promise((resolve) => child.onExit(resolve))).toMatch(/SIGABRT|SIGTRAP|exit code 13[34]/);
  });

  it('keeps its console from ours', async () => {
    const child = forkNodeChild(await entry(`console.log('a library’s banner'); console.error('a warning'); process.send('done');`), {
      maxMemory: 64,
    });
    expect(await new Promise((resolve) => child.onMessage(resolve))).toBe('done');
    child.kill();
  });
});

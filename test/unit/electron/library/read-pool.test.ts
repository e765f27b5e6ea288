import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Pace, type ReadPoolOptions, WorkerReadPool } from '#electron/library/read-pool.ts';
import { forkNodeChild } from '#electron/loopback/fork-child.ts';
import type { ForkChild } from '#electron/ports.ts';
import { READ_BY_THE_MACHINE } from '#shared/model/review.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A reader that does what the file's name says; it runs as a real child process. */
const SCRIPTED_READER = `
const summary = { title: '', docNumber: null, issuer: null, issueDate: null, kind: null, stage: null, encoding: null, characters: 1, blocks: 1, tasks: 0, repairs: 0, warnings: [] };
process.on('message', (message) => { for (const one of [message].flat()) serve(one); });
function serve({ job, fileName, original }) {
  if (original) return process.send({ job, kind: 'shown', contentHash: '', pages: null, text: null, slice: null, encodings: null });
  if (fileName.startsWith('hang')) return process.send('hanging', () => { for (;;); });
  if (fileName.startsWith('crash')) process.exit(3);
  if (fileName.startsWith('abort')) process.abort();
  if (fileName.startsWith('hoard')) { const all = []; for (;;) all.push(new Array(100000).fill(job + all.length)); }
  if (fileName.startsWith('bug')) return process.send({ job, kind: 'crashed', detail: 'TypeError: x is undefined' });
  process.send({ job, kind: 'read', contentHash: String(process.pid), bytes: 1, summary, model: null });
}
process.on('disconnect', () => process.exit(0));
`;

async function poolWith(
  options: Partial<ReadPoolOptions> = {},
): Promise<{ pool: WorkerReadPool; read: (name: string, signal?: AbortSignal, pace?: Pace) => Promise<string>; log: string[] }> {
  const entry = join(await temporaryFolder(), 'reader.mjs');
  await writeFile(entry, SCRIPTED_READER);
  const log: string[] = [];
  const pool = new WorkerReadPool({ forkChild: forkNodeChild, entry, log: (line) => log.push(line), ...options });
  onTestFinished(() => pool.close());
  const read = async (fileName: string, signal?: AbortSignal, pace?: Pace): Promise<string> => {
    const outcome = await pool.read(
      { path: `/x/${fileName}`, fileName, modelFolder: null, pdfAssets: '', reading: READ_BY_THE_MACHINE },
      signal ?? null,
      pace,
    );
    return outcome.kind === 'failed' ? outcome.failure.code : outcome.kind;
  };
  return { pool, read, log };
}

describe('the pool of readers', () => {
  it('reads many files with two processes', async () => {
    const { pool } = await poolWith();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        pool.read({ path: '', fileName: `${index}.txt`, modelFolder: null, pdfAssets: '', reading: READ_BY_THE_MACHINE }),
      ),
    );
    const processes = new Set(outcomes.map((outcome) => (outcome.kind === 'read' ? outcome.contentHash : outcome.kind)));
    expect(processes.size).toBe(2);
  });

  it('shows what a window waits for before it reads the files that wait', async () => {
    const { pool, read } = await poolWith({ workers: 1 });
    const order: string[] = [];
    const noted = (name: string) => read(name).then(() => order.push(name));
    const file = { path: '', fileName: 'd.txt', modelFolder: null, pdfAssets: '', reading: READ_BY_THE_MACHINE };
    const shown = () => pool.show(file, { kind: 'encodings' }).then(({ kind }) => order.push(kind));
    await Promise.all([noted('a.txt'), noted('b.txt'), noted('c.txt'), shown()]);
    expect(order).toEqual(['a.txt', 'shown', 'b.txt', 'c.txt']);
  });

  it('stops a file that takes too long, and goes on with the others', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    let tell: () => void = () => undefined;
    const hangs = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const forkChild: ForkChild = (...options) => {
      const child = forkNodeChild(...options);
      child.onMessage((message) => message === 'hanging' && tell());
      return child;
    };
    const { read } = await poolWith({ forkChild, timeLimit: 60_000 });
    // Some lie ready with the reader that is stopped; the last one waits for the other.
    const quick = Promise.all(['hang.txt', 'a.txt', 'b.txt', 'c.txt'].map((name) => read(name, undefined, 'quick')));
    expect(await read('d.pdf', undefined, 'careful')).toBe('read');
    await hangs;
    vi.advanceTimersByTime(60_000);
    expect(await quick).toEqual(['timed-out', 'read', 'read', 'read']);
  });

  it('gives a reader that says that it is working time by the processor, not by the clock', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    let say: (message: unknown) => void = () => undefined;
    const forkChild: ForkChild = () => ({
      post: () => undefined,
      onMessage: (listener) => {
        say = listener;
      },
      onExit: () => undefined,
      kill: () => undefined,
    });
    const { read } = await poolWith({ forkChild, timeLimit: 60_000, workers: 1 });
    const outcomes: string[] = [];
    const ask = (): Promise<unknown> => read('long.pdf').then((outcome) => outcomes.push(outcome));
    const long = ask();
    for (const processor of [20_000, 40_000, 59_000]) {
      await vi.advanceTimersByTimeAsync(50_000);
      say({ job: 1, kind: 'working', processor });
    }
    expect(outcomes).toEqual([]);
    say({ job: 1, kind: 'working', processor: 60_001 });
    await long;
    const silent = ask();
    say({ job: 2, kind: 'working', processor: 1 });
    await vi.advanceTimersByTimeAsync(60_000);
    await silent;
    expect(outcomes).toEqual(['timed-out', 'timed-out']);
  });

  it('reads each file of a list alone where its reader falls silent and another than the first may be in hand', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    let say: (message: unknown) => void = () => undefined;
    const posted: unknown[] = [];
    const forkChild: ForkChild = () => ({
      post: (message) => void posted.push([message].flat().map((one) => Reflect.get(Object(one), 'fileName'))),
      onMessage: (listener) => {
        say = listener;
      },
      onExit: () => undefined,
      kill: () => undefined,
    });
    const { read } = await poolWith({ forkChild, timeLimit: 60_000, workers: 1 });
    const reading = Promise.all(['a.txt', 'b.txt', 'c.txt'].map((name) => read(name, undefined, 'quick')));
    const answer = (job: number): void =>
      say([{ job, kind: 'failed', contentHash: '', bytes: 0, failure: { code: 'damaged', detail: '' } }]);
    await expect.poll(() => posted.length).toBe(1);
    answer(1);
    await vi.advanceTimersByTimeAsync(60_000);
    await expect.poll(() => posted.length).toBe(2);
    await vi.advanceTimersByTimeAsync(60_000);
    await expect.poll(() => posted.length).toBe(3);
    answer(3);
    expect(await reading).toEqual(['damaged', 'timed-out', 'damaged']);
    expect(posted).toEqual([['a.txt', 'b.txt', 'c.txt'], ['b.txt'], ['c.txt']]);
  });

  it('blames the file in hand when a reader runs out of memory', async () => {
    const { read } = await poolWith({ maxMemory: 40, workers: 1 });
    expect(await read('hoard.txt')).toBe('out-of-memory');
    expect(await read('a.txt')).toBe('read');
  });

  it('replaces a reader that ends by itself, and tells the log why', async () => {
    const { read, log } = await poolWith({ workers: 1 });
    expect(await Promise.all(['crash.txt', 'a.txt', 'abort.txt', 'b.txt'].map((name) => read(name)))).toEqual([
      'damaged',
      'read',
      'out-of-memory',
      'read',
    ]);
    expect(log).toEqual([expect.stringContaining('crash.txt'), expect.stringContaining('abort.txt')]);
  });

  it('fails the file on which a reader has a bug, and keeps the reader', async () => {
    const { read, log } = await poolWith({ workers: 1 });
    expect([await read('bug.txt'), await read('a.txt')]).toEqual(['damaged', 'read']);
    expect(log.join()).toContain('TypeError');
  });

  it('lays several quick files with one reader, and lets a careful one wait until it is free', async () => {
    const { pool, read } = await poolWith({ workers: 1 });
    const order: string[] = [];
    const names = ['a.txt', 'b.txt', 'c.pdf', 'd.txt', 'e.txt'];
    const readings = names.map((name) => read(name, undefined, name.endsWith('.txt') ? 'quick' : 'careful').then(() => order.push(name)));
    await Promise.all(readings);
    expect(order).toEqual(names);
    expect(pool.width).toBeGreaterThan(2);
  });

  it('blames of several quick files the one that ends its reader, and reads the others', async () => {
    const { read, log } = await poolWith({ workers: 1 });
    const names = ['a.txt', 'crash.txt', 'b.txt', 'bug.txt', 'abort.txt', 'c.txt'];
    expect(await Promise.all(names.map((name) => read(name, undefined, 'quick')))).toEqual([
      'read',
      'damaged',
      'read',
      'damaged',
      'out-of-memory',
      'read',
    ]);
    expect(log.filter((line) => /^reader ended on/.test(line))).toEqual([
      expect.stringContaining('crash.txt'),
      expect.stringContaining('abort.txt'),
    ]);
  });

  it('cancels what waits and what is being read', async () => {
    const { read } = await poolWith({ workers: 1 });
    const abort = new AbortController();
    const reading = ['hang.txt', 'a.txt'].map((name) => read(name, abort.signal));
    const other = read('b.txt');
    abort.abort();
    expect(await Promise.all(reading)).toEqual(['cancelled', 'cancelled']);
    expect(await other).toBe('read');
  });

  it('answers everything when it is closed, and nothing more afterwards', async () => {
    const { pool, read } = await poolWith({ workers: 1 });
    const reading = [read('hang.txt'), read('a.txt')];
    pool.close();
    expect(await Promise.all([...reading, read('b.txt')])).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });
});

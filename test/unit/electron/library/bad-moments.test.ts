import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createReviewClient } from '#shared/contract/client.ts';
import { type RunningApplication, startApplication } from '../running-application.ts';
import { filesWith, systemError } from '../store/failing-files.ts';

const paper = (index: number): string => `云岭县巡查方案（第${index}号）\n\n一、总体要求\n做好第${index}段河道的巡查，标记词${index}号。\n`;

async function putPapers(app: RunningApplication, from: number, to: number): Promise<void> {
  for (let index = from; index < to; index += 1) await app.put(`${index}.txt`, paper(index));
}

async function found(app: RunningApplication, query: string): Promise<number> {
  return (await app.call('search.query', { query, limit: 5 })).total;
}

const WRITES = ['writeSynced', 'writeCached', 'createNew', 'linkOrCopy', 'copy', 'makeFolder'];

describe('a disk that gets full while a library is indexed', () => {
  it('is told of, loses nothing that was there, and is made good by the next run when there is room', async () => {
    let isFull = false;
    const files = filesWith((call) => {
      if (isFull && WRITES.includes(call)) throw systemError('ENOSPC');
    });
    const app = await startApplication({ files });
    await putPapers(app, 0, 4);
    await app.index();
    isFull = true;
    await putPapers(app, 4, 12);
    await expect(app.index()).rejects.toMatchObject({ code: 'disk-full' });
    expect((await app.call('library.read', {})).indexing.phase).toBe('idle');
    expect(await found(app, '标记词2号')).toBe(1);
    const { id } = await app.documentAt('1.txt');
    expect((await app.call('document.open', { documentId: id })).model.blocks.length).toBeGreaterThan(2);

    isFull = false;
    expect(await app.index()).toMatchObject({ documents: 12, failed: [], isCancelled: false });
    expect(await found(app, '标记词11号')).toBe(1);
    await app.close();
    const again = await startApplication({ place: join(app.library, '..') });
    expect(await again.index()).toMatchObject({ unchanged: 12, added: 0, documents: 12 });
    expect(await found(again, '标记词11号')).toBe(1);
  });
});

describe('a clock that is wrong', () => {
  it('between two runs takes no document back, and hides no change', async () => {
    let now = '2041-03-01T08:00:00.000Z';
    const app = await startApplication({ now: () => now });
    await putPapers(app, 0, 3);
    const place = (name: string): string => join(app.library, name);
    await utimes(place('0.txt'), new Date('2041-03-01'), new Date('2041-03-01'));
    await app.index();
    const { id } = await app.documentAt('0.txt');
    now = '2026-03-01T08:00:00.000Z';
    // Changed after the clock was put back: an older time than the one known, and the same length.
    await app.put('0.txt', paper(0).replace('标记词0号', '改过的0号'));
    await utimes(place('0.txt'), new Date('2026-03-01'), new Date('2026-03-01'));
    await utimes(place('1.txt'), new Date('1961-03-01'), new Date('1961-03-01'));
    expect(await app.index()).toMatchObject({ updated: 1, unchanged: 2, added: 0, removed: 0, documents: 3 });
    expect(await app.documentAt('0.txt')).toMatchObject({ id });
    expect([await found(app, '改过的0号'), await found(app, '标记词0号'), await found(app, '标记词1号')]).toEqual([1, 0, 1]);
    await app.close();
    const again = await startApplication({ place: join(app.library, '..'), now: () => '2019-01-01T00:00:00.000Z' });
    expect(await again.index()).toMatchObject({ unchanged: 3, documents: 3 });
  });
});

describe('two windows on one store', () => {
  it('both see the progress and the results of a run that one of them began', async () => {
    const app = await startApplication();
    const other = createReviewClient(app.application.dispatch, app.application.subscribe);
    const seen: string[] = [];
    app.application.subscribe((event) => seen.push(event.name));
    await putPapers(app, 0, 6);
    const run = app.index();
    await expect(other.call('library.index', { folderId: null })).rejects.toMatchObject({ code: 'indexing-running' });
    expect(['scanning', 'reading', 'finishing']).toContain((await other.call('library.read', {})).indexing.phase);
    await run;
    expect(new Set(seen)).toEqual(new Set(['indexing.progressed', 'library.changed']));
    expect((await other.call('library.read', {})).documents).toHaveLength(6);
    expect((await other.call('search.query', { query: '标记词5号', limit: 5 })).total).toBe(1);
  });

  it('of two processes lets in the first, tells the second, and lets it in when the first has ended', async () => {
    const first = await startApplication();
    const place = join(first.library, '..');
    await expect(startApplication({ place })).rejects.toMatchObject({ code: 'store-in-use' });
    await putPapers(first, 0, 2);
    await first.index();
    await first.close();
    const second = await startApplication({ place });
    expect(await found(second, '标记词1号')).toBe(1);
  });
});

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type PaintedPage, paintPages, scannedPdf } from '#test/support/paint-page.ts';
import { type RunningApplication, startApplication } from '../running-application.ts';

let page: PaintedPage;

beforeAll(async () => {
  const [painted] = await paintPages([['海陵市公共数据开放通知', '各部门应当于年底前编制开放目录。']]);
  if (painted === undefined) throw new Error('the browser painted nothing');
  page = painted;
});

async function textOf(app: RunningApplication, documentId: string): Promise<string> {
  const { model } = await app.call('document.open', { documentId });
  return model.blocks.map((block) => block.text).join('\n');
}

const recognitionsOf = (app: RunningApplication) => readdir(join(app.dataFolder, 'recognitions')).catch(() => []);

describe('recognising the scans of a library', { timeout: 90_000 }, () => {
  it('makes text of a picture that stays through a new index, is found by a search, and is erased by a purge', async () => {
    const app = await startApplication({ hasProcesses: true });
    await app.put('扫描.png', page.png);
    expect((await app.index()).failed).toEqual([]);
    const { id, state } = await app.documentAt('扫描.png');
    expect(state).toMatchObject({ kind: 'ready', summary: { warnings: expect.arrayContaining(['scanned-pages']), characters: 0 } });

    const { documents, isCancelled } = await app.call('recognition.run', { documentIds: [id], language: 'chi_sim' });
    expect({ isCancelled, documents }).toMatchObject({ isCancelled: false, documents: [{ recognized: 1, failed: 0, failure: null }] });
    expect(documents[0]?.confidence).toBeGreaterThan(0.8);
    expect(await textOf(app, id)).toBe('海陵市公共数据开放通知\n各部门应当于年底前编制开放目录。');
    expect((await app.documentAt('扫描.png')).state).toMatchObject({ summary: { recognition: { pages: 1 }, warnings: [] } });
    const told = app.events.filter((event) => event.name === 'recognition.progressed').map(({ progress }) => progress);
    expect(told).toContainEqual(expect.objectContaining({ isRunning: true, documentId: id, page: 1, pages: 1, document: 1, documents: 1 }));
    expect(told.at(-1)).toMatchObject({ isRunning: false });

    await app.put('另一份.txt', '海陵市另一份文件');
    await app.index();
    expect((await app.call('search.query', { query: '开放目录', limit: 5 })).total).toBe(1);
    const again = await app.call('recognition.run', { documentIds: [id], language: 'chi_sim' });
    expect(again.documents).toMatchObject([{ recognized: 0, failed: 0, failure: null }]);
    expect(await recognitionsOf(app)).toHaveLength(1);

    const removed = await app.call('document.remove', { documentId: id, purge: true });
    expect(removed.erased).toContain('model');
    expect(await recognitionsOf(app)).toEqual([]);
  });

  it('keeps the pages done when it is cancelled, and goes on with the others later', async () => {
    const app = await startApplication({ hasProcesses: true });
    await app.put('扫描.pdf', scannedPdf([page, null, page, page]));
    await app.index();
    const { id } = await app.documentAt('扫描.pdf');
    const secondPage = new Promise<void>((resolve) => {
      const stop = app.subscribe((event) => {
        if (event.name !== 'recognition.progressed' || event.progress.page < 2) return;
        stop();
        resolve();
      });
    });
    const run = app.call('recognition.run', { documentIds: [id], language: 'chi_sim' });
    await secondPage;
    const second = app.call('recognition.run', { documentIds: [id], language: 'chi_sim' });
    await expect(second).rejects.toMatchObject({ code: 'recognition-running' });
    await app.call('recognition.cancel', {});
    const cancelled = await run;
    expect(cancelled.isCancelled).toBe(true);
    const done = cancelled.documents[0]?.recognized ?? 0;
    expect(done).toBeGreaterThanOrEqual(1);
    expect(await textOf(app, id)).toContain('编制开放目录');

    const rest = await app.call('recognition.run', { documentIds: [id], language: 'chi_sim' });
    expect(rest).toMatchObject({ isCancelled: false, documents: [{ recognized: 3 - done }] });
    const { model } = await app.call('document.open', { documentId: id });
    expect(model.recognition?.pages.map(({ page }) => page)).toEqual([1, 3, 4]);
    expect(model.pagesWithoutText).toEqual([{ page: 2, kind: 'empty' }]);
  });

  it('says why a file cannot be recognised, and goes on with the next', async () => {
    const app = await startApplication({ hasProcesses: true });
    await app.put('一.png', page.png.slice(0, 4_000));
    await app.put('二.txt', '海陵市文件');
    await app.index();
    const [cut, text] = [await app.documentAt('一.png'), await app.documentAt('二.txt')];
    const { documents } = await app.call('recognition.run', { documentIds: [cut.id, text.id], language: 'chi_tra' });
    expect(documents).toMatchObject([
      { file: '一.png', recognized: 0, failed: 1, failure: 'damaged' },
      { file: '二.txt', recognized: 0, failed: 0, failure: null },
    ]);
  });
});

import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IndexingProgress } from '#shared/contract/review-views.ts';
import { type RunningApplication, startApplication } from '../running-application.ts';

const text = (index: number): string => `海陵市管网巡查方案（第${index}号）\n\n一、总体要求\n做好第${index}处管网的巡查。\n`;

async function filled(app: RunningApplication, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await app.put(`${index}.txt`, text(index));
}

function progressOf(app: RunningApplication): readonly IndexingProgress[] {
  return app.events.flatMap((event) => (event.name === 'indexing.progressed' ? [event.progress] : []));
}

describe('holding an index run', () => {
  /** An application that holds its run while the file of that number, counted from 1, is about to be read. */
  async function heldAt(number: number): Promise<{ readonly app: RunningApplication; readonly reads: () => number }> {
    let reads = 0;
    const app = await startApplication({
      beforeRead: async () => {
        reads += 1;
        if (reads === number) await app.call('library.pauseIndexing', {});
      },
    });
    return { app, reads: () => reads };
  }

  it('reads nothing more while it is held, and the rest when it goes on', async () => {
    const { app, reads } = await heldAt(3);
    await filled(app, 60);
    const run = app.index();
    await expect.poll(() => progressOf(app).at(-1)?.isPaused).toBe(true);
    await expect.poll(() => reads() - (progressOf(app).at(-1)?.done ?? 0)).toBe(0);
    // Those in hand are read to their end: sixteen with each reader and one in waiting.
    expect(reads()).toBeLessThan(40);
    await app.call('library.resumeIndexing', {});
    expect(await run).toMatchObject({ added: 60, isCancelled: false });
    expect(progressOf(app).at(-1)).toMatchObject({ phase: 'idle', isPaused: false });
  });

  it('can be stopped while it is held', async () => {
    const { app } = await heldAt(2);
    await filled(app, 60);
    const run = app.index();
    await expect.poll(() => progressOf(app).at(-1)?.isPaused).toBe(true);
    await app.call('library.cancelIndexing', {});
    expect((await run).isCancelled).toBe(true);
    expect(await app.index()).toMatchObject({ documents: 60, isCancelled: false });
  });

  it('keeps everything known of a folder that vanishes while it is read', async () => {
    let vanish: (() => Promise<void>) | null = null;
    const app = await startApplication({ beforeRead: async () => vanish?.() });
    await filled(app, 6);
    await app.index();
    for (let index = 0; index < 6; index += 1) await app.put(`${index}.txt`, `${text(index)}二、新增要求\n`);
    await app.put('新.txt', text(99));
    vanish = async () => {
      vanish = null;
      await rename(app.library, `${app.library}-away`);
    };
    const report = await app.index();
    expect(report).toMatchObject({ removed: 0, failed: [] });
    const { documents } = await app.call('library.read', {});
    expect(documents).toHaveLength(6);
    for (const document of documents) expect(document).toMatchObject({ isMissing: false, isOffline: true, state: { kind: 'ready' } });

    await rename(`${app.library}-away`, app.library);
    expect(await app.index()).toMatchObject({ added: 1, documents: 7 });
    const { model } = await app.call('document.open', { documentId: (await app.documentAt('3.txt')).id });
    expect(model.blocks.map((block) => block.text)).toContain('二、新增要求');
  });

  it('does not list a file that is gone before it is read', async () => {
    let remove: (() => Promise<void>) | null = null;
    const app = await startApplication({ beforeRead: async () => remove?.() });
    await filled(app, 1);
    remove = () => rm(join(app.library, '0.txt'), { force: true });
    expect(await app.index()).toMatchObject({ added: 0, failed: [], documents: 0 });
  });
});

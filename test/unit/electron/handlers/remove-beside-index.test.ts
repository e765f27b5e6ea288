import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RunningApplication, startApplication } from '../running-application.ts';

const PLAN = '临江市排水防涝方案\n\n一、总体要求\n统筹推进排水防涝设施建设。\n';

/** One document whose file was edited since it was read, so that an index run reads it again. */
async function withEditedFile(): Promise<RunningApplication & { readonly id: string }> {
  const app = await startApplication();
  await app.put('排涝.txt', PLAN);
  await app.index();
  const { id } = await app.documentAt('排涝.txt');
  await app.put('排涝.txt', `${PLAN}二、保障措施\n`);
  return { ...app, id };
}

const modelsOf = (app: RunningApplication) => readdir(join(app.dataFolder, 'models'));

describe('taking documents off the list while an index run is asked for', () => {
  it('with purge leaves neither entry nor text behind, and the run goes on after it', async () => {
    const app = await withEditedFile();
    const removal = app.call('document.remove', { documentId: app.id, purge: true });
    expect(await Promise.allSettled([removal, app.index()])).toMatchObject([
      { status: 'fulfilled' },
      { status: 'fulfilled', value: { documents: 0 } },
    ]);
    expect((await app.call('library.read', {})).documents).toEqual([]);
    expect(await modelsOf(app)).toEqual([]);
  });

  it('without purge keeps the document among those that can be put back', async () => {
    const app = await withEditedFile();
    const removal = app.call('document.remove', { documentId: app.id, purge: false });
    expect(await Promise.allSettled([removal, app.index()])).toMatchObject([{ status: 'fulfilled' }, { status: 'fulfilled' }]);
    const { documents, removed } = await app.call('library.read', {});
    expect([documents, removed.map(({ id }) => id)]).toEqual([[], [app.id]]);
  });

  it('with a whole folder brings none of its documents back', async () => {
    const app = await withEditedFile();
    const [folder] = (await app.call('library.read', {})).folders;
    const removal = app.call('folder.remove', { folderId: folder?.id ?? '', purge: true });
    expect(await Promise.allSettled([removal, app.index()])).toMatchObject([
      { status: 'fulfilled' },
      { status: 'fulfilled', value: { added: 0, documents: 0 } },
    ]);
    expect((await app.call('library.read', {})).documents).toEqual([]);
    expect(await modelsOf(app)).toEqual([]);
  });

  it('lets a document be put back before the run looks for it, once', async () => {
    const app = await withEditedFile();
    await app.call('document.remove', { documentId: app.id, purge: false });
    await Promise.all([app.call('document.restore', { documentId: app.id }), app.index()]);
    const { documents, removed } = await app.call('library.read', {});
    expect([documents.map(({ id }) => id), removed]).toEqual([[app.id], []]);
  });

  it('is refused once the run has begun', async () => {
    const app = await withEditedFile();
    const run = app.index();
    const removal = app.call('document.remove', { documentId: app.id, purge: true });
    await expect(removal).rejects.toMatchObject({ code: 'indexing-running' });
    expect(await run).toMatchObject({ updated: 1 });
  });
});

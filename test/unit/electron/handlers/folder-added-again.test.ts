import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type RunningApplication, startApplication } from '../running-application.ts';

const PLAN = '云岭县水库移民安置方案\n\n一、总体要求\n坚持分批落实。\n';
const DRAFT = '云岭县水库移民安置方案（征求意见稿）\n\n一、总体要求\n坚持分批推进。\n';
const OTHER = '临江市供水保障办法\n\n一、总体要求\n保障城乡供水。\n';

async function withSorted() {
  const app = await startApplication();
  await app.put('方案.txt', PLAN);
  await app.put('征求意见稿.txt', DRAFT);
  await app.put('办法.txt', OTHER);
  await app.index();
  const { id } = await app.documentAt('方案.txt');
  const { id: draftId } = await app.documentAt('征求意见稿.txt');
  const { id: otherId } = await app.documentAt('办法.txt');
  await app.call('tag.set', { documentIds: [id], tag: '专班', isSet: true });
  const collection = await app.call('collection.create', { name: '送审', collectionId: null, documentIds: [id, draftId] });
  await app.call('reviewState.set', { documentIds: [id], state: 'done' });
  await app.call('paper.confirm', { documentIds: [id, draftId] });
  await app.call('paper.part', { documentIds: [otherId], others: [id] });
  return { app, id, draftId, otherId, collectionId: collection.id };
}

async function removeFolder(app: RunningApplication, purge = false): Promise<void> {
  const [folder] = (await app.call('library.read', {})).folders;
  await app.call('folder.remove', { folderId: folder?.id ?? '', purge });
}

/** The same folder put in again, as a restart with it declared does. */
async function addAgain(app: RunningApplication): Promise<RunningApplication> {
  await app.close();
  const again = await startApplication({ place: join(app.library, '..') });
  await again.index();
  return again;
}

/** What the library file keeps of documents that left with their folder. */
async function kept({ dataFolder }: RunningApplication): Promise<unknown> {
  return JSON.parse(await readFile(join(dataFolder, 'library.json'), 'utf8')).left;
}

describe('a folder taken out of the library and added again', () => {
  it('brings its documents back under their ids with tags, collections, state of review and confirmed versions', async () => {
    const { app, id, draftId, otherId, collectionId } = await withSorted();
    const before = await app.documentAt('方案.txt');
    await removeFolder(app);
    const again = await addAgain(app);
    expect(await again.documentAt('方案.txt')).toMatchObject({ id, tags: ['专班'], collections: [collectionId], reviewState: 'done' });
    expect((await again.documentAt('方案.txt')).paper).toBe(before.paper);
    expect(await again.documentAt('征求意见稿.txt')).toMatchObject({ id: draftId, paper: before.paper });
    expect(await again.documentAt('办法.txt')).toMatchObject({ id: otherId, apart: [id] });
    await again.close();
    expect(await kept(again)).toBeUndefined();
  });

  it('knows them by their content where the file was renamed meanwhile', async () => {
    const { app, id } = await withSorted();
    await removeFolder(app);
    await rename(join(app.library, '方案.txt'), join(app.library, '送审稿.txt'));
    expect(await (await addAgain(app)).documentAt('送审稿.txt')).toMatchObject({ id, tags: ['专班'] });
  });

  it('leaves out a collection that was removed meanwhile', async () => {
    const { app, id, collectionId } = await withSorted();
    await removeFolder(app);
    await app.call('collection.remove', { collectionId });
    expect(await (await addAgain(app)).documentAt('方案.txt')).toMatchObject({ id, tags: ['专班'], collections: [] });
  });

  it('keeps no name of a file while the folder is out, and nothing at all where it was erased', async () => {
    const { app } = await withSorted();
    await removeFolder(app);
    await app.close();
    expect(await kept(app)).toHaveLength(3);
    expect(JSON.stringify(await kept(app))).not.toMatch(/方案|txt/);
    const again = await addAgain(app);
    await removeFolder(again, true);
    const afresh = await addAgain(again);
    expect(await afresh.documentAt('方案.txt')).toMatchObject({ tags: [], collections: [], paper: null });
    await afresh.close();
    expect(await kept(afresh)).toBeUndefined();
  });
});

import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { passageOf, startApplication } from '../running-application.ts';

const TEXT = '云岭县防汛方案\n\n一、总体要求\n做好汛前检查。\n';
const CONTENT = { colour: 'pink', issueType: null, severity: null, note: '口径', suggestion: '', basis: '', status: 'open' } as const;

async function withRemoved() {
  const app = await startApplication();
  await app.put('防汛/方案.txt', TEXT);
  await app.index();
  const { id } = await app.documentAt('防汛/方案.txt');
  await app.call('annotation.create', { documentId: id, target: await passageOf(app, id, '汛前检查'), content: CONTENT });
  await app.call('document.remove', { documentId: id, purge: false });
  return { ...app, id };
}

describe('putting a removed document back', () => {
  it('lists it by its name, keeps it off the list over an index run, and brings it back with what was written', async () => {
    const app = await withRemoved();
    await app.index();
    const { documents, removed } = await app.call('library.read', {});
    expect(documents).toEqual([]);
    expect(removed).toMatchObject([{ id: app.id, fileName: '方案.txt', relativePath: '防汛/方案.txt' }]);

    await app.call('document.restore', { documentId: app.id });
    expect((await app.call('library.read', {})).removed).toEqual([]);
    expect((await app.documentAt('防汛/方案.txt')).annotations).toBe(1);
    expect((await app.call('document.open', { documentId: app.id })).model.meta.title).toBe('云岭县防汛方案');
    expect(await app.index()).toMatchObject({ unchanged: 1, added: 0 });
  });

  it('fails for a document that was not removed, or was erased', async () => {
    const app = await withRemoved();
    await app.call('document.restore', { documentId: app.id });
    await expect(app.call('document.restore', { documentId: app.id })).rejects.toMatchObject({ code: 'not-found' });
    await app.call('document.remove', { documentId: app.id, purge: true });
    expect((await app.call('library.read', {})).removed).toEqual([]);
    await expect(app.call('document.restore', { documentId: app.id })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('erases one that was only removed before, with its name', async () => {
    const app = await withRemoved();
    const { erased } = await app.call('document.remove', { documentId: app.id, purge: true });
    expect(erased).toContain('review');
    expect((await app.call('library.read', {})).removed).toEqual([]);
    await app.index();
    expect((await app.call('library.read', {})).documents).toEqual([]);
  });

  it('comes back by itself under its old id and with its tags when its file is found in another place', async () => {
    const app = await startApplication();
    await app.put('防汛/方案.txt', TEXT);
    await app.index();
    const { id } = await app.documentAt('防汛/方案.txt');
    await app.call('annotation.create', { documentId: id, target: await passageOf(app, id, '汛前检查'), content: CONTENT });
    await app.call('tag.set', { documentIds: [id], tag: '防汛', isSet: true });
    await app.call('document.remove', { documentId: id, purge: false });
    await rename(join(app.library, '防汛/方案.txt'), join(app.library, '方案.txt'));
    await app.index();
    expect(await app.documentAt('方案.txt')).toMatchObject({ id, tags: ['防汛'] });
    expect((await app.call('library.read', {})).removed).toEqual([]);
  });

  it('goes with its folder, and comes back with it', async () => {
    const app = await withRemoved();
    const [folder] = (await app.call('library.read', {})).folders;
    await app.call('folder.remove', { folderId: folder?.id ?? '', purge: false });
    expect((await app.call('library.read', {})).removed).toEqual([]);
  });

  it('says of one whose file is gone that it is missing', async () => {
    const app = await withRemoved();
    await rm(join(app.library, '防汛'), { recursive: true });
    await app.index();
    await app.call('document.restore', { documentId: app.id });
    await app.index();
    expect(await app.documentAt('防汛/方案.txt')).toMatchObject({ isMissing: true });
  });
});

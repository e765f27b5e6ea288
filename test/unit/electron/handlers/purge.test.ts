import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { passageOf, type RunningApplication, startApplication } from '../running-application.ts';

const SECRET_TITLE = '云岭县水库移民安置内部方案';
const SECRET_WORDS = '移民补偿标准暂不对外公布';
const SECRET = `${SECRET_TITLE}\n\n一、总体要求\n${SECRET_WORDS}，由县移民办掌握。\n`;
const OTHER = '云岭县防汛通知\n\n各乡镇：\n做好汛前检查。\n';
const CONTENT = { colour: 'pink', issueType: null, severity: null, note: '口径敏感', suggestion: '', basis: '', status: 'open' } as const;

/** Every file under a folder whose bytes hold one of the words; the lock and names are looked at too. */
async function filesHolding(folder: string, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const bytes = entry.isFile() ? await readFile(path) : Buffer.from('');
    const isHeld = (word: string): boolean => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le'));
    if (words.some((word) => isHeld(word) || entry.name.includes(word))) found.push(path);
  }
  return found;
}

/** A store with the secret in every place it can get to: model, review, backups of both, an earlier state of the file. */
async function withSecret(): Promise<RunningApplication & { readonly id: string }> {
  const first = await startApplication();
  await first.put('水库方案.txt', SECRET.replace('一、', '零、'));
  await first.put('防汛通知.txt', OTHER);
  await first.index();
  await first.put('水库方案.txt', SECRET);
  await first.index();
  const { id } = await first.documentAt('水库方案.txt');
  const target = await passageOf(first, id, SECRET_WORDS);
  const { id: annotationId } = await first.call('annotation.create', { documentId: id, target, content: CONTENT });
  await first.call('annotation.update', { documentId: id, annotationId, change: { severity: 'serious' } });
  await first.call('tag.set', { documentIds: [id], tag: '移民专班', isSet: true });
  await first.close();
  const again = await startApplication({ place: join(first.library, '..') });
  await again.call('settings.update', { change: { reviewer: { name: '审', unit: '办' } } });
  return { ...again, id };
}

async function exportAnnotations(app: RunningApplication & { readonly id: string }): Promise<void> {
  const request = { documentIds: [app.id], checklistId: null, columns: null, head: {} };
  await app.call('export.save', { ...request, table: 'annotations', format: 'docx' });
}

describe('removing a document', () => {
  it('with purge leaves no byte of its text or title anywhere in the store, and says what it erased', async () => {
    const app = await withSecret();
    expect((await filesHolding(app.dataFolder, [SECRET_WORDS])).length).toBeGreaterThan(2);
    await app.call('search.query', { query: '移民补偿', limit: 5 });
    await exportAnnotations(app);
    await exportAnnotations(app);
    const exported = await readdir(join(app.dataFolder, 'exports'));
    expect(exported.length).toBe(2);
    const { names } = await app.call('document.exports', { documentIds: [app.id] });
    expect([...names].sort()).toEqual([...exported].sort());
    expect(await app.call('document.exports', { documentIds: [(await app.documentAt('防汛通知.txt')).id] })).toEqual({ names: [] });

    const outcome = await app.call('document.remove', { documentId: app.id, purge: true });
    expect(new Set(outcome.erased)).toEqual(new Set(['model', 'index', 'review', 'backups', 'exports']));
    expect(outcome.keptFile).toBe(true);
    expect(await filesHolding(app.dataFolder, [SECRET_WORDS, SECRET_TITLE, '水库方案', '口径敏感', '移民专班', app.id])).toEqual([]);
    expect(await readdir(join(app.dataFolder, 'exports'))).toEqual([]);
    expect((await app.call('search.query', { query: '移民补偿', limit: 5 })).total).toBe(0);

    await app.close();
    expect(await filesHolding(app.dataFolder, [SECRET_WORDS, SECRET_TITLE, app.id])).toEqual([]);
    expect(await readFile(join(app.library, '水库方案.txt'), 'utf8')).toBe(SECRET);
  });

  it('with purge keeps the other documents, in the backups too', async () => {
    const app = await withSecret();
    await app.call('document.remove', { documentId: app.id, purge: true });
    expect((await app.call('search.query', { query: '汛前检查', limit: 5 })).total).toBe(1);
    await app.close();
    await truncate(join(app.dataFolder, 'library.json'), 7);
    const again = await startApplication({ place: join(app.library, '..') });
    const { documents, notices } = await again.call('library.read', {});
    expect(notices).toMatchObject([{ kind: 'backup-opened' }]);
    expect(documents.map((document) => document.fileName)).toEqual(['防汛通知.txt']);
  });

  it('with purge keeps the text that another document holds as its own', async () => {
    const app = await withSecret();
    await app.put('副本/水库方案.txt', SECRET);
    await app.put('初稿/水库方案.txt', SECRET.replace('一、', '零、'));
    await app.index();
    const copy = await app.documentAt('副本/水库方案.txt');
    const { erased } = await app.call('document.remove', { documentId: app.id, purge: true });
    expect(erased).not.toContain('model');
    expect((await app.call('document.open', { documentId: copy.id })).model.meta.title).toBe(SECRET_TITLE);
  });

  it('with purge throws away a damaged library set aside that still names it', async () => {
    const app = await withSecret();
    await writeFile(join(app.dataFolder, 'library.json.20310101.damaged'), `{"documents":[{"title":"${SECRET_TITLE}`);
    await app.call('document.remove', { documentId: app.id, purge: true });
    expect(await filesHolding(app.dataFolder, [SECRET_TITLE])).toEqual([]);
  });

  it('with purge finds the exports made before a restart, and leaves those of other documents and other files alone', async () => {
    const app = await withSecret();
    await exportAnnotations(app);
    const { id: other } = await app.documentAt('防汛通知.txt');
    await exportAnnotations({ ...app, id: other });
    await writeFile(join(app.dataFolder, 'exports', '自己放的.docx'), '');
    await app.close();
    const again = await startApplication({ place: join(app.library, '..') });
    const { erased } = await again.call('document.remove', { documentId: app.id, purge: true });
    expect(erased).toContain('exports');
    const left = await readdir(join(app.dataFolder, 'exports'));
    expect(left).toHaveLength(2);
    expect(left.join()).toMatch(/云岭县防汛通知.*自己放的|自己放的.*云岭县防汛通知/);
  });

  it('is not undone by the next index run, which would find the file again', async () => {
    const app = await withSecret();
    await app.call('document.remove', { documentId: app.id, purge: true });
    expect(await app.index()).toMatchObject({ added: 0, unchanged: 1 });
    expect(await filesHolding(app.dataFolder, [SECRET_WORDS])).toEqual([]);
  });

  it('without purge erases nothing', async () => {
    const app = await withSecret();
    expect(await app.call('document.remove', { documentId: app.id, purge: false })).toEqual({ erased: [], keptFile: true });
    expect((await app.call('library.read', {})).documents).toHaveLength(1);
    expect((await filesHolding(join(app.dataFolder, 'reviews'), [SECRET_WORDS])).length).toBeGreaterThan(0);
  });

  it('does the same for all documents of a folder', async () => {
    const app = await withSecret();
    const [folder] = (await app.call('library.read', {})).folders;
    const outcome = await app.call('folder.remove', { folderId: folder?.id ?? '', purge: true });
    expect(outcome).toEqual({ documents: 2, erased: expect.arrayContaining(['model', 'index', 'review', 'backups']) });
    expect(await filesHolding(app.dataFolder, [SECRET_WORDS, SECRET_TITLE, '汛前检查'])).toEqual([]);
    expect(await app.call('library.read', {})).toMatchObject({ folders: [], documents: [] });
  });
});

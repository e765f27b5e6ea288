import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { passageOf, type RunningApplication, startApplication } from '../running-application.ts';

const TITLE = '临江市旧城改造内部预案';
const WORDS = '征收补偿底线不得外传';
const SECRET = `${TITLE}\n\n一、总体要求\n${WORDS}，由专班掌握。\n`;
const OTHER = '临江市供水保障通知\n\n各街道：\n做好供水保障。\n';
const CONTENT = { colour: 'pink', issueType: null, severity: null, note: '需保密', suggestion: '', basis: '', status: 'open' } as const;

async function filesHolding(folder: string, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const bytes = entry.isFile() ? await readFile(join(entry.parentPath, entry.name)) : Buffer.from('');
    const isHeld = (word: string): boolean => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le'));
    if (words.some((word) => isHeld(word) || entry.name.includes(word))) found.push(join(entry.parentPath, entry.name));
  }
  return found;
}

type Cut = { readonly app: RunningApplication; readonly id: string; readonly obstacle: string };

/** A purge that stopped at `place`, where a folder lies in the way of a file: the disk refuses to remove it as one. */
async function cutShort(placeOf: (id: string) => string): Promise<Cut> {
  const app = await startApplication();
  await app.put('改造预案.txt', SECRET);
  await app.put('供水通知.txt', OTHER);
  await app.index();
  const { id } = await app.documentAt('改造预案.txt');
  await app.call('annotation.create', { documentId: id, target: await passageOf(app, id, WORDS), content: CONTENT });
  await app.call('search.query', { query: '征收补偿', limit: 5 });
  const obstacle = join(app.dataFolder, placeOf(id));
  await mkdir(obstacle, { recursive: true });
  await expect(app.call('document.remove', { documentId: id, purge: true })).rejects.toThrow();
  return { app, id, obstacle };
}

const traces = ({ app, id }: Cut): Promise<string[]> => filesHolding(app.dataFolder, [TITLE, WORDS, '改造预案', '需保密', id]);

const PLACES: readonly (readonly [string, (id: string) => string])[] = [
  ['the review', (id) => `reviews/${id}.json.1.bak`],
  ['the models', () => 'models/0.json'],
];

describe.each(PLACES)('a purge cut short at %s', (_, placeOf) => {
  it('is finished at the next start, and keeps the other documents', async () => {
    const cut = await cutShort(placeOf);
    expect(await traces(cut)).not.toEqual([]);
    await rm(cut.obstacle, { recursive: true });
    await cut.app.close();
    const again = await startApplication({ place: join(cut.app.library, '..') });
    expect(await traces(cut)).toEqual([]);
    expect((await again.call('search.query', { query: '征收补偿', limit: 5 })).total).toBe(0);
    expect((await again.call('search.query', { query: '供水保障', limit: 5 })).total).toBe(1);
    expect(await again.index()).toMatchObject({ added: 0, unchanged: 1 });
  });

  it('is finished when it is asked for again', async () => {
    const cut = await cutShort(placeOf);
    await rm(cut.obstacle, { recursive: true });
    await cut.app.call('document.remove', { documentId: cut.id, purge: true });
    expect(await traces(cut)).toEqual([]);
    await expect(cut.app.call('document.remove', { documentId: cut.id, purge: true })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is finished by the purge of another document', async () => {
    const cut = await cutShort(placeOf);
    await rm(cut.obstacle, { recursive: true });
    const other = await cut.app.documentAt('供水通知.txt');
    await cut.app.call('document.remove', { documentId: other.id, purge: true });
    expect(await traces(cut)).toEqual([]);
  });

  it('does not keep the application from starting while the disk still refuses', async () => {
    const cut = await cutShort(placeOf);
    await cut.app.close();
    const again = await startApplication({ place: join(cut.app.library, '..') });
    expect(again.log.join()).toContain('erasing not finished');
    expect((await again.call('library.read', {})).documents.map(({ fileName }) => fileName)).toEqual(['供水通知.txt']);
  });
});

describe('a purge cut short at the search index', () => {
  it('is finished when it is asked for again, though the index forgot the file that the disk would not give up', async () => {
    const app = await startApplication();
    await app.put('改造预案.txt', SECRET);
    await app.index();
    const { id } = await app.documentAt('改造预案.txt');
    await app.call('search.query', { query: '征收补偿', limit: 5 });
    const [name = ''] = await readdir(join(app.dataFolder, 'search'));
    const [segment, aside] = [join(app.dataFolder, 'search', name), join(app.library, '../aside')];
    await rename(segment, aside);
    await mkdir(segment);
    await expect(app.call('document.remove', { documentId: id, purge: true })).rejects.toThrow();
    await rm(segment, { recursive: true });
    await rename(aside, segment);
    await app.call('document.remove', { documentId: id, purge: true });
    expect(await readdir(join(app.dataFolder, 'search'))).toEqual([]);
    expect(await filesHolding(app.dataFolder, [TITLE, WORDS, id])).toEqual([]);
  });
});

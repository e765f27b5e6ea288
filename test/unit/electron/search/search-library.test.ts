import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { IndexThread } from '#electron/search/index-thread.ts';
import { createLibrarySearch, type LibrarySearch, type OpenableSearch } from '#electron/search/search-library.ts';
import { type ModelCache, openModelCache } from '#electron/store/model-cache.ts';
import { modelKeyOf } from '#electron/store/model-key.ts';
import { diskFiles } from '#electron/store/store-files.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import { ROOT } from '../../../support/list-files.ts';
import { documentOf } from '../store/document-examples.ts';
import { documentSummary, libraryDocument } from '../store/library-examples.ts';
import { temporaryFolder } from '../temporary-folder.ts';

type Library = {
  readonly search: LibrarySearch;
  /** The same index opened anew, as a later start does. */
  readonly open: () => OpenableSearch;
  readonly folder: string;
  readonly documents: LibraryDocument[];
  readonly rebuilt: string[];
  readonly reads: string[];
  /** That a part of the index was made anew. */
  readonly told: string[];
};

async function libraryOf(
  models: Readonly<Record<string, DocumentModel | null>>,
  {
    batchUnits = 1_000_000,
    isWritable = true,
    thread,
    unitsForWarming,
  }: { readonly batchUnits?: number; readonly isWritable?: boolean; readonly thread?: IndexThread; readonly unitsForWarming?: number } = {},
): Promise<Library> {
  const folder = await temporaryFolder();
  const cache = openModelCache(await temporaryFolder(), diskFiles);
  const documents: LibraryDocument[] = [];
  const rebuilt: string[] = [];
  const reads: string[] = [];
  const told: string[] = [];
  let number = 0;
  for (const [name, model] of Object.entries(models)) {
    number += 1;
    const id = `d${number}`;
    const document = libraryDocument({
      id,
      relativePath: `2031/${name}`,
      contentHash: String(number).padStart(64, 'a'),
      state: { kind: 'ready', summary: documentSummary(model?.meta.title ?? name) },
    });
    documents.push(document);
    if (model) await cache.write(modelKeyOf(document), model);
  }
  const rebuild = async ({ id }: { readonly id: string }): Promise<DocumentModel | null> => {
    rebuilt.push(id);
    return null;
  };
  const read: ModelCache['read'] = (key) => {
    reads.push(key.contentHash);
    return cache.read(key);
  };
  const isListed = (): boolean => true;
  const open = (): OpenableSearch =>
    createLibrarySearch({
      folder,
      models: { ...cache, read },
      rebuild,
      isListed,
      onRebuilt: () => void told.push('rebuilt'),
      newId: randomUUID,
      isWritable: () => isWritable,
      batchUnits,
      thread,
      unitsForThread: 0,
      ...(unitsForWarming === undefined ? {} : { unitsForWarming }),
    });
  return { search: open(), open, folder, documents, rebuilt, reads, told };
}

describe('searching the library', () => {
  it('counts every matching document exactly, and gives the best ones as hits', async () => {
    const { search, documents } = await libraryOf({
      'a.txt': documentOf(['供水方案', '供水管网改造']),
      'b.txt': documentOf(['燃气方案', '与供水同步施工']),
      'c.txt': documentOf(['道路方案', '路面改造']),
    });
    const { total, hits } = await search.query(documents, '供水', { limit: 1 });
    expect(total).toBe(2);
    expect(hits).toEqual([
      {
        document: 'd1',
        file: '2031/a.txt',
        title: '供水方案',
        path: [],
        block: 'b1',
        snippet: '供水方案',
        marks: [[0, 2]],
        count: 2,
        score: expect.any(Number),
      },
    ]);
  });

  it('counts a file held twice twice, and finds 简 by 繁 and 繁 by 简', async () => {
    const { search, documents } = await libraryOf({ 'a.txt': documentOf(['優化營商環境']), 'b.txt': documentOf(['优化营商环境']) });
    for (const query of ['營商環境', '营商环境']) expect((await search.query(documents, query, { limit: 10 })).total).toBe(2);
  });

  it('leaves out documents whose file is gone or could not be read', async () => {
    const { search, documents } = await libraryOf({
      'a.txt': documentOf(['供水']),
      'b.txt': documentOf(['供水']),
      'c.txt': documentOf(['供水']),
    });
    const changed = documents.map((document, index): LibraryDocument => {
      if (index === 0) return { ...document, isMissing: true };
      return index === 1 ? { ...document, state: { kind: 'failed', code: 'damaged', detail: '' } } : document;
    });
    expect((await search.query(changed, '供水', { limit: 10 })).hits.map((hit) => hit.document)).toEqual(['d3']);
  });

  it('answers the same from one segment, from many built in two threads, and from a store that cannot be written', async () => {
    const models = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`${index}.txt`, documentOf([`标题${index}`, `供水${index % 3}号`])]),
    );
    const one = await libraryOf(models);
    const thread = new IndexThread(pathToFileURL(join(ROOT, 'electron/library/search-worker.ts')));
    const many = await libraryOf(models, { batchUnits: 40, thread });
    const memory = await libraryOf(models, { batchUnits: 40, isWritable: false });
    for (const query of ['供水', '供水1', '标题8', '没有', '号 -供水2']) {
      const expected = await one.search.query(one.documents, query, { limit: 50 });
      expect(await many.search.query(many.documents, query, { limit: 50 })).toEqual(expected);
      expect(await memory.search.query(memory.documents, query, { limit: 50 })).toEqual(expected);
    }
    expect((await readdir(many.folder)).length).toBeGreaterThan(1);
    expect((await readdir(many.folder)).length).toBeLessThan(13);
    expect(await readdir(memory.folder)).toEqual([]);
  });

  it('answers the same however often it was asked, from an index opened anew', async () => {
    // Pairs in so many texts that they are kept as bitmaps; a phrase of them stands in every second text.
    const texts = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? '甲乙丙丁，丙乙，丁丙' : '甲乙，丙丁，丁甲'));
    const models = Object.fromEntries(texts.map((text, index) => [`${index}.txt`, documentOf([`${text}。${index}`])]));
    const { search, open, documents } = await libraryOf(models);
    await search.prepare(documents);
    const later = open();
    const totals = async (of: LibrarySearch): Promise<readonly number[]> => {
      const found: number[] = [];
      for (const query of ['甲乙丙丁', '丁甲', '乙丙', '丙丁', '甲乙']) found.push((await of.query(documents, query, { limit: 5 })).total);
      return found;
    };
    const first = await totals(search);
    expect(first).toEqual([20, 20, 20, 40, 40]);
    expect(await totals(later)).toEqual(first);
    expect(await totals(later)).toEqual(first);
  });

  it('finds headings of tasks by their field, also in an index opened anew whose files are deleted meanwhile', async () => {
    const task = {
      label: '1.',
      path: [],
      leads: [],
      units: [],
      sectionLeads: [],
      deadline: null,
      deadlineDate: null,
      indicators: [],
      block: 'b1',
    };
    const { search, open, documents, folder } = await libraryOf({
      'a.txt': documentOf(['供水方案'], { tasks: [{ ...task, title: '改造老旧管网' }] }),
      'b.txt': documentOf(['改造老旧管网的通知'], { tasks: [{ ...task, title: '排查隐患' }] }),
    });
    const query = '任务:改造老旧管网';
    const found = async (of: LibrarySearch): Promise<readonly string[]> =>
      (await of.query(documents, query, { limit: 5 })).hits.map(({ document }) => document);
    expect(await found(search)).toEqual(['d1']);
    // The last of the file are the headings of the last paper's tasks.
    for (const damaged of [(bytes: Buffer) => bytes.subarray(0, -2), (bytes: Buffer) => bytes.fill(0x41, bytes.length - 6)]) {
      const [name = ''] = await readdir(folder);
      await writeFile(join(folder, name), damaged(await readFile(join(folder, name))));
      expect((await open().query(documents, '任务:排查', { limit: 5 })).total).toBe(1);
      expect(await found(open())).toEqual(['d1']);
    }
    const later = open();
    await later.prepare(documents);
    for (const file of await readdir(folder)) await rm(join(folder, file));
    expect(await found(later)).toEqual(['d1']);
  });

  it('reads the index ahead, so that a question needs no file any more', async () => {
    const { search, open, documents, folder } = await libraryOf({ 'a.txt': documentOf(['供水方案']) });
    await search.prepare(documents);
    const later = open();
    later.readAhead();
    // What is erased waits until the index is read.
    await later.erase([]);
    for (const name of await readdir(folder)) await rm(join(folder, name));
    expect((await later.query(documents, '供水', { limit: 5 })).total).toBe(1);
  });

  it('takes up texts while more come, builds what fills a part, and finds the same as if it had been asked once', async () => {
    const models = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`${index}.txt`, documentOf([`标题${index}`, '供水管网'])]));
    const { search, documents, folder, reads } = await libraryOf(models, { batchUnits: 80 });
    await search.gather(documents.slice(0, 1));
    expect(await readdir(folder)).toEqual([]);
    await search.gather(documents.slice(0, 6));
    await search.gather(documents.slice(0, 6));
    const { total, hits } = await search.query(documents, '供水', { limit: 20 });
    expect([total, new Set(hits.map(({ document }) => document)).size]).toEqual([9, 9]);
    expect(reads).toHaveLength(9);
  });

  it('writes nothing of a text that was taken up and then erased', async () => {
    const { search, documents, folder } = await libraryOf({ 'a.txt': documentOf(['供水方案']), 'b.txt': documentOf(['燃气方案']) });
    await search.gather(documents);
    await search.erase(['d1']);
    const left = documents.slice(1);
    expect((await search.query(left, '方案', { limit: 5 })).total).toBe(1);
    for (const name of await readdir(folder))
      expect((await readFile(join(folder, name))).includes(Buffer.from('供水', 'utf16le'))).toBe(false);
  });

  it('counts over all parts of the index where some know nothing of a word', async () => {
    const models = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [`${index}.txt`, documentOf([`标题${index}`, index === 7 ? '供水管网改造' : '燃气管网'])]),
    );
    const { search, documents } = await libraryOf(models, { batchUnits: 30 });
    const total = async (query: string): Promise<number> => (await search.query(documents, query, { limit: 5 })).total;
    for (const [query, expected] of Object.entries({
      供水管网: 1,
      '供水 管网': 1,
      '管网 -供水': 11,
      '供水 OR 标题1': 4,
      'NOT 供水': 11,
      'NOT 水库': 12,
      '水库 管网': 0,
    }))
      expect([query, await total(query)]).toEqual([query, expected]);
    const counted = await search.query(documents, '供水', { limit: 5, withFacets: true });
    expect([counted.total, counted.facets?.folder.values.map(({ count }) => count)]).toEqual([1, [1]]);
  });

  it('reads a text once, for queries at the same time and for every later start', async () => {
    const { search, open, documents, reads } = await libraryOf({ 'a.txt': documentOf(['供水方案']), 'b.txt': documentOf(['燃气方案']) });
    await Promise.all(['没有', '不在', '无此'].map((query) => search.query(documents, query, { limit: 5 })));
    await search.close();
    const again = open();
    expect(await again.query(documents, '供水', { limit: 5 })).toMatchObject({ total: 1, hits: [{ document: 'd1', snippet: '供水方案' }] });
    expect(reads).toHaveLength(2);
  });

  it.each(['cut off', 'changed in the middle', 'of another version', 'emptied'])('makes an index anew that was %s', async (damage) => {
    const { search, open, folder, documents } = await libraryOf({ 'a.txt': documentOf(['供水方案']), 'b.txt': documentOf(['燃气方案']) });
    await search.query(documents, '供水', { limit: 5 });
    await search.close();
    const [name = ''] = await readdir(folder);
    const bytes = await readFile(join(folder, name));
    const spoiled: Readonly<Record<string, () => Buffer>> = {
      'cut off': () => bytes.subarray(0, bytes.length / 2),
      'changed in the middle': () => Buffer.from(bytes.map((byte, at) => (at === Math.floor(bytes.length / 2) ? byte ^ 0x55 : byte))),
      'of another version': () => Buffer.from(bytes.toString('latin1').replace('YUECESEG', 'YUECEOLD'), 'latin1'),
      emptied: () => Buffer.alloc(0),
    };
    await writeFile(join(folder, name), spoiled[damage]?.() ?? bytes);
    expect(await open().query(documents, '供水', { limit: 5 })).toMatchObject({ total: 1, hits: [{ document: 'd1' }] });
    expect(await readdir(folder)).toHaveLength(1);
  });

  it('makes anew what turns out to be damaged only when it is first asked for, and says so once', async () => {
    const { search, open, folder, documents, told } = await libraryOf({ 'a.txt': documentOf(['供水方案', '供水管网'.repeat(30_000)]) });
    await search.query(documents, '供水', { limit: 5 });
    await search.close();
    const later = open();
    await later.prepare(documents);
    const [name = ''] = await readdir(folder);
    const bytes = await readFile(join(folder, name));
    // In the text, which a word of two characters does not need.
    await writeFile(join(folder, name), bytes.fill(0x41, 100_000, 160_000));
    expect(told).toEqual([]);
    expect(await later.query(documents, '水管网供水', { limit: 5 })).toMatchObject({ total: 1, hits: [{ document: 'd1' }] });
    expect([told, await readdir(folder)]).toEqual([['rebuilt'], [expect.not.stringContaining(name)]]);
  });

  it('goes on answering when what it reads ahead of questions fails on the disk', async () => {
    const models = { 'a.txt': documentOf(['供水方案', '供水管网'.repeat(60_000)]), 'b.txt': documentOf(['燃气方案']) };
    const { search, open, folder, documents } = await libraryOf(models, { unitsForWarming: 0 });
    await search.query([], '供水', { limit: 5 });
    await search.prepare(documents);
    await search.close();
    const later = open();
    await later.prepare(documents);
    const [name = ''] = await readdir(folder);
    const path = join(folder, name);
    // The text of the first, of which the question needs nothing, is damaged, and the file cannot be taken away.
    await writeFile(path, (await readFile(path)).fill(0x41, 200_000, 300_000));
    await rm(path);
    await mkdir(path);
    const unhandled: unknown[] = [];
    const hear = (error: unknown): void => void unhandled.push(error);
    process.on('unhandledRejection', hear);
    const totals = [];
    for (const word of ['燃气', '燃气方案']) totals.push((await later.query(documents, word, { limit: 5 })).total);
    await later.close();
    await turn();
    process.off('unhandledRejection', hear);
    expect([totals, unhandled]).toEqual([[1, 1], []]);
  });

  it('erases a text from its files, and keeps the others', async () => {
    const { search, folder, documents } = await libraryOf({ 'a.txt': documentOf(['移民补偿口径']), 'b.txt': documentOf(['燃气方案']) });
    await search.query(documents, '补偿', { limit: 5 });
    await search.erase(['d1']);
    for (const name of await readdir(folder)) {
      const bytes = await readFile(join(folder, name));
      expect([bytes.includes('移民补偿'), bytes.includes(Buffer.from('移民补偿', 'utf16le'))]).toEqual([false, false]);
    }
    expect((await search.query(documents.slice(1), '燃气', { limit: 5 })).total).toBe(1);
  });

  it('asks for a model that the cache has lost, and goes on without it where it cannot be had', async () => {
    const { search, documents, rebuilt } = await libraryOf({ 'a.txt': null, 'b.txt': documentOf(['供水']) });
    expect((await search.query(documents, '供水', { limit: 10 })).total).toBe(1);
    expect(rebuilt).toEqual(['d1']);
  });

  it('forgets a text that changed or left the library', async () => {
    const { search, documents } = await libraryOf({ 'a.txt': documentOf(['供水']), 'b.txt': documentOf(['燃气']) });
    await search.query(documents, '供水', { limit: 10 });
    const [first, second] = documents;
    if (!first || !second) throw new Error('two documents are expected');
    const changed = { ...first, contentHash: second.contentHash, relativePath: second.relativePath };
    expect((await search.query([changed], '供水', { limit: 10 })).total).toBe(0);
    expect((await search.query([changed], '燃气', { limit: 10 })).total).toBe(1);
    expect((await search.query([], '供水', { limit: 10 })).total).toBe(0);
  });

  it('shows the field a document answers by, and marks and counts no words in its text that were asked of the field', async () => {
    const task = { label: '1.', path: [], units: [], sectionLeads: [], deadline: null, deadlineDate: null, indicators: [], block: 'b2' };
    const { search, documents } = await libraryOf({
      'a.txt': documentOf(['临江市供水方案', '市水务局改造老旧管网，水务局每季度报告。'], {
        tasks: [{ ...task, title: '改造老旧管网', leads: ['市水务局', '市财政局'] }],
      }),
      'b.txt': documentOf(['云岭县燃气办法', '责任单位:市水务局。供水甲管网。又说供水，又讲到管网']),
    });
    const shown = async (query: string): Promise<readonly unknown[]> =>
      (await search.query(documents, query, { limit: 5 })).hits.map(({ document, snippet, marks, count }) => [
        document,
        marks.map(([start, end]) => snippet.slice(start, end)),
        count,
        snippet,
      ]);
    expect(await shown('单位:水务局')).toEqual([['d1', ['水务局'], 1, '市水务局']]);
    expect(await shown('任务:老旧管网')).toEqual([['d1', ['老旧管网'], 1, '改造老旧管网']]);
    expect(await shown('文件名:b')).toEqual([['d2', ['b'], 1, '2031/b.txt']]);
    expect(await shown('责任单位:市水务局')).toMatchObject([
      ['d2', ['责任单位:市水务局'], 1, expect.stringMatching(/^责任单位:市水务局/)],
      ['d1', ['市水务局'], 1, '市水务局'],
    ]);
    expect(await shown('供水 NEAR/1 管网')).toMatchObject([['d2', ['供水', '管网'], 2, expect.any(String)]]);
    const wanted = { documentId: 'd1', query: '单位:水务局', limit: 5 };
    expect(await search.passages(documents, wanted)).toEqual({ total: 0, passages: [] });
  });

  it('ranks a paper that is called what a field asks for like one that is called the plain words', async () => {
    const { search, documents } = await libraryOf({
      'a.txt': documentOf(['供水方案', '改造。改造。改造。']),
      'b.txt': documentOf(['供水改造方案', '正文。']),
      'c.txt': documentOf(['会议纪要', '检索时写作“标题:供水”，再写“标题:供水”。改造。']),
    });
    const scores = async (query: string): Promise<ReadonlyMap<string, number>> =>
      new Map((await search.query(documents, query, { limit: 5 })).hits.map(({ document, score }) => [document, Math.floor(score)]));
    const [ofWords, ofField] = [await scores('供水 改造'), await scores('标题:供水 改造')];
    expect([...ofField.keys()]).toEqual(['d2', ...[...ofWords.keys()].slice(1)]);
    expect(ofField.get('d2')).toBe(ofWords.get('d2'));
    expect((await scores('单位:水务局 OR 改造')).get('d2')).toBe((await scores('改造')).get('d2'));
    const ofTitle = [...(await scores('标题:供水'))];
    expect(ofTitle.map(([document]) => document).slice(2)).toEqual(['d3']);
    expect(ofTitle.slice(0, 2).map(([, score]) => score)).toEqual([100, 100]);
  });

  it('says of a passage before repair where it stands now', async () => {
    const repairs: DocumentModel['repairs'] = [
      { key: 'mojibake:1', kind: 'mojibake', block: 'b2', before: '?ㄒ唬', after: '（一）', certain: true },
    ];
    const { search, documents } = await libraryOf({ 'a.txt': documentOf(['方案', '（一）供水'], { repairs }) });
    const { hits } = await search.query(documents, '唬供水', { limit: 10 });
    expect(hits).toMatchObject([{ block: 'b2', snippet: '?ㄒ唬供水', marks: [[2, 5]], count: 1 }]);
  });
});

import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecognizeAnswer, RecognizeRequest } from '#electron/library/recognize-messages.ts';
import type { RecognizedPage } from '#shared/model/recognition.ts';
import { greyTiff } from '#test/support/paint-page.ts';
import { type RunningApplication, type Start, startApplication } from '../running-application.ts';

const WORDS = '云岭县扫描件正文。';

/** A scan of so many pages; another `shade` makes other bytes. */
function scan(shade: number, pages = 1): Uint8Array {
  return greyTiff(Array.from({ length: pages }, () => ({ width: 200, height: 300, pixels: new Uint8Array(60_000).fill(shade) })));
}

/** A recogniser that reads the same words on every page, and measures how much it left unread. */
async function readWords(request: RecognizeRequest): Promise<RecognizeAnswer> {
  const answer = await readUnmeasured(request);
  return answer.kind === 'recognized' ? { ...answer, page: { ...answer.page, unread: 0 } } : answer;
}

/** The same as it was before it measured that. */
async function readUnmeasured(request: RecognizeRequest): Promise<RecognizeAnswer> {
  if (request.kind === 'open') {
    const contentHash = createHash('sha256')
      .update(await readFile(request.path))
      .digest('hex');
    return { kind: 'opened', contentHash, pages: 5 };
  }
  const run = { text: WORDS, along: 20, across: 50, length: 120, size: 12, confidence: 0.9 };
  const page: RecognizedPage = { page: request.page, language: 'chi_sim', confidence: 0.9, width: 200, height: 300, runs: [run] };
  return { kind: 'recognized', page };
}

const start = (more: Start = {}): Promise<RunningApplication> => startApplication({ recognize: readWords, ...more });

const restarted = async (app: RunningApplication): Promise<RunningApplication> => {
  await app.close();
  return start({ place: join(app.library, '..') });
};

async function textAt(app: RunningApplication, path: string): Promise<string> {
  const { model } = await app.call('document.open', { documentId: (await app.documentAt(path)).id });
  return model.blocks.map((block) => block.text).join('\n');
}

async function recognize(app: RunningApplication, path: string) {
  const { id } = await app.documentAt(path);
  return (await app.call('recognition.run', { documentIds: [id], language: 'chi_sim' })).documents[0];
}

const purge = async (app: RunningApplication, path: string) =>
  app.call('document.remove', { documentId: (await app.documentAt(path)).id, purge: true });

const recognizedContents = async (app: RunningApplication) => (await readdir(join(app.dataFolder, 'recognitions'))).sort();

const fileOf = (bytes: Uint8Array): string => `${createHash('sha256').update(bytes).digest('hex')}.json`;

/** One scan in two places, the first of them recognised. */
async function withCopy(): Promise<RunningApplication> {
  const app = await start();
  await app.put('甲.tif', scan(90));
  await app.put('乙.tif', scan(90));
  await app.index();
  expect(await recognize(app, '甲.tif')).toMatchObject({ recognized: 1, failure: null });
  expect(await textAt(app, '甲.tif')).toBe(WORDS);
  return app;
}

describe('a scan that was recognised before it was measured how much of a page was read', () => {
  it('is offered to be recognised again but for its first page, once, and keeps its text until then', async () => {
    const app = await startApplication({ recognize: readUnmeasured });
    await app.put('甲.tif', scan(90, 3));
    await app.index();
    expect(await recognize(app, '甲.tif')).toMatchObject({ recognized: 3, failure: null });
    expect(await textAt(app, '甲.tif')).toContain(WORDS);
    const again = await restarted(app);
    expect(await recognize(again, '甲.tif')).toMatchObject({ recognized: 2, failure: null });
    expect(await recognize(again, '甲.tif')).toMatchObject({ recognized: 0, failure: null });
  });
});

describe('a scan that lies in two places', () => {
  it('has its text in the second place too when that is recognised, and the windows hear of it', async () => {
    const app = await withCopy();
    const heard = app.events.filter(({ name }) => name === 'library.changed').length;
    expect(await recognize(app, '乙.tif')).toMatchObject({ recognized: 0, failed: 0, failure: null, confidence: 0.9 });
    expect(app.events.filter(({ name }) => name === 'library.changed').length).toBe(heard + 1);
    expect((await app.documentAt('乙.tif')).state).toMatchObject({ summary: { recognition: { pages: 1 } } });
    expect(await textAt(app, '乙.tif')).toBe(WORDS);
  });

  it('has its text in the second place when that is opened', async () => {
    const app = await withCopy();
    expect(await textAt(app, '乙.tif')).toBe(WORDS);
  });

  it('has its text in the second place after the next index run', async () => {
    const app = await withCopy();
    expect(await app.index()).toMatchObject({ updated: 1, unchanged: 1 });
    expect((await app.call('search.query', { query: '扫描件', limit: 5 })).total).toBe(2);
    expect(await app.index()).toMatchObject({ updated: 0, unchanged: 2 });
  });

  it('says so where the second file is gone, and keeps it as it was', async () => {
    const app = await withCopy();
    await rm(join(app.library, '乙.tif'));
    expect(await recognize(app, '乙.tif')).toMatchObject({ recognized: 0, failure: 'unreadable' });
    expect(await textAt(app, '乙.tif')).toBe('');
  });
});

describe('a recognition that ended before the text was made of it', () => {
  /** The library as it was before the recognition, beside what was recognised: as a crash between the two leaves it. */
  async function crashed(): Promise<RunningApplication> {
    const app = await start();
    await app.put('甲.tif', scan(90, 2));
    await app.index();
    const before = await restarted(app);
    const [library, aside] = [join(before.dataFolder, 'library.json'), join(before.library, '../library.json')];
    await copyFile(library, aside);
    await recognize(before, '甲.tif');
    await before.close();
    await copyFile(aside, library);
    return start({ place: join(app.library, '..') });
  }

  it('is taken into the text by the next index run', async () => {
    const app = await crashed();
    expect((await app.documentAt('甲.tif')).state).not.toHaveProperty('summary.recognition');
    expect(await app.index()).toMatchObject({ updated: 1 });
    expect((await app.documentAt('甲.tif')).state).toMatchObject({ summary: { recognition: { pages: 2 } } });
  });

  it('is taken into the text when the document is opened', async () => {
    expect(await textAt(await crashed(), '甲.tif')).toBe(`${WORDS}\n${WORDS}`);
  });
});

describe('what was recognised, when a document is purged', () => {
  /** Two scans, each recognised, edited and recognised again. */
  async function edited(): Promise<RunningApplication> {
    const app = await start();
    await app.put('甲.tif', scan(90));
    await app.put('乙.tif', scan(120));
    await app.index();
    for (const path of ['甲.tif', '乙.tif']) await recognize(app, path);
    await app.put('甲.tif', scan(91));
    await app.put('乙.tif', scan(121));
    await app.index();
    for (const path of ['甲.tif', '乙.tif']) await recognize(app, path);
    expect(await recognizedContents(app)).toHaveLength(4);
    return app;
  }

  it('goes with all its earlier states, and those of another document stay', async () => {
    const app = await restarted(await edited());
    expect((await purge(app, '甲.tif')).erased).toContain('model');
    expect(await recognizedContents(app)).toEqual([fileOf(scan(120)), fileOf(scan(121))].sort());
    await purge(app, '乙.tif');
    expect(await recognizedContents(app)).toEqual([]);
  });

  it('goes with its earlier state when the change was met on opening, and once the review was written and the file moved on', async () => {
    const app = await start();
    await app.put('甲.tif', scan(90));
    await app.index();
    await recognize(app, '甲.tif');
    await app.put('甲.tif', scan(91));
    await rm(join(app.dataFolder, 'models'), { recursive: true });
    await textAt(app, '甲.tif');
    const documentId = (await app.documentAt('甲.tif')).id;
    await app.call('checklist.start', { documentId, templateId: (await app.call('checklist.templates', {})).templates[0]?.id ?? '' });
    await app.put('甲.tif', scan(92));
    await app.index();
    await app.call('checklist.start', { documentId, templateId: (await app.call('checklist.templates', {})).templates[0]?.id ?? '' });
    expect(await recognizedContents(app)).toEqual([fileOf(scan(90))]);
    await purge(app, '甲.tif');
    expect(await recognizedContents(app)).toEqual([]);
  });

  it('stays for its copy, and for a document whose folder was taken out', async () => {
    const app = await withCopy();
    await purge(app, '甲.tif');
    expect(await textAt(app, '乙.tif')).toBe(WORDS);
    await app.put('丙.txt', '云岭县另一份文件');
    await app.index();
    const [folder] = (await app.call('library.read', {})).folders;
    await app.call('folder.remove', { folderId: folder?.id ?? '', purge: false });
    for (const path of ['甲.tif', '乙.tif']) await rm(join(app.library, path));
    const again = await restarted(app);
    await again.index();
    await purge(again, '丙.txt');
    await again.put('乙.tif', scan(90));
    await again.index();
    expect(await textAt(again, '乙.tif')).toBe(WORDS);
    expect(await recognizedContents(again)).toEqual([fileOf(scan(90))]);
  });
});

import { mkdir, readdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { passageOf, startApplication } from '../running-application.ts';

const PLAN = '云岭县水利设施管护方案\n\n一、总体要求\n坚持建管并重，落实管护责任。\n二、重点任务\n1.完善管护台账。（责任单位：县水利局）\n';
const NOTICE = '云岭县人民政府办公室关于开展山塘巡查的通知\n\n各乡镇人民政府：\n现就山塘巡查有关事项通知如下。\n';

const COUNTS = { added: 0, updated: 0, unchanged: 0, moved: 0, removed: 0, failed: [], isCancelled: false };

describe('indexing a library', () => {
  it('reads what is new, and the next time finds all of it unchanged', async () => {
    const app = await startApplication({ hasProcesses: true });
    await app.put('方案.txt', PLAN);
    await app.put('2031/通知.txt', NOTICE);
    expect(await app.index()).toMatchObject({ ...COUNTS, added: 2, documents: 2 });
    expect(await app.index()).toMatchObject({ ...COUNTS, unchanged: 2, documents: 2 });
    expect(await app.documentAt('方案.txt')).toMatchObject({ fileName: '方案.txt', isMissing: false, state: { kind: 'ready' } });
  });

  it('notices changed, touched, moved, deleted and restored files, each document keeping its id', async () => {
    const app = await startApplication();
    await app.put('方案.txt', PLAN);
    await app.put('通知.txt', NOTICE);
    await app.index();
    const [plan, notice] = [await app.documentAt('方案.txt'), await app.documentAt('通知.txt')];

    await app.put('方案.txt', `${PLAN}2.开展汛前检查。（责任单位：县应急局）\n`);
    await utimes(join(app.library, '通知.txt'), 2_000_000_000, 2_000_000_000);
    expect(await app.index()).toMatchObject({ ...COUNTS, updated: 1, unchanged: 1 });
    expect((await app.documentAt('方案.txt')).id).toBe(plan.id);

    await mkdir(join(app.library, '归档'));
    await rename(join(app.library, '通知.txt'), join(app.library, '归档', '通知.txt'));
    expect(await app.index()).toMatchObject({ ...COUNTS, moved: 1, unchanged: 1 });
    expect((await app.documentAt('归档/通知.txt')).id).toBe(notice.id);

    await rename(join(app.library, '归档', '通知.txt'), join(app.library, '归档', '巡查通知.txt'));
    expect(await app.index()).toMatchObject({ ...COUNTS, moved: 1, unchanged: 1 });
    expect((await app.documentAt('归档/巡查通知.txt')).id).toBe(notice.id);

    await rm(join(app.library, '归档'), { recursive: true });
    expect(await app.index()).toMatchObject({ ...COUNTS, removed: 1, unchanged: 1, documents: 1 });
    expect(await app.index()).toMatchObject({ ...COUNTS, removed: 0, unchanged: 1 });
    expect((await app.documentAt('归档/巡查通知.txt')).isMissing).toBe(true);
    expect((await app.call('document.open', { documentId: notice.id })).model.blocks.length).toBeGreaterThan(1);

    await app.put('归档/巡查通知.txt', NOTICE);
    expect(await app.index()).toMatchObject({ ...COUNTS, unchanged: 2, documents: 2 });
    expect(await app.documentAt('归档/巡查通知.txt')).toMatchObject({ id: notice.id, isMissing: false });
  });

  it('lists a bad file with its reason each time, and reads the others', async () => {
    const app = await startApplication();
    await app.put('坏.docx', 'PK\u0003\u0004 cut off');
    await app.put('好.txt', NOTICE);
    await app.put('空.txt', '');
    await mkdir(join(app.library, '目录.txt'));
    const expected = [{ file: '坏.docx', code: expect.stringMatching(/damaged|unsupported/), message: expect.any(String) }];
    expect(await app.index()).toMatchObject({ ...COUNTS, added: 2, failed: expected });
    expect(await app.index()).toMatchObject({ ...COUNTS, unchanged: 2, failed: expected });
    const bad = await app.documentAt('坏.docx');
    await expect(app.call('document.open', { documentId: bad.id })).rejects.toMatchObject({ code: 'document-not-readable' });
    await app.put('坏.docx', NOTICE);
    await app.index();
    expect((await app.documentAt('坏.docx')).id).toBe(bad.id);
  });

  it('keeps the documents of a folder that went away as offline, readable and found, and takes them back', async () => {
    const app = await startApplication();
    await app.put('方案.txt', PLAN);
    await app.index();
    await rename(app.library, `${app.library}-away`);
    expect(await app.index()).toMatchObject({ ...COUNTS, unchanged: 1 });
    const [folder] = (await app.call('library.read', {})).folders;
    expect(folder).toMatchObject({ isAvailable: false });
    const plan = await app.documentAt('方案.txt');
    expect(plan).toMatchObject({ isOffline: true, isMissing: false });
    expect(await app.call('document.open', { documentId: plan.id })).toMatchObject({ document: { isOffline: true } });
    expect((await app.call('search.query', { query: '管护责任', limit: 1 })).total).toBe(1);
    await expect(app.call('library.index', { folderId: folder?.id ?? '' })).rejects.toMatchObject({ code: 'folder-missing' });
    await rename(`${app.library}-away`, app.library);
    expect(await app.index()).toMatchObject({ unchanged: 1 });
    expect(await app.documentAt('方案.txt')).toMatchObject({ id: plan.id, isOffline: false, isMissing: false });
  });

  it('keeps what was read when it is cancelled, and reads the rest the next time', async () => {
    const app = await startApplication();
    for (let index = 0; index < 400; index += 1) await app.put(`${index}.txt`, `${PLAN}${index}`);
    const stop = app.subscribe((event) => {
      if (event.name === 'indexing.progressed' && event.progress.done >= 3) void app.call('library.cancelIndexing', {});
    });
    const first = await app.index();
    stop();
    expect(first.isCancelled).toBe(true);
    expect(first.added).toBeGreaterThanOrEqual(3);
    expect(first.added).toBeLessThan(400);
    expect((await app.call('library.read', {})).documents).toHaveLength(first.added);
    expect(await app.index()).toMatchObject({ added: 400 - first.added, unchanged: first.added, documents: 400 });
  });

  it('runs once at a time, and tells of its progress in order', async () => {
    const app = await startApplication();
    await app.put('方案.txt', PLAN);
    const [first, second] = await Promise.allSettled([app.index(), app.index()]);
    expect([first.status, second]).toMatchObject(['fulfilled', { status: 'rejected', reason: { code: 'indexing-running' } }]);
    const phases = app.events.flatMap((event) => (event.name === 'indexing.progressed' ? [event.progress.phase] : []));
    expect(phases[0]).toBe('scanning');
    expect(phases.at(-1)).toBe('idle');
    expect(app.events.map((event) => event.name)).toContain('library.changed');
  });

  it('is there again after a restart, without reading any file', async () => {
    const first = await startApplication();
    await first.put('方案.txt', PLAN);
    await first.index();
    const { id } = await first.documentAt('方案.txt');
    await first.close();
    const again = await startApplication({ place: join(first.library, '..') });
    await rm(again.library, { recursive: true });
    expect((await again.call('document.open', { documentId: id })).model.meta.title).toContain('云岭县水利设施管护方案');
  });

  it('rebuilds a damaged model from its file, and says when there is no file any more', async () => {
    const app = await startApplication();
    await app.put('方案.txt', PLAN);
    await app.index();
    const { id } = await app.documentAt('方案.txt');
    const before = await app.call('document.open', { documentId: id });
    const models = join(app.dataFolder, 'models');
    const damage = async (): Promise<void> => {
      for (const name of await readdir(models)) await writeFile(join(models, name), 'broken');
    };
    await damage();
    expect(await app.call('document.open', { documentId: id })).toEqual(before);
    await damage();
    await rm(join(app.library, '方案.txt'));
    await expect(app.call('document.open', { documentId: id })).rejects.toMatchObject({
      code: 'document-not-readable',
      details: { file: '方案.txt', reason: 'unreadable' },
    });
  });

  it('sweeps out the models of the states that a file had in quick succession, but for the first and the present one', async () => {
    const app = await startApplication();
    for (const text of [PLAN, NOTICE, `${NOTICE}再改。\n`, `${NOTICE}又改。\n`]) {
      await app.put('方案.txt', text);
      await app.index();
    }
    expect(await readdir(join(app.dataFolder, 'models'))).toHaveLength(2);
  });

  it('gives a file whose document was lost its old id by the passages people marked in it', async () => {
    const app = await startApplication();
    await app.put('方案.txt', PLAN);
    await app.index();
    const { id, contentHash } = await app.documentAt('方案.txt');
    const target = await passageOf(app, id, '完善管护台账');
    const content = {
      colour: 'blue',
      issueType: null,
      severity: null,
      note: '频次未写明',
      suggestion: '',
      basis: '',
      status: 'open',
    } as const;
    await app.call('annotation.create', { documentId: id, target, content });
    await app.close();
    for (const name of await readdir(app.dataFolder)) if (name.startsWith('library.json')) await rm(join(app.dataFolder, name));

    const again = await startApplication({ place: join(app.library, '..') });
    await again.index();
    expect(await again.documentAt('方案.txt')).toMatchObject({ id, contentHash, annotations: 1 });
  });

  it('reads a copy once and lists it at both places', async () => {
    let reads = 0;
    const app = await startApplication({
      beforeRead: async () => {
        reads += 1;
      },
    });
    await app.put('方案.txt', PLAN);
    await app.put('归档/方案.txt', PLAN);
    await app.put('副本/方案.txt', PLAN);
    expect(await app.index()).toMatchObject({ ...COUNTS, added: 3, documents: 3 });
    expect(reads).toBe(1);
  });

  it('lists a linked file at each place', async () => {
    const app = await startApplication();
    await app.put('方案.txt', PLAN);
    await symlink(join(app.library, '方案.txt'), join(app.library, '链接.txt'));
    expect(await app.index()).toMatchObject({ added: 2, documents: 2 });
  });
});

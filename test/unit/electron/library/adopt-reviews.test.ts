import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { passageOf, type RunningApplication, startApplication } from '../running-application.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const PLAN = '海陵市公共充电设施布局方案\n\n一、总体要求\n适度超前布局充电设施。\n二、重点任务\n1.优先覆盖老旧小区。\n';
const CONTENT = { colour: 'blue', issueType: null, severity: null, note: '范围过宽', suggestion: '', basis: '', status: 'open' } as const;

async function startChecklist(app: RunningApplication, documentId: string): Promise<string> {
  const [template] = (await app.call('checklist.templates', {})).templates;
  const { id } = await app.call('checklist.start', { documentId, templateId: template?.id ?? '' });
  return id;
}

async function checklistsOf(app: RunningApplication, relativePath: string): Promise<readonly string[]> {
  const { id } = await app.documentAt(relativePath);
  return (await app.call('review.read', { documentId: id })).checklists.map((run) => run.id);
}

async function annotate(app: RunningApplication, documentId: string, words: string): Promise<void> {
  await app.call('annotation.create', { documentId, target: await passageOf(app, documentId, words), content: CONTENT });
}

/** Takes the one folder out of the library and puts it in again, as by a restart with the same folder declared. */
async function removeAndAddFolder(app: RunningApplication, meanwhile: () => Promise<void>): Promise<RunningApplication> {
  const [folder] = (await app.call('library.read', {})).folders;
  await app.call('folder.remove', { folderId: folder?.id ?? '', purge: false });
  await meanwhile();
  await app.close();
  const again = await startApplication({ place: join(app.library, '..') });
  await again.index();
  return again;
}

const nothing = async (): Promise<void> => undefined;

describe('what people wrote finds its document again', () => {
  it('after the process was killed in the middle of the first index run', async () => {
    const app = await startApplication();
    for (let index = 0; index < 200; index += 1) await app.put(`${String(index).padStart(3, '0')}.txt`, `${PLAN}${index}`);
    const crashed = join(await temporaryFolder(), 'store');
    let isTaken = false;
    const work = async (): Promise<void> => {
      const [first] = (await app.call('library.read', {})).documents;
      if (!first || isTaken) return;
      isTaken = true;
      await startChecklist(app, first.id);
      // Models come and go at this moment, and can be made again.
      await cp(app.dataFolder, crashed, { recursive: true, filter: (path) => !path.endsWith('models') });
    };
    const copies: Promise<void>[] = [];
    const stop = app.subscribe((event) => {
      if (event.name === 'library.changed') copies.push(work());
    });
    await app.index();
    stop();
    await Promise.all(copies);
    expect(await readFile(join(crashed, 'library.json'), 'utf8')).toContain('000.txt');
    await app.close();
    await rm(app.dataFolder, { recursive: true });
    await cp(crashed, app.dataFolder, { recursive: true });
    await rm(join(app.dataFolder, 'store.lock'), { force: true });

    const again = await startApplication({ place: join(app.library, '..') });
    await again.index();
    const { documents } = await again.call('library.read', {});
    expect(documents.reduce((sum, document) => sum + document.checklistsUnderWay, 0)).toBe(1);
  });

  it('after the library file was lost, without a passage to go by', async () => {
    const app = await startApplication();
    await app.put('充电.txt', PLAN);
    await app.index();
    const run = await startChecklist(app, (await app.documentAt('充电.txt')).id);
    await app.close();
    for (const name of await readdir(app.dataFolder)) if (name.startsWith('library.json')) await rm(join(app.dataFolder, name));
    const again = await startApplication({ place: join(app.library, '..') });
    await again.index();
    expect(await checklistsOf(again, '充电.txt')).toEqual([run]);
  });

  it('after its folder was removed and added again, the file edited meanwhile', async () => {
    const app = await startApplication();
    await app.put('充电.txt', PLAN);
    await app.index();
    const { id } = await app.documentAt('充电.txt');
    await annotate(app, id, '老旧小区');
    const run = await startChecklist(app, id);
    const again = await removeAndAddFolder(app, () => app.put('充电.txt', `${PLAN}2.完善运维。\n`));
    expect(await checklistsOf(again, '充电.txt')).toEqual([run]);
    expect(await again.documentAt('充电.txt')).toMatchObject({ id, annotations: 1 });
  });

  it('after its folder was removed, the file renamed, and the folder added again', async () => {
    const app = await startApplication();
    await app.put('充电.txt', PLAN);
    await app.index();
    const run = await startChecklist(app, (await app.documentAt('充电.txt')).id);
    // Edited and read again before: what is kept with the review goes with the file.
    await app.put('充电.txt', `${PLAN}2.完善运维。\n`);
    await app.index();
    const again = await removeAndAddFolder(app, async () => {
      await rm(join(app.library, '充电.txt'));
      await app.put('定稿/充电设施.txt', `${PLAN}2.完善运维。\n`);
    });
    expect(await checklistsOf(again, '定稿/充电设施.txt')).toEqual([run]);
  });

  it('each its own, of two files with the same text', async () => {
    const app = await startApplication();
    await app.put('甲/充电.txt', PLAN);
    await app.put('乙/充电.txt', PLAN);
    await app.index();
    const runs: Record<string, string> = {};
    for (const path of ['甲/充电.txt', '乙/充电.txt']) {
      const { id } = await app.documentAt(path);
      await annotate(app, id, '适度超前');
      runs[path] = await startChecklist(app, id);
    }
    const again = await removeAndAddFolder(app, nothing);
    for (const path of ['甲/充电.txt', '乙/充电.txt']) {
      expect(await checklistsOf(again, path)).toEqual([runs[path]]);
      expect((await again.documentAt(path)).annotations).toBe(1);
    }
  });

  it('from a review written before places were kept, once it was indexed again', async () => {
    const app = await startApplication();
    await app.put('充电.txt', PLAN);
    await app.index();
    const { id } = await app.documentAt('充电.txt');
    const run = await startChecklist(app, id);
    await app.close();
    const file = join(app.dataFolder, 'reviews', `${id}.json`);
    const { origin: _origin, ...old } = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify(old));
    const later = await startApplication({ place: join(app.library, '..') });
    await later.index();
    const again = await removeAndAddFolder(later, nothing);
    expect(await checklistsOf(again, '充电.txt')).toEqual([run]);
  });
});

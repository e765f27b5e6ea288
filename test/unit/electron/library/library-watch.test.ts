import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchFolder } from '#electron/library/watch-folder.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';
import { type RunningApplication, startApplication } from '../running-application.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const FAST = { quiet: 40, longest: 400, presence: 60, poll: 40 };
const TEXT = '海陵市泵站值守规定\n\n一、总体要求\n落实泵站值守制度。\n';
const WAIT = { timeout: 15_000, interval: 30 };

async function listed(app: RunningApplication): Promise<readonly DocumentView[]> {
  return (await app.call('library.read', {})).documents;
}

async function paths(app: RunningApplication): Promise<readonly string[]> {
  return (await listed(app)).filter(({ isMissing }) => !isMissing).map(({ relativePath }) => relativePath);
}

describe('watching the folders of the library', () => {
  it('takes up what is new, changed, moved and gone, and finds it, without being asked', async () => {
    const app = await startApplication({ watches: FAST });
    await app.put('值守.txt', TEXT);
    await expect.poll(() => paths(app), WAIT).toEqual(['值守.txt']);
    const { id } = (await listed(app))[0] ?? { id: '' };

    await app.put('值守.txt', `${TEXT}二、夜间轮换\n`);
    await expect.poll(async () => (await app.call('search.query', { query: '夜间轮换', limit: 1 })).total, WAIT).toBe(1);
    await mkdir(join(app.library, '归档/甲'), { recursive: true });
    await rename(join(app.library, '值守.txt'), join(app.library, '归档/甲/值守.txt'));
    await expect.poll(() => paths(app), WAIT).toEqual(['归档/甲/值守.txt']);
    expect((await listed(app))[0]?.id).toBe(id);
    await rm(join(app.library, '归档'), { recursive: true });
    await expect.poll(() => paths(app), WAIT).toEqual([]);
  });

  it('takes hundreds of files at once in few runs, whatever their names, and leaves out what no person wrote', async () => {
    const app = await startApplication({ watches: FAST });
    const names = ['ພາສາ ລາວ.txt', 'تقرير.txt', '🗂️ 方案 (终).txt', `${'长'.repeat(80)}.txt`, `${`${'深'.repeat(20)}/`.repeat(15)}文.txt`];
    const ignored = ['~$方案.docx', '.~lock.方案.docx#', '.隐藏.txt', '~WRD0001.doc', 'node_modules/包/说明.md', '方案.txt.tmp'];
    const many = Array.from({ length: 300 }, (_, index) => `批量/${index}.txt`);
    await Promise.all([...names, ...ignored, ...many].map((name) => app.put(name, `${TEXT}${name}`)));
    await symlink(app.library, join(app.library, '回到原处'));
    await expect.poll(async () => [...(await paths(app))].sort(), WAIT).toEqual([...names, ...many].sort());
    const runs = app.events.filter((event) => event.name === 'indexing.progressed' && event.progress.phase === 'idle').length;
    expect(runs).toBeLessThan(20);
  });

  it('marks the documents of a disk that is taken away as offline, and takes them back when it is there again', async () => {
    const app = await startApplication({ watches: FAST });
    await app.put('值守.txt', TEXT);
    await expect.poll(() => paths(app), WAIT).toEqual(['值守.txt']);
    await rename(app.library, `${app.library}-away`);
    await expect.poll(() => listed(app), WAIT).toMatchObject([{ isOffline: true, isMissing: false }]);
    await writeFile(join(`${app.library}-away`, '新.txt'), TEXT.replace('值守规定', '检修规定'));
    await rename(`${app.library}-away`, app.library);
    await expect.poll(() => paths(app), WAIT).toEqual(['值守.txt', '新.txt']);
    expect(await listed(app)).toMatchObject([{ isOffline: false }, { isOffline: false }]);
  });

  it('leaves a folder alone that a person does not want watched', async () => {
    const app = await startApplication({ watches: FAST });
    const [own] = (await app.call('library.read', {})).folders;
    await app.call('folder.update', { folderId: own?.id ?? '', change: { isWatched: false } });
    await app.call('settings.update', { change: { watchesFolders: false } });
    await app.put('甲.txt', TEXT);
    expect(await app.index()).toMatchObject({ added: 1 });
    await app.put('乙.txt', `${TEXT}乙`);
    await app.call('folder.update', { folderId: own?.id ?? '', change: { isWatched: true } });
    expect(await paths(app)).toEqual(['甲.txt']);
    await app.call('settings.update', { change: { watchesFolders: true } });
    await expect.poll(() => paths(app), WAIT).toEqual(['甲.txt', '乙.txt']);
  });

  it('notices changes by looking again and again where no events come', async () => {
    const folder = await temporaryFolder();
    const changes: number[] = [];
    const onChange = (): void => void changes.push(changes.length);
    const watcher = watchFolder(folder, 'polling', { onChange, onBroken: () => undefined, pollEvery: 10 });
    onTestFinished(() => watcher.close());
    await expect.poll(() => changes.length).toBe(1);
    await writeFile(join(folder, '甲.txt'), TEXT);
    await expect.poll(() => changes.length).toBeGreaterThan(1);
  });
});

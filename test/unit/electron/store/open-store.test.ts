import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { type OpenStoreOptions, openStore, type Store } from '#electron/store/open-store.ts';
import { diskFiles, makeFolderTellingWhy, type StoreFiles } from '#electron/store/store-files.ts';
import type { StoreNotice } from '#shared/contract/review-views.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { filesWith, systemError } from './failing-files.ts';
import { libraryBy } from './library-examples.ts';

let nextId = 0;

function open(folder: string, more: Partial<OpenStoreOptions> = {}): Promise<Store> {
  nextId += 1;
  const token = `token-${nextId}`;
  return openStore({
    folder,
    now: () => '2031-05-06T08:00:00.000Z',
    newId: () => token,
    log: () => undefined,
    onNotice: () => undefined,
    ...more,
  });
}

async function nameAfter(folder: string, names: readonly string[]): Promise<void> {
  const store = await open(folder);
  for (const name of names) {
    await store.library.change(() => libraryBy(name));
    await store.library.flush();
  }
  await store.close();
}

const reviewerOf = (store: Store): string => store.library.current().settings.reviewer.name;

describe('opening a store', () => {
  it('starts empty where there is none, without a notice, and comes back with what was written', async () => {
    const folder = join(await temporaryFolder(), 'new', 'store');
    const store = await open(folder);
    expect([reviewerOf(store), store.notices()]).toEqual(['', []]);
    await store.library.change(() => libraryBy('梁工'));
    await store.close();
    const again = await open(folder);
    expect([reviewerOf(again), again.notices()]).toEqual(['梁工', []]);
    await again.close();
  });

  it('keeps others of the machine out of its folder, and leaves a folder with other things as it is', async () => {
    const place = await temporaryFolder();
    const modeOf = async (folder: string): Promise<number> => (await stat(folder)).mode & 0o777;
    const [fresh, old, shared] = [join(place, 'fresh'), join(place, 'old'), join(place, 'shared')];
    for (const folder of [old, shared]) {
      await mkdir(folder);
      await chmod(folder, 0o755);
    }
    await writeFile(join(old, 'library.json'), JSON.stringify(libraryBy('甲')));
    await writeFile(join(shared, '别人的文件.txt'), '');
    for (const folder of [fresh, old, shared]) await (await open(folder)).close();
    expect([await modeOf(fresh), await modeOf(old), await modeOf(shared)]).toEqual(
      process.platform === 'win32' ? expect.anything() : [0o700, 0o700, 0o755],
    );
  });

  it('leaves a library file even when nothing was put into it', async () => {
    const folder = await temporaryFolder();
    await (await open(folder)).close();
    expect(await readdir(folder)).toContain('library.json');
  });

  it('opens the backup of a truncated library with a notice, and has a whole file again afterwards', async () => {
    const folder = await temporaryFolder();
    await nameAfter(folder, ['甲', '乙']);
    await truncate(join(folder, 'library.json'), 25);
    const store = await open(folder);
    expect(reviewerOf(store)).toBe('乙');
    expect(store.notices()).toEqual([{ kind: 'backup-opened', file: 'library.json', savedAt: expect.any(String) }]);
    await store.close();
    const again = await open(folder);
    expect([reviewerOf(again), again.notices()]).toEqual(['乙', []]);
    await again.close();
  });

  it('says that it started empty when nothing of the library could be read', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'library.json'), '\0\0\0');
    const store = await open(folder);
    expect(store.notices()).toEqual([{ kind: 'started-empty', file: 'library.json' }]);
    await store.close();
  });

  it('tells the second opener that the store is in use, and is free again after closing', async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    await expect(open(folder)).rejects.toMatchObject({ code: 'store-in-use' });
    await first.close();
    await (await open(folder)).close();
  });

  it('refuses the store of a newer version, leaves it as it is, and holds no lock on it', async () => {
    const folder = await temporaryFolder();
    const newer = '{"schemaVersion":99,"library":"of the future"}';
    await writeFile(join(folder, 'library.json'), newer);
    await expect(open(folder)).rejects.toMatchObject({ code: 'store-newer' });
    expect(await readdir(folder)).toEqual(['library.json']);
    expect(await readFile(join(folder, 'library.json'), 'utf8')).toBe(newer);
  });

  it('calls damaged a place where there can be no folder', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), '');
    await expect(open(join(folder, 'file', 'store'))).rejects.toMatchObject({ code: 'store-damaged' });
  });

  it('opens on a read-only disk for reading, says so, and refuses changes', async () => {
    const folder = await temporaryFolder();
    await nameAfter(folder, ['甲']);
    const store = await open(folder, { files: writesFailWith('EROFS') });
    expect(reviewerOf(store)).toBe('甲');
    expect(store.notices()).toEqual([{ kind: 'read-only' }]);
    await expect(store.library.change(() => libraryBy('乙'))).rejects.toMatchObject({ code: 'store-read-only' });
    await expect(store.reviews.change('d1', (review) => ({ review, result: 0 }))).rejects.toMatchObject({ code: 'store-read-only' });
    expect(reviewerOf(store)).toBe('甲');
    await store.close();
  });

  it.each(['ENOENT', 'EROFS'])(
    'calls read-only a disk on which a store cannot be made, where making one answers %s',
    async (recursiveCode) => {
      const folder = join(await temporaryFolder(), 'new', 'store');
      const makeFolder = (path: string): Promise<void> =>
        makeFolderTellingWhy(path, async (_path, options) => {
          throw systemError(options?.recursive ? recursiveCode : 'EROFS');
        });
      await expect(open(folder, { files: { ...diskFiles, makeFolder } })).rejects.toMatchObject({ code: 'store-read-only' });
    },
  );

  it('tells once of changes that do not reach the disk, and takes it back when they do', async () => {
    const folder = await temporaryFolder();
    let isFull = true;
    const files = filesWith((call) => {
      if (isFull && call === 'writeSynced') throw systemError('ENOSPC');
    });
    const notices: StoreNotice[] = [];
    const store = await open(folder, { files, onNotice: (notice) => notices.push(notice) });
    await store.library.change(() => libraryBy('甲'));
    await expect.poll(() => notices, { timeout: 10_000 }).toEqual([{ kind: 'write-failed' }]);
    await expect(store.library.change(() => libraryBy('乙'))).rejects.toMatchObject({ code: 'disk-full' });
    expect(notices).toHaveLength(1);
    expect(store.notices()).toEqual([{ kind: 'write-failed' }]);
    isFull = false;
    await store.library.change(() => libraryBy('丙'));
    expect(store.notices()).toEqual([]);
    await store.close();
  });

  it('keeps a change on a full disk in memory, says so at the next one, and writes it when there is room', async () => {
    const folder = await temporaryFolder();
    let isFull = false;
    const files = filesWith((call) => {
      if (isFull && call === 'writeSynced') throw systemError('ENOSPC');
    });
    const store = await open(folder, { files });
    isFull = true;
    await store.library.change(() => libraryBy('甲'));
    await expect(store.library.flush()).rejects.toMatchObject({ code: 'disk-full' });
    await expect(store.library.change((library) => library)).rejects.toMatchObject({ code: 'disk-full' });
    isFull = false;
    await store.close();
    const again = await open(folder);
    expect(reviewerOf(again)).toBe('甲');
    await again.close();
  });

  it('has every change that was confirmed after its process was killed in the middle of writing', async () => {
    const folder = await temporaryFolder();
    for (let round = 0; round < 3; round += 1) {
      const writer = spawn(process.execPath, [join(import.meta.dirname, 'write-until-killed.ts'), folder]);
      const confirmed = await confirmedUntilKilled(writer, 8 + 3 * round);
      const store = await open(folder);
      expect(store.notices()).toEqual([]);
      expect(Number.parseInt(reviewerOf(store), 10)).toBeGreaterThanOrEqual(confirmed);
      expect(Number((await store.reviews.read('d1')).formHead['unit'])).toBeGreaterThanOrEqual(confirmed);
      expect(store.notices()).toEqual([]);
      await store.close();
    }
  });

  it('tells of a damaged review when it is met', async () => {
    const folder = await temporaryFolder();
    const store = await open(folder);
    await store.reviews.change('d1', (review) => ({ review: { ...review, formHead: { unit: '一' } }, result: 0 }));
    await store.reviews.change('d1', (review) => ({ review: { ...review, formHead: { unit: '二' } }, result: 0 }));
    await store.close();
    await truncate(join(folder, 'reviews', 'd1.json'), 9);
    const notices: StoreNotice[] = [];
    const again = await open(folder, { onNotice: (notice) => notices.push(notice) });
    expect((await again.reviews.read('d1')).formHead).toEqual({ unit: '二' });
    expect(notices).toEqual([{ kind: 'review-backup-opened', documentId: 'd1', savedAt: expect.any(String) }]);
    expect(again.notices()).toEqual(notices);
    await again.close();
  });
});

/** The last number the writer confirmed before it was killed, some time after number `count`. */
async function confirmedUntilKilled(writer: ChildProcessWithoutNullStreams, count: number): Promise<number> {
  const exited = once(writer, 'exit');
  let last = 0;
  for await (const line of createInterface({ input: writer.stdout })) {
    last = Number(line);
    if (last >= count) writer.kill('SIGKILL');
  }
  await exited;
  expect(last).toBeGreaterThanOrEqual(count);
  return last;
}

function writesFailWith(code: string): StoreFiles {
  const reading: readonly (keyof StoreFiles)[] = ['readText', 'list', 'modifiedAt', 'makeFolder'];
  return filesWith((call) => {
    if (!reading.includes(call)) throw systemError(code);
  });
}

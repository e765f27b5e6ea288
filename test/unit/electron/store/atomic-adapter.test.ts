import { readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Low } from 'lowdb';
import { describe, expect, it } from 'vitest';
import { createAtomicAdapter } from '#electron/store/atomic-adapter.ts';
import { diskFiles, type StoreFiles } from '#electron/store/store-files.ts';
import { libraryFormat } from '#electron/store/stored-formats.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { emptyLibrary, type StoredLibrary } from '#shared/model/library.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { filesWith, systemError } from './failing-files.ts';
import { libraryBy } from './library-examples.ts';

const NAME = 'library.json';

function adapterIn(folder: string, files: StoreFiles = diskFiles, day = '2031-05-06') {
  return createAtomicAdapter<StoredLibrary>({ files, folder, name: NAME, format: libraryFormat, now: () => `${day}T08:00:00.000Z` });
}

async function writeStates(folder: string, names: readonly string[], files: StoreFiles = diskFiles): Promise<void> {
  const low = new Low(adapterIn(folder, files), emptyLibrary());
  for (const name of names) {
    low.data = libraryBy(name);
    await low.write();
  }
}

async function readName(folder: string): Promise<string> {
  const low = new Low(adapterIn(folder), emptyLibrary());
  await low.read();
  return low.data.settings.reviewer.name;
}

describe('the atomic adapter', () => {
  it('gives back what was written last, and keeps three earlier states', async () => {
    const folder = await temporaryFolder();
    await writeStates(folder, ['甲', '乙', '丙', '丁', '戊']);
    expect(await readName(folder)).toBe('戊');
    const earlier = await Promise.all([1, 2, 3].map((generation) => readFile(join(folder, `${NAME}.${generation}.bak`), 'utf8')));
    expect(earlier.map((text) => JSON.parse(text).settings.reviewer.name)).toEqual(['丁', '丙', '乙']);
  });

  it('opens the newest earlier state of a truncated file, says so, and keeps the damaged one', async () => {
    const folder = await temporaryFolder();
    await writeStates(folder, ['甲', '乙', '丙']);
    await truncate(join(folder, NAME), 40);
    const adapter = adapterIn(folder);
    expect((await adapter.read())?.settings.reviewer.name).toBe('乙');
    expect(adapter.outcome()).toMatchObject({ kind: 'backup', savedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
    expect((await readdir(folder)).filter((name) => name.endsWith('.damaged'))).toHaveLength(1);
  });

  it('passes over a backup that is damaged as well', async () => {
    const folder = await temporaryFolder();
    await writeStates(folder, ['甲', '乙', '丙']);
    await writeFile(join(folder, NAME), '');
    await writeFile(join(folder, `${NAME}.1.bak`), '{"schemaVersion":1,"folders":');
    expect(await readName(folder)).toBe('甲');
  });

  it('opens the copy of the day, which holds the very last state, after damage between two runs', async () => {
    const folder = await temporaryFolder();
    await writeStates(folder, ['甲']);
    await adapterIn(folder).checkpoint();
    await truncate(join(folder, NAME), 0);
    expect(await readName(folder)).toBe('甲');
  });

  it('says that nothing could be saved when no state is good', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, NAME), 'not json');
    const adapter = adapterIn(folder);
    expect(await adapter.read()).toBeNull();
    expect(adapter.outcome().kind).toBe('lost');
  });

  it.each<keyof StoreFiles>(['writeSynced', 'linkOrCopy', 'rename', 'syncFolder'])(
    'leaves a whole state behind when the process ends at %s',
    async (deadly) => {
      const folder = await temporaryFolder();
      await writeStates(folder, ['甲', '乙']);
      let isDead = false;
      const dying = filesWith((call) => {
        // From the fatal call on nothing reaches the disk any longer.
        isDead ||= call === deadly;
        if (isDead) throw systemError('EIO');
      });
      await expect(writeStates(folder, ['丙'], dying)).rejects.toThrow('EIO');
      expect(['乙', '丙']).toContain(await readName(folder));
    },
  );

  it.each([
    ['EROFS', 'store-read-only'],
    ['ENOSPC', 'disk-full'],
  ])('answers %s with %s and keeps the state before', async (code, expected) => {
    const folder = await temporaryFolder();
    await writeStates(folder, ['甲']);
    const failing = filesWith((call) => {
      if (call === 'writeSynced') throw systemError(code);
    });
    const failure = await writeStates(folder, ['乙'], failing).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ReviewFailure);
    expect(failure).toMatchObject({ code: expected });
    expect(await readName(folder)).toBe('甲');
  });

  it.each(['linkOrCopy', 'copy'] as const)(
    'writes a state that fits on a disk without room for its backup, and gives up no earlier one, when %s fails',
    async (full) => {
      const folder = await temporaryFolder();
      await writeStates(folder, ['甲', '乙', '丙', '丁']);
      for (const name of await readdir(folder)) if (/\d{4}-\d\d-\d\d\.bak$/.test(name)) await rm(join(folder, name));
      const earlier = async (): Promise<string[]> => {
        const texts = await Promise.all([1, 2, 3].map((generation) => readFile(join(folder, `${NAME}.${generation}.bak`), 'utf8')));
        return texts.map((text) => JSON.parse(text).settings.reviewer.name);
      };
      const files: StoreFiles = {
        ...diskFiles,
        [full]: async (_from: string, to: string) => {
          await writeFile(to, '{"schemaVersion":1,"fol');
          throw systemError('ENOSPC');
        },
      };
      await writeStates(folder, ['戊'], files);
      expect(await readName(folder)).toBe('戊');
      expect(await earlier()).toEqual(full === 'copy' ? ['丁', '丙', '乙'] : ['丙', '乙', '甲']);
      const checkpoint = adapterIn(folder, { ...diskFiles, copy: files[full] }).checkpoint();
      await expect(checkpoint).rejects.toMatchObject({ code: 'disk-full' });
      expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    },
  );

  it('writes no state that it could not read again', async () => {
    const folder = await temporaryFolder();
    await writeStates(folder, ['甲']);
    await expect(writeStates(folder, ['长'.repeat(101)])).rejects.toThrow('settings.reviewer.name');
    expect(await readName(folder)).toBe('甲');
  });

  it('keeps copies of seven days', async () => {
    const folder = await temporaryFolder();
    await writeStates(folder, ['甲']);
    for (let day = 1; day <= 10; day += 1) {
      await adapterIn(folder, diskFiles, `2031-05-${String(day).padStart(2, '0')}`).write(libraryBy('乙'));
    }
    const dated = (await readdir(folder)).filter((name) => /\d{4}-\d\d-\d\d\.bak$/.test(name)).sort();
    expect(dated).toHaveLength(7);
    expect(dated.at(-1)).toContain('2031-05-10');
  });

  it('opens the newest earlier state although the clock was put back between two of them', async () => {
    const folder = await temporaryFolder();
    await writeStates(folder, ['甲', '乙']);
    const path = join(folder, NAME);
    const ahead = Date.now() / 1_000 + 86_400;
    await utimes(path, ahead, ahead);
    await writeStates(folder, ['丙', '丁']);
    await truncate(path, 0);
    expect(await readName(folder)).toBe('丙');
  });

  it('keeps the copy of today although those of a clock that was ahead have later names', async () => {
    const folder = await temporaryFolder();
    await writeStates(folder, ['甲']);
    const days = [...Array.from({ length: 7 }, (_, index) => `2041-01-0${index + 1}`), '2031-05-06'];
    for (const day of days) await adapterIn(folder, diskFiles, day).write(libraryBy('乙'));
    const dated = (await readdir(folder)).filter((name) => /\d{4}-\d\d-\d\d\.bak$/.test(name));
    expect(dated).toHaveLength(7);
    expect(dated).toContain(`${NAME}.2031-05-06.bak`);
  });
});

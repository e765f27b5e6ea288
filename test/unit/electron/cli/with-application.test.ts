import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demandStore } from '#electron/cli/with-application.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('a command that only reads a store', () => {
  it('demands one that is there, and makes nothing where there is none', async () => {
    const place = await temporaryFolder();
    await expect(demandStore(join(place, '没有'))).rejects.toMatchObject({ code: 'store-missing', details: { folder: '没有' } });
    expect(await readdir(place)).toEqual([]);
  });

  it('does not take any folder for a store', async () => {
    const place = await temporaryFolder();
    await writeFile(join(place, '通知.txt'), '云岭县防汛通知');
    await expect(demandStore(place)).rejects.toMatchObject({ code: 'store-missing' });
    expect(await readdir(place)).toEqual(['通知.txt']);
  });

  it.each(['library.json', 'library.json.1.bak', 'store.lock'])('takes one with %s in it', async (name) => {
    const store = join(await temporaryFolder(), 'store');
    await mkdir(store);
    await writeFile(join(store, name), '');
    await expect(demandStore(store)).resolves.toBeUndefined();
  });
});

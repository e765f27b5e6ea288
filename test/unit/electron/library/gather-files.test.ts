import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gatherFiles } from '#electron/library/gather-files.ts';
import { emptyLibrary } from '#shared/model/library.ts';
import { temporaryFolder } from '../temporary-folder.ts';

describe('gathering the files of a library', () => {
  /** Names of the files that were hashed, of two copies of one name, a namesake of another size, and a paper of its own. */
  async function hashed(asksContent: boolean): Promise<readonly string[]> {
    const path = await temporaryFolder();
    await mkdir(join(path, '副本'));
    await mkdir(join(path, '旧'));
    await writeFile(join(path, '方案.txt'), '一、总体要求');
    await writeFile(join(path, '副本/方案.txt'), '一、总体要求');
    await writeFile(join(path, '旧/方案.txt'), '总体要求');
    await writeFile(join(path, '通知.txt'), '一、总体要求');
    const folder = { id: 'f1', path, addedAt: '2031-05-06T08:00:00.000Z', origin: 'chosen' } as const;
    const gathering = { folders: [folder], asksContent, signal: new AbortController().signal };
    const { files } = await gatherFiles(emptyLibrary(), gathering);
    expect(files).toHaveLength(4);
    return files.filter(({ contentHash }) => contentHash !== '').map(({ relativePath }) => relativePath);
  }

  it('hashes new ones only where they may be copies of each other', async () => {
    expect(await hashed(false)).toEqual(['副本/方案.txt', '方案.txt']);
  });

  it('hashes all where something waits for its content', async () => {
    expect(await hashed(true)).toHaveLength(4);
  });
});

import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeclaredHost } from '#electron/loopback/declared-host.ts';
import type { Host } from '#electron/ports.ts';

describe('the host of the browser application', () => {
  let place: string;
  let root: string;
  let host: Host;

  beforeEach(async () => {
    place = await mkdtemp(join(tmpdir(), 'yuece-host-'));
    root = join(place, '云岭县');
    await mkdir(join(root, '方案/2031年'), { recursive: true });
    for (const folder of ['空', '.git', 'node_modules', '办法']) await mkdir(join(root, folder));
    await writeFile(join(root, '方案/一.docx'), '');
    await writeFile(join(root, '方案/2031年/二.PDF'), '');
    await writeFile(join(root, '方案/~$一.docx'), '');
    await writeFile(join(root, '方案/图.gif'), '');
    await writeFile(join(root, '.git/三.txt'), '');
    await mkdir(join(place, '外面'));
    await symlink(join(place, '外面'), join(root, '出口'));
    const workers = {
      readWorkerEntry: '',
      recognizeWorkerEntry: '',
      checkWorkerEntry: '',
      compareWorkerEntry: '',
      searchWorkerEntry: '',
      recognitionAssets: '',
    };
    const installation = { version: '1.2.3', ...workers, pdfAssets: '', sampleLibrary: null, rendererFolder: null };
    host = createDeclaredHost(installation, [root], 'linux');
  });
  afterEach(() => rm(place, { recursive: true }));

  async function rootToken(): Promise<string> {
    return (await host.browseFolders(null))[0]?.token ?? '';
  }

  it('shows the declared roots with their documents, hidden places and other files not counted', async () => {
    expect(await host.browseFolders(null)).toEqual([{ token: expect.any(String), label: '云岭县', documents: 2 }]);
  });

  it('shows the folders inside one; hidden ones, programs’ own and links that lead out are left away', async () => {
    const inside = await host.browseFolders(await rootToken());
    expect(inside.map(({ label, documents }) => [label, documents])).toEqual([
      ['办法', 0],
      ['方案', 2],
      ['空', 0],
    ]);
  });

  it('gives tokens that say nothing about the path, and the same one each time', async () => {
    const token = await rootToken();
    expect(token).not.toContain(basename(root));
    expect(await rootToken()).toBe(token);
    expect(host.resolveBrowsed(token)).toBe(root);
  });

  it('takes no path and no made-up token', async () => {
    expect(host.resolveBrowsed(root)).toBeNull();
    await expect(host.browseFolders(root)).rejects.toMatchObject({ code: 'not-found' });
    await expect(host.browseFolders('..')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('says when a folder is gone', async () => {
    const token = await rootToken();
    await rm(root, { recursive: true });
    await expect(host.browseFolders(token)).rejects.toMatchObject({ code: 'folder-missing' });
  });

  it('saves in the folder for exports, having no dialog to ask with', async () => {
    expect(await host.chooseSavePlace('意见表.xlsx')).toEqual({ kind: 'export-folder' });
  });

  it('says what it cannot do', () => {
    expect(host.describe()).toMatchObject({
      kind: 'browser',
      version: '1.2.3',
      capabilities: { folderChoice: 'browse', saveChoice: 'folder', canOpenFiles: false, hasSampleLibrary: false },
    });
  });
});

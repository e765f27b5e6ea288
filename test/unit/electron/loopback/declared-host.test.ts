import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeclaredHost } from '#electron/loopback/declared-host.ts';
import type { Host, Installation } from '#electron/ports.ts';

describe('the host of the browser application', () => {
  let place: string;
  let root: string;
  let host: Host;
  let installation: Installation;

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
      alignWorkerEntry: '',
      searchWorkerEntry: '',
      recognitionAssets: '',
    };
    installation = { version: '1.2.3', ...workers, pdfAssets: '', sampleLibrary: null, rendererFolder: null };
    host = createDeclaredHost(installation, [root], 'linux');
  });
  afterEach(() => rm(place, { recursive: true }));

  async function rootToken(): Promise<string> {
    return (await host.browseFolders(null)).entries[0]?.token ?? '';
  }

  it('shows the declared roots with their documents, hidden places and other files not counted', async () => {
    expect(await host.browseFolders(null)).toEqual({ entries: [{ token: expect.any(String), label: '云岭县', documents: 2 }], trail: [] });
  });

  it('shows the folders inside one; hidden ones, programs’ own and links that lead out are left away', async () => {
    const inside = await host.browseFolders(await rootToken());
    expect(inside.entries.map(({ label, documents }) => [label, documents])).toEqual([
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

  it('finds the folder of a path that a person typed, and the way to it from the outermost place', async () => {
    const installed = createDeclaredHost(installation, [join(root, '方案'), root], 'linux');
    for (const written of [join(root, '方案/2031年'), `"${root}/办法/../方案/2031年/"`]) {
      const token = await installed.locateFolder(written);
      const { trail } = await installed.browseFolders(token);
      expect(trail.map(({ label }) => label)).toEqual(['云岭县', '方案', '2031年']);
      expect(trail.at(-1)?.token).toBe(token);
      expect((await installed.browseFolders(trail[1]?.token ?? '')).entries.map(({ label }) => label)).toEqual(['2031年']);
    }
  });

  it.each([
    ['outside of what is offered', '外面', 'folder-not-offered'],
    ['above the outermost place', '.', 'folder-not-offered'],
    ['behind a link that leads out', '云岭县/出口', 'folder-not-offered'],
    ['that is not there', '云岭县/没有', 'folder-missing'],
    ['of a file', '云岭县/方案/一.docx', 'folder-missing'],
  ])('takes no typed path %s', async (_name, path, code) => {
    await expect(host.locateFolder(join(place, path))).rejects.toMatchObject({ code });
  });

  it('takes no typed path that begins nowhere, and never says whether one outside exists', async () => {
    await expect(host.locateFolder('方案')).rejects.toMatchObject({ code: 'folder-not-offered' });
    await expect(host.locateFolder(join(place, '外面没有'))).rejects.toMatchObject({ code: 'folder-not-offered' });
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

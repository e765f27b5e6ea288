import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demandNewFolder, realFolder, relationOf, withFolder } from '#electron/library/folder-places.ts';
import { emptyLibrary, type LibraryFolder } from '#shared/model/library.ts';
import { libraryDocument } from '../store/library-examples.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folderAt = (path: string, id = path): LibraryFolder => ({ id, path, addedAt: '2031-01-01T00:00:00.000Z', origin: 'chosen' });

describe('the places of library folders', () => {
  it.each([
    ['/data/plans', '/data/plans', 'linux', 'same'],
    ['/data/plans/', '/data/plans', 'linux', 'same'],
    ['/data/plans/2031', '/data/plans', 'linux', 'inside'],
    ['/data', '/data/plans', 'linux', 'contains'],
    ['/data/plans-old', '/data/plans', 'linux', 'apart'],
    ['/data/Plans', '/data/plans', 'linux', 'apart'],
    ['C:\\Data\\Plans', 'c:\\data\\plans', 'win32', 'same'],
    ['C:\\Data\\Plans\\x', 'c:\\data\\plans', 'win32', 'inside'],
    ['C:\\', 'C:\\Data', 'win32', 'contains'],
  ])('%s to %s on %s is %s', (path, other, platform, expected) => {
    expect(relationOf(path, other, platform)).toBe(expected);
  });

  it('refuses a folder twice, or one inside or around another', () => {
    const folders = [folderAt('/data/plans')];
    expect(() => demandNewFolder('/data/plans', folders)).toThrow(expect.objectContaining({ code: 'folder-already-added' }));
    expect(() => demandNewFolder('/data', folders)).toThrow(expect.objectContaining({ code: 'folder-overlaps' }));
    expect(() => demandNewFolder('/data/plans/x', folders)).toThrow(expect.objectContaining({ code: 'folder-overlaps' }));
    expect(() => demandNewFolder('/data/notes', folders)).not.toThrow();
  });

  it('takes a link for the folder it leads to, and refuses what is none', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'real'));
    await symlink(join(folder, 'real'), join(folder, 'link'));
    await writeFile(join(folder, 'file.txt'), '');
    expect(await realFolder(join(folder, 'link'))).toBe(await realFolder(join(folder, 'real')));
    await expect(realFolder(join(folder, 'gone'))).rejects.toMatchObject({ code: 'folder-missing', details: { folder: 'gone' } });
    await expect(realFolder(join(folder, 'file.txt'))).rejects.toMatchObject({ code: 'folder-missing' });
  });

  it('takes inner folders into one added around them, their documents keeping their ids', () => {
    const library = {
      ...emptyLibrary(),
      folders: [folderAt('/data/plans/2031', 'inner'), folderAt('/other', 'other')],
      documents: [
        libraryDocument({ id: 'd1', folderId: 'inner', relativePath: 'a.txt' }),
        libraryDocument({ id: 'd2', folderId: 'other', relativePath: 'b.txt' }),
      ],
    };
    const grown = withFolder(library, folderAt('/data/plans', 'outer'));
    expect(grown.folders.map(({ id }) => id)).toEqual(['other', 'outer']);
    expect(grown.documents.map(({ id, folderId, relativePath }) => [id, folderId, relativePath])).toEqual([
      ['d1', 'outer', '2031/a.txt'],
      ['d2', 'other', 'b.txt'],
    ]);
  });
});

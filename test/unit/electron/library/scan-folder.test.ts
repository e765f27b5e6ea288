import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { scanFolder } from '#electron/library/scan-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

async function pathsIn(folder: string): Promise<readonly string[]> {
  const scan = await scanFolder(folder);
  return scan.kind === 'scanned' ? scan.files.map((file) => file.relativePath) : [scan.kind];
}

async function put(folder: string, ...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), '一、总体要求');
  }
}

describe('scanning a folder', () => {
  it('lists known files at any depth, sorted, with forward slashes', async () => {
    const folder = await temporaryFolder();
    await put(folder, '通知.txt', '2031/方案.DOCX', '2031/附件/清单.xlsx', 'a.htm', 'b.pdf', 'c.ofd', 'd.wps');
    expect(await pathsIn(folder)).toEqual(['2031/方案.DOCX', '2031/附件/清单.xlsx', 'a.htm', 'b.pdf', 'c.ofd', 'd.wps', '通知.txt'].sort());
  });

  it('leaves out hidden, owner and program files, other kinds, and folders that programs fill', async () => {
    const folder = await temporaryFolder();
    await put(folder, '.a.txt', '~$方案.docx', 'a.exe', 'txt', '.git/a.txt', 'node_modules/a.md', '__MACOSX/a.txt', '好.txt');
    expect(await pathsIn(folder)).toEqual(['好.txt']);
  });

  it('follows links that stay inside the folder, and leaves out and counts those that lead out of it', async () => {
    const folder = await temporaryFolder();
    const elsewhere = await temporaryFolder();
    await put(elsewhere, '外.txt', '内层/外.txt');
    await put(folder, 'in/内.txt', 'in/.存档/旧.txt');
    await symlink(elsewhere, join(folder, 'out'));
    await symlink(join(elsewhere, '内层'), join(folder, 'in', '深'));
    await symlink(join(elsewhere, '外.txt'), join(folder, '链.txt'));
    await symlink(join(folder, 'in', '.存档'), join(folder, '存档'));
    await symlink(join(folder, 'in', '内.txt'), join(folder, '同.txt'));
    expect(await pathsIn(folder)).toEqual(['in/内.txt', '同.txt', '存档/旧.txt'].sort());
    expect(await scanFolder(folder)).toMatchObject({ unreadable: [], ignored: 3 });
  });

  it('does not take a neighbour for the inside because its name begins the same', async () => {
    const place = await temporaryFolder();
    await put(place, '库/a.txt', '库外/b.txt');
    await symlink(join(place, '库外'), join(place, '库', '链'));
    expect(await pathsIn(join(place, '库'))).toEqual(['a.txt']);
  });

  it('lists a real folder under its own name, not under that of a link to it, and ends on loops and dangling links', async () => {
    const folder = await temporaryFolder();
    await put(folder, 'in/内.txt');
    await symlink(join(folder, 'in'), join(folder, 'a'));
    await symlink(folder, join(folder, 'in', 'loop'));
    await symlink(join(folder, 'nowhere'), join(folder, '断.txt'));
    await symlink(join(folder, '环.txt'), join(folder, '环.txt'));
    expect(await pathsIn(folder)).toEqual(['in/内.txt']);
    expect(await scanFolder(folder)).toMatchObject({ unreadable: [], ignored: 0 });
  });

  it('tells a missing folder from an empty one', async () => {
    const folder = await temporaryFolder();
    await put(folder, 'a.txt');
    expect((await scanFolder(join(folder, 'gone'))).kind).toBe('missing');
    expect((await scanFolder(join(folder, 'a.txt'))).kind).toBe('missing');
    await mkdir(join(folder, 'empty'));
    expect(await scanFolder(join(folder, 'empty'))).toMatchObject({ kind: 'scanned', files: [], unreadable: [], ignored: 0 });
  });

  it('stops when it is told to', async () => {
    const folder = await temporaryFolder();
    await put(folder, 'a.txt');
    expect((await scanFolder(folder, AbortSignal.abort())).kind).toBe('cancelled');
  });

  it('lists a file whose time no calendar knows', async () => {
    // A file system in memory keeps times that others cut to what they can hold.
    const place = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
    const folder = await mkdtemp(join(place, 'yuece-times-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await put(folder, '早.txt', '晚.txt', '今.txt');
    await utimes(join(folder, '早.txt'), -1e10, -1e10);
    await utimes(join(folder, '晚.txt'), 9e12, 9e12);
    expect(await pathsIn(folder)).toEqual(['今.txt', '早.txt', '晚.txt'].sort());
  });
});

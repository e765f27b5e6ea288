import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeExport } from '#electron/export/write-export.ts';

const BYTES = new TextEncoder().encode('新内容');
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'export-'));
});

afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true, force: true });
});

function toFolder(fileName: string) {
  return { kind: 'folder' as const, folder, fileName };
}

describe('writing an export', () => {
  it('writes the bytes and says where they are', async () => {
    const result = await writeExport(toFolder('意见.docx'), BYTES);
    expect(result).toEqual({ ok: true, file: path.join(folder, '意见.docx') });
    expect(await readFile(path.join(folder, '意见.docx'), 'utf8')).toBe('新内容');
  });

  it('never overwrites in a folder: the next free number is taken', async () => {
    await writeFile(path.join(folder, 'a.b.xlsx'), '旧');
    await writeFile(path.join(folder, 'a.b (2).xlsx'), '旧');
    const result = await writeExport(toFolder('a.b.xlsx'), BYTES);
    expect(result).toEqual({ ok: true, file: path.join(folder, 'a.b (3).xlsx') });
    expect(await readFile(path.join(folder, 'a.b.xlsx'), 'utf8')).toBe('旧');
  });

  it('gives each of several exports at once a name of its own', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, () => writeExport(toFolder('同名.docx'), BYTES)));
    const files = results.map((result) => (result.ok ? result.file : result.code));
    expect(new Set(files).size).toBe(8);
    expect((await readdir(folder)).length).toBe(8);
  });

  it('never shows a file under its name before it is whole', async () => {
    const sizes = new Set<number>();
    const watching = new AbortController();
    const watched = (async () => {
      while (!watching.signal.aborted) {
        const found = await stat(path.join(folder, '大.xlsx')).catch(() => null);
        if (found !== null) sizes.add(found.size);
      }
    })();
    const bytes = new Uint8Array(1_000);
    for (let round = 0; round < 200; round += 1) {
      await writeExport(toFolder('大.xlsx'), bytes);
      await rm(path.join(folder, '大.xlsx'));
    }
    watching.abort();
    await watched;
    expect([...sizes].filter((size) => size !== bytes.length)).toEqual([]);
  });

  it('replaces a file that the person named', async () => {
    const file = path.join(folder, 'x.xlsx');
    await writeFile(file, '旧');
    expect(await writeExport({ kind: 'file', file }, BYTES)).toEqual({ ok: true, file });
    expect(await readFile(file, 'utf8')).toBe('新内容');
    expect(await readdir(folder)).toEqual(['x.xlsx']);
  });

  it.each(['../x.docx', 'a/b.docx', 'a\\b.docx', '', '..', 'x\0.docx', `${'长'.repeat(100)}.docx`])(
    'refuses %j as a file name',
    async (name) => {
      expect(await writeExport(toFolder(name), BYTES)).toMatchObject({ ok: false, code: 'bad-name' });
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it('says that a folder is missing', async () => {
    const place = { kind: 'folder' as const, folder: path.join(folder, 'gone'), fileName: 'x.docx' };
    expect(await writeExport(place, BYTES)).toMatchObject({ ok: false, code: 'folder-missing' });
  });

  it('leaves nothing behind where the place cannot be written to', async () => {
    const file = path.join(folder, 'taken');
    await mkdir(path.join(file, 'inside'), { recursive: true });
    expect(await writeExport({ kind: 'file', file }, BYTES)).toMatchObject({ ok: false });
    expect(await readdir(folder)).toEqual(['taken']);
  });
});

import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { zipFolder } from '../../../build/zip-folder.ts';

let place = '';
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'yuece-zip-'));
});
afterEach(() => rm(place, { recursive: true, force: true }));

it('packs a folder under its own name, every file as it is', async () => {
  const folder = join(place, 'linux-unpacked');
  const large = randomBytes(3 << 20);
  await mkdir(join(folder, 'resources/示例'), { recursive: true });
  await writeFile(join(folder, 'resources/示例/方案.txt'), '一、总体要求');
  await writeFile(join(folder, 'app.asar'), large);
  await writeFile(join(folder, 'empty'), '');
  await zipFolder(folder, join(place, 'out.zip'));
  const files = unzipSync(await readFile(join(place, 'out.zip')));
  expect(Object.keys(files).sort()).toEqual(['linux-unpacked/app.asar', 'linux-unpacked/empty', 'linux-unpacked/resources/示例/方案.txt']);
  expect(Buffer.from(files['linux-unpacked/app.asar'] ?? []).equals(large)).toBe(true);
  expect(new TextDecoder().decode(files['linux-unpacked/resources/示例/方案.txt'])).toBe('一、总体要求');
});

it.runIf(process.platform !== 'win32')('keeps a program executable and a link a link', async () => {
  const folder = join(place, 'Yuece.app');
  await mkdir(folder);
  await writeFile(join(folder, 'program'), 'x');
  await chmod(join(folder, 'program'), 0o755);
  await symlink('program', join(folder, 'link'));
  await zipFolder(folder, join(place, 'out.zip'));
  const modes = unixModes(await readFile(join(place, 'out.zip')));
  expect(modes.get('Yuece.app/program')?.toString(8)).toBe('100755');
  expect(modes.get('Yuece.app/link')?.toString(8)).toBe('120777');
});

/** Names and Unix modes from the central directory (APPNOTE 4.3.12). */
function unixModes(zip: Buffer): ReadonlyMap<string, number> {
  const modes = new Map<string, number>();
  const signature = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  for (let at = zip.indexOf(signature); at >= 0; at = zip.indexOf(signature, at + 46)) {
    const length = zip.readUInt16LE(at + 28);
    modes.set(zip.toString('utf8', at + 46, at + 46 + length), zip.readUInt32LE(at + 38) >>> 16);
  }
  return modes;
}

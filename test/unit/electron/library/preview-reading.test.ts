import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { previewReading } from '#electron/library/preview-reading.ts';

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'yuece-preview-'));
});
afterEach(() => rm(place, { recursive: true }));

it('says that nothing can be shown of a rich text that is nested absurdly, and of a file that is gone', async () => {
  const path = join(place, '通知.rtf');
  await writeFile(path, `{\\rtf1${'{'.repeat(200_000)}`);
  expect(await previewReading(path, '通知.rtf')).toBeNull();
  expect(await previewReading(join(place, '没有.txt'), '没有.txt')).toBeNull();
});

it('shows the beginning of a file in each encoding', async () => {
  const path = join(place, '通知.txt');
  await writeFile(path, '云岭县人民政府通知');
  expect((await previewReading(path, '通知.txt'))?.previews.find(({ encoding }) => encoding === 'utf-8')?.lines).toEqual([
    '云岭县人民政府通知',
  ]);
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blockChecksums, DamagedSegment, OpenFile, StoredBytes } from '#electron/search/stored-bytes.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const HEAD = 5;
const LENGTH = 200_003;
const WRITTEN = Uint8Array.from({ length: LENGTH }, (_, at) => (at * 7 + (at >>> 8)) & 0xff);

/** Bytes behind a head of five, as a file of them is opened; `spoiled` is changed in the file. */
async function bytesWith(spoiled: number | null, kept = LENGTH): Promise<StoredBytes> {
  const path = join(await temporaryFolder(), 'a.segment');
  const content = new Uint8Array(HEAD + LENGTH);
  content.set(WRITTEN, HEAD);
  if (spoiled !== null) content[HEAD + spoiled] = (content[HEAD + spoiled] ?? 0) ^ 1;
  await writeFile(path, content.subarray(0, HEAD + kept));
  return new StoredBytes(new OpenFile(path), HEAD, LENGTH, blockChecksums([WRITTEN.subarray(0, 70_001), WRITTEN.subarray(70_001)]));
}

describe('bytes of an index on the disk', () => {
  it('are in memory where they were asked for, and nowhere else', async () => {
    const bytes = await bytesWith(null);
    const here = new Uint8Array(bytes.buffer);
    expect(here.every((byte) => byte === 0)).toBe(true);
    bytes.bringIn(100_000, 100_010);
    expect(here.subarray(100_000, 100_010)).toEqual(WRITTEN.subarray(100_000, 100_010));
    expect(here.subarray(0, 1_000).every((byte) => byte === 0)).toBe(true);
    bytes.bringIn(0, LENGTH);
    expect(here).toEqual(WRITTEN);
  });

  it('come bit by bit until all are there', async () => {
    const bytes = await bytesWith(null);
    bytes.bringIn(40_000, 90_000);
    while (bytes.bringInMore(LENGTH) > 0);
    expect(new Uint8Array(bytes.buffer)).toEqual(WRITTEN);
    expect(bytes.bringInMore(LENGTH)).toBe(0);
  });

  it('are refused where the file holds other ones, and given where it does not', async () => {
    const bytes = await bytesWith(150_000);
    bytes.bringIn(0, 100_000);
    expect(() => bytes.bringIn(140_000, 160_000)).toThrow(DamagedSegment);
    expect(new Uint8Array(bytes.buffer, 0, 100_000)).toEqual(WRITTEN.subarray(0, 100_000));
  });

  it('are refused where the file ends before them', async () => {
    const bytes = await bytesWith(null, 120_000);
    expect(() => bytes.bringIn(110_000, LENGTH)).toThrow(DamagedSegment);
  });
});

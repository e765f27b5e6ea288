import { describe, expect, it } from 'vitest';
import { openCompoundFile } from '#electron/extract/ole/open-compound-file.ts';
import { buildCompoundFile } from '../build-compound-file.ts';
import { read } from '../read-blocks.ts';

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251);

describe('an OLE compound file', () => {
  it('gives back short and long streams whole', () => {
    const file = openCompoundFile(buildCompoundFile({ short: bytesOf(100), long: bytesOf(70_000), none: new Uint8Array() }));
    expect([...file.names].sort()).toEqual(['long', 'none', 'short']);
    for (const [name, length] of [
      ['short', 100],
      ['long', 70_000],
      ['none', 0],
    ] as const) {
      expect(Buffer.compare(file.read(name)?.bytes ?? new Uint8Array(1), bytesOf(length))).toBe(0);
    }
    expect(file.read('other')).toBeNull();
  });

  it('ends a chain that runs in a circle', () => {
    const bytes = Buffer.from(buildCompoundFile({ long: bytesOf(5_000) }));
    const table = (bytes.readUInt32LE(76) + 1) * 512;
    bytes.writeUInt32LE(0, table + 4);
    expect(openCompoundFile(bytes).read('long')?.length).toBe(5_000);
  });

  it.each([
    ['PowerPoint Document', 'unsupported'],
    ['EncryptedPackage', 'encrypted'],
    ['something', 'unsupported'],
  ])('with a stream %s is refused as %s', async (name, code) => {
    expect(await read(buildCompoundFile({ [name]: bytesOf(100) }), 'a.doc')).toMatchObject({ ok: false, failure: { code } });
  });

  it('that is cut off is called damaged', async () => {
    const whole = buildCompoundFile({ WordDocument: bytesOf(9_000) });
    for (const length of [100, 512, 3_000]) {
      expect(await read(whole.subarray(0, length), 'a.doc')).toMatchObject({ ok: false, failure: { code: 'damaged' } });
    }
  });
});

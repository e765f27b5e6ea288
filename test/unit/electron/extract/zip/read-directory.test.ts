import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { openZip } from '#electron/extract/zip/open-zip.ts';
import { normaliseName } from '#electron/extract/zip/read-directory.ts';

interface Made {
  readonly name?: Uint8Array;
  readonly content?: string;
  /** Written with 64-bit fields, as programs do that stream. */
  readonly isWide?: boolean;
  readonly inFront?: string;
  readonly comment?: string;
  readonly flags?: number;
  readonly method?: number;
  readonly claimedSize?: number;
}

function numbers(...fields: readonly (readonly [size: 2 | 4 | 8, value: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([size, value]) => {
      const field = Buffer.alloc(8);
      field.writeBigUInt64LE(BigInt(value));
      return field.subarray(0, size);
    }),
  );
}

/** An archive of one stored entry, written field by field (APPNOTE.TXT 4.3). */
function archiveOf({
  name = strToU8('a.txt'),
  content = '正文',
  isWide = false,
  inFront = '',
  comment = '',
  flags = 0,
  method = 0,
  claimedSize,
}: Made): Buffer {
  const data = Buffer.from(content);
  const size = claimedSize ?? data.length;
  const start = Buffer.from(inFront);
  const local = Buffer.concat([
    numbers([4, 0x04034b50], [2, 20], [2, flags], [2, method], [4, 0], [4, 0], [4, data.length], [4, size], [2, name.length], [2, 0]),
    name,
    data,
  ]);
  const wide = isWide ? numbers([2, 1], [2, 24], [8, size], [8, data.length], [8, start.length]) : Buffer.alloc(0);
  const field = (value: number) => (isWide ? 0xffffffff : value);
  const central = Buffer.concat([
    numbers([4, 0x02014b50], [2, 45], [2, 20], [2, flags], [2, method], [4, 0], [4, 0], [4, field(data.length)], [4, field(size)]),
    numbers([2, name.length], [2, wide.length], [2, 0], [2, 0], [2, 0], [4, 0], [4, field(start.length)]),
    name,
    wide,
  ]);
  const at = start.length + local.length;
  const end64 = numbers([4, 0x06064b50], [8, 44], [2, 45], [2, 45], [4, 0], [4, 0], [8, 1], [8, 1], [8, central.length], [8, at]);
  const locator = numbers([4, 0x07064b50], [4, 0], [8, at + central.length], [4, 1]);
  const note = Buffer.from(comment);
  const end = numbers(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, isWide ? 0xffff : 1],
    [2, isWide ? 0xffff : 1],
    [4, field(central.length)],
    [4, field(at)],
    [2, note.length],
  );
  return Buffer.concat([start, local, central, ...(isWide ? [end64, locator] : []), end, note]);
}

const read = async (archive: Uint8Array, name = 'a.txt') => {
  const bytes = await (await openZip(archive)).read(name);
  return bytes === null ? null : Buffer.from(bytes).toString();
};

describe('the directory of an archive', () => {
  it.each<[string, Made]>([
    ['plain', {}],
    ['with 64-bit fields', { isWide: true }],
    ['with something in front', { inFront: 'MZ program', isWide: true }],
    ['with a comment behind', { comment: '由某软件生成' }],
  ])('is read: %s', async (_what, made) => {
    expect(await read(archiveOf(made))).toBe('正文');
  });

  it('is read of what other programs pack', async () => {
    const archive = zipSync({
      'word/document.xml': strToU8('<a/>'.repeat(500)),
      'Empty.txt': new Uint8Array(),
      'folder/': new Uint8Array(),
    });
    expect(await read(archive, 'word/document.xml')).toBe('<a/>'.repeat(500));
    expect(await read(archive, '/WORD/document.XML')).toBe('<a/>'.repeat(500));
    expect(await read(archive, 'empty.txt')).toBe('');
    expect(await read(archive, 'missing.txt')).toBeNull();
  });

  it('knows names in the code page of Chinese systems', async () => {
    expect((await openZip(archiveOf({ name: iconv.encode('附件\\一.txt', 'gb18030') }))).names).toEqual(['附件/一.txt']);
  });

  it.each<[string, Buffer, string]>([
    ['no directory at all', Buffer.from('PK\u0003\u0004 and no more'), 'damaged'],
    ['an entry past the end of the file', archiveOf({}).fill(0xff, 61, 63), 'damaged'],
    ['a directory that is cut out', Buffer.concat([archiveOf({}).subarray(0, 20), archiveOf({}).subarray(45)]), 'damaged'],
    ['an entry that is larger than a file can be', archiveOf({ claimedSize: 2 ** 52, isWide: true }), 'too-large'],
    ['an entry behind a password', archiveOf({ flags: 1 }), 'encrypted'],
    ['an unknown way of packing', archiveOf({ method: 99 }), 'unsupported'],
  ])('is refused with %s', async (_what, archive, code) => {
    await expect(read(archive)).rejects.toMatchObject({ code });
  });

  it('is refused or read, never thrown over, whichever byte of it is wrong', async () => {
    const whole = archiveOf({ isWide: true, comment: 'x' });
    for (let at = 0; at < whole.length; at += 1) {
      for (const value of [0, 0x7f, 0xff]) {
        const archive = Buffer.from(whole);
        archive[at] = value;
        const outcome = await read(archive).catch((error: unknown) => error);
        expect(outcome === null || typeof outcome === 'string' || (outcome instanceof Error && 'code' in outcome)).toBe(true);
      }
    }
  });

  it('makes keys of names', () => {
    expect(['/a//b/./c', 'a\\..\\b', 'a/b/', '..', 'a.b/c..d'].map(normaliseName)).toEqual(['a/b/c', 'b', 'a/b', '', 'a.b/c..d']);
  });
});

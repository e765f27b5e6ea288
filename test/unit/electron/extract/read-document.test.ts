import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#electron/extract/read-document.ts';
import { buildDocx, paragraph } from './build-docx.ts';
import { extract, read, shown } from './read-blocks.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Changes the unpacked size that the archive's directory says for the entry of a size. */
function announce(archive: Uint8Array, size: number, announced: number): Uint8Array {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  for (let at = 0; at + 46 < archive.length; at += 1) {
    const isDirectoryEntry = view.getUint32(at, true) === 0x02014b50;
    if (isDirectoryEntry && view.getUint32(at + 24, true) === size) view.setUint32(at + 24, announced, true);
  }
  return archive;
}

describe('reading a document', () => {
  it('gives a text one paragraph a line, without blank lines and indents', async () => {
    const extraction = await extract(utf8('\ufeff关于印发方案的通知\r\n\r\n　　各县区人民政府：\r\n\t一、总体\t要求  \n'), '通知.txt');
    expect(shown(extraction)).toEqual(['关于印发方案的通知', '各县区人民政府：', '一、总体\t要求']);
    expect(extraction).toMatchObject({ mediaType: 'text/plain', encoding: 'utf-8', warnings: [] });
    expect(extraction.blocks.every((block) => block.style === null)).toBe(true);
  });

  it('reads an empty text as a document without text, and refuses an empty .docx and .pdf', async () => {
    const empty = new Uint8Array();
    expect((await extract(empty, '空.txt')).warnings.map((warning) => warning.code)).toEqual(['no-text']);
    for (const name of ['空.docx', '空.pdf']) expect(await read(empty, name)).toMatchObject({ ok: false, failure: { code: 'damaged' } });
  });

  it('goes by the content of a file whose extension is wrong, and says so', async () => {
    const docx = await extract(buildDocx({ body: paragraph('云岭县实施方案') }), '方案.pdf');
    expect(shown(docx)).toEqual(['云岭县实施方案']);
    const text = await extract(utf8('这是一份改了扩展名的文本。'), '文本.docx');
    expect(shown(text)).toEqual(['这是一份改了扩展名的文本。']);
    for (const { warnings } of [docx, text]) expect(warnings.map((warning) => warning.code)).toEqual(['wrong-extension']);
  });

  it.each([
    ['动图.gif', utf8('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000'), 'GIF'],
    ['程序.txt', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0, 4, 0, 0xff, 0xff]), 'program'],
    ['打包.zip', zipSync({ 'a.txt': utf8('a') }), 'zip'],
  ])('names what an unsupported file is: %s', async (name, bytes, said) => {
    const result = await read(bytes, name);
    expect(result).toMatchObject({ ok: false, failure: { code: 'unsupported' } });
    expect(result.ok ? '' : result.failure.detail).toContain(said);
  });

  it.each(['方案.docx', '方案.pdf', '方案.ofd'])('calls bytes that are nothing known damaged under the name %s', async (name) => {
    const noise = Uint8Array.from({ length: 3_000 }, (_, index) => ((index * 7919) % 251) % 32);
    expect(await read(noise, name)).toMatchObject({ ok: false, failure: { code: 'damaged' } });
  });

  it('calls a package cut off in the middle damaged', async () => {
    const whole = buildDocx({ body: paragraph('海陵市') });
    expect(await read(whole.subarray(0, whole.length / 2), '半.docx')).toMatchObject({ ok: false, failure: { code: 'damaged' } });
  });

  it('knows an encrypted package by its streams', async () => {
    const bytes = new Uint8Array(2_048);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    const name = 'EncryptedPackage';
    for (let index = 0; index < name.length; index += 1) bytes[1_024 + index * 2] = name.charCodeAt(index);
    bytes[1_024 + 64] = (name.length + 1) * 2;
    bytes[1_024 + 66] = 2;
    expect(await read(bytes, '加密.docx')).toMatchObject({ ok: false, failure: { code: 'encrypted' } });
  });

  it('refuses a file over the size limit before looking at it', async () => {
    const huge = { length: LIMITS.fileBytes + 1 } as Uint8Array; // Only its length is looked at.
    expect(await read(huge, '大.txt')).toMatchObject({ ok: false, failure: { code: 'too-large' } });
  });

  it.each([
    ['a text', '长.txt', () => utf8('一\n'.repeat(LIMITS.blocks + 1))],
    ['a web page', '长.html', () => utf8(`<body>${'<p>一'.repeat(LIMITS.blocks + 1)}</body>`)],
  ])(
    'refuses %s of more paragraphs than the limit',
    async (_, name, build) => {
      expect(await read(build(), name)).toMatchObject({ ok: false, failure: { code: 'too-large' } });
    },
    30_000,
  );

  it('refuses tables that together have more cells than the limit', async () => {
    const row = `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="200"/></w:tcPr>${paragraph('一')}</w:tc></w:tr>`;
    const table = `<w:tbl>${row.repeat(850)}</w:tbl>${paragraph('二')}`;
    expect(await read(buildDocx({ body: table.repeat(2) }), '表.docx')).toMatchObject({ ok: true });
    const result = await read(buildDocx({ body: table.repeat(3) }), '表.docx');
    expect(result).toMatchObject({ ok: false, failure: { code: 'too-large' } });
  }, 30_000);

  it('reads a table whose only cell holds more paragraphs than a call takes arguments', async () => {
    const cell = '<w:p><w:r><w:t>一</w:t></w:r></w:p>'.repeat(130_000);
    const body = `<w:tbl><w:tr><w:tc>${cell}</w:tc></w:tr></w:tbl>`;
    expect((await extract(buildDocx({ body }), '框.docx')).blocks.length).toBe(130_000);
  }, 30_000);

  it('refuses a text of more characters than the limit', async () => {
    const long = new Uint8Array(LIMITS.characters + 10).fill(0x61);
    expect(await read(long, '长.txt')).toMatchObject({ ok: false, failure: { code: 'too-large' } });
  });

  it('refuses a zip bomb by its ratio without unpacking it', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(4_000_000) }, { level: 9 });
    const result = await read(bomb, '炸弹.docx');
    expect(result).toMatchObject({ ok: false, failure: { code: 'too-large' } });
    expect(result.ok ? '' : result.failure.detail).toContain('packed');
  });

  it('refuses an archive by the sizes that its directory announces', async () => {
    const entries = Array.from({ length: LIMITS.zipEntries + 1 }, (_, index) => [`word/${index}.xml`, new Uint8Array()] as const);
    expect(await read(zipSync(Object.fromEntries(entries)), '多.docx')).toMatchObject({ ok: false, failure: { code: 'too-large' } });
    const vast = announce(zipSync({ 'word/document.xml': new Uint8Array(1_000).fill(0x20) }), 1_000, LIMITS.zipTotalBytes + 1);
    expect(await read(vast, '巨.docx')).toMatchObject({ ok: false, failure: { code: 'too-large' } });
  });

  it('refuses an entry that unpacks to more than its directory says', async () => {
    const lying = announce(
      zipSync({ 'word/document.xml': new Uint8Array(500_000).fill(0x20), '_rels/.rels': new Uint8Array() }),
      500_000,
      100,
    );
    expect(await read(lying, '谎.docx')).toMatchObject({ ok: false, failure: { code: 'damaged' } });
  });
});

import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { buildCompoundFile } from '../build-compound-file.ts';
import { extract, read, shown } from '../read-blocks.ts';
import { little, positions } from './build-doc.ts';

interface OldParts {
  readonly text: Uint8Array;
  readonly language: number;
  readonly flags?: number;
  readonly version?: number;
  /** Stretches of bytes of the text with the changes of their paragraphs. */
  readonly paragraphs?: readonly { readonly from: number; readonly to: number; readonly changes: readonly number[] }[];
}

const TEXT_AT = 768;
const PAGE = 512;

/** A file as Word 6 and 95 wrote it: one stream, text in one piece, properties of one byte. */
function buildOldDoc({ text, language, flags = 0, version = 104, paragraphs = [] }: OldParts): Uint8Array {
  const firstPage = Math.ceil((TEXT_AT + text.length) / PAGE);
  const pages = paragraphs.map(({ from, to, changes }) => {
    const page = Buffer.alloc(PAGE);
    page.writeUInt32LE(TEXT_AT + from, 0);
    page.writeUInt32LE(TEXT_AT + to, 4);
    page[8] = 100;
    const list = [0, 0, ...changes, ...(changes.length % 2 === 1 ? [0] : [])];
    page.set([list.length / 2, ...list], 200);
    page[PAGE - 1] = 1;
    return page;
  });
  const pageTable = positions(
    Array.from({ length: pages.length + 1 }, (_, index) => index),
    pages.map((_, index) => little(firstPage + index, 2)),
  );
  const document = Buffer.alloc(firstPage * PAGE);
  document.writeUInt16LE(0xa5dc, 0);
  document.writeUInt16LE(version, 2);
  document.writeUInt16LE(language, 6);
  document.writeUInt16LE(flags, 10);
  document.writeUInt32LE(TEXT_AT, 24);
  document.writeUInt32LE(TEXT_AT + text.length, 28);
  document.writeUInt32LE((flags & 0x1000) === 0 ? text.length : text.length / 2, 0x34);
  document.writeUInt32LE((firstPage + pages.length) * PAGE, 0xc0);
  document.writeUInt32LE(pageTable.length, 0xc4);
  document.set(text, TEXT_AT);
  return buildCompoundFile({ WordDocument: Buffer.concat([document, ...pages, Uint8Array.from(pageTable)]) });
}

describe('reading a file of Word 6 or 95', () => {
  it.each([
    ['Chinese', 0x0804, 'cp936', '云岭县人民政府文件，第1号'],
    ['Traditional Chinese', 0x0404, 'big5', '雲嶺縣公告'],
    ['Western', 0x0409, 'win1252', 'Café “Linjiang” – 1995'],
  ])('decodes %s text by the language of the file', async (_, language, codePage, text) => {
    const bytes = buildOldDoc({ text: iconv.encode(`${text}\r第\r`.replace(/第\r$/, 'B\r'), codePage), language });
    expect(shown(await extract(bytes, 'a.doc'))).toEqual([text, 'B']);
  });

  it('recognises Chinese text in a file of a Western version by its bytes', async () => {
    const text = '各县区人民政府，市直各单位：现将实施方案印发给你们，请认真贯彻执行。';
    const bytes = buildOldDoc({ text: iconv.encode(`${text}\r`, 'cp936'), language: 0x0409 });
    expect(shown(await extract(bytes, 'a.doc'))).toEqual([text]);
  });

  it('decodes text of two bytes a character, which is not Unicode', async () => {
    const units = [...'公文A'].flatMap((character) => [...iconv.encode(character, 'cp936')].reverse());
    const text = Uint8Array.from([...units, 0, 13, 0]);
    expect(shown(await extract(buildOldDoc({ text, language: 0x0804, flags: 0x1000 }), 'a.doc'))).toEqual(['公文A']);
  });

  it('finds tables by the marks of their cells', async () => {
    const text = iconv.encode('甲\x07乙\x07\x07丙\r', 'cp936');
    const inTable = [24, 1];
    const paragraphs = [
      { from: 0, to: 6, changes: inTable },
      { from: 6, to: 7, changes: [...inTable, 25, 1] },
      { from: 7, to: 10, changes: [] },
    ];
    expect(shown(await extract(buildOldDoc({ text, language: 0x0804, paragraphs }), 'a.doc'))).toEqual([[['甲', '乙']], '丙']);
  });

  it('warns where paragraphs are numbered, which is not read', async () => {
    const text = iconv.encode('总则\r', 'cp936');
    const paragraphs = [{ from: 0, to: 5, changes: [12, 3, 0, 0, 0] }];
    const { warnings } = await extract(buildOldDoc({ text, language: 0x0804, paragraphs }), 'a.doc');
    expect(warnings.map((warning) => warning.code)).toEqual(['list-labels']);
  });

  it('says what it is where it is older, and where it wants a password', async () => {
    const text = Uint8Array.of(65, 13);
    const older = await read(buildOldDoc({ text, language: 0x0409, version: 45 }), 'a.doc');
    expect(older).toMatchObject({ failure: { code: 'unsupported', detail: 'document of Word 2 or older' } });
    expect(await read(buildOldDoc({ text, language: 0x0409, flags: 0x100 }), 'a.doc')).toMatchObject({ failure: { code: 'encrypted' } });
  });
});

import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DamagedIndex, WrongPassword } from '#electron/extract/pdf/direct/not-sure.ts';
import { openDirectly } from '#electron/extract/pdf/direct/read-directly.ts';
import { readPdf, readPdfThoroughly } from '#electron/extract/pdf/read-pdf.ts';
import { PACKAGED_ASSETS } from '../../packaged-assets.ts';
import { FILE_ID, type LockKind, pdfLock } from '../../pdf-locks.ts';
import { codesOf, type MappedPage, mappedPdf } from './mapped-pdf.ts';
import { readAllDirectly } from './read-all-directly.ts';
import { type PdfSource, type PdfSources, writePackedPdf, writePdf } from './write-pdf.ts';

const CHARACTERS = '临江市数据局关于加快公共资源共享工作的实施方案第一二三条各县政府应当按季度报送进展情况，。、：（）';
const codes = (text: string): string => codesOf(text, CHARACTERS);
const shows = (text: string, x: number, y: number, size = 16): string => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm ${codes(text)} Tj ET`;
const LONG = '各县政府应当按季度报送公共数据共享工作进展情况';

const source = { name: '方案.pdf' };
const thoroughly = (bytes: Uint8Array) => readPdfThoroughly(bytes, source, PACKAGED_ASSETS);
const textOf = (bytes: Uint8Array): string =>
  (readAllDirectly(bytes) ?? []).flatMap(({ text }) => text.groups.flatMap((group) => group.runs.map((run) => run.text))).join('|');

/** Reads one page, and checks that pdf.js reads the very same. */
async function expectSame(bytes: Uint8Array): Promise<string> {
  expect(readAllDirectly(bytes)).not.toBeNull();
  expect(await readPdf(bytes, source, PACKAGED_ASSETS)).toEqual(await thoroughly(bytes));
  return textOf(bytes);
}

const onePage = (content: string, entries = '', resources = ''): PdfSources => mappedPdf(CHARACTERS, [{ content, entries }], resources);

describe('reading a PDF directly', () => {
  const pages: MappedPage[] = [
    {
      content: [shows('临江市数据局', 220, 780, 22), shows(LONG, 122, 700), shows(`${LONG}。`, 90, 670)].join('\n'),
    },
    { content: shows('第二条', 122, 700) },
  ];

  it.each([
    ['a cross-reference table', writePdf],
    ['packed objects and a cross-reference stream', writePackedPdf],
  ])('gives with %s what pdf.js gives', async (_name, write) => {
    const sources = mappedPdf(CHARACTERS, pages);
    expect(await expectSame(write(sources))).toContain('临江市数据局');
  });

  it('says before each page that it is working', async () => {
    let parts = 0;
    const onPart = () => {
      parts += 1;
    };
    await readPdf(writePdf(mappedPdf(CHARACTERS, pages)), { ...source, onPart }, PACKAGED_ASSETS);
    expect(parts).toBe(pages.length);
  });

  it('reads the last of several versions of a page', async () => {
    const before = onePage(shows('第一条', 90, 700));
    const after = onePage(shows('第三条', 90, 700))[11] ?? '';
    expect(await expectSame(writePdf(before, { updates: [{ 11: after }] }))).toBe('第三条');
  });

  it.each([
    [
      'gaps, steps back and spaces between strings',
      `BT /F1 16 Tf 90 700 Td [${codes('临江')} -200 ${codes('市')} -900 ${codes('数据')} 3000 ${codes('局')} 30 ${codes('关')}] TJ ET`,
    ],
    [
      'line operators',
      `BT /F1 16 Tf 24 TL 90 700 Td ${codes('临江市')} Tj T* ${codes('数据局')} Tj ${codes('关于')} ' 2 1 ${codes('加快')} " 0 -30 TD ${codes('公共')} Tj ET`,
    ],
    [
      'spacing, scale and rise',
      `BT /F1 16 Tf 3 Tc 2 Tw 80 Tz 90 700 Td ${codes('临江市')} Tj 5 Ts /F1 8 Tf ${codes('一')} Tj 0 Ts /F1 16 Tf ${codes('数据')} Tj ET`,
    ],
    [
      'matrices saved and restored',
      `q 1.5 0 0 1.5 10 20 cm ${shows('临江市', 50, 400)} Q ${shows('数据局', 90, 500)} 1 0 0 -1 0 842 cm BT /F1 16 Tf 1 0 0 -1 90 300 Tm ${codes('第一条')} Tj ET`,
    ],
    [
      'text at other angles',
      `${shows('临江市数据局', 90, 700)} BT /F1 16 Tf 0 1 -1 0 60 300 Tm ${codes('第一条')} Tj ET BT /F1 30 Tf 0.7 0.7 -0.7 0.7 200 300 Tm ${codes('方案')} Tj ET`,
    ],
    ['text outside the page', `${shows('临江市', 90, 700)} ${shows('数据局', -400, 700)} ${shows('第一条', 580, 600)}`],
    [
      'two fonts in a line',
      `BT /F1 16 Tf 90 700 Td ${codes('第一条')} Tj /F2 16 Tf (Item \\101 and \\(B\\)) Tj /F1 16 Tf ${codes('方案')} Tj ET`,
    ],
    ['marked content and unseen text', `/P << /MCID 0 >> BDC ${shows('临江', 90, 700)} EMC /P /Name BDC 3 Tr ${shows('市', 122, 700)} EMC`],
    ['an inline image', `${shows('临江市', 90, 700)} BI /W 2 /H 1 /BPC 8 /CS /G ID ab\nEI ${shows('数据局', 90, 600)}`],
    ['digits by a range', 'BT /F1 16 Tf 90 700 Td <400240004003> Tj ET'],
  ])('places %s as pdf.js does', async (_name, content) => {
    expect(await expectSame(writePdf(onePage(content)))).not.toBe('');
  });

  it.each([0, 90, 180, 270])('reads a page turned by %i degrees and cut to a part', async (rotation) => {
    const content = [shows('临江市数据局', 120, 700), shows(LONG, 120, 600, 10)].join('\n');
    expect(await expectSame(writePdf(onePage(content, `/Rotate ${rotation} /CropBox [50 50 500 800]`)))).toContain('临江市数据局');
  });

  it('reads forms inside forms, each with its matrix', async () => {
    const sources: PdfSources = {
      ...onePage(`${shows('临江市', 90, 700)} /X1 Do ${shows('数据局', 90, 300)}`, '', '/XObject << /X1 40 0 R >>'),
      40: {
        dictionary: '/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Matrix [1 0 0 1 0 -100]',
        data: `${shows('第一条', 90, 700)} /X2 Do`,
      },
      41: {
        dictionary: '/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Filter /FlateDecode',
        data: deflateSync(shows('第二条', 90, 600)),
      },
    };
    const nested = { ...sources, 2: String(sources[2]).replace('/X1 40 0 R', '/X1 40 0 R /X2 41 0 R') };
    expect(await expectSame(writePdf(nested))).toBe('临江市|第一条|第二条|数据局');
  });

  it('reads fonts whose characters are drawings, as browsers print them', async () => {
    const map = '1 beginbfrange <01> <03> [<4e34> <6c5f> <5e02>] endbfrange';
    const drawn = {
      ...onePage('BT /F3 16 Tf 1 0 0 -1 90 700 Tm [<01> 12 <02>] TJ 60 0 Td <03> Tj ET'),
      2: '<< /Type /Pages /Count 1 /Kids [10 0 R] /MediaBox [0 0 595 842] /Resources << /Font << /F3 40 0 R >> >> >>',
      40: '<< /Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 -0.001 0 0] /FontBBox [0 0 1000 900] /FirstChar 1 /LastChar 3 /Widths [1000 1000 1000] /CharProcs << /g1 41 0 R >> /Encoding << /Differences [1 /g1 /g1 /g1] >> /ToUnicode 42 0 R >>',
      41: { dictionary: '', data: '1000 0 0 0 900 900 d1 0 0 900 900 re f' },
      42: { dictionary: '', data: map },
    };
    expect(await expectSame(writePdf(drawn))).toBe('临江|市');
    const huge = { ...drawn, 41: { dictionary: '', data: '1000 0 0 0 90000 90000 d1 0 0 900 900 re f' } };
    expect(readAllDirectly(writePdf(huge))).toBeNull();
  });

  it('finds the tables that lines draw, stroked or filled', async () => {
    const across = [700, 660, 620].map((y) => `90 ${y} m 490 ${y} l S`);
    const down = [90, 200, 490].map((x) => `${x} 620 0.5 80 re f`);
    const cells = [shows('一', 100, 672), shows('临江市', 210, 672), shows('二', 100, 632), shows('数据局', 210, 632)];
    const bytes = writePdf(onePage([...across, ...down, ...cells].join('\n')));
    await expectSame(bytes);
    expect((await readPdf(bytes, source, PACKAGED_ASSETS)).blocks[0]?.rows).toEqual([
      ['一', '临江市'],
      ['二', '数据局'],
    ]);
  });

  const withPicture = (second: string): PdfSources => ({
    ...mappedPdf(CHARACTERS, [{ content: shows('临江市数据局', 90, 700) }, { content: second }], '/XObject << /X1 40 0 R /X2 41 0 R >>'),
    40: { dictionary: '/Type /XObject /Subtype /Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace /DeviceGray', data: 'abcd' },
    41: { dictionary: '/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Matrix [90 0 0 90 0 0]', data: 'q 3 0 0 3 0 0 cm /X1 Do Q' },
  });

  it.each([
    ['a picture', 'q 200 0 0 300 50 50 cm /X1 Do Q', [{ page: 2, kind: 'scanned' }]],
    ['a picture in a form', '/X2 Do', [{ page: 2, kind: 'scanned' }]],
    ['a picture behind another matrix', 'q 200 0 0 300 50 50 cm q 0.5 0 0 0.5 0 0 cm Q /X1 Do Q', [{ page: 2, kind: 'scanned' }]],
    ['words drawn as outlines', '0 0 m 5 5 l S '.repeat(100), [{ page: 2, kind: 'scanned' }]],
    ['a line', '50 50 m 90 50 l S', [{ page: 2, kind: 'empty' }]],
    ['a seal', 'q 99 0 0 99 50 50 cm /X1 Do Q', [{ page: 2, kind: 'empty' }]],
  ])('tells what a page among others shows that holds only %s', async (_name, content, expected) => {
    const bytes = writePdf(withPicture(content));
    await expectSame(bytes);
    expect((await readPdf(bytes, source, PACKAGED_ASSETS)).pagesWithoutText).toEqual(expected);
  });

  it.each([
    ['a picture behind a path', 'q 200 0 0 300 50 50 cm /X1 Do 0 0 m 1 1 l S Q'],
    ['a picture in a state that is never restored', 'q 200 0 0 300 50 50 cm /X1 Do'],
    ['a state restored that was never saved', '200 0 0 300 50 50 cm /X1 Do Q'],
  ])('asks pdf.js about a page that holds only %s', (_name, content) => {
    expect(readAllDirectly(writePdf(withPicture(content)))?.map(({ pictured }) => pictured)).toEqual([0, null]);
  });

  it('tells what pages show as pdf.js does, in whatever order they draw', async () => {
    const steps = ['q', 'Q', '250 0 0 250 0 0 cm', '0.4 0 0 0.4 9 9 cm', '/X1 Do', '/X2 Do', '0 0 m 1 1 l S', '0 0 9 9 re W n', '0 0 m S'];
    let state = 7;
    let direct = 0;
    for (let count = 0; count < 60; count += 1) {
      const drawn: string[] = [];
      while (drawn.length < 9) {
        state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
        drawn.push(steps[(state >> 12) % steps.length] ?? '');
      }
      const open = Math.max(0, drawn.filter((step) => step === 'q').length - drawn.filter((step) => step === 'Q').length);
      const bytes = writePdf(withPicture([...drawn, ...Array.from({ length: open }, () => 'Q')].join(' ')));
      if (readAllDirectly(bytes) !== null) direct += 1;
      expect(await readPdf(bytes, source, PACKAGED_ASSETS), drawn.join(' ')).toEqual(await thoroughly(bytes));
    }
    expect(direct).toBeGreaterThan(5);
  });

  it.each([
    ['a code without a character', onePage('BT /F1 16 Tf 90 700 Td <3fff> Tj ET')],
    ['an unknown filter', { ...onePage(''), 11: { dictionary: '/Filter /LZWDecode', data: 'x' } }],
    ['an unknown operator', onePage(`${shows('临江市', 90, 700)} nonsense`)],
    [
      'a font without map',
      {
        ...onePage(shows('临江市', 90, 700)),
        3: '<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [4 0 R] >>',
      },
    ],
    [
      'a form that draws itself',
      { ...onePage('/X1 Do', '', '/XObject << /X1 40 0 R >>'), 40: { dictionary: '/Subtype /Form', data: '/X1 Do' } },
    ],
    ['a page tree that holds itself', { ...onePage(''), 2: '<< /Type /Pages /Count 1 /Kids [2 0 R] >>' }],
    [
      'widths that are said again and again',
      { ...onePage(shows('临江市', 90, 700)), 4: String(onePage('')[4]).replace('/W [', `/W [${'0 65535 500 '.repeat(5)}`) },
    ],
    ['references in a circle', { ...onePage(''), 10: '<< /Type /Page /MediaBox 40 0 R >>', 40: '41 0 R', 41: '40 0 R' }],
    ['arrays nested without end', onePage(`${'['.repeat(100_000)} TJ`)],
    [
      'a stream that unpacks to very much',
      { ...onePage(''), 11: { dictionary: '/Filter /FlateDecode', data: deflateSync(Buffer.alloc(80 * 1024 * 1024)) } },
    ],
  ])('leaves a file with %s to pdf.js', (_name, sources: PdfSources) => {
    expect(readAllDirectly(writePdf(sources))).toBeNull();
  });

  it('reads the pages it is sure of where pdf.js must read others, and their drawings', async () => {
    const lines = '90 690 m 300 690 l 90 720 m 300 720 l 90 750 m 300 750 l 90 690 m 90 750 l 200 690 m 200 750 l 300 690 m 300 750 l S';
    const cells = [shows('第一', 95, 730, 10), shows('各县', 205, 730, 10), shows('第二', 95, 700, 10)].join(' ');
    const table = `${lines} ${cells} BT /F1 10 Tf 205 700 Td <3fff> Tj ET`;
    const bytes = writePdf(mappedPdf(CHARACTERS, [...pages, { content: table }, { content: '' }]));
    const file = openDirectly(bytes);
    expect([1, 2, 3, 4].map((number) => file?.readPage(number) !== null)).toEqual([true, true, false, true]);
    expect(file?.readDrawing(3)?.rules(0)).toHaveLength(6);
    const extraction = await readPdf(bytes, source, PACKAGED_ASSETS);
    expect(extraction).toEqual(await thoroughly(bytes));
    expect(extraction.blocks.map(({ kind }) => kind)).toContain('table');
  });

  it('reads content that is packed and then written in ASCII digits', async () => {
    const digits = (bytes: Uint8Array): string => {
      const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
      let text = '';
      for (let at = 0; at < padded.length; at += 4) {
        let value = padded.readUInt32BE(at);
        let group = '';
        for (let digit = 0; digit < 5; digit += 1, value = Math.floor(value / 85)) group = String.fromCharCode(33 + (value % 85)) + group;
        text += at + 4 < padded.length && group === '!!!!!' ? 'z' : group;
      }
      return `${text.slice(0, text.length - (padded.length - bytes.length))}\n~>`;
    };
    const packed = { dictionary: '/Filter [/ASCII85Decode /FlateDecode]', data: digits(deflateSync(Buffer.from(shows(LONG, 90, 700)))) };
    expect(await expectSame(writePdf({ ...onePage(''), 11: packed }))).toBe(LONG);
    const zeros = { dictionary: '/Filter /ASCII85Decode', data: digits(Buffer.from(`${shows(LONG, 90, 700)} \0\0\0\0\0\0\0\0 `)) };
    expect(await expectSame(writePdf({ ...onePage(''), 11: zeros }))).toBe(LONG);
  });

  it.each([
    ['names', '<< /Differences [65 /bullet /endash /ffi /mu /Euro /arrowright] >>', 'ABCDEF', '•–ffiμ€→'],
    ['MacRomanEncoding', '/MacRomanEncoding', '\\245\\320\\336\\241', '•–fi°'],
  ])('reads characters by their %s', async (_name, encoding, codes, text) => {
    const sources = onePage(`BT /F2 12 Tf 90 700 Td (${codes}) Tj ET`);
    const font = String(sources[8])
      .replace(/\/Encoding <<.*?>>/, `/Encoding ${encoding}`)
      .replace('/FirstChar 32 /LastChar 126', '/FirstChar 32 /LastChar 255')
      .replace('/Widths [', `/Widths [${'500 '.repeat(129)}`);
    expect(await expectSame(writePdf({ ...sources, 8: font }))).toBe(text);
  });

  it('does not mind a font that is chosen and never used', async () => {
    const standard = '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol /Encoding /WinAnsiEncoding >>';
    const chosen = (shown: string): PdfSources => ({ ...onePage(`BT /F2 12 Tf ${shown} ET ${shows(LONG, 90, 700)}`), 8: standard });
    expect(await expectSame(writePdf(chosen('14 TL')))).toBe(LONG);
    expect(readAllDirectly(writePdf(chosen('[-50] TJ')))).toBeNull();
  });

  it('reads fonts in the file whose names are in the encoding of the system, or differ', async () => {
    const sources = onePage(shows(LONG, 90, 700));
    const named = (from: RegExp, to: string, object: number) => ({ [object]: String(sources[object]).replace(from, to) });
    const odd = [3, 4].map((object) => named(/AAAAAA\+Own/, 'AAAAAA+#B7#C2#CB#CE', object));
    expect(await expectSame(writePdf(Object.assign({}, sources, ...odd, named(/AAAAAA\+Own/, 'AAAAAA+#B7#C2#CB#CE', 5))))).toBe(LONG);
    expect(await expectSame(writePdf({ ...sources, ...named(/AAAAAA\+Own/, 'AAAAAA+Other', 5) }))).toBe(LONG);
  });

  it.each(['constructor', 'toString', 'valueOf', '__proto__'])('takes an encoding named %s for one it does not know', async (name) => {
    const font = `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /${name} /FirstChar 32 /Widths [${'500 '.repeat(95)}] >>`;
    const bytes = writePdf({ ...onePage('BT /F2 16 Tf 90 700 Td (Annual plan) Tj ET'), 8: font });
    const { blocks } = await readPdf(bytes, source, PACKAGED_ASSETS);
    expect(blocks.map(({ text }) => text)).toEqual(['Annual plan']);
  });

  it('gives up on the file before its first page, not on one of its pages, where an object of the last one is not in its place', async () => {
    const sources = mappedPdf(CHARACTERS, pages);
    const text = Buffer.from(writePdf(sources)).toString('latin1');
    const bytes = new Uint8Array(Buffer.from(text.replace(/^13 0 obj/m, '93 0 obj'), 'latin1'));
    expect(() => openDirectly(bytes)).toThrow(DamagedIndex);
    expect(await readPdf(bytes, source, PACKAGED_ASSETS)).toEqual(await thoroughly(bytes));
  });

  it.each<LockKind>(['RC4-40', 'AES-128', 'AES-256, revision 5', 'AES-256, revision 6'])(
    'reads a file that is locked by %s against changes only, and one with a password that is given',
    async (kind) => {
      const lockedWith = (password: string, owner = password): Uint8Array => {
        const { dictionary, lock } = pdfLock(kind, password, owner);
        const sources = Object.entries(mappedPdf(CHARACTERS, pages)).map(([number, part]): [number, PdfSource] => [
          Number(number),
          typeof part === 'string' ? part : { ...part, data: lock(Number(number), Buffer.from(part.data)) },
        ]);
        const id = `<${FILE_ID.toString('hex')}>`;
        const objects = { ...Object.fromEntries(sources), 60: `<< /Filter /Standard ${dictionary} >>` };
        return writePdf(objects, { trailer: `/Encrypt 60 0 R /ID [${id} ${id}]` });
      };
      expect(await expectSame(lockedWith(''))).toContain('临江市数据局');
      expect(() => openDirectly(lockedWith('secret'))).toThrow(WrongPassword);
      expect(() => openDirectly(lockedWith('secret'), { password: 'Secret' })).toThrow(WrongPassword);
      expect(openDirectly(lockedWith('secret'), { password: 'secret' })?.readPage(1)).not.toBeNull();
      expect(openDirectly(lockedWith(''), { password: 'needless' })?.readPage(1)).not.toBeNull();
      expect(openDirectly(lockedWith('secret', 'owner'), { password: 'owner' })?.readPage(1)).not.toBeNull();
      expect(() => openDirectly(lockedWith('secret', 'owner'), { password: 'other' })).toThrow(WrongPassword);
      const opened = await readPdf(lockedWith('secret'), { ...source, password: 'secret' }, PACKAGED_ASSETS);
      expect(opened).toEqual(await thoroughly(lockedWith('')));
    },
  );

  it('leaves encrypted, torn and foreign files to pdf.js', () => {
    const bytes = writePdf(onePage(shows('临江市', 90, 700)));
    expect(readAllDirectly(writePdf(onePage(''), { trailer: '/Encrypt << /Filter /Standard >>' }))).toBeNull();
    expect(readAllDirectly(bytes.subarray(0, bytes.length - 60))).toBeNull();
    expect(readAllDirectly(bytes.subarray(20))).toBeNull();
    expect(readAllDirectly(new Uint8Array())).toBeNull();
  });

  it('gives a page up that names one unpacked stream again and again', () => {
    const parts = (count: number): PdfSources => ({
      ...onePage(''),
      10: `<< /Type /Page /Parent 2 0 R /Contents [11 0 R ${'40 0 R '.repeat(count)}] >>`,
      40: { dictionary: '', data: ' '.repeat(1 << 20) },
    });
    expect(readAllDirectly(writePdf(parts(3)))).not.toBeNull();
    expect(readAllDirectly(writePdf(parts(65)))).toBeNull();
  });
});

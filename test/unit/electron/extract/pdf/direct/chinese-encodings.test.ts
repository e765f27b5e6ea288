import { describe, expect, it } from 'vitest';
import { readPdf, readPdfThoroughly } from '#electron/extract/pdf/read-pdf.ts';
import { NO_ASSETS } from '#electron/extract/read-document.ts';
import { PACKAGED_ASSETS } from '../../packaged-assets.ts';
import { onlyPdfJsTells } from './only-pdf-js-tells.ts';
import { type PdfSources, writePdf } from './write-pdf.ts';

const source = { name: '方案.pdf' };
const TEXT = '云岭县数据局应当于2026年6月底前报送AB类目录';
/** The text in GBK and in GB 2312, where the two say the same. */
const GBK = 'd4c6c1ebcfd8cafdbeddbed6d3a6b5b1d3da32303236c4ea36d4c2b5d7c7b0b1a8cbcd4142c0e0c4bfc2bc';
const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

interface Shown {
  readonly encoding: string;
  readonly codes: string;
  readonly ordering?: string;
  readonly widths?: string;
}

/** A page in a font that the file does not hold, whose codes are those of an encoding that every viewer knows. */
function encodedPdf({ encoding, codes, ordering = 'GB1', widths = '/W [814 939 500]' }: Shown): PdfSources {
  const system = `/CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >>`;
  const shown = encoding.endsWith('-V')
    ? `BT /F1 16 Tf 500 780 Td <${codes}> Tj ET`
    : `BT /F1 16 Tf 90 700 Td <${codes}> Tj 30 Ts <${codes}> Tj ET`;
  return {
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Count 1 /Kids [10 0 R] /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 6 0 R /F3 7 0 R >> >> >>',
    3: `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding} /DescendantFonts [4 0 R] >>`,
    4: `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /DW 1000 ${widths} ${system} /FontDescriptor 5 0 R >>`,
    5: '<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    6: '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
    7: `<< /Type /Font /Subtype /TrueType /BaseFont /#B7#C2#CB#CE_GB2312 /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 32 /Widths [500] /FontDescriptor 8 0 R >>`,
    8: '<< /Type /FontDescriptor /FontName /#B7#C2#CB#CE_GB2312 /Flags 32 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    10: '<< /Type /Page /Parent 2 0 R /Contents 11 0 R >>',
    11: { dictionary: '', data: shown },
  };
}

async function expectSame(sources: PdfSources): Promise<string> {
  const bytes = writePdf(sources);
  const read = await readPdf(bytes, source, PACKAGED_ASSETS);
  expect(await onlyPdfJsTells(bytes)).toEqual([]);
  expect(read).toEqual(await readPdfThoroughly(bytes, source, PACKAGED_ASSETS));
  return read.blocks.map(({ text }) => text).join('');
}

describe('fonts whose codes are those of a Chinese encoding', () => {
  it.each<[string, Shown]>([
    ['GBK', { encoding: 'GBK-EUC-H', codes: GBK }],
    ['GB 2312', { encoding: 'GB-EUC-H', codes: GBK }],
    ['GBK with narrow letters', { encoding: 'GBKp-EUC-H', codes: GBK, widths: '' }],
    ['GB 18030', { encoding: 'GBK2K-H', codes: GBK }],
    ['Unicode', { encoding: 'UniGB-UCS2-H', codes: hex(TEXT) }],
    ['UTF-16', { encoding: 'UniGB-UTF16-H', codes: hex(TEXT) }],
    ['GBK from top to bottom', { encoding: 'GBK-EUC-V', codes: GBK }],
    [
      'the Unicode of Taiwan, for characters that its collection lacks too',
      { encoding: 'UniCNS-UCS2-H', codes: hex(TEXT), ordering: 'CNS1' },
    ],
  ])('are read directly: %s', async (_name, shown) => {
    expect(await expectSame(encodedPdf(shown))).toContain(TEXT);
  });

  it('are read directly: Big5', async () => {
    // 政府應當公開 in Big5.
    expect(
      await expectSame(encodedPdf({ encoding: 'ETen-B5-H', codes: 'ac46a9b2c0b3b7ed a4bdb67d'.replace(' ', ''), ordering: 'CNS1' })),
    ).toContain('政府應當公開');
  });

  it.each<[string, Shown, string]>([
    ['90ms-RKSJ-H', { encoding: '90ms-RKSJ-H', codes: '93738e7382cc', ordering: 'Japan1' }, '都市の'],
    ['EUC-V', { encoding: 'EUC-V', codes: 'c5d4bbd4a4ce', ordering: 'Japan1' }, '都市の'],
    ['UniJIS-UTF16-H', { encoding: 'UniJIS-UTF16-H', codes: hex('都市の'), ordering: 'Japan1' }, '都市の'],
    ['KSCms-UHC-H', { encoding: 'KSCms-UHC-H', codes: 'b5b5bdc3', ordering: 'Korea1' }, '도시'],
    ['UniKS-UCS2-H', { encoding: 'UniKS-UCS2-H', codes: hex('도시'), ordering: 'Korea1' }, '도시'],
  ])('are read directly in those of the neighbours too: %s', async (_name, shown, text) => {
    expect(await expectSame(encodedPdf(shown))).toContain(text);
  });

  it('are read directly where codes are the glyph numbers of the collection', async () => {
    // The numbers of 云 and A in Adobe-GB1.
    const text = await expectSame(encodedPdf({ encoding: 'Identity-H', codes: '11bb0022' }));
    expect(text).toMatch(/^\p{Script=Han}A/u);
  });

  it('never show a number for a character that the encoding lacks', async () => {
    const { blocks } = await readPdf(writePdf(encodedPdf({ encoding: 'GBK-EUC-H', codes: `${GBK}a2a1fefe` })), source, PACKAGED_ASSETS);
    expect(blocks.map(({ text }) => text).join('')).toMatch(/\ufffd/);
  });

  it('are known by a Chinese name in the encoding of the system', async () => {
    const sources: PdfSources = {
      ...encodedPdf({ encoding: 'GBK-EUC-H', codes: GBK }),
      11: { dictionary: '', data: `BT /F3 16 Tf 90 700 Td <${GBK}> Tj ET` },
    };
    expect(await expectSame(sources)).toBe(TEXT);
    const other = {
      ...sources,
      7: String(sources[7]).replace('#B7#C2#CB#CE', '#B7#BD#D5#FD'),
      8: String(sources[8]).replace('#B7#C2#CB#CE', '#B7#BD#D5#FD'),
    };
    expect((await readPdf(writePdf(other), source, PACKAGED_ASSETS)).blocks.map(({ text }) => text)).toEqual([TEXT]);
  });

  it('are left to pdf.js where the package has no such map', async () => {
    const bytes = writePdf(encodedPdf({ encoding: 'B5pc-H', codes: 'ac46a9b2', ordering: 'CNS1' }));
    expect(await onlyPdfJsTells(bytes, NO_ASSETS)).toEqual([1]);
  });
});

describe('fonts that every viewer has', () => {
  it.each(['Times-Roman', 'Helvetica-BoldOblique', 'Courier'])(
    'are read directly by the widths they are known to have: %s',
    async (name) => {
      const sources = encodedPdf({ encoding: 'GBK-EUC-H', codes: GBK });
      const shown = { dictionary: '', data: 'BT /F2 11 Tf 90 700 Td (No. 12 of 2026, Clause 3) Tj 40 0 Td (MiWA) Tj ET' };
      const text = await expectSame({ ...sources, 6: String(sources[6]).replace('Times-Roman', name), 11: shown });
      expect(text).toContain('No. 12 of 2026, Clause 3');
    },
  );

  it('are left to pdf.js where a code has another meaning in each encoding', async () => {
    const bytes = writePdf({
      ...encodedPdf({ encoding: 'GBK-EUC-H', codes: GBK }),
      11: { dictionary: '', data: "BT /F2 11 Tf 90 700 Td (it's) Tj ET" },
    });
    expect(await onlyPdfJsTells(bytes)).toEqual([1]);
  });
});

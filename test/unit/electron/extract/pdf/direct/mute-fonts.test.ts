import { describe, expect, it } from 'vitest';
import { readPdf, readPdfThoroughly } from '#electron/extract/pdf/read-pdf.ts';
import { PACKAGED_ASSETS } from '../../packaged-assets.ts';
import { codesOf, type MappedPage, mappedPdf } from './mapped-pdf.ts';
import { onlyPdfJsTells } from './only-pdf-js-tells.ts';
import { type PdfSources, writePdf } from './write-pdf.ts';

const LONG = '各县政府应当按季度报送公共数据共享工作进展情况';
/** The codes of `LONG` are those of Latin letters, behind as many of other characters. */
const CHARACTERS = `${'甲'.repeat(64)}${LONG}`;
const FONT = '<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Own /Encoding /Identity-H /DescendantFonts [4 0 R] >>';
const STAMP = '/Annots [<< /Type /Annot /Subtype /Stamp /Rect [10 10 60 60] /Contents (x) >>]';
const source = { name: '方案.pdf' };

const shows = (codes: string): string => `BT /F1 16 Tf 90 700 Td ${codes} Tj ET`;
const unicodeCodes = `<${[...LONG].map((character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`;

/** A file whose main font has no map to Unicode, and codes of no known collection. */
function mutePdf(pages: readonly MappedPage[]): PdfSources {
  const sources = mappedPdf(CHARACTERS, pages);
  const system = '/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>';
  return { ...sources, 3: FONT, 4: String(sources[4]).replace('/DW 1000', `/DW 1000 ${system}`) };
}

describe('a font that says nothing about its characters', () => {
  const mute = { content: shows(codesOf(LONG, CHARACTERS)) };

  it('makes the text of its pages unusable, instead of glyph numbers taken for text', async () => {
    const { pagesWithoutText, warnings } = await readPdf(writePdf(mutePdf([mute])), source, PACKAGED_ASSETS);
    expect(pagesWithoutText).toEqual([{ page: 1, kind: 'unusable' }]);
    expect(warnings.map(({ code }) => code)).toEqual(['unmapped-fonts', 'unusable-text-layer']);
  });

  it('does so on pages with a stamp or a remark too', async () => {
    const bytes = writePdf(mutePdf([{ ...mute, entries: STAMP }, mute]));
    const { pagesWithoutText, blocks } = await readPdf(bytes, source, PACKAGED_ASSETS);
    expect(pagesWithoutText).toEqual([1, 2].map((page) => ({ page, kind: 'unusable' })));
    expect(blocks.map(({ text }) => text).join('')).toMatch(/^\ufffd+$/);
  });

  it('is none where a map from codes to glyphs gives the codes a meaning of their own', async () => {
    const sources = mutePdf([{ content: shows(unicodeCodes) }]);
    const descendant = String(sources[4]).replace('/CIDToGIDMap /Identity', '/CIDToGIDMap 50 0 R');
    const bytes = writePdf({ ...sources, 4: descendant, 50: { dictionary: '', data: Buffer.alloc(131_072) } });
    const extraction = await readPdf(bytes, source, PACKAGED_ASSETS);
    expect(extraction.blocks.map(({ text }) => text)).toEqual([LONG]);
    expect(extraction).toEqual(await readPdfThoroughly(bytes, source, PACKAGED_ASSETS));
  });

  it('is told on pages that pdf.js reads for another font, whose text stays', async () => {
    const latin = 'BT /F2 16 Tf 90 600 Td (No. 12) Tj 200 0 Td (Z) Tj ET';
    const sources = mutePdf([{ content: `${shows(codesOf(LONG, CHARACTERS))} ${latin}` }]);
    const bytes = writePdf({
      ...sources,
      8: String(sources[8]).replace('[65 /B /uni4E00]', '[90 /uni05D0]'),
      9: String(sources[9]).replace('[0 -200 1000 900]', '[0 -210 900 890]'),
    });
    expect(await onlyPdfJsTells(bytes)).toEqual([1]);
    const { pagesWithoutText, blocks } = await readPdf(bytes, source, PACKAGED_ASSETS);
    expect(pagesWithoutText).toEqual([{ page: 1, kind: 'unusable' }]);
    expect(blocks.map(({ text }) => text).join('|')).toMatch(/^\ufffd+\|No\. 12 \u05d0$/);
  });
});

describe('a font of one byte a character whose characters are as wide as Chinese ones', () => {
  const letters = `(${'abcdefghijklmnopqrstuvwx'})`;
  const wide = (kind: string, encoding: string): PdfSources => {
    const sources = mutePdf([{ content: `BT /F2 16 Tf 90 700 Td ${letters} Tj ET` }]);
    const font = `<< /Type /Font /Subtype /${kind} /BaseFont /BBBBBB+Song /FirstChar 97 /LastChar 120 /Widths [${'1000 '.repeat(24)}] ${encoding} /FontDescriptor 9 0 R >>`;
    return { ...sources, 8: font, 9: String(sources[9]).replace('BBBBBB+Latin', 'BBBBBB+Song') };
  };

  it.each([
    ['TrueType', ''],
    ['TrueType', '/Encoding /WinAnsiEncoding'],
    ['TrueType', '/Encoding << /Differences [97 /G41 /G42 /G43] >>'],
    ['Type1', '/Encoding /WinAnsiEncoding'],
    ['Type1', ''],
  ])('shows no letters, whatever its codes: %s %s', async (kind, encoding) => {
    const { pagesWithoutText, blocks } = await readPdf(writePdf(wide(kind, encoding)), source, PACKAGED_ASSETS);
    expect(pagesWithoutText).toEqual([{ page: 1, kind: 'unusable' }]);
    expect(blocks.map(({ text }) => text).join('')).toMatch(/^\ufffd+$/);
  });

  it('shows what the names of its characters or a map say', async () => {
    const named = `/Encoding << /Differences [97 ${[...LONG.repeat(2)]
      .slice(0, 24)
      .map((character) => `/uni${character.charCodeAt(0).toString(16).toUpperCase()}`)
      .join(' ')}] >>`;
    const { blocks } = await readPdf(writePdf(wide('TrueType', named)), source, PACKAGED_ASSETS);
    expect(blocks.map(({ text }) => text).join('')).toBe(LONG.repeat(2).slice(0, 24));
  });
});

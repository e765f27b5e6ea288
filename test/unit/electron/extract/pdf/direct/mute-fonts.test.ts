import { describe, expect, it } from 'vitest';
import { readPdf, readPdfThoroughly } from '#electron/extract/pdf/read-pdf.ts';
import { PACKAGED_ASSETS } from '../../packaged-assets.ts';
import { codesOf, type MappedPage, mappedPdf } from './mapped-pdf.ts';
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
});

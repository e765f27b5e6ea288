import { describe, expect, it } from 'vitest';
import { openDirectly } from '#electron/extract/pdf/direct/read-directly.ts';
import { readPdf, readPdfThoroughly } from '#electron/extract/pdf/read-pdf.ts';
import { PACKAGED_ASSETS } from '../../packaged-assets.ts';
import { codesOf, mappedPdf } from './mapped-pdf.ts';
import { type PdfSources, writePdf } from './write-pdf.ts';

const LINE = '各县政府应当按季度报送公共数据共享工作进展情况';
const content = [700, 670, 640].map((y) => `BT /F1 16 Tf 90 ${y} Td ${codesOf(LINE, LINE)} Tj ET`).join('\n');
const source = { name: '方案.pdf' };
const utf16 = (text: string): string => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;

function annotated(annotations: readonly string[]): PdfSources {
  const sources = mappedPdf(LINE, [{ content, entries: `/Annots [${annotations.map((_, index) => `${40 + index} 0 R`).join(' ')}]` }]);
  return { ...sources, ...Object.fromEntries(annotations.map((entries, index) => [40 + index, `<< /Type /Annot ${entries} >>`])) };
}

const corners = '/QuadPoints [122 714 170 714 122 697 170 697]';
const annotations = [
  `/Subtype /Highlight /Rect [90 667 170 714] ${corners} /T ${utf16('王敏')} /Contents ${utf16('请核对\r期限')} /M (D:20260302091500+08'00')`,
  `/Subtype /Text /Rect [10 10 30 30] /T (Zo\\351 \\204) /Contents (see \\215above\\216) /IRT 40 0 R /CreationDate (D:20260303)`,
  `/Subtype /Text /Rect [10 10 30 30] /T ${utf16('王敏')} /Contents ${utf16('已处理')} /IRT 40 0 R /State (Completed) /StateModel (Review)`,
  `/Subtype /StrikeOut /Rect [90 637 122 654] /QuadPoints [90 637 122 637 90 654 122 654] /IRT 40 0 R /RT /Group /Contents (own)`,
  `/Subtype /Underline /Rect [90 637 122 654] /Contents (without corners)`,
  `/Subtype /Text /Rect [10 10 30 30] /Contents (not to be seen) /F 32`,
  `/Subtype /Text /Rect [10 10 30 30] /Contents <efbbbfe4b8b4e6b19f> /T <fffe4e67>`,
  '/Subtype /Link /Rect [0 0 10 10] /Contents (a link)',
];

describe('pages that people wrote on', () => {
  it('are read directly, with what pdf.js finds on them', async () => {
    const bytes = writePdf(annotated(annotations));
    expect(openDirectly(bytes)?.readPage(1)).toMatchObject({ pictured: 0, annotations: { length: 6 } });
    const read = await readPdf(bytes, source, PACKAGED_ASSETS);
    expect(read).toEqual(await readPdfThoroughly(bytes, source, PACKAGED_ASSETS));
    expect(read.remarks.map(({ text, author }) => `${author}:${text}`)).toEqual([
      '王敏:请核对\n期限',
      'Zoé —:see “above”',
      '王敏:请核对\n期限',
      '李:临江',
    ]);
    expect(read.remarks[0]).toMatchObject({ quote: '政府应', isResolved: true, date: '2026-03-02T09:15:00+08:00' });
  });

  it('keep the notes of each page apart where the notes are no objects of their own', async () => {
    const note = (words: string): string => `/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents ${utf16(words)} >>]`;
    const bytes = writePdf(
      mappedPdf(LINE, [
        { content, entries: note('第一处') },
        { content, entries: note('第二处') },
      ]),
    );
    const { remarks } = await readPdf(bytes, source, PACKAGED_ASSETS);
    expect(remarks.map(({ text, page }) => [text, page])).toEqual([
      ['第一处', 1],
      ['第二处', 2],
    ]);
    expect(new Set(remarks.map(({ id }) => id)).size).toBe(2);
  });

  it('are left to pdf.js for notes that are not in order, and for the share of pictures under a stamp', () => {
    const odd = writePdf(mappedPdf(LINE, [{ content, entries: '/Annots [(odd)]' }]));
    expect(openDirectly(odd)?.readPage(1)?.annotations).toBeNull();
    const stamp = '/Annots [<< /Type /Annot /Subtype /Stamp /Rect [0 0 500 500] >>]';
    const pictured = (entries: string) => openDirectly(writePdf(mappedPdf(LINE, [{ content: '', entries }])))?.readPage(1)?.pictured;
    expect(pictured(stamp)).toBeNull();
    // One too small to be the picture of a page, with nothing else on it.
    expect(pictured(stamp.replace('500 500', '120 120'))).toBe(0);
    expect(pictured(stamp.replace('/Rect [0 0 500 500]', ''))).toBeNull();
  });
});

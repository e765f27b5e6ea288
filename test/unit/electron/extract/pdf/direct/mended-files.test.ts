import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DamagedIndex } from '#electron/extract/pdf/direct/not-sure.ts';
import { openDirectly } from '#electron/extract/pdf/direct/read-directly.ts';
import { readPdf, readPdfThoroughly } from '#electron/extract/pdf/read-pdf.ts';
import { PACKAGED_ASSETS } from '../../packaged-assets.ts';
import { codesOf, mappedPdf } from './mapped-pdf.ts';
import { type PdfSources, writePackedPdf, writePdf } from './write-pdf.ts';

const LINE = '各县政府应当按季度报送公共数据共享工作进展情况';
const shows = (text: string): string => `BT /F1 16 Tf 90 700 Td ${codesOf(text, LINE)} Tj ET`;
const pages = [{ content: shows(LINE) }, { content: shows('报送进展情况') }];
const source = { name: '方案.pdf' };

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const withoutIndex = (bytes: Uint8Array): Uint8Array => bytesOf(textOf(bytes).replace(/startxref\n\d+/g, 'startxref\n7'));

const ATTACHMENT = writePdf(mappedPdf(LINE, [{ content: shows('数据共享') }]));
const attached: PdfSources = { 40: { dictionary: '/Type /EmbeddedFile', data: ATTACHMENT } };

/** The time that `work` takes of the processor, in milliseconds. */
function timeOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user / 1_000;
}

/** Reads a file that is damaged, and checks that pdf.js reads the very same. */
async function expectMended(bytes: Uint8Array): Promise<readonly string[]> {
  expect(() => openDirectly(bytes)).toThrow(DamagedIndex);
  expect(openDirectly(bytes, { isMended: true })?.readPage(1)).not.toBeNull();
  const read = await readPdf(bytes, source, PACKAGED_ASSETS);
  expect(read).toEqual(await readPdfThoroughly(bytes, source, PACKAGED_ASSETS));
  return read.blocks.map(({ text }) => text);
}

describe('PDFs whose index is damaged', () => {
  it.each([
    ['a table that is not where it is said to be', withoutIndex(writePdf(mappedPdf(LINE, pages)))],
    ['packed objects', withoutIndex(writePackedPdf(mappedPdf(LINE, pages)))],
    ['an end that is missing', writePdf(mappedPdf(LINE, pages)).subarray(0, -15)],
  ])('are read directly, with %s', async (_name, bytes) => {
    expect((await expectMended(bytes)).join('')).toBe(`${LINE}报送进展情况`);
  });

  it('show the last of several versions of a page, packed or not', async () => {
    const after: PdfSources = { 11: mappedPdf(LINE, [{ content: shows('工作') }])[11] ?? '' };
    expect((await expectMended(withoutIndex(writePdf(mappedPdf(LINE, pages), { updates: [after] })))).join('')).toBe('工作报送进展情况');
  });

  it('end streams where the word behind them says, whatever their lengths say', async () => {
    const bytes = bytesOf(textOf(withoutIndex(writePdf(mappedPdf(LINE, pages)))).replace(/\/Length \d+/g, '/Length 3'));
    expect((await expectMended(bytes)).join('')).toBe(`${LINE}报送进展情况`);
  });

  it('are found behind what a server put in front of them', async () => {
    const bytes = bytesOf(`HTTP/1.1 200 OK\r\n\r\n${textOf(writePdf(mappedPdf(LINE, pages)))}`);
    expect(openDirectly(bytes)?.readPage(2)).not.toBeNull();
    expect(await readPdf(bytes, source, PACKAGED_ASSETS)).toEqual(await readPdfThoroughly(bytes, source, PACKAGED_ASSETS));
  });

  it('are read by their catalogue where no trailer is left', async () => {
    const whole = textOf(writePdf(mappedPdf(LINE, pages)));
    const { blocks } = await readPdf(bytesOf(whole.slice(0, whole.indexOf('xref\n'))), source, PACKAGED_ASSETS);
    expect(blocks.map(({ text }) => text).join('')).toBe(`${LINE}报送进展情况`);
  });

  it('are refused where nothing is left of them, soon', async () => {
    const digits = bytesOf(`%PDF-1.4\n${'1 0 obj '.repeat(200_000)}${'9'.repeat(1_000_000)} obj`);
    expect(openDirectly(digits, { isMended: true })).toBeNull();
    const open = bytesOf(`%PDF-1.4\n${Array.from({ length: 20_000 }, (_, number) => `${number} 0 obj<</K(`).join('')}`);
    expect(timeOf(() => expect(openDirectly(open, { isMended: true })).toBeNull())).toBeLessThan(5_000);
    await expect(readPdf(bytesOf('%PDF-1.4\nnothing'), source, PACKAGED_ASSETS)).rejects.toMatchObject({ code: 'damaged' });
  });

  it('leave out what lies inside an attached file', async () => {
    const whole = textOf(writePdf({ ...mappedPdf(LINE, pages), ...attached }));
    const damaged = whole.replace(/startxref\n\d+(?=\n%%EOF\n$)/, 'startxref\n7');
    const withoutTrailer = whole.slice(0, whole.lastIndexOf('\nxref\n'));
    for (const bytes of [damaged, withoutTrailer].map(bytesOf)) {
      expect(() => openDirectly(bytes)).toThrow(DamagedIndex);
      const { blocks } = await readPdf(bytes, source, PACKAGED_ASSETS);
      expect(blocks.map(({ text }) => text).join('')).toBe(`${LINE}报送进展情况`);
    }
    const where = damaged.indexOf('/Length ', damaged.indexOf('/EmbeddedFile'));
    const doubtful = `${damaged.slice(0, where)}${damaged.slice(where).replace(/^\/Length \d+/, '/Length 3')}`;
    expect(openDirectly(bytesOf(doubtful), { isMended: true })).toBeNull();
  });

  it('are left to pdf.js where their streams have no end, soon', () => {
    const numbers = Array.from({ length: 1_500 }, (_, index) => index + 10);
    const leaves = numbers.map(
      (number) => `${number} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents ${number + 9_990} 0 R>>endobj`,
    );
    const contents = numbers.map((number) => `${number + 9_990} 0 obj<</Length 5>>stream\nBT ET ${' '.repeat(2_000)}`);
    const tree = `2 0 obj<</Type/Pages/Count ${numbers.length}/Kids[${numbers.map((number) => `${number} 0 R`).join(' ')}]>>endobj`;
    const catalog = '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj';
    const bytes = bytesOf(['%PDF-1.5', catalog, tree, ...leaves, ...contents, 'endstream endobj trailer<</Root 1 0 R>>'].join('\n'));
    const read = (): void => {
      const file = openDirectly(bytes, { isMended: true });
      for (const number of numbers.keys()) expect(() => file?.readPage(number + 1)).not.toThrow(TypeError);
    };
    expect(timeOf(read)).toBeLessThan(1_000);
  });

  it('are left to pdf.js where one stream holds more objects than a file may', () => {
    const holding = (count: number): PdfSources => {
      const index = Array.from({ length: count }, (_, entry) => `${entry + 100} 0 `).join('');
      const dictionary = `/Type /ObjStm /N ${count} /First ${index.length} /Filter /FlateDecode`;
      return { ...mappedPdf(LINE, pages), 40: { dictionary, data: deflateSync(`${index}null`) } };
    };
    expect(openDirectly(withoutIndex(writePdf(holding(1_000))), { isMended: true })?.pages).toBe(2);
    expect(openDirectly(withoutIndex(writePdf(holding(600_000))), { isMended: true })).toBeNull();
  });
});

describe('PDFs whose index is sound', () => {
  it.each([
    ['the pages are counted wrongly', /\/Count 2(?= \/Kids)/, '/Count 3'],
    ['the tree of pages does not say what it is', '/Type /Pages', ''],
  ])('are left to pdf.js where %s, with what is attached to them', async (_name, right, wrong) => {
    const sources = Object.entries(mappedPdf(LINE, pages)).map(([number, part]) => [
      number,
      typeof part === 'string' ? part.replace(right, wrong) : part,
    ]);
    const bytes = writePdf({ ...Object.fromEntries(sources), ...attached });
    expect(openDirectly(bytes)).toBeNull();
    const read = await readPdf(bytes, source, PACKAGED_ASSETS);
    expect(read).toEqual(await readPdfThoroughly(bytes, source, PACKAGED_ASSETS));
    expect(read.blocks[0]?.text).toContain(LINE);
  });
});

import { describe, expect, it } from 'vitest';
import { readPdf, readPdfThoroughly } from '#electron/extract/pdf/read-pdf.ts';
import { pdfString } from '../build-pdf.ts';
import { PACKAGED_ASSETS } from '../packaged-assets.ts';
import { codesOf, type MappedPage, mappedPdf } from './direct/mapped-pdf.ts';
import { type PdfSources, writePdf } from './direct/write-pdf.ts';

const CHARACTERS = '填报单位：负责人意见汇总时限';
const source = { name: '填报表.pdf' };

const shows = (text: string, x: number, y: number): string => `BT /F1 16 Tf 1 0 0 1 ${x} ${y} Tm ${codesOf(text, CHARACTERS)} Tj ET`;
const field = (rest: string): string => `<< /Type /Annot /Subtype /Widget /DA (/Helv 14 Tf 0 g) ${rest} >>`;
const filled = (value: string, box: string, more = ''): string => field(`/FT /Tx /T (t) /V ${pdfString(value)} /Rect [${box}] ${more}`);
const formPage = (fields: readonly string[], more = ''): MappedPage => ({
  content: `${shows('填报单位：', 90, 700)} ${shows('意见：', 90, 620)}`,
  entries: `/Annots [${fields.join(' ')}] ${more}`,
});

async function textsOf(sources: PdfSources): Promise<readonly string[]> {
  const bytes = writePdf(sources);
  const read = await readPdf(bytes, source, PACKAGED_ASSETS);
  expect(read).toEqual(await readPdfThoroughly(bytes, source, PACKAGED_ASSETS));
  return read.blocks.map(({ text }) => text);
}

describe('a form that was filled in', () => {
  it('shows what was filled in where it stands, line by line', async () => {
    const fields = [filled('东湾镇人民政府', '175 695 400 718'), filled('同意上报。\r请按期完成。', '90 540 400 612', '/Ff 4096')];
    expect(await textsOf(mappedPdf(CHARACTERS, [formPage(fields)]))).toEqual([
      '填报单位：东湾镇人民政府',
      '意见：',
      '同意上报。',
      '请按期完成。',
    ]);
  });

  it('takes values from the field that several places belong to, and choices', async () => {
    const page = formPage([field('/Parent 50 0 R /Rect [175 695 400 718]'), field('/Parent 51 0 R /Rect [138 615 400 638]')]);
    const sources = {
      ...mappedPdf(CHARACTERS, [page]),
      50: `<< /FT /Tx /T (unit) /V ${pdfString('云岭县数据局')} >>`,
      51: `<< /FT /Ch /T (choice) /V [${pdfString('同意')} ${pdfString('加急')}] >>`,
    };
    expect(await textsOf(sources)).toEqual(['填报单位：云岭县数据局', '意见：同意、加急']);
  });

  it('keeps to the direction of a page that is turned', async () => {
    const content = `BT /F1 16 Tf 0 1 -1 0 100 90 Tm ${codesOf('填报单位：', CHARACTERS)} Tj ET`;
    const entries = `/Rotate 90 /Annots [${filled('东湾镇人民政府', '82 175 105 400', '/MK << /R 90 >>')}]`;
    expect(await textsOf(mappedPdf(CHARACTERS, [{ content, entries }]))).toEqual(['填报单位：东湾镇人民政府']);
  });

  it('says nothing of fields that are hidden, hold a password or only tick', async () => {
    const fields = [
      filled('看不见', '175 695 400 718', '/F 2'),
      filled('口令', '90 540 400 560', '/Ff 8192'),
      field('/FT /Btn /T (b) /V /Yes /Rect [90 500 110 520]'),
    ];
    expect(await textsOf(mappedPdf(CHARACTERS, [formPage(fields)]))).toEqual(['填报单位：', '意见：']);
  });
});

describe('a PDF that holds more than its pages', () => {
  const withCatalog = (entries: string, objects: PdfSources = {}): Uint8Array => {
    const sources = mappedPdf(CHARACTERS, [{ content: shows('意见汇总', 90, 700) }]);
    return writePdf({ ...sources, 1: String(sources[1]).replace('/Pages', `${entries} /Pages`), ...objects });
  };
  const warningsOf = async (bytes: Uint8Array) => (await readPdf(bytes, source, PACKAGED_ASSETS)).warnings;

  it('names the files attached to it, which are not read', async () => {
    const attached = {
      50: '<< /Kids [51 0 R 51 0 R] >>',
      51: `<< /Names [(one) << /Type /Filespec /UF ${pdfString('测算表.xlsx')} >> (two.txt) 99 0 R] >>`,
      99: '<< /Type /Filespec >>',
    };
    const bytes = withCatalog('/Names << /EmbeddedFiles 50 0 R >>', attached);
    expect(await warningsOf(bytes)).toEqual([{ code: 'attached-files', message: 'not read: 测算表.xlsx, two.txt' }]);
  });

  it('names files attached to a place of a page, without the folder they lay in', async () => {
    const clip = `<< /Type /Annot /Subtype /FileAttachment /Rect [10 10 30 30] /FS << /Type /Filespec /F (C:\\\\tmp\\\\old.txt) /UF ${pdfString('附表/测算表.xlsx')} >> >>`;
    const bytes = writePdf(mappedPdf(CHARACTERS, [{ content: shows('意见汇总', 90, 700), entries: `/Annots [${clip} ${clip}]` }]));
    const told = [{ code: 'attached-files', message: 'not read: 测算表.xlsx' }];
    expect(await warningsOf(bytes)).toEqual(told);
    expect((await readPdfThoroughly(bytes, source, PACKAGED_ASSETS)).warnings).toEqual(told);
  });

  it('tells a portfolio from a paper with attachments', async () => {
    const named = `/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /UF ${pdfString('请示.pdf')} >>] >> >>`;
    expect(await warningsOf(withCatalog(`${named} /Collection << /View /D >>`))).toEqual([
      { code: 'portfolio', message: 'not read: 请示.pdf' },
    ]);
  });

  it('is known for what it holds where pdf.js has to read its pages', async () => {
    const catalog = `/AcroForm << /SigFlags 3 /Fields [] >> /Names << /EmbeddedFiles << /Names [(表.xlsx) 50 0 R] >> >>`;
    const sources = mappedPdf(CHARACTERS, [{ content: shows('意见汇总', 90, 700) }]);
    // A tree of pages that counts wrongly.
    const odd = {
      ...sources,
      1: String(sources[1]).replace('/Pages', `${catalog} /Pages`),
      2: String(sources[2]).replace('/Count 1', '/Count 7'),
      50: `<< /Type /Filespec /UF ${pdfString('测算表.xlsx')} >>`,
    };
    expect((await warningsOf(writePdf(odd))).map(({ code }) => code)).toEqual(['attached-files', 'signed']);
  });

  it('says that it is signed', async () => {
    expect(await warningsOf(withCatalog('/AcroForm << /SigFlags 3 /Fields [] >>'))).toEqual([
      { code: 'signed', message: 'the file carries signatures' },
    ]);
    expect(await warningsOf(withCatalog('/AcroForm << /Fields [] >>'))).toEqual([]);
  });
});

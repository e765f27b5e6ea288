import { readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { openPageRecognizer } from '#electron/extract/ocr/recognize-pages.ts';
import { NO_ASSETS, readDocument } from '#electron/extract/read-document.ts';
import { packagedRecognition } from '#electron/library/packaged-recognition.ts';
import type { Recognition, RecognitionLanguage, RecognizedPage } from '#shared/model/recognition.ts';
import { greyOfPage, packedSheet } from '#test/support/packed-sheets.ts';
import { characterErrorRate, greyTiff, type PaintedPage, paintPages, pdfOfSheets, scannedPdf } from '#test/support/paint-page.ts';
import { buildOfd } from '../ofd/build-ofd.ts';

const ASSETS = packagedRecognition(join(import.meta.dirname, '../../../../../node_modules'));

/** Invented. */
const PAPER = [
  '临江市优化政务服务若干措施',
  '为进一步提升政务服务水平，根据《临江市政务服务条例》（临政发〔2026〕12号）有关规定，结合我市实际，制定本措施。',
  '一、总体要求',
  '（一）坚持以人民为中心，全面推行“一网通办”，到2027年底，市级事项网上可办率达到98.5%以上，企业和群众办事更加便利。',
  '（二）各县（市、区）人民政府、市直各部门要加强组织领导，明确责任分工，确保各项任务落到实处。',
  '二、重点任务',
  '（三）压缩企业开办时间，推广电子证照应用，覆盖不少于60个高频事项。责任单位：市政务服务局、市公安局、市市场监管局。',
];
const TRADITIONAL = [
  '臨江市優化政務服務若干措施',
  '為進一步提升政務服務水準，結合本市實際，制定本措施。各部門應當加強組織領導，明確責任分工，確保各項任務落實到位。',
  '一、總體要求',
  '堅持以人民為中心，全面推行網上辦理，逐步擴大電子證照應用範圍，使企業和群眾辦事更加便利。',
];

/** One line is so blurred that it is read a second time. */
const BLURRED = ['临江市公共数据开放目录', '<span style="display:inline-block;filter:blur(2px)">各单位应于每季度末更新目录。</span>'];
const SHORT = ['云岭县档案查询办法', '县档案馆应当在五个工作日内答复申请人，并说明理由。'];

let paper: PaintedPage;
let traditional: PaintedPage;
let blurred: PaintedPage;
let short: PaintedPage;

beforeAll(async () => {
  const [first, second, third, fourth] = await paintPages([PAPER, TRADITIONAL, BLURRED, SHORT]);
  if (!first || !second || !third || !fourth) throw new Error('the browser painted nothing');
  [paper, traditional, blurred, short] = [first, second, third, fourth];
});

async function recognize(bytes: Uint8Array, name: string, language: RecognitionLanguage = 'chi_sim', wanted: readonly number[] = [1]) {
  const opened = await openPageRecognizer(bytes, { name }, language, ASSETS);
  if (!opened.ok) return { failure: opened.failure, total: 0, pages: [] };
  const { recognizer } = opened;
  const pages: RecognizedPage[] = [];
  let failure = null;
  for (const page of wanted) {
    const outcome = await recognizer.recognize(page);
    if (outcome.ok) pages.push(outcome.page);
    else failure = outcome.failure;
  }
  recognizer.close();
  return { failure, total: recognizer.pages, pages };
}

async function readWith(bytes: Uint8Array, name: string, pages: RecognizedPage[]) {
  const recognition: Recognition = { format: 'yuece.recognition/1', engine: 'test', stamp: '0123abcd', pages };
  const read = await readDocument(bytes, { name, recognition }, NO_ASSETS);
  if (!read.ok) throw new Error(read.failure.detail);
  return read.extraction;
}

describe('recognising scans', { timeout: 90_000 }, () => {
  it('reads a scanned PDF page with at most 3 % of its characters wrong, as paragraphs with page and confidence', async () => {
    const bytes = scannedPdf([null, paper]);
    const { total, pages } = await recognize(bytes, '措施.pdf', 'chi_sim', [2]);
    expect(total).toBe(2);
    const extraction = await readWith(bytes, '措施.pdf', pages);
    const text = extraction.blocks.map((block) => block.text);
    expect(characterErrorRate(PAPER.join(''), text.join('')), text.join('\n')).toBeLessThanOrEqual(0.03);
    expect(text.length, text.join('\n')).toBeLessThanOrEqual(PAPER.length + 1);
    expect(text[0]).toBe(PAPER[0]);
    expect(extraction.blocks[0]?.style?.isCentred).toBe(true);
    expect(new Set(extraction.blocks.map((block) => block.page))).toEqual(new Set([2]));
    for (const { confidence } of extraction.blocks) expect(confidence).toBeGreaterThan(0.5);
    expect(extraction.recognition).toMatchObject({ engine: 'test', pages: [{ page: 2, language: 'chi_sim' }] });
    expect(extraction.recognition?.confidence).toBeGreaterThan(0.8);
    expect(extraction.pagesWithoutText).toEqual([{ page: 1, kind: 'empty' }]);
    expect(extraction.encoding).toBeNull();
  });

  it('reads a page that its file says to turn, in the places where it is shown', async () => {
    const { pages } = await recognize(scannedPdf([traditional], { isTurned: true }), '措施.pdf', 'chi_tra');
    expect(pages[0]).toMatchObject({ width: 595, height: 842 });
    expect(pages[0]?.runs[0]?.text).toBe(TRADITIONAL[0]);
    expect(pages[0]?.runs[0]?.across).toBeLessThan(200);
  });

  it('reads each page of a file whole after one with doubtful lines, whatever its size, its turn and how it is packed', async () => {
    const sheets = [
      packedSheet(blurred, { bits: 8, points: 595, isTurned: false }),
      packedSheet(short, { bits: 1, points: 420, isTurned: true }),
    ];
    const { pages } = await recognize(pdfOfSheets(sheets), '办法.pdf', 'chi_sim', [1, 2]);
    const images = [greyOfPage(blurred), greyOfPage(short)];
    const tiff = await recognize(greyTiff(images), '办法.tif', 'chi_sim', [1, 2]);
    const read = [pages[1], tiff.pages[1]].map((page) => page?.runs.map(({ text }) => text).join(''));
    for (const text of read) expect(characterErrorRate(SHORT.join(''), text ?? ''), text).toBeLessThanOrEqual(0.06);
  });

  it('reads traditional script with at most 3 % of its characters wrong', async () => {
    const { pages } = await recognize(traditional.png, '措施.png', 'chi_tra');
    const extraction = await readWith(traditional.png, '措施.png', pages);
    const text = extraction.blocks.map((block) => block.text).join('');
    expect(characterErrorRate(TRADITIONAL.join(''), text), text).toBeLessThanOrEqual(0.03);
  });

  it('reads each image of a TIFF, and the pictures on an OFD page in their place', async () => {
    const small = { width: 40, height: 30, pixels: new Uint8Array(1_200).fill(255) };
    const tiff = await recognize(greyTiff([small, small]), '扫描.tif', 'chi_sim', [1, 2]);
    expect(tiff).toMatchObject({
      failure: null,
      total: 2,
      pages: [
        { page: 1, runs: [] },
        { page: 2, runs: [] },
      ],
    });
    const image = '<ofd:ImageObject ID="9" Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="7"/>';
    const resource =
      '<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>a.jpg</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>';
    const ofd = buildOfd({
      pages: [image],
      document: '<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>',
      more: { 'Doc_0/DocumentRes.xml': resource, 'Doc_0/Res/a.jpg': traditional.jpeg },
    });
    const { pages } = await recognize(ofd, '公文.ofd', 'chi_tra');
    const [first] = pages[0]?.runs ?? [];
    expect(first?.text).toBe(TRADITIONAL[0]);
    expect(first?.along).toBeGreaterThan(100);
    expect(pages[0]?.width).toBeCloseTo(595, -1);
  });

  it('asks no network for anything', async () => {
    const forbidden = (): never => {
      throw new Error('the network was asked');
    };
    const spies = [
      vi.spyOn(globalThis, 'fetch').mockImplementation(forbidden),
      vi.spyOn(http, 'request').mockImplementation(forbidden),
      vi.spyOn(https, 'request').mockImplementation(forbidden),
      vi.spyOn(net.Socket.prototype, 'connect').mockImplementation(forbidden),
    ];
    const asked: string[] = [];
    const assets = {
      async read(path: string) {
        asked.push(path);
        return new Uint8Array(await readFile(join(import.meta.dirname, '../../../../../node_modules', path)));
      },
    };
    const opened = await openPageRecognizer(scannedPdf([null]), { name: 'a.pdf' }, 'chi_sim', assets);
    if (!opened.ok) throw new Error(opened.failure.detail);
    expect(await opened.recognizer.recognize(1)).toMatchObject({ ok: true, page: { runs: [] } });
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    expect(asked.some((path) => path.endsWith('.wasm')) && asked.some((path) => path.includes('chi_sim'))).toBe(true);
  });

  it('refuses what is no scan, what is broken and what is a bomb, each with its reason', async () => {
    const cut = paper.png.slice(0, 3_000);
    expect((await recognize(cut, '坏.png')).failure).toMatchObject({ code: 'damaged' });
    const bomb = paper.png.slice();
    new DataView(bomb.buffer).setUint32(16, 60_000);
    expect((await recognize(bomb, '大.png')).failure).toMatchObject({ code: 'too-large' });
    expect((await recognize(new TextEncoder().encode('临江市'), '文.txt')).failure).toMatchObject({ code: 'unsupported' });
    const circle = greyTiff([{ width: 4, height: 4, pixels: new Uint8Array(16) }]);
    new DataView(circle.buffer).setUint32(circle.length - 4, 8 + 16, true);
    expect((await recognize(circle, '圈.tif')).failure).toMatchObject({ code: 'damaged' });
  });
});

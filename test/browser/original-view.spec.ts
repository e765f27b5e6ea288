import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { Document, ExternalHyperlink, Packer, Paragraph, TextRun } from 'docx';
import { buildOfd, line } from '../unit/electron/extract/ofd/build-ofd.ts';
import { libraryScreen } from './pages/library-screen.ts';
import { readerScreen } from './pages/reader-screen.ts';
import { expect, type RunningApplication, test } from './support/application-test.ts';
import { askApplication } from './support/ask-application.ts';

const TITLE = '云岭县村级公路养护管理办法';
const CLAUSES = [
  '第一条　为了加强村级公路养护，保障公路完好畅通，制定本办法。',
  '第二条　本县行政区域内村级公路的养护及其监督管理，适用本办法。',
  '第三条　县交通运输部门负责村级公路养护的指导和监督，乡镇政府负责组织实施。',
  '第四条　养护资金由县级财政统筹安排，专款专用，不得截留挪用。',
  '第五条　养护质量每季度考核一次，考核结果在县政府网站公布。',
];

/** Prints a page of the browser that the test runs in, as an office would: real type, one clause a page but the first two. */
async function printPdf(page: Page, clauses: readonly string[]): Promise<Uint8Array> {
  const sheet = await page.context().newPage();
  try {
    const paragraphs = clauses.map((clause, index) => `<p style="${index > 1 ? 'break-before:page' : ''}">${clause}</p>`);
    await sheet.setContent(
      `<body style="font-size:18px;line-height:1.9"><h1 style="text-align:center">${TITLE}</h1>${paragraphs.join('')}</body>`,
    );
    return await sheet.pdf({ format: 'A4' });
  } finally {
    await sheet.close();
  }
}

/** The same file with some of its pages laid on their side, as scanned annexes and wide tables are: every entry keeps its length and so its place. */
function turned(pdf: Uint8Array, pages: readonly number[]): Uint8Array {
  let page = -1;
  const text = Buffer.from(pdf).toString('latin1');
  const source = text.replace(/\/Type \/Page\s\/Resources <<\/ProcSet \[[^\]]*\]/g, (entry) => {
    page += 1;
    return pages.includes(page) ? '/Type /Page /Rotate 90 /Resources <<'.padEnd(entry.length) : entry;
  });
  return Buffer.from(source, 'latin1');
}

async function wordFile(): Promise<Uint8Array> {
  const link = new ExternalHyperlink({ link: 'https://example.invalid/', children: [new TextRun('网址')] });
  const paragraphs = [TITLE, ...CLAUSES].map((text) => new Paragraph({ children: [new TextRun(text)] }));
  return new Uint8Array(
    await Packer.toBuffer(new Document({ sections: [{ children: [...paragraphs, new Paragraph({ children: [link] })] }] })),
  );
}

function ofdFile(): Uint8Array {
  const lines = (texts: readonly string[]): string => texts.map((text, index) => line(text.slice(0, 30), 20, 40 + index * 12)).join('');
  return buildOfd({ pages: [lines([TITLE, ...CLAUSES.slice(0, 3)]), lines(CLAUSES.slice(3))] });
}

/** Makes this file the only one of the library and opens it with its original beside the text; a name that was removed before stays removed. */
async function openBeside({ page, library }: RunningApplication, name: string, content: Uint8Array): Promise<Locator> {
  for (const left of await readdir(library)) await rm(join(library, left));
  for (const { id: documentId } of (await askApplication(page, 'library.read', {})).documents)
    await askApplication(page, 'document.remove', { documentId, purge: true });
  await expect(readerScreen(page).panes).toHaveCount(0);
  await writeFile(join(library, name), content);
  const screen = libraryScreen(page);
  await askApplication(page, 'library.index', { folderId: null });
  await screen.open(1);
  await screen.openDocument(TITLE);
  await readerScreen(page).pane(0).waitForText(TITLE);
  await page.getByRole('button', { name: /^视图：阅读/ }).click();
  await page.getByRole('menuitem', { name: '并排原件' }).click();
  return page.locator('[data-original]');
}

/** Runs in the page: how much of a picture is darker than paper, 0 to 1. */
async function inkOf(canvas: Locator): Promise<number> {
  return canvas.evaluate((element) => {
    if (!(element instanceof HTMLCanvasElement) || element.width === 0) return 0;
    const pixels = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? new Uint8ClampedArray();
    let dark = 0;
    for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 128) dark += 1;
    return (dark * 4) / pixels.length;
  });
}

/** How much of the picture under a line of a page's text is dark, 0 to 1: none where the text layer lies elsewhere than the words. */
async function inkUnder(sheet: Locator, line: Locator): Promise<number> {
  const box = await line.boundingBox();
  return sheet.locator('canvas').evaluate((element, place) => {
    const shown = element.getBoundingClientRect();
    if (!(element instanceof HTMLCanvasElement) || place === null) return 0;
    const scale = element.width / shown.width;
    const context = element.getContext('2d');
    const [x, y] = [(place.x - shown.x) * scale, (place.y - shown.y) * scale];
    const { data } = context?.getImageData(x, y, place.width * scale, place.height * scale) ?? { data: [] };
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1;
    return (dark * 4) / Math.max(1, data.length);
  }, box);
}

/** Chooses the text of an element as a person does by dragging over it. */
async function chooseTextOf(element: Locator): Promise<void> {
  await element.evaluate((node) => document.getSelection()?.selectAllChildren(node));
}

/** Whether a mark lies over the line of an original that has these words. */
async function isMarkedAt(original: Locator, words: string): Promise<boolean> {
  const mark = await original.locator('[data-original-mark]').first().boundingBox();
  const line = await original.getByText(words).boundingBox();
  if (mark === null || line === null) return false;
  const middle = mark.y + mark.height / 2;
  return middle > line.y && middle < line.y + line.height;
}

test.use({ withSamples: false });

test.describe('the original beside the text', () => {
  test('draws the pages of a PDF, and goes where the text goes, page by page', async ({ sharedApplication: application }) => {
    const { page } = application;
    const original = await openBeside(application, '办法.pdf', await printPdf(page, CLAUSES));
    await expect.poll(() => inkOf(original.locator('canvas').first())).toBeGreaterThan(0.001);
    await page.locator('[data-reader-text] [data-start]', { hasText: '第四条' }).click({ position: { x: 60, y: 10 } });
    await expect(page.getByRole('textbox', { name: '页码' })).toHaveValue('3');
    await expect(original.locator('[data-page="2"] [data-original-mark]').first()).toBeVisible();
    await page.getByRole('button', { name: /^下一页/ }).click();
    await expect(page.getByRole('textbox', { name: '页码' })).toHaveValue('4');
    await expect(original.locator('[data-page="3"][data-drawn]')).toBeAttached();
  });

  test('marks in the text what is chosen on a page, and on its page what is chosen in the text', async ({
    sharedApplication: application,
  }) => {
    const { page } = application;
    const original = await openBeside(application, '养护.pdf', turned(await printPdf(page, CLAUSES), [0, 3]));
    const line = original.locator('[data-page-text="0"] span', { hasText: '养护及其监督管理' }).first();
    await chooseTextOf(line);
    await expect(page.getByText(/^已选 \d+ 字$/)).toBeVisible();
    await expect(readerScreen(page).selectionBar).toBeVisible();
    // On a page laid on its side the words run down the picture.
    const box = await line.boundingBox();
    expect(box?.height ?? 0).toBeGreaterThan((box?.width ?? 0) * 3);
    await expect.poll(() => inkUnder(original.locator('[data-page="0"]'), line)).toBeGreaterThan(0.03);
    await chooseTextOf(page.locator('[data-reader-text] [data-start]', { hasText: '第五条' }));
    await expect(page.getByRole('textbox', { name: '页码' })).toHaveValue('4');
    await expect(original.locator('[data-page="3"] [data-original-mark]').first()).toBeVisible();
    await expect(original.locator('[data-page="0"] [data-original-mark]')).toHaveCount(0);
  });

  test('draws OFD pages as text that is linked both ways', async ({ sharedApplication: application }) => {
    const { page } = application;
    const original = await openBeside(application, '办法.ofd', ofdFile());
    await expect(original.locator('svg text', { hasText: '第一条' })).toBeVisible();
    await page.locator('[data-reader-text] [data-start]', { hasText: '第五条' }).click({ position: { x: 60, y: 10 } });
    await expect(original.locator('[data-page="1"] [data-original-mark]').first()).toBeVisible();
    await chooseTextOf(original.locator('[data-page-text="1"] svg text', { hasText: '第四条' }));
    await expect(page.getByText(/^已选 \d+ 字$/)).toBeVisible();
  });

  test('offers to annotate what is chosen on an original that stands alone', async ({ sharedApplication: application }) => {
    const { page } = application;
    const original = await openBeside(application, '养护.ofd', ofdFile());
    await page.keyboard.press('o');
    await expect(page.locator('[data-reader-text]')).toHaveCount(0);
    await chooseTextOf(original.locator('[data-page-text="0"] svg text', { hasText: '第二条' }));
    const chosen = page.getByRole('toolbar', { name: '在原件上选中的文字' });
    await expect(chosen).toContainText('本县行政区域内村级公路的养护');
    await chosen.getByRole('button', { name: '批注' }).click();
    await expect(readerScreen(page).card('本县行政区域内村级公路的养护')).toBeVisible();
    await expect(chosen).toHaveCount(0);
  });

  test('lays a Word document out where its links lead nowhere, linked both ways', async ({ sharedApplication: application }) => {
    const { page } = application;
    const original = await openBeside(application, '办法.docx', await wordFile());
    await expect(original.getByText('第四条　养护资金由县级财政统筹安排')).toBeVisible();
    expect(await original.locator('a[href], script, iframe').count()).toBe(0);
    await page.locator('[data-reader-text] [data-start]', { hasText: '第三条' }).click({ position: { x: 60, y: 10 } });
    await expect(original.locator('[data-original-mark]').first()).toBeVisible();
    await original.getByText('第五条　养护质量每季度考核一次').dblclick();
    await expect(page.getByText(/^已选 \d+ 字$/)).toBeVisible();
    await chooseTextOf(page.locator('[data-reader-text] [data-start]', { hasText: '第二条' }));
    await expect.poll(() => isMarkedAt(original, '第二条　本县行政区域')).toBe(true);
  });

  test('gives the text before repair of a file without a layout', async ({ sharedApplication: application }) => {
    const text = [TITLE, ...CLAUSES].join('\n\n');
    const original = await openBeside(application, '办法.txt', new TextEncoder().encode(text));
    await expect(original.getByText(CLAUSES[3] ?? '')).toBeVisible();
    await expect(application.page.getByText('修复前读到的文字')).toBeVisible();
  });

  test('refuses a file that changed since it was read, says so, and keeps the text', async ({ sharedApplication: application }) => {
    const { page, library } = application;
    await openBeside(application, '养护.txt', new TextEncoder().encode([TITLE, ...CLAUSES].join('\n\n')));
    await page.keyboard.press('o');
    await page.keyboard.press('o');
    await writeFile(join(library, '养护.txt'), `${TITLE}\n\n另一个版本`);
    await page.keyboard.press('o');
    await expect(page.getByText(/在读取之后有改动，原件与现在的文字对不上/)).toBeVisible();
    await expect(readerScreen(page).pane(0).text).toContainText('第三条');
  });

  test('is there again in the same view after a restart', async ({ sharedApplication: application }) => {
    const { page } = application;
    await openBeside(application, '公路.ofd', ofdFile());
    await page.keyboard.press('o');
    await expect(page.locator('[data-reader-text]')).toHaveCount(0);
    await page.waitForResponse((response) => response.url().endsWith('/api/workspace.update'));
    await application.restart();
    await expect(page.locator('[data-original] svg text', { hasText: '第一条' })).toBeVisible();
    await expect(page.locator('[data-reader-text]')).toHaveCount(0);
  });
});

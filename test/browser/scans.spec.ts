import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { greyTiff, type PaintedPage, paintPages, scannedPdf } from '../support/paint-page.ts';
import { libraryScreen } from './pages/library-screen.ts';
import { readerScreen } from './pages/reader-screen.ts';
import { expect, type RunningApplication, test } from './support/application-test.ts';
import { askApplication } from './support/ask-application.ts';

const TITLE = '海陵市城市内河管理办法';
const PAPER = [TITLE, '市水务部门负责城市内河的管理和保护。', '沿河单位应当配合河道清淤，不得阻挠施工。'];
const NEXT = ['附则', '本办法自公布之日起施行。'];
const TRADITIONAL = ['內河管理辦法', '沿河單位應當配合河道清淤，不得阻撓施工。'];
/** A recognition shares two processors with a browser. */
const RECOGNIZED_WITHIN = 90_000;
/** A browser that draws in software decodes a page beside other work. */
const DRAWN_WITHIN = 60_000;

let paper: PaintedPage;
let next: PaintedPage;
let traditional: PaintedPage;

test.beforeAll(async () => {
  const [first, second, third] = await paintPages([PAPER, NEXT, TRADITIONAL]);
  if (first === undefined || second === undefined || third === undefined) throw new Error('the browser painted nothing');
  [paper, next, traditional] = [first, second, third];
});

test.use({ withSamples: false, actionTimeout: 20_000 });
test.setTimeout(180_000);

/** Reads a file into the library and opens it. Nothing can be known of a scan but its name. */
async function openScan({ page, library }: RunningApplication, name: string, content: Uint8Array): Promise<string> {
  await writeFile(join(library, name), content);
  await askApplication(page, 'library.index', { folderId: null });
  const screen = libraryScreen(page);
  await readerScreen(page).closeAll();
  const { documents } = await askApplication(page, 'library.read', {});
  await screen.open(documents.length);
  const title = name.slice(0, name.lastIndexOf('.'));
  await expect(screen.row(title)).toContainText('扫描件');
  await screen.openDocument(title);
  return documents.find(({ fileName }) => fileName === name)?.id ?? '';
}

function bar(page: Page): Locator {
  return page.getByRole('region', { name: '扫描件识别' });
}

async function showBeside(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^视图：阅读/ }).click();
  await page.getByRole('menuitem', { name: '并排原件' }).click();
  return page.locator('[data-original]');
}

/** Runs in the page: how much of the first page's picture is darker than paper, 0 to 1. */
function inkOf(original: Locator): Promise<number> {
  return original.locator('[data-page-text="0"]').evaluate((element) => {
    const shown = element.querySelector('img, canvas');
    if (!(shown instanceof HTMLImageElement || shown instanceof HTMLCanvasElement)) return 0;
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [400, 560];
    const context = canvas.getContext('2d');
    if (context === null || (shown instanceof HTMLImageElement && !shown.complete)) return 0;
    context.drawImage(shown, 0, 0, 400, 560);
    const { data } = context.getImageData(0, 0, 400, 560);
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 160 && (data[at + 3] ?? 0) > 128) dark += 1;
    return (dark * 4) / data.length;
  });
}

/** The same page as a TIFF of grey pixels, decoded by the browser. */
async function tiffOf(page: Page, { png, width, height }: PaintedPage): Promise<Uint8Array> {
  const grey = await page.evaluate(
    async ([data, across, down]) => {
      const picture = new Image();
      picture.src = `data:image/png;base64,${data}`;
      await picture.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [across, down];
      const context = canvas.getContext('2d');
      context?.drawImage(picture, 0, 0, across, down);
      const pixels = context?.getImageData(0, 0, across, down).data ?? new Uint8ClampedArray();
      let text = '';
      for (let at = 0; at < pixels.length; at += 4) text += String.fromCharCode(pixels[at] ?? 255);
      return btoa(text);
    },
    [Buffer.from(png).toString('base64'), width, height] as const,
  );
  return greyTiff([{ width, height, pixels: new Uint8Array(Buffer.from(grey, 'base64')) }]);
}

/** The mark in the original stands where the paragraph is painted: as a share of the page's height. */
async function markTop(original: Locator): Promise<number> {
  const mark = original.locator('[data-original-mark]').first();
  await expect(mark).toBeVisible();
  return mark.evaluate((element) => Number.parseFloat(element.style.top) / 100);
}

test.describe('scans', () => {
  test('a scanned PDF is recognised from the reader, stopped, gone on with, and its text annotated', async ({
    sharedApplication: application,
  }) => {
    const { page } = application;
    await openScan(application, '办法.pdf', scannedPdf([paper, next, next]));
    await expect(bar(page)).toContainText('此文件有扫描页，识别后才能读到其中的文字');
    await bar(page).getByRole('button', { name: '识别文字（OCR）' }).click();
    // It has no width before the first page is done.
    await expect(bar(page).getByRole('progressbar')).toHaveCount(1);
    await expect(bar(page).getByRole('status')).toContainText(/第 2 \/ 3 页/, { timeout: RECOGNIZED_WITHIN });
    await bar(page).getByRole('button', { name: '停止' }).click();
    await expect(page.getByText(/已停止，已识别的 [12] 页已保留/)).toBeVisible();
    await expect(bar(page)).toContainText(/此文件尚有扫描页未识别（已识别 [12] 页）/);
    await expect(readerScreen(page).pane(0).text).toContainText(TITLE);
    await bar(page).getByRole('button', { name: '识别文字（OCR）' }).click();
    await expect(page.getByText(/^识别完成：[12] 页$/)).toBeVisible({ timeout: RECOGNIZED_WITHIN });
    await expect(bar(page)).toHaveCount(0);
    await expect(page.getByRole('button', { name: /^OCR 识别 · 置信度 \d+%$/ })).toBeVisible();
    const reader = readerScreen(page);
    // The text with all its pages has taken the place of the one before: nothing chosen now is drawn anew.
    await expect(reader.pane(0).text.getByText('本办法自公布之日起施行。')).toHaveCount(2);
    await reader.pane(0).selectByMouse('沿河单位应当配合河道清淤');
    await reader.selectionBar.getByRole('button', { name: '批注' }).click();
    await expect(reader.card('沿河单位应当配合河道清淤')).toBeVisible();
  });

  test('a scan read in the wrong script is recognised again in the other one', async ({ sharedApplication: application }) => {
    const { page } = application;
    const documentId = await openScan(application, '扫描.jpg', traditional.jpeg);
    await bar(page).getByRole('button', { name: '识别文字（OCR）' }).click();
    const badge = page.getByRole('button', { name: /^OCR 识别 · 置信度/ });
    await expect(badge).toBeVisible({ timeout: RECOGNIZED_WITHIN });
    await badge.click();
    await page.getByRole('menuitem', { name: '改用繁体重新识别' }).click();
    await expect(readerScreen(page).pane(0).text).toContainText('應當配合', { timeout: RECOGNIZED_WITHIN });
    const { model } = await askApplication(page, 'document.open', { documentId });
    expect(model.recognition?.pages.map(({ language }) => language)).toEqual(['chi_tra']);
    await badge.click();
    await expect(page.getByRole('menuitem', { name: '改用简体重新识别' })).toBeVisible();
  });

  for (const kind of ['jpg', 'tif', 'pdf'] as const) {
    test(`the picture of a ${kind} is drawn, and a recognised passage is marked on it and chosen from it`, async ({
      sharedApplication: application,
    }) => {
      const { page } = application;
      const content = {
        png: paper.png,
        jpg: paper.jpeg,
        pdf: scannedPdf([paper]),
        tif: kind === 'tif' ? await tiffOf(page, paper) : paper.png,
      };
      const documentId = await openScan(application, `图片-${kind}.${kind}`, content[kind]);
      const original = await showBeside(page);
      await expect.poll(() => inkOf(original), { timeout: DRAWN_WITHIN }).toBeGreaterThan(0.003);
      await askApplication(page, 'recognition.run', { documentIds: [documentId], language: 'chi_sim' });
      await readerScreen(page).pane(0).waitForText('沿河单位');
      await expect(original.locator('[data-page-text="0"] svg text').first()).toBeAttached();
      await expect(async () => {
        await page.locator('[data-reader-text] [data-start]', { hasText: '沿河单位' }).click({ position: { x: 60, y: 10 } });
        await expect(original.locator('[data-original-mark]').first()).toBeVisible({ timeout: 3_000 });
      }).toPass({ timeout: DRAWN_WITHIN });
      // Title, first paragraph, this one: at the sheet's upper fifth.
      expect(await markTop(original)).toBeGreaterThan(0.15);
      expect(await markTop(original)).toBeLessThan(0.25);
      // A page drawn anew takes the selection with it: then a person would choose once more.
      const line = original.locator('[data-page-text="0"] svg text', { hasText: '市水务部门' });
      await expect(async () => {
        await line.evaluate((node) => document.getSelection()?.selectAllChildren(node));
        await expect(page.getByText(/^已选 \d+ 字$/)).toBeVisible({ timeout: 3_000 });
      }).toPass({ timeout: 30_000 });
      await expect(readerScreen(page).selectionBar).toBeVisible();
    });
  }
});

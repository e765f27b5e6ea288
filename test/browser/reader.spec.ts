import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { generatePolicy } from '../support/generate-policy.ts';
import { appFrame } from './pages/app-frame.ts';
import { libraryScreen } from './pages/library-screen.ts';
import { type ReaderScreen, readerScreen } from './pages/reader-screen.ts';
import { expect, test } from './support/application-test.ts';
import { annotate, openForMarking } from './support/mark-document.ts';
import { paintedTexts } from './support/painted-text.ts';
import { SAMPLE_PLAN, SAMPLE_TITLE } from './support/sample-plan.ts';

const ATTACK = '<script>window.hasRun = 1</script><img src=x onerror="window.hasRun = 2"><b onmouseover="window.hasRun = 3">粗体</b>';

/** The sample plan once for each scenario that writes on it, as another county's, named by its file. */
const PLACES = ['云岭县', '南屏县', '白石县', '清溪县', '东河县', '北塘县', '西坪县'] as const;
type Place = (typeof PLACES)[number];
const planOf = (place: Place): string => SAMPLE_PLAN.replaceAll('云岭', place.slice(0, 2));

const LONG_TITLE = '海陵市便民服务提升方案';
/** So long that its last clauses are far from the first. */
const LONG_POLICY = generatePolicy({ seed: 21, characters: 12_000, title: LONG_TITLE });
/** Wider letters than texts of the trade have: two lines in each column here, and taken for one until it is measured. */
const WIDE_LETTERS = 'WWWWW '.repeat(8).trim();
const LONG = LONG_POLICY.replace('\n', `\n${WIDE_LETTERS}\n`);

const HOSTILE_TITLE = '临江市便民服务提升方案';

const FILES = {
  ...Object.fromEntries(PLACES.map((place) => [`${place}.txt`, planOf(place)])),
  '海陵市.txt': LONG,
  '临江市.txt': SAMPLE_PLAN.replaceAll('云岭县', '临江市').replace('每季度报送进展。', `每季度报送进展。${ATTACK}`),
};

async function openPaper(page: Page, title: string): Promise<ReaderScreen> {
  const library = libraryScreen(page);
  const reader = readerScreen(page);
  await reader.closeAll();
  await library.open(Object.keys(FILES).length);
  await library.openDocument(title);
  await reader.pane(0).waitForText(title);
  return reader;
}

const openPlan = (page: Page, place: Place): Promise<ReaderScreen> => openPaper(page, SAMPLE_TITLE.replace('云岭县', place));

test.use({ withSamples: false, files: FILES });

test.describe('finding in a document', () => {
  test('ignores script and width, counts, and goes through the places in both directions', async ({ sharedApplication: { page } }) => {
    const reader = await openPlan(page, '云岭县');
    await reader.pane(0).press('Control+f');
    await expect(reader.findField).toBeFocused();
    await reader.findField.fill('幫辦');
    const bar = reader.pane(0).section.getByRole('search');
    await expect(bar).toContainText('1/3');
    await expect.poll(() => paintedTexts(page, 'find')).toEqual(['帮办', '幫辦', '帮办']);
    await reader.findField.press('Enter');
    await expect(bar).toContainText('2/3');
    await expect.poll(() => paintedTexts(page, 'find-current')).toEqual(['幫辦']);
    await reader.findField.press('Shift+Enter');
    await expect(bar).toContainText('1/3');
    await reader.findField.fill('app');
    await expect.poll(() => paintedTexts(page, 'find')).toEqual(['ＡＰＰ']);
    await reader.findField.fill('没有这句话');
    await expect(bar).toContainText('未找到');
    await reader.findField.press('Escape');
    await expect(reader.findField).toHaveCount(0);
    await expect(reader.pane(0).text).toBeFocused();
    expect(await paintedTexts(page, 'find')).toEqual([]);
  });
});

test.describe('going about in a long document', () => {
  test('G goes to a clause by its number, and Alt with the arrows goes back and forward', async ({ sharedApplication: { page } }) => {
    const reader = await openPaper(page, LONG_TITLE);
    const last = [...LONG.matchAll(/^(\d+)\.(\S{8})/gm)].at(-1);
    const clause = `${last?.[1]}.${last?.[2]}`;
    await reader.pane(0).press('g');
    await expect(reader.clauseField).toBeFocused();
    await reader.clauseField.fill('九九九9.9999');
    await expect(page.getByText('没有这样的条款')).toBeVisible();
    await reader.clauseField.fill(String(last?.[1]));
    await reader.clauseField.press('Enter');
    await expect(reader.pane(0).text.getByText(clause)).toBeInViewport();
    await expect(reader.pane(0).text).toBeFocused();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(reader.pane(0).text.getByRole('heading', { name: LONG_TITLE })).toBeInViewport();
    await page.keyboard.press('Alt+ArrowRight');
    await expect(reader.pane(0).text.getByText(clause)).toBeInViewport();
  });

  test('rows stand below each other in a column that changes, and the outline follows the text', async ({
    sharedApplication: { page },
  }) => {
    const reader = await openPaper(page, LONG_TITLE);
    const width = async () => (await reader.pane(0).text.boundingBox())?.width ?? 0;
    const before = await width();
    await page.setViewportSize({ width: 1180, height: 800 });
    await expect.poll(width).toBeLessThan(before);
    expect(await gapBelowWideLetters(page), 'rows in a column that has changed').toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect.poll(width).toBe(before);
    expect(await gapBelowWideLetters(page), 'rows in the first column again').toBe(0);
    const entry = reader.outlineEntry(/^5\./);
    await entry.click();
    await expect(entry).toHaveAttribute('aria-current', 'location');
    await reader.pane(0).wheel(3000);
    const current = reader.outline.locator('[aria-current="location"]');
    await expect(current).not.toHaveText(/^5\./);
    await expect(current).toBeInViewport();
    await expect(appFrame(page).status).toContainText(/[一二三四五六七八九]、/);
  });
});

/** Pixels between the row of wide letters and the next, some frames from now: rows are measured again over several. */
async function gapBelowWideLetters(page: Page): Promise<number> {
  return readerScreen(page)
    .pane(0)
    .text.evaluate(async (text) => {
      for (let frame = 0; frame < 8; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
      const rows = [...text.querySelectorAll<HTMLElement>('[data-index]')];
      const row = rows.find(({ textContent }) => textContent?.includes('WWWWW'));
      const next = rows.find(({ dataset }) => Number(dataset.index) === Number(row?.dataset.index) + 1);
      return Math.round((next?.getBoundingClientRect().top ?? 0) - (row?.getBoundingClientRect().bottom ?? 0));
    });
}

test.describe('marking a text', () => {
  test('works by keyboard alone: choose a sentence, mark, annotate, take back, do again', async ({ sharedApplication: { page } }) => {
    const reader = await openPlan(page, '南屏县');
    await reader.pane(0).text.focus();
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('j');
    await page.keyboard.press('s');
    await page.keyboard.press('s');
    await expect(appFrame(page).status).toContainText('已选');
    await page.keyboard.press('3');
    await expect.poll(() => paintedTexts(page, 'blue')).toEqual(['县政务服务中心每周六上午开放，节假日安排专人值守。']);
    await page.keyboard.press('s');
    await page.keyboard.press('n');
    const note = reader.cards.getByRole('textbox', { name: '问题描述' });
    await expect(note).toBeFocused();
    await page.keyboard.type('周六开放的窗口未列明，jn123 也只是文字');
    await page.keyboard.press('Control+Enter');
    await expect(note).toHaveCount(0);
    await expect(reader.card('jn123 也只是文字')).toBeVisible();
    await expect(reader.cards).toHaveCount(2);
    await reader.pane(0).text.focus();
    await page.keyboard.press('Control+z');
    await expect(reader.card('jn123 也只是文字')).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(reader.cards).toHaveCount(1);
    await page.keyboard.press('Control+y');
    await page.keyboard.press('Control+y');
    await expect(reader.card('jn123 也只是文字')).toBeVisible();
  });

  test('lets highlights overlap, each with its own card, without touching the text', async ({ sharedApplication: { page } }) => {
    const reader = await openPlan(page, '白石县');
    await reader.pane(0).selectByMouse('常办事项的材料压减30%以上');
    await reader.selectionBar.getByRole('button', { name: '黄色标注（1）' }).click();
    await reader.pane(0).selectByMouse('压减30%以上，能够共享的材料');
    await reader.selectionBar.getByRole('button', { name: '紫色标注（6）' }).click();
    await expect(reader.cards).toHaveCount(2);
    await expect.poll(() => paintedTexts(page, 'yellow')).toEqual(['常办事项的材料压减30%以上']);
    expect(await paintedTexts(page, 'violet')).toEqual(['压减30%以上，能够共享的材料']);
    expect(await paintedTexts(page, 'overlap')).toEqual(['压减30%以上']);
    const paragraph = reader.pane(0).text.getByText('2.压减办理材料');
    expect(await paragraph.evaluate((element) => element.childNodes.length)).toBe(1);
  });

  test('links card and text both ways, and keeps a note half written when the window is loaded anew', async ({
    sharedApplication: { page },
  }) => {
    await libraryScreen(page).open(Object.keys(FILES).length);
    const document = await openForMarking(page, '清溪县.txt');
    await annotate(page, document, '三年内建成全县统一', { note: '第一条' });
    // Made in another window while this one is still reading.
    await page.route(
      '**/api/review.read',
      async (route) => {
        const response = await route.fetch();
        await annotate(page, document, '每季度报送进展', { note: '第二条' });
        await route.fulfill({ response });
      },
      { times: 1 },
    );
    const reader = await openPlan(page, '清溪县');
    await expect(reader.cards).toHaveCount(2);
    await reader.pane(0).clickOn('三年内建成全县统一');
    await expect(reader.card('第一条')).toHaveAttribute('aria-current', 'true');
    await expect(reader.card('第一条')).toBeFocused();
    await reader.card('第二条').click();
    await expect.poll(() => paintedTexts(page, 'focus')).toEqual(['每季度报送进展']);
    await reader.card('第二条').getByRole('button', { name: '删除' }).click();
    await expect(reader.cards).toHaveCount(1);
    // The message offers the way back as long as it is the last step.
    const message = page.getByRole('alert').filter({ hasText: '批注已删除' });
    await expect(message.getByRole('button', { name: '撤销' })).toBeVisible();
    await page.keyboard.press('Control+z');
    await expect(page.getByText('已撤销：删除批注')).toBeVisible();
    await page.keyboard.press('Control+y');
    await expect(page.getByText('已重做：删除批注')).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(1);
    await expect(reader.cards).toHaveCount(1);
    await reader.card('第一条').press('Enter');
    await reader.cards.getByRole('textbox', { name: '问题描述' }).fill('第一条，正写到一半');
    await page.reload();
    await expect(reader.card('正写到一半')).toBeVisible();
  });

  test('copies a passage with its source', async ({ sharedApplication: { page } }) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const reader = await openPlan(page, '云岭县');
    await reader.pane(0).selectByMouse('帮办岗位覆盖全部乡镇');
    await reader.selectionBar.getByRole('button', { name: '带出处复制' }).click();
    await expect(page.getByText('已复制，附文件名和条款')).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      '帮办岗位覆盖全部乡镇（《云岭县便民服务提升方案》二、（一）3.）',
    );
  });

  test('fires no shortcut while an input method composes', async ({ sharedApplication: { page } }) => {
    const reader = await openPlan(page, '东河县');
    await reader.pane(0).text.focus();
    await page.keyboard.press('j');
    for (const key of ['1', 'n', 'g', 'f']) {
      await reader.pane(0).text.evaluate((element, name) => {
        const init = { key: name, bubbles: true, cancelable: true, isComposing: true, ctrlKey: name === 'f' };
        element.dispatchEvent(new KeyboardEvent('keydown', init));
      }, key);
    }
    await expect(reader.clauseField).toHaveCount(0);
    await expect(reader.findField).toHaveCount(0);
    await reader.pane(0).press('2');
    await expect(reader.cards).toHaveCount(1);
    expect(await paintedTexts(page, 'yellow')).toEqual([]);
  });
});

test.describe('a text that changed after it was annotated', () => {
  test('keeps moved notes at their words, and lists what lost its place until it gets a new one', async ({
    sharedApplication: { page, library: folder },
  }) => {
    const library = libraryScreen(page);
    await library.open(Object.keys(FILES).length);
    const document = await openForMarking(page, '北塘县.txt');
    await annotate(page, document, '每季度报送进展', { note: '改为每月' });
    await annotate(page, document, '县政务服务中心每周六上午开放，节假日安排专人值守。', { note: '值守由谁承担', colour: 'pink' });
    const changed = planOf('北塘县')
      .replace('县政务服务中心每周六上午开放，节假日安排专人值守。', '另行规定。')
      .replace('一、总体要求\n', '一、总体要求\n本方案自印发之日起施行，由县政府办公室负责解释。\n');
    await writeFile(join(folder, '北塘县.txt'), changed);
    await library.readAgain();
    const reader = await openPlan(page, '北塘县');
    await expect(reader.card('改为每月')).toBeVisible();
    await expect.poll(() => paintedTexts(page, 'yellow')).toEqual(['每季度报送进展']);
    await expect(reader.orphans).toContainText('失锚的批注 1 条');
    await expect(reader.orphans).toContainText('值守由谁承担');
    await expect(reader.orphans).toContainText('原在 二、（一）1.');
    await reader.orphans.getByRole('button', { name: '重新定位' }).click();
    await expect(reader.pane(0).section).toContainText('请选中这条批注的新位置');
    await reader.pane(0).selectByMouse('另行规定');
    await reader.selectionBar.getByRole('button', { name: '定位到这里' }).click();
    await expect(reader.orphans).toHaveCount(0);
    await expect(reader.card('值守由谁承担')).toContainText('另行规定');
    await expect.poll(() => paintedTexts(page, 'pink')).toEqual(['另行规定']);
  });
});

test.describe('a browser without the Custom Highlight API', () => {
  test('shows marks as spans, and the status line says so', async ({ application: { page } }) => {
    await page.addInitScript(() => {
      Reflect.deleteProperty(CSS, 'highlights');
      Object.defineProperty(window, 'CSS', { value: { supports: CSS.supports, escape: CSS.escape } });
    });
    await page.reload();
    await libraryScreen(page).open(Object.keys(FILES).length);
    await annotate(page, await openForMarking(page, '西坪县.txt'), '办事进度，超过时限', { note: '时限多长' });
    const reader = await openPlan(page, '西坪县');
    await expect(appFrame(page).status).toContainText('高亮改用替代方式显示');
    await expect(reader.pane(0).text.locator('span[data-layers~="yellow"]')).toHaveText('办事进度，超过时限');
    await reader.pane(0).selectByMouse('能够共享的材料');
    await reader.selectionBar.getByRole('button', { name: '橙色标注（5）' }).click();
    await expect(reader.pane(0).text.locator('span[data-layers~="orange"]')).toHaveText('能够共享的材料');
  });
});

test.describe('a hostile document', () => {
  test('is shown as text wherever it appears', async ({ sharedApplication: { page } }) => {
    await libraryScreen(page).open(Object.keys(FILES).length);
    await annotate(page, await openForMarking(page, '临江市.txt'), ATTACK, { note: ATTACK, suggestion: '<img src=x onerror=alert(1)>' });
    const reader = await openPaper(page, HOSTILE_TITLE);
    await reader.outlineEntry(/压实责任/).click();
    await expect(reader.pane(0).text).toContainText(ATTACK);
    await expect(reader.card('window.hasRun')).toContainText('<img src=x onerror=alert(1)>');
    await appFrame(page).goTo('检索');
    await page.getByRole('textbox', { name: '检索文库' }).fill('hasRun');
    await expect(page.getByRole('main').getByRole('listitem').first()).toContainText('window.hasRun');
    expect(await page.evaluate(() => Reflect.get(window, 'hasRun'))).toBeUndefined();
    expect(await page.locator('img').count()).toBe(0);
  });
});

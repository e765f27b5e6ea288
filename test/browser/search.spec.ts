import { appFrame } from './pages/app-frame.ts';
import { libraryScreen } from './pages/library-screen.ts';
import { readerScreen } from './pages/reader-screen.ts';
import { expect, test } from './support/application-test.ts';
import { paintedTexts } from './support/painted-text.ts';
import { SAMPLE_PLAN, SAMPLE_TITLE } from './support/sample-plan.ts';

const LONG = `${SAMPLE_PLAN.replaceAll('云岭县', '白石县')}${'各乡镇按月汇总窗口办件数量，逐项对照时限要求。\n'.repeat(120)}四、附则\n本方案由白石县大数据中心负责解释。\n`;

test.use({ withSamples: false, files: { '云岭.txt': SAMPLE_PLAN, '白石.txt': LONG } });

test.describe('search over the library', () => {
  test.beforeEach(async ({ sharedApplication: { page } }) => {
    await libraryScreen(page).open(2);
    await page.keyboard.press('Control+Shift+F');
    await expect(page.getByRole('textbox', { name: '检索文库' })).toBeFocused();
  });

  test('gives results while a person types, in either script and either width', async ({ sharedApplication: { page } }) => {
    const field = page.getByRole('textbox', { name: '检索文库' });
    const hits = page.getByRole('main').getByRole('listitem');
    await field.pressSequentially('辦事進');
    await expect(hits).toHaveCount(2);
    await expect(hits.first().locator('mark').first()).toHaveText('办事进');
    await field.fill('APP与小程序');
    await expect(hits).toHaveCount(2);
    await expect(hits.first().locator('mark').first()).toHaveText('ＡＰＰ与小程序');
    await field.fill('云岭县 帮办');
    await expect(hits).toHaveCount(1);
    const filters = page.getByRole('complementary', { name: '筛选结果' });
    await field.fill('办事进');
    await filters.getByRole('checkbox', { name: '白石县 1', exact: true }).check();
    await expect(hits).toHaveCount(1);
    await expect(filters.getByRole('checkbox', { name: '云岭县 1', exact: true })).toBeVisible();
    await hits.getByRole('button', { name: /^\d+ 处$/ }).click();
    await expect(hits.getByRole('group', { name: '所有命中的段落' }).getByRole('button').first()).toBeVisible();
    await page.getByRole('button', { name: '去掉筛选 地区：白石县' }).click();
    await expect(hits).toHaveCount(2);
    await page.getByRole('button', { name: '保存检索', exact: true }).click();
    await page.getByRole('textbox', { name: '名称', exact: true }).fill('办事两县');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await expect(filters.getByRole('region', { name: '保存的检索' }).getByRole('button', { name: '办事两县', exact: true })).toBeVisible();
    await page.getByRole('button', { name: '导出 Excel', exact: true }).click();
    await expect(page.getByRole('dialog').getByText(/^检索结果-办事进-\d{8}\.xlsx$/)).toBeVisible();
    await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).last().click();
    await field.press('Enter');
    await field.fill('');
    const memory = page.getByRole('complementary', { name: '保存的检索和最近的检索' });
    await expect(memory.getByRole('region', { name: '最近的检索' }).getByRole('button', { name: '办事进', exact: true })).toBeVisible();
    await memory.getByRole('button', { name: '办事两县', exact: true }).click();
    await expect(field).toHaveValue('办事进');
    await expect(hits).toHaveCount(2);
    await field.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(hits.nth(1).getByRole('button').first()).toBeFocused();
    await field.fill('"云岭县 OR');
    await expect(page.getByRole('note')).toContainText('理解为：「"云岭县」');
    await expect(page.getByRole('note')).toContainText('OR 的后面还没有词语');
    await expect(page.getByRole('note')).toContainText('引号没有成对');
    await field.fill('没有写到的词');
    await expect(page.getByRole('note')).toBeHidden();
    await expect(page.getByText('没有文件含有「没有写到的词」')).toBeVisible();
  });

  test('leads to the passage, and Alt+Left comes back', async ({ sharedApplication: { page } }) => {
    const reader = readerScreen(page);
    await page.getByRole('textbox', { name: '检索文库' }).fill('大数据中心');
    await page.getByRole('main').getByRole('listitem').first().getByRole('button').first().click();
    await reader.pane(0).waitForText('本方案由白石县大数据中心负责解释');
    await expect(reader.pane(0).text.getByText('本方案由白石县大数据中心负责解释')).toBeInViewport();
    await expect(reader.outlineEntry(/附则/)).toHaveAttribute('aria-current', 'location');
    const bar = page.getByRole('region', { name: '检索命中' });
    await expect(bar).toContainText('检索：大数据中心');
    await expect(bar.getByRole('status')).toHaveText(/^\d+ 处$/);
    await expect.poll(() => paintedTexts(page, 'hit')).toContain('大数据中心');
    await reader.pane(0).text.focus();
    await page.keyboard.press('F3');
    await expect(bar.getByRole('status')).toHaveText(/^\d+\/\d+$/);
    await expect.poll(() => paintedTexts(page, 'hit-current')).toEqual(['大数据中心']);
    await bar.getByRole('button', { name: '去掉命中标记' }).click();
    await expect(bar).toBeHidden();
    await expect.poll(() => paintedTexts(page, 'hit')).toEqual([]);
    await reader.pane(0).text.focus();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('textbox', { name: '检索文库' })).toHaveValue('大数据中心');
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  });

  test('opens a hit beside the document in reading', async ({ sharedApplication: { page } }) => {
    const library = libraryScreen(page);
    const reader = readerScreen(page);
    await reader.closeAll();
    await library.open(2);
    await library.openDocument(SAMPLE_TITLE);
    await reader.pane(0).waitForText(SAMPLE_TITLE);
    await appFrame(page).goTo('检索');
    await page.getByRole('textbox', { name: '检索文库' }).fill('大数据中心');
    await page.getByRole('button', { name: '在右侧打开' }).click();
    await expect(reader.panes).toHaveCount(2);
    await reader.pane(1).waitForText('本方案由白石县大数据中心负责解释');
  });
});

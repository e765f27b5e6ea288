import iconv from 'iconv-lite';
import { libraryScreen } from './pages/library-screen.ts';
import { readerScreen } from './pages/reader-screen.ts';
import { expect, test } from './support/application-test.ts';
import { annotate, openForMarking } from './support/mark-document.ts';

const TITLE = '云岭县供水服务提升方案';
const DAMAGED = [
  TITLE,
  '发布日期:2031-03-06 浏览次数: 字体:[ 大 中 小 ]',
  '一、主要任务',
  '到2 0 31年,建成便民供水平台,覆盖全部乡镇。',
  '序号',
  '事项',
  '单位',
  '1',
  '用水报装',
  '县水务局',
  '2',
  '用气报装',
  '县住建局',
].join('\n');

const LINES = ['海陵市公共资源交易管理办法', '第一条 为规范公共资源交易活动，制定本办法。', '第二条 本办法适用于本市的交易活动。'];

test.use({ withSamples: false, files: { '供水.txt': DAMAGED, '办法.txt': iconv.encode(LINES.join('\n'), 'gb18030') } });

test.describe('repairs', () => {
  test('show the original where the pointer rests, are taken back with one click, and undone like any change', async ({
    sharedApplication: { page },
  }) => {
    const library = libraryScreen(page);
    const reader = readerScreen(page);
    await library.open(2);
    await expect(library.row(TITLE)).toContainText('修复 3');
    await annotate(page, await openForMarking(page, '供水.txt'), '2031年', { note: '时限' });
    await library.openDocument(TITLE);
    const pane = reader.pane(0);
    await pane.waitForText('到2031年');
    await pane.hoverOn('2031年');
    const card = page.getByRole('region', { name: '修复', exact: true });
    await expect(card).toContainText('多余空格');
    await expect(card).toContainText('推定');
    await expect(card).toContainText('到2 0 31年');
    await card.getByRole('button', { name: '撤回', exact: true }).click();
    await pane.waitForText('到2 0 31年');
    await page.keyboard.press('Control+z');
    await pane.waitForText('到2031年');
    await expect(reader.card('时限')).toBeVisible();
  });

  test('are reached by keyboard, the next one with every press', async ({ sharedApplication: { page } }) => {
    const library = libraryScreen(page);
    await library.open(2);
    await library.openDocument(TITLE);
    const pane = readerScreen(page).pane(0);
    await pane.waitForText('到2031年');
    const mark = page.getByTitle('此处经过修复：表格还原');
    const [markBox, tableBox] = [await mark.boundingBox(), await pane.text.getByRole('table').boundingBox()];
    expect((markBox?.x ?? 0) + (markBox?.width ?? 0)).toBeLessThanOrEqual(tableBox?.x ?? 0);
    await pane.press('r');
    const card = page.getByRole('region', { name: '修复', exact: true });
    await expect(card).toContainText('多余空格');
    await expect(card.getByRole('button', { name: '撤回', exact: true })).toBeFocused();
    await page.keyboard.press('r');
    await expect(card).toContainText('表格还原');
    await page.keyboard.press('Enter');
    await pane.waitForText('用水报装');
    await expect(pane.text.getByRole('table')).toHaveCount(0);
    await pane.press('r');
    await expect(card).toContainText('多余空格');
    await page.keyboard.press('r');
    await expect(card).toContainText('已撤回');
    await page.keyboard.press('Escape');
    await expect(card).toHaveCount(0);
    await page.keyboard.press('Control+z');
    await expect(pane.text.getByRole('table')).toHaveCount(1);
  });

  test('are listed by kind, and a whole kind is taken back and made again', async ({ sharedApplication: { page } }) => {
    const library = libraryScreen(page);
    const reader = readerScreen(page);
    await library.open(2);
    await library.openDocument(TITLE);
    await reader.tab('信息').click();
    const panel = page.getByRole('complementary', { name: '审阅面板' });
    await expect(panel.getByRole('heading', { name: '修复 3 处' })).toBeVisible();
    await panel.getByRole('button', { name: '网页栏目 1' }).click();
    await panel.getByRole('button', { name: '全部撤回：网页栏目' }).click();
    await reader.pane(0).waitForText('浏览次数');
    await expect(panel.getByRole('heading', { name: '修复 2 处' })).toBeVisible();
    await panel.getByRole('button', { name: '全部恢复：网页栏目' }).click();
    await expect(reader.pane(0).text).not.toContainText('浏览次数');
  });
});

test.describe('the encoding of a file', () => {
  test('is chosen from a menu that shows how the beginning reads, marked as chosen, and given up again', async ({
    sharedApplication: { page },
  }) => {
    const library = libraryScreen(page);
    const reader = readerScreen(page);
    await library.open(2);
    await annotate(page, await openForMarking(page, '办法.txt'), '公共资源交易活动', { note: '范围' });
    await library.openDocument(LINES[0] ?? '');
    const pane = reader.pane(0);
    await pane.waitForText('公共资源交易活动');
    const status = page.getByRole('contentinfo');
    await status.getByRole('button', { name: '编码：GB18030（GBK）' }).click();
    const menu = page.getByRole('menu');
    await expect(menu.getByRole('menuitemradio', { name: /^自动：GB18030/ })).toHaveAttribute('aria-checked', 'true');
    await expect(menu.getByRole('menuitemradio', { name: /^GB18030/ })).toContainText('制定本办法');
    await menu.getByRole('menuitemradio', { name: /^Big5/ }).click();
    await expect(pane.text).not.toContainText('公共资源');
    await expect(page.getByText('1 条批注找不到原来的文字')).toBeVisible();
    await expect(status.getByRole('button', { name: '编码：Big5（繁体）' })).toContainText('人工选定');
    await status.getByRole('button', { name: /^编码/ }).click();
    await menu.getByRole('menuitemradio', { name: /^自动/ }).click();
    await pane.waitForText('公共资源交易活动');
    await reader.tab('批注').click();
    await expect(reader.card('范围')).toBeVisible();
  });
});

test.describe('a document taken out of the library', () => {
  test('comes back with one click, from the notice or from the list of those removed', async ({ sharedApplication: { page } }) => {
    const library = libraryScreen(page);
    await library.open(2);
    await library.choose(TITLE, '移出文库');
    await page.getByRole('dialog').getByRole('button', { name: '移出文库' }).click();
    await expect(library.row(TITLE)).toHaveCount(0);
    await page.getByRole('alert').getByRole('button', { name: '撤销', exact: true }).click();
    await expect(library.row(TITLE)).toBeVisible();

    await library.choose(TITLE, '移出文库');
    await page.getByRole('dialog').getByRole('button', { name: '移出文库' }).click();
    await page.getByRole('tab', { name: '已移出 1' }).click();
    await page
      .getByRole('row', { name: /供水\.txt/ })
      .getByRole('button', { name: '恢复', exact: true })
      .click();
    await page.getByRole('tab', { name: '文件', exact: true }).click();
    await expect(library.row(TITLE)).toBeVisible();
  });
});

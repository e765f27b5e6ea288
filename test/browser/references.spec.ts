import { libraryScreen } from './pages/library-screen.ts';
import { readerScreen } from './pages/reader-screen.ts';
import { expect, test } from './support/application-test.ts';
import { paintedTexts } from './support/painted-text.ts';

const TITLE = '云岭县便民窗口管理办法';
const CITED = '海陵市便民服务条例';
const ARTICLES = Array.from(
  { length: 30 },
  (_, index) => `第${hanNumber(index + 1)}条 第${index + 1}类事项由窗口受理，材料齐全的当场办结。`,
);

const CITING = [
  TITLE,
  '第一条 依据《海陵市便民服务条例》第二十二条和《海陵市档案移交规定》，制定本办法。',
  '第二条 窗口应当公开办理条件。',
  '第三条 违反本办法第二条规定的，责令改正。',
].join('\n');

test.use({ withSamples: false, files: { '窗口办法.txt': CITING, '条例.txt': [CITED, ...ARTICLES].join('\n') } });

test('what a document cites is listed, opens beside at the clause, and leads back', async ({ sharedApplication: { page } }) => {
  const library = libraryScreen(page);
  const reader = readerScreen(page);
  await reader.closeAll();
  await library.open(2);
  await library.openDocument(TITLE);
  await reader.pane(0).waitForText('责令改正');
  await reader.tab('信息').click();
  const list = page.getByRole('region', { name: '引用', exact: true });
  await expect(list.getByRole('listitem')).toHaveCount(3);
  await expect(list.getByRole('listitem').filter({ hasText: '档案移交' })).toContainText('不在文库中');
  await expect.poll(() => paintedTexts(page, 'citation')).toEqual(['《海陵市便民服务条例》第二十二条', '本办法第二条']);

  await list.getByRole('button', { name: '《海陵市便民服务条例》第二十二条', exact: true }).click();
  await expect(reader.panes).toHaveCount(2);
  await reader.pane(1).waitForText('第22类事项');
  await expect.poll(() => paintedTexts(page, 'flash').then((texts) => texts.join())).toContain('第22类事项');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(reader.pane(0).section).toHaveAttribute('data-active', 'true');
});

test('a citation in the text opens by click, and by key in the paragraph under the cursor', async ({ sharedApplication: { page } }) => {
  const library = libraryScreen(page);
  const reader = readerScreen(page);
  await reader.closeAll();
  await library.open(2);
  await library.openDocument(TITLE);
  await reader.pane(0).waitForText('责令改正');
  await expect.poll(() => paintedTexts(page, 'citation')).toHaveLength(2);
  await reader.pane(0).clickOn('本办法第二条');
  await expect.poll(() => paintedTexts(page, 'flash').then((texts) => texts.join())).toContain('窗口应当公开');
  await expect(reader.panes).toHaveCount(1);
  await reader.pane(0).press('k');
  await reader.pane(0).press('l');
  await expect(reader.panes).toHaveCount(2);
  await reader.pane(1).waitForText('第22类事项');
});

/** 1 to 30 as articles are numbered. */
function hanNumber(number: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const tens = Math.floor(number / 10);
  return `${tens > 1 ? (digits[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${digits[number % 10] ?? ''}`;
}

import { packReview } from '#shared/domain/review/review-package.ts';
import { libraryScreen } from './pages/library-screen.ts';
import { readerScreen } from './pages/reader-screen.ts';
import { expect, test } from './support/application-test.ts';
import { askApplication } from './support/ask-application.ts';
import { annotate, openForMarking } from './support/mark-document.ts';

const NEXT = '临江市窗口服务办法（送审稿）';
const DRAFT = [
  '临江市窗口服务办法（征求意见稿）',
  '一、办理',
  '1.压缩时限。一般事项在5个工作日内办结，由受理窗口负责答复申请人。',
  '2.公开流程。各窗口公开办理条件和所需材料，每季度核对一次。',
  '二、监督',
  '3.接受评价。申请人可以对窗口服务作出评价，结果按月公布。',
  '4.设立意见箱。各窗口设意见箱，由专人每周开启并登记。',
].join('\n');
const FINAL = DRAFT.replace('（征求意见稿）', '（送审稿）')
  .replace('5个工作日', '3个工作日')
  .replace(/\n4\..*/, '');

test.use({ withSamples: false, files: { '旧稿.txt': DRAFT, '新稿.txt': FINAL } });

test('opinions on a draft come to the next version, wait where words changed, and tell whether they were adopted', async ({
  application: { page },
}) => {
  const reader = readerScreen(page);
  await libraryScreen(page).open(2);
  const draft = await openForMarking(page, '旧稿.txt');
  await annotate(page, draft, '5个工作日内办结', { note: '时限过长', suggestion: '改为3个工作日内办结' });
  await annotate(page, draft, '结果按月公布', { note: '宜公开' });
  await annotate(page, draft, '由专人每周开启并登记', { note: '专人未写明' });
  await libraryScreen(page).openDocument(NEXT);
  await reader.pane(0).waitForText('3个工作日');

  await reader.tab('批注').click();
  await page.getByRole('button', { name: '接续批注' }).click();
  const dialog = page.getByRole('dialog', { name: '接续批注' });
  await expect(dialog.getByText('原样 1，文字有改动 1，失锚 1')).toBeVisible();
  const rows = dialog.getByRole('list', { name: '各条批注的去处' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await expect(rows.first().locator('del')).toHaveText('5');
  await expect(rows.first()).toContainText('推定：已采纳');
  await expect(rows.nth(2)).toContainText('所在文字已删除');
  await dialog.getByRole('button', { name: '接续 3 条' }).click();
  await expect(dialog).toBeHidden();

  const cards = page.getByRole('list', { name: '批注列表' }).getByRole('article');
  await expect(cards).toHaveCount(2);
  await expect(page.getByRole('region', { name: '失锚的批注 1 条' })).toContainText('由专人每周开启并登记');
  await expect(page.getByText('原文有改动，1 条批注的位置待确认')).toBeVisible();
  await cards.first().getByRole('button', { name: '位置无误' }).click();
  await expect(page.getByText('原文有改动，1 条批注的位置待确认')).toBeHidden();
  await cards.first().getByRole('button', { name: '判断采纳情况: 推定：已采纳' }).click();
  await page.getByRole('menuitem', { name: '部分采纳' }).click();
  await expect(cards.first().getByRole('button', { name: '判断采纳情况: 部分采纳' })).toBeVisible();
  await cards.first().getByRole('button', { name: '写处理说明' }).click();
  await cards.first().getByRole('textbox', { name: '处理说明' }).fill('窗口人手有限，先压缩到3个工作日');
  await page.keyboard.press('Control+Enter');
  await expect(cards.first().getByText('已保存')).toBeVisible();

  await page.getByRole('button', { name: '接续批注' }).click();
  await expect(dialog.getByText('已接续 3 条')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '接续 0 条' })).toBeDisabled();
  await dialog.getByRole('button', { name: '关闭' }).first().click();
  await expect(dialog).toBeHidden();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Control+z');
  await expect(cards, 'one step takes all that was carried away again').toHaveCount(0);
  const { documents } = await askApplication(page, 'library.read', {});
  expect(documents.map(({ annotations }) => annotations).sort()).toEqual([0, 3]);

  const about = { title: '另一份办法', fileName: '另稿.txt', contentHash: '' };
  const written = await askApplication(page, 'review.read', { documentId: draft.documentId });
  const packed = JSON.stringify(packReview({ ...written, document: about }, '2031-05-06T08:00:00.000Z'));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '导入审阅包' }).click();
  await (await chooser).setFiles({ name: '审阅包.json', mimeType: 'application/json', buffer: Buffer.from(packed) });
  const importing = page.getByRole('dialog', { name: '导入审阅包' });
  await expect(importing.getByRole('button', { name: '导入', exact: true }), 'of another paper as it seems').toBeDisabled();
  await importing.getByRole('checkbox', { name: '确认是同一份文件，仍要导入' }).check();
  await importing.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByText('审阅包已导入：新增 3 条，更新 0 条，原样 0 条')).toBeVisible();
  await expect(cards.first(), 'the changed words wait as those of a carried one').toContainText('待确认');
  await expect(cards.first().locator('del')).toHaveText('5');
  await page.getByRole('button', { name: '全部确认' }).click();
  await expect(page.getByText('待确认')).toHaveCount(0);
  for (let step = 0; step < 2; step += 1) await page.keyboard.press('Control+z');
  await expect(cards, 'and one step takes the package back').toHaveCount(0);
});

import { appFrame } from './pages/app-frame.ts';
import { exportDialog } from './pages/export-dialog.ts';
import { readerPane } from './pages/reader-screen.ts';
import { expect, test } from './support/application-test.ts';
import { askApplication } from './support/ask-application.ts';
import { officeText } from './support/read-office-file.ts';

const OWN = `云岭县优化服务方案

一、主要任务
1.改善供电服务。城区供电可靠率达到99.95%以上，年户均停电时间不超过3小时。（县发改局牵头）
2.举办龙舟赛。每年端午举办一次。（县文旅局牵头）
`;
const OTHER = `海陵市优化服务方案

一、重点任务
1.提升供电质量。供电可靠率达到99.98%以上，年户均停电时间不超过2小时。（市发改委牵头）
2.提升办税体验。企业年均纳税时间压缩至78小时以内。（市税务局负责）
`;

test.use({ withSamples: false, files: { '云岭.txt': OWN, '海陵.txt': OTHER } });

test('a person puts two plans on a board, reads, corrects and annotates it, finds it after a reload, and exports it', async ({
  application,
}) => {
  const { page } = application;
  const goToBoards = () => appFrame(page).goTo('对标');
  const grid = page.getByRole('grid', { name: '对标表' });
  const gap = page.getByRole('textbox', { name: '获得水电气 差距' });
  await expect.poll(async () => (await askApplication(page, 'library.read', {})).documents.length, { timeout: 60_000 }).toBe(2);

  await test.step('the screen says what it is for, and makes a board of the documents chosen, the first as the own one', async () => {
    await goToBoards();
    await expect(page.getByText('还没有对标')).toBeVisible();
    await page.getByRole('button', { name: '新建对标' }).click();
    const dialog = page.getByRole('dialog', { name: '新建对标' });
    await dialog.getByRole('checkbox', { name: /^云岭县/ }).check();
    await expect(dialog.getByRole('button', { name: '新建对标' })).toBeDisabled();
    await dialog.getByRole('checkbox', { name: /^海陵市/ }).check();
    await dialog.getByRole('button', { name: '新建对标' }).click();
    await expect(page.getByRole('heading', { name: '云岭县、海陵市对标' })).toBeVisible();
  });

  await test.step('numbers stand beside each other, the best marked, gaps visible', async () => {
    const reliability = grid.getByRole('row').filter({ hasText: '供电可靠率' }).last();
    await expect(reliability.getByRole('gridcell')).toHaveText(['99.95%以上', '99.98%以上最优', '云岭县 落后']);
    await expect(grid.getByRole('row').filter({ hasText: '纳税' }).first().getByRole('gridcell').first()).toContainText('未提及');
    await expect(page.getByText('未归类（1）')).toBeVisible();
  });

  await test.step('a cell is read in its text beside the board, also by the keyboard', async () => {
    const text = page.getByRole('complementary', { name: '原文' });
    await grid.getByRole('gridcell').filter({ hasText: '提升供电质量' }).click();
    await expect(text).toContainText('提升办税体验');
    await grid.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await expect(text).toContainText('举办龙舟赛');
  });

  await test.step('a match is corrected and taken back, and what a person writes keeps itself', async () => {
    const provision = grid.getByRole('gridcell').filter({ hasText: '改善供电服务' });
    await provision.getByRole('button', { name: /^操作/ }).click();
    await page.getByRole('menuitem', { name: '移出此事项' }).click();
    await expect(page.getByText('未归类（2）')).toBeVisible();
    await grid.focus();
    await page.keyboard.press('Control+z');
    await expect(page.getByText('未归类（1）')).toBeVisible();
    await provision.getByRole('button', { name: /^操作/ }).click();
    await page.getByRole('menuitem', { name: '确认对应' }).click();
    await expect(provision).toContainText('已确认');
    await gap.fill('可靠率低 0.03 个百分点');
    await grid.focus();
    await expect(grid.getByText('已保存')).toBeVisible();
  });

  await test.step('words of the text go under a topic that their clause is not about, and come off it again', async () => {
    await grid.getByRole('button', { name: '为「纳税」补充条款' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '在原文中选取' }).click();
    await expect(page.getByText('请在原文中选中要列入「纳税」的文字')).toBeVisible();
    await readerPane(page, page.getByRole('complementary', { name: '原文' })).selectByMouse('举办龙舟赛');
    await page.getByRole('toolbar', { name: '所选文字' }).getByRole('button', { name: '列入「纳税」' }).click();
    const chosen = grid.getByRole('gridcell').filter({ hasText: '人工添加' });
    await expect(chosen).toContainText('举办龙舟赛');
    await chosen.getByRole('button', { name: /^操作/ }).click();
    await page.getByRole('menuitem', { name: '移出此事项' }).click();
    await expect(chosen).toHaveCount(0);
  });

  await test.step('the board is there after a reload, and its table holds all of it', async () => {
    await page.reload();
    await goToBoards();
    await page
      .getByRole('list', { name: '对标列表' })
      .getByRole('button', { name: /云岭县、海陵市对标/ })
      .first()
      .click();
    await expect(gap).toHaveValue('可靠率低 0.03 个百分点');
    await page.getByRole('button', { name: '导出', exact: true }).click();
    const text = await officeText(await exportDialog(page).save());
    for (const words of ['事项/指标', '可靠率低 0.03 个百分点', '99.98%以上', '落后（最优：海陵市）', '（未提及）', '举办龙舟赛'])
      expect(text).toContain(words);
  });
});

import type { Page } from '@playwright/test';
import { appFrame } from './pages/app-frame.ts';
import { checklistPanel } from './pages/checklist-panel.ts';
import { exportDialog } from './pages/export-dialog.ts';
import { type FindingsPanel, findingsPanel } from './pages/findings-panel.ts';
import { libraryScreen } from './pages/library-screen.ts';
import { type ReaderScreen, readerScreen } from './pages/reader-screen.ts';
import { openSettings } from './pages/settings-screen.ts';
import { expect, test } from './support/application-test.ts';
import { paintedTexts } from './support/painted-text.ts';
import { officeText } from './support/read-office-file.ts';

const TITLE = '云岭县便民服务提升行动方案';
const REASON = '限于涉密项目，已报同级市场监管部门备案';

/** Long enough that the finding in its last task is far below the first screen. */
const PLAN = [
  TITLE,
  '为方便群众办事，制定本方案。',
  '一、主要任务',
  ...Array.from(
    { length: 30 },
    (_, index) =>
      `${index + 1}.办好第${index + 1}类事项。逐项公开办理条件和所需材料，到窗口一次办结。（县行政审批局牵头，各镇人民政府配合；完成时限：2027年6月底前）`,
  ),
  '31.支持本地产品推广应用。政府采购优先采购本县企业产品。（县财政局牵头，县商务局配合；完成时限：2027年6月底前）',
  '32.清理不合理门槛。不得要求企业在本县设立分支机构。（县商务局牵头，县司法局配合；完成时限：2027年6月底前）',
].join('\n');

test.use({ withSamples: false, files: { '便民.txt': PLAN } });

async function openFindings(page: Page): Promise<{ readonly reader: ReaderScreen; readonly findings: FindingsPanel }> {
  const library = libraryScreen(page);
  const reader = readerScreen(page);
  await reader.closeAll();
  await library.open(1);
  await library.openDocument(TITLE);
  await reader.pane(0).waitForText('为方便群众办事');
  await reader.tab('检查').click();
  const findings = findingsPanel(page);
  await expect(findings.card('FC-1.3')).toBeVisible({ timeout: 15_000 });
  return { reader, findings };
}

test('a finding leads to its passage, and the passage back to the finding', async ({ sharedApplication: { page } }) => {
  const { reader, findings } = await openFindings(page);
  await expect(findings.root).toContainText('未命中不等于没有风险');
  await findings.card('FC-1.3').locator('p').first().click();
  await reader.pane(0).waitForText('优先采购本县');
  await expect.poll(() => paintedTexts(page, 'finding').then((texts) => texts.join())).toContain('优先采购本县');
  await expect(findings.card('FC-1.3')).toHaveAttribute('aria-current', 'true');
  await reader.tab('信息').click();
  await reader.pane(0).clickOn('优先采购本县');
  await expect(findings.card('FC-1.3')).toHaveAttribute('aria-current', 'true');
});

test('what the text itself forbids is greyed and counted apart, and never marked', async ({ sharedApplication: { page } }) => {
  const { findings } = await openFindings(page);
  const reversed = findings.cards.and(page.locator('[data-reversed]'));
  await expect(reversed).toHaveCount(1);
  await expect(findings.counts).toContainText('反向表述 1');
  await findings.card('FC-1.3').locator('p').first().click();
  const painted = () => paintedTexts(page, 'finding').then((texts) => texts.join());
  await expect.poll(painted).toContain('优先采购本县');
  expect(await painted()).not.toContain('设立分支机构');
  const marking = findings.root.getByRole('switch', { name: '在正文中标出' });
  await marking.press(' ');
  await expect.poll(painted).toBe('');
  await marking.press(' ');
  await expect.poll(painted).toContain('优先采购本县');
});

test('the keys [ and ] go through the findings in reading order', async ({ sharedApplication: { page } }) => {
  const { reader, findings } = await openFindings(page);
  await reader.tab('批注').click();
  await reader.pane(0).press('[');
  const last = findings.cards.and(page.locator('[aria-current]'));
  await expect(last).toHaveCount(1);
  await reader.pane(0).press(']');
  await reader.pane(0).press('[');
  await expect(last).toHaveCount(1);
});

test('a finding set aside stays so with its reason after a restart, comes back, and is exported in a section of its own', async ({
  sharedApplication: application,
}) => {
  const { page } = application;
  const { reader, findings } = await openFindings(page);
  const begun = findings.cards.filter({ hasNotText: 'FC-1.3' }).first();
  await begun.getByRole('button', { name: '忽略', exact: true }).click();
  await begun.getByRole('textbox', { name: '忽略理由' }).fill('写到一半的理由');
  await findings.dismiss(findings.card('FC-1.3').first(), REASON);
  await expect(findings.counts).toContainText('已忽略 1');
  await reader.tab('信息').click();
  await reader.tab('检查').click();
  await expect(begun.getByRole('textbox', { name: '忽略理由' })).toHaveValue('写到一半的理由');
  await application.restart();
  await reader.tab('检查').click();
  await expect(findings.counts).toContainText('已忽略 1');
  await findings.unfoldDismissed();
  const aside = findings.card(REASON);
  await expect(aside).toContainText('FC-1.3');
  await aside.getByRole('button', { name: '恢复' }).click();
  await expect(findings.counts).not.toContainText('已忽略');
  await reader.pane(0).press('Control+z');
  await expect(findings.counts).toContainText('已忽略 1');

  await page.getByRole('complementary', { name: '审阅面板' }).getByRole('button', { name: '导出' }).click();
  const exporting = exportDialog(page);
  await exporting.chooseTable('findings');
  await expect(exporting.preview).toContainText('已忽略，附理由');
  const text = await officeText(await exporting.save());
  for (const wanted of ['检查问题清单', REASON, 'FC-1.3', '反向表述']) expect(text).toContain(wanted);
  await exporting.close();
  await reader.pane(0).press('Control+y');
  await expect(findings.counts).not.toContainText('已忽略');
});

test('a finding becomes an annotation in one step, and says so', async ({ sharedApplication: { page } }) => {
  const { reader, findings } = await openFindings(page);
  await findings.card('FC-1.3').getByRole('button', { name: '转为批注' }).click();
  await reader.pane(0).waitForText('优先采购本县');
  const card = reader.card('优先采购');
  await expect(card.getByRole('textbox', { name: '问题描述' })).toHaveValue(/优先采购/);
  await expect(card.getByRole('textbox', { name: '依据' })).toHaveValue(/公平竞争审查条例/);
  await card.getByRole('button', { name: '完成' }).click();
  await expect(card).toContainText('公平竞争');
  await page.getByRole('textbox', { name: '署名（写入批注和导出的表格）' }).fill('程静');
  await page.getByRole('button', { name: '记住', exact: true }).click();
  await expect(page.getByText('刚才未署名的 1 条批注已一并署名')).toBeVisible();
  await expect(card).toContainText('程静');
  await reader.tab('检查').click();
  await findings.card('FC-1.3').getByRole('button', { name: '已转为批注' }).click();
  await expect(card).toHaveAttribute('aria-current', 'true');
});

test('the checklist item shows what speaks to it, and takes it as evidence', async ({ sharedApplication: { page } }) => {
  const { reader } = await openFindings(page);
  const checklist = checklistPanel(page);
  await reader.tab('清单').click();
  await checklist.start('公平竞争审查清单');
  await checklist.unfold('FC-1.3');
  await checklist.item('FC-1.3').getByRole('button', { name: '用作证据' }).click();
  await expect(checklist.evidence('FC-1.3')).toHaveCount(1);
  await expect(checklist.evidence('FC-1.3')).toContainText('优先采购');
});

test('a unit name that a person lists as out of use is found, and the list is there after a restart', async ({
  sharedApplication: application,
}) => {
  const { page } = application;
  const { reader, findings } = await openFindings(page);
  await findings.showFamily('格式与文字');
  await expect(findings.root).toContainText('没有符合筛选条件的发现');
  await (await openSettings(page)).listOldUnits(' 县行政审批局→县政务服务局 \n\n县行政审批局→县政务服务局');
  await appFrame(page).goTo('阅读');
  await reader.tab('检查').click();
  await findings.showFamily('格式与文字');
  await expect(findings.card('FM-14')).toContainText('县政务服务局', { timeout: 15_000 });
  await application.restart();
  await openSettings(page);
  await expect(page.getByRole('textbox', { name: '停用的单位名称' })).toHaveValue('县行政审批局→县政务服务局');
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appFrame } from './pages/app-frame.ts';
import { exportDialog } from './pages/export-dialog.ts';
import { libraryScreen } from './pages/library-screen.ts';
import { readerScreen } from './pages/reader-screen.ts';
import { tasksScreen } from './pages/tasks-screen.ts';
import { expect, test } from './support/application-test.ts';
import { askApplication } from './support/ask-application.ts';
import { officeText } from './support/read-office-file.ts';

const TITLE = '云岭县便民服务行动方案';
const PLAN = `${TITLE}

一、优化服务
1.设立综合窗口。整合窗口8个，实行统一受理。（县政务局牵头，县司法局、财政局配合；完成时限：2032年6月底前）
2.推行网上预约。开通网上预约，群众可以按时段取号。（县数据局牵头，县政务局配合；完成时限：持续推进）
二、强化保障
3.建设服务驿站。在各乡镇建成服务驿站20个。（县司法局牵头；完成时限：2032年12月底前）
4.开展业务培训。每季度组织一次窗口人员培训。
`;
/** The same with a measure put before all others, and the wording of the first one changed. */
const CHANGED = PLAN.replace('1.设立综合窗口。整合窗口8个', '1.公开办事指南。编制办事指南。（县数据局牵头）\n2.设立综合窗口。整合全部窗口')
  .replace('2.推行', '3.推行')
  .replace('3.建设', '4.建设')
  .replace('4.开展', '5.开展');

test.use({ withSamples: false, files: { '方案.txt': PLAN } });

test('a person filters, groups and corrects the tasks of a plan, finds the correction after a restart and a change of the file, and exports', async ({
  application,
}) => {
  const { page } = application;
  const tasks = tasksScreen(page);
  const goToTasks = () => appFrame(page).goTo('任务');
  await expect.poll(async () => (await askApplication(page, 'library.read', {})).documents.length, { timeout: 60_000 }).toBe(1);

  await test.step('the screen says what it needs, and lists the tasks of the plan chosen', async () => {
    await goToTasks();
    await expect(page.getByText('还没有选文件')).toBeVisible();
    await tasks.chooseDocument(TITLE);
    await expect(tasks.totals).toContainText('任务 4 项 · 明确牵头 3 项 · 有时限 3 项（其中持续推进 1 项） · 牵头单位 3 个');
    await expect(tasks.rows).toHaveCount(4);
    await expect(tasks.cell('设立综合窗口', '时限日期')).toHaveText('2032-06-30');
  });

  await test.step('a cell leads to its words in the text beside the table', async () => {
    await tasks.cell('建设服务驿站', '任务').click();
    await expect(tasks.text).toContainText('在各乡镇建成服务驿站20个');
    await expect(page.getByRole('main', { name: '任务分解' })).toBeVisible();
  });

  await test.step('a unit’s name asks what it leads and where it takes part', async () => {
    await tasks.cell('建设服务驿站', '牵头单位').getByRole('button', { name: '县司法局' }).click();
    await expect(tasks.rows).toHaveCount(2);
    await expect(page.getByText('县司法局：牵头 1 项，配合 1 项')).toBeVisible();
    await page.getByRole('radiogroup', { name: '在任务中的角色' }).getByText('配合', { exact: true }).click();
    await expect(tasks.rows).toHaveCount(1);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await tasks.filterText.fill('驿站');
    await expect(tasks.rows).toHaveCount(1);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect(tasks.rows).toHaveCount(4);
  });

  await test.step('grouped by unit, a task stands under each of its units', async () => {
    await tasks.choose('分组', '按单位');
    await expect(tasks.rows).toHaveCount(7);
    await tasks.choose('分组', '不分组');
    await tasks.table.getByRole('columnheader', { name: '时限日期' }).getByRole('button').click();
    await expect(tasks.rows.first()).toContainText('设立综合窗口');
    await tasks.table.getByRole('columnheader', { name: '时限日期' }).getByRole('button').click();
    await expect(tasks.rows.first()).toContainText('建设服务驿站');
  });

  await test.step('a value is corrected in place, taken back and done again', async () => {
    await tasks.edit('设立综合窗口', '牵头单位');
    await expect(tasks.editor('牵头单位')).toBeVisible();
    await page.keyboard.press('Backspace');
    await page.keyboard.type('县行政审批局');
    await page.keyboard.press('Control+Enter');
    await expect(tasks.cell('设立综合窗口', '牵头单位')).toContainText('县行政审批局');
    await expect(tasks.table).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(tasks.cell('设立综合窗口', '牵头单位')).not.toContainText('县行政审批局');
    await page.keyboard.press('Control+y');
    await expect(tasks.cell('设立综合窗口', '牵头单位')).toContainText('县行政审批局');
  });

  await test.step('after a restart it is still corrected, and shown so with the machine’s value', async () => {
    await application.restart();
    await expect(tasks.cell('设立综合窗口', '牵头单位')).toContainText('县行政审批局');
    await expect(tasks.cell('设立综合窗口', '牵头单位').getByRole('img', { name: /已更正.*识别值：县政务局/ })).toBeVisible();
  });

  await test.step('a file with other words and other numbers keeps the correction on its task', async () => {
    await writeFile(join(application.library, '方案.txt'), CHANGED);
    await askApplication(page, 'library.index', { folderId: null });
    await expect(tasks.rows).toHaveCount(5);
    await expect(tasks.cell('设立综合窗口', '条款')).toHaveText('一、2.');
    await expect(tasks.cell('设立综合窗口', '牵头单位')).toContainText('县行政审批局');
    await expect(tasks.cell('公开办事指南', '牵头单位')).toHaveText('县数据局');
  });

  await test.step('what is filtered is what is exported, with the corrected value', async () => {
    await tasks.filterText.fill('综合窗口');
    await expect(tasks.rows).toHaveCount(1);
    await page.getByRole('button', { name: '导出任务分解表' }).click();
    const exporting = exportDialog(page);
    await expect(exporting.preview).toContainText('县行政审批局');
    await exporting.chooseFormat('xlsx');
    const text = await officeText(await exporting.save());
    expect(text).toContain('县行政审批局');
    expect(text).toContain('按单位统计');
    expect(text).not.toContain('服务驿站');
  });
});

test('a person corrects a document’s metadata: list and tab show it, the machine’s value stays in sight and comes back', async ({
  application,
}) => {
  const { page } = application;
  const frame = appFrame(page);
  const library = libraryScreen(page);
  await expect.poll(async () => (await askApplication(page, 'library.read', {})).documents.length, { timeout: 60_000 }).toBe(1);
  await frame.goTo('文库');
  await library.row(TITLE).getByRole('button', { name: TITLE, exact: true }).click();
  await readerScreen(page).tab('信息').click();
  await page.getByRole('button', { name: '更正文号' }).click();
  await page.keyboard.type('云政办发〔2032〕6号');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '更正标题' }).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('云岭县便民服务三年行动方案');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`识别值：${TITLE}`)).toBeVisible();
  await frame.goTo('文库');
  await expect(library.row('云岭县便民服务三年行动方案')).toContainText('云政办发〔2032〕6号');
  await frame.goTo('阅读');
  await page.getByRole('button', { name: '恢复识别值：标题' }).click();
  await frame.goTo('文库');
  await expect(library.row(TITLE)).toContainText('云政办发〔2032〕6号');
});

import { checklistPanel } from './pages/checklist-panel.ts';
import { exportDialog } from './pages/export-dialog.ts';
import { libraryScreen } from './pages/library-screen.ts';
import { readerScreen } from './pages/reader-screen.ts';
import { openSettings } from './pages/settings-screen.ts';
import { expect, test } from './support/application-test.ts';
import { askApplication } from './support/ask-application.ts';
import { paintedTexts } from './support/painted-text.ts';
import { officeText } from './support/read-office-file.ts';

const DRAFT = '临江市优化营商环境行动方案（2026—2028年）';
const PEER = '海陵市营商环境提质增效实施方案（2026年修订）';
const PASSAGE = '企业无需往返两地';
const NOTE = '未写明迁出地办结的时限';
const SUGGESTION = '建议补充：迁出地在2个工作日内办结移送';
const BASIS = '《优化营商环境条例》第十九条';
const OPINION = '责任单位只写到市级，区县一级没有对应';

test.use({ withSamples: false, isDeclared: false });

test('a person opens the sample library, reviews a draft beside a peer’s, exports, and finds everything again after a restart', async ({
  application,
}) => {
  const { page } = application;
  const library = libraryScreen(page);
  const reader = readerScreen(page);
  const checklist = checklistPanel(page);
  const exporting = exportDialog(page);

  await test.step('the first run offers the sample library, which fills the list', async () => {
    await page.getByRole('button', { name: '打开示例文库' }).click();
    await expect(library.list).toBeVisible();
    await library.open(7);
    await expect(library.row(DRAFT)).toBeVisible();
    await expect(library.row(PEER)).toBeVisible();
  });

  await test.step('the reviewer’s name is written into what follows', async () => {
    const settings = await openSettings(page);
    await settings.nameReviewer('周敏', '临江市司法局');
    await library.open(7);
  });

  await test.step('a document opens with its outline; a click there goes to the clause', async () => {
    await library.openDocument(DRAFT);
    await reader.pane(0).waitForText('近年来，我市办事效率逐步提高');
    await reader.outlineEntry('2.方便企业变更和迁移').click();
    await reader.pane(0).waitForText(PASSAGE);
  });

  await test.step('a passage chosen with the mouse is highlighted in a colour', async () => {
    await reader.pane(0).selectByMouse('档案，企业无需往返两地。');
    await reader.selectionBar.getByRole('button', { name: '绿色标注（2）' }).click();
    await expect.poll(() => paintedTexts(page, 'green')).toEqual(['档案，企业无需往返两地。']);
    await expect(reader.cards).toHaveCount(1);
  });

  await test.step('another is annotated with every field', async () => {
    await reader.pane(0).selectByMouse('跨县区迁移登记由迁入地一窗受理');
    await reader.selectionBar.getByRole('button', { name: '批注' }).click();
    const card = reader.card('跨县区迁移登记');
    await expect(card.getByRole('textbox', { name: '问题描述' })).toBeFocused();
    await card.getByRole('textbox', { name: '问题描述' }).fill(NOTE);
    await card.getByRole('textbox', { name: '修改建议' }).fill(SUGGESTION);
    await card.getByRole('textbox', { name: '依据' }).fill(BASIS);
    await card.getByRole('combobox', { name: '类型' }).click();
    await page.getByRole('option', { name: '可行性' }).click();
    await card.getByRole('combobox', { name: '严重度' }).click();
    await page.getByRole('option', { name: '严重' }).click();
    await card.getByRole('button', { name: '橙色' }).click();
    await card.getByRole('button', { name: '完成' }).click();
    for (const written of [NOTE, SUGGESTION, BASIS, '可行性', '严重', '周敏', '二、（一）2.']) await expect(card).toContainText(written);
    await expect.poll(() => paintedTexts(page, 'orange')).toEqual(['跨县区迁移登记由迁入地一窗受理']);
  });

  await test.step('不符合 waits for a passage, and is kept with it', async () => {
    await reader.tab('清单').click();
    await checklist.start('通用审阅清单');
    await checklist.answer('GR-1', '符合');
    await checklist.answer('GR-4', '不符合');
    await expect(checklist.item('GR-4')).toContainText('要有原文为证');
    await reader.pane(0).selectByMouse('原登记机关通过内部系统移送档案');
    await checklist.item('GR-4').getByRole('button', { name: '用所选文字' }).click();
    await expect(checklist.evidence('GR-4')).toHaveCount(1);
    await expect(checklist.item('GR-4')).not.toContainText('要有原文为证');
    await checklist.item('GR-4').getByRole('textbox', { name: '审查意见' }).fill(OPINION);
    await checklist.item('GR-4').getByRole('textbox', { name: '审查意见' }).press('Control+Enter');
    await expect(checklist.item('GR-4')).toContainText('周敏');
    // With a verdict in focus Ctrl+Z takes the verdict back, not what was typed before.
    await checklist.answer('GR-4', '符合');
    await page.keyboard.press('Control+z');
    await expect(checklist.verdict('GR-4', '不符合')).toBeChecked();
    await expect(checklist.item('GR-4').getByRole('textbox', { name: '审查意见' })).toHaveValue(OPINION);
    await expect(checklist.root).toContainText('问题 1');
  });

  await test.step('a peer’s plan stands beside it', async () => {
    await library.open(7);
    await library.choose(PEER, '并排打开');
    await expect(reader.panes).toHaveCount(2);
    await reader.pane(1).waitForText('海陵市');
  });

  await test.step('annotations and checklist are exported to Word and Excel', async () => {
    await library.open(7);
    await library.choose(DRAFT, '导出');
    await expect(exporting.preview).toContainText(NOTE);
    const issues = await officeText(await exporting.save());
    for (const text of [NOTE, SUGGESTION, BASIS, '可行性']) expect(issues).toContain(text);
    await exporting.again();
    await exporting.chooseFormat('xlsx');
    const sheet = await officeText(await exporting.save());
    for (const text of [NOTE, SUGGESTION, BASIS]) expect(sheet).toContain(text);
    await exporting.again();
    await exporting.chooseTable('checklist');
    await exporting.chooseFormat('docx');
    await expect(exporting.preview).toContainText(OPINION);
    const form = await officeText(await exporting.save());
    for (const text of [OPINION, '原登记机关通过内部系统移送档案']) expect(form).toContain(text);
    await exporting.again();
    await exporting.chooseFormat('xlsx');
    expect(await officeText(await exporting.save())).toContain(OPINION);
    await exporting.close();
  });

  await test.step('after a restart panes, annotations and answers are there', async () => {
    await page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: '阅读' }).click();
    await expect(reader.panes).toHaveCount(2);
    await reader.pane(0).text.click({ position: { x: 20, y: 5 } });
    // The window is written a moment after it changed.
    const kept = async (): Promise<unknown> => (await askApplication(page, 'library.read', {})).workspace;
    await expect.poll(kept).toMatchObject({ screen: 'reader', activePane: 0, inspector: { tab: 'checklist' } });
    await application.restart();
    await expect(reader.panes).toHaveCount(2);
    await reader.pane(0).waitForText(PASSAGE);
    await reader.pane(1).waitForText('海陵市');
    await checklist.unfold('GR-4');
    await expect(checklist.verdict('GR-1', '符合')).toBeChecked();
    await expect(checklist.verdict('GR-4', '不符合')).toBeChecked();
    await expect(checklist.evidence('GR-4')).toHaveCount(1);
    await expect(checklist.item('GR-4').getByRole('textbox', { name: '审查意见' })).toHaveValue(OPINION);
    await reader.tab('批注').click();
    await expect(reader.cards).toHaveCount(2);
    await expect(reader.card('跨县区迁移登记')).toContainText(NOTE);
    await expect.poll(() => paintedTexts(page, 'green')).toEqual(['档案，企业无需往返两地。']);
  });
});

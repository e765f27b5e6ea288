import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appFrame } from './pages/app-frame.ts';
import { libraryScreen } from './pages/library-screen.ts';
import { readerScreen } from './pages/reader-screen.ts';
import { expect, test } from './support/application-test.ts';
import { cutOffPdf, encryptedOfficeFile, LOCKED_PDF_WORD, LOCKED_WORD, lockedPaper, lockedPdf, pictureBytes } from './support/bad-files.ts';
import { annotate, openForMarking } from './support/mark-document.ts';
import { SAMPLE_PLAN, SAMPLE_TITLE } from './support/sample-plan.ts';

/** A one-measure paper of its own title, number and date. */
function paper(title: string, number: string, date: string): string {
  return `${title}\n\n${number}\n\n一、主要任务\n1.改进服务。各窗口公开办理时限。（责任单位：县政务服务局）\n\n白石县人民政府办公室\n${date}\n`;
}

test.describe('files that cannot be read', () => {
  test.use({
    withSamples: false,
    files: {
      '好的方案.txt': SAMPLE_PLAN,
      '空文件.docx': new Uint8Array(),
      '其实是图片.docx': pictureBytes(),
      '有密码.docx': encryptedOfficeFile(),
      '没传完.pdf': cutOffPdf(),
    },
  });

  test('are listed with reason and advice while the rest is read', async ({ sharedApplication: { page } }) => {
    const library = libraryScreen(page);
    await library.open(5);
    await expect(library.row(SAMPLE_TITLE)).toBeVisible();
    await library.showProblems();
    await expect(library.problem('空文件.docx')).toContainText('空文件（0 字节）');
    await expect(library.problem('其实是图片.docx')).toContainText('点「识别文字（OCR）」');
    await library.problem('其实是图片.docx').getByRole('button', { name: '识别文字（OCR）' }).click();
    await expect(page.getByRole('menuitem', { name: '按简体识别' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(library.problem('有密码.docx')).toContainText('文件有密码保护');
    await expect(library.problem('有密码.docx')).toContainText('去掉密码后另存一份');
    await expect(library.problem('没传完.pdf')).toContainText('重新索取');
  });

  test('are read again once they were put right', async ({ sharedApplication: { page, library: folder } }) => {
    const library = libraryScreen(page);
    await library.open(5);
    await writeFile(join(folder, '没传完.pdf'), SAMPLE_PLAN.replaceAll('云岭县', '南屏县'));
    await library.showProblems();
    await library.problem('没传完.pdf').getByRole('button', { name: '重新读取' }).click();
    await expect(library.problem('没传完.pdf')).toHaveCount(0);
    await page.getByRole('tab', { name: '文件', exact: true }).click();
    await expect(library.row('南屏县便民服务提升方案')).toBeVisible();
  });
});

test.describe('a document behind a password', () => {
  test.use({
    withSamples: false,
    files: {
      '有密码.docx': lockedPaper(['南屏县夜间照明方案', '一、总体要求', '主要路段整夜照明。']),
      '加密.pdf': lockedPdf('Street lamps are mended within two days.'),
    },
  });

  test('is read when its password is given, after a wrong one was told of', async ({ sharedApplication: { page } }) => {
    const library = libraryScreen(page);
    await library.open(2);
    await library.showProblems();
    await library.problem('有密码.docx').getByRole('button', { name: '输入密码…' }).click();
    const dialog = page.getByRole('dialog', { name: '输入密码' });
    const field = dialog.getByLabel('密码', { exact: true });
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('type', 'password');
    await expect(dialog).toContainText('读出的文字不再加密');
    await field.fill('不是这个');
    await field.press('Enter');
    await expect(dialog).toContainText('密码不对');
    await dialog.getByRole('button', { name: '显示密码' }).click();
    await expect(field).toHaveAttribute('type', 'text');
    await field.fill(LOCKED_WORD);
    await field.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(library.problem('有密码.docx')).toHaveCount(0);
    await page.getByRole('button', { name: '打开', exact: true }).click();
    await readerScreen(page).pane(0).waitForText('主要路段整夜照明');
  });

  test('asks when it is opened in the list, and lets itself be left alone', async ({ sharedApplication: { page } }) => {
    const library = libraryScreen(page);
    await library.open(2);
    await page.getByRole('tab', { name: '文件', exact: true }).click();
    await library.openDocument('加密.pdf');
    const dialog = page.getByRole('dialog', { name: '输入密码' });
    await dialog.getByRole('button', { name: '取消' }).click();
    await expect(dialog).toHaveCount(0);
    await library.openDocument('加密.pdf');
    const field = dialog.getByLabel('密码', { exact: true });
    await field.fill('Schluessel');
    await field.press('Enter');
    await expect(dialog).toContainText('密码不对');
    await field.fill(LOCKED_PDF_WORD);
    await dialog.getByRole('button', { name: '解锁' }).click();
    await readerScreen(page).pane(0).waitForText('Street lamps are mended within two days');
  });
});

test.describe('the list of documents', () => {
  test.use({
    withSamples: false,
    files: {
      '甲.txt': paper('白石县窗口服务管理办法', '白石政办发〔2031〕5号', '2031年4月2日'),
      '乙.txt': paper('白石县便民服务若干措施', '白石政办发〔2030〕12号', '2030年11月20日'),
      '丙.txt': paper('白石县帮办代办实施方案', '白石政办发〔2032〕1号', '2032年1月8日'),
    },
  });

  test('filters by title, number and issuer, and says when nothing matches', async ({ sharedApplication: { page } }) => {
    const library = libraryScreen(page);
    await library.open(3);
    await library.filter.fill('帮办');
    await expect.poll(library.titles).toEqual(['白石县帮办代办实施方案']);
    await library.filter.fill('2030');
    await expect.poll(library.titles).toEqual(['白石县便民服务若干措施']);
    await library.filter.fill('没有这样的文件');
    await expect(page.getByText('没有符合筛选条件的文件')).toBeVisible();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(async () => (await library.titles()).length).toBe(3);
  });

  test('sorts by a column and the other way round at the second click', async ({ sharedApplication: { page } }) => {
    const library = libraryScreen(page);
    await library.open(3);
    await library.sortBy('成文日期');
    const byDate = ['白石县便民服务若干措施', '白石县窗口服务管理办法', '白石县帮办代办实施方案'];
    await expect.poll(library.titles).toEqual(byDate);
    await expect(library.list.getByRole('columnheader', { name: '成文日期' })).toHaveAttribute('aria-sort', 'ascending');
    await library.sortBy('成文日期');
    await expect.poll(library.titles).toEqual(byDate.toReversed());
    await expect(library.list.getByRole('columnheader', { name: '成文日期' })).toHaveAttribute('aria-sort', 'descending');
  });

  test('is walked with the arrow keys; Enter opens, Ctrl+Enter opens beside', async ({ sharedApplication: { page } }) => {
    const library = libraryScreen(page);
    const reader = readerScreen(page);
    await library.open(3);
    const titles = await library.titles();
    await library.list.focus();
    await library.list.press('ArrowDown');
    await library.list.press('ArrowDown');
    await library.list.press('ArrowUp');
    await expect(library.row(titles[1] ?? '')).toHaveAttribute('aria-selected', 'true');
    await library.list.press('Enter');
    await reader.pane(0).waitForText(titles[1] ?? '');
    await library.open(3);
    // The second half of a double click lands on the text that the first one opened.
    await library.openDocument(titles[0] ?? '');
    await reader.pane(0).hoverOn('改进服务');
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
    expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('');
    await reader.pane(0).clickOn('改进服务');
    await library.open(3);
    await library.list.focus();
    await library.list.press('End');
    await library.list.press('Control+Enter');
    await expect(reader.panes).toHaveCount(2);
    await reader.pane(1).waitForText(titles[2] ?? '');
  });

  test('are tagged several at once, found by the tag, and the tagging is taken back', async ({ sharedApplication: { page } }) => {
    const library = libraryScreen(page);
    await library.open(3);
    const [first = '', second = '', third = ''] = await library.titles();
    await library.list.focus();
    await library.list.press('Home');
    await library.list.press('Shift+ArrowDown');
    const bar = page.getByRole('toolbar', { name: '已选 2 份' });
    await bar.getByRole('button', { name: '标签', exact: true }).click();
    await page.getByRole('textbox', { name: '新标签' }).fill('窗口');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    const shelf = page.getByRole('region', { name: '标签', exact: true }).getByRole('button', { name: /^窗口\s*2$/ });
    await shelf.click();
    await expect.poll(library.titles).toEqual([first, second]);
    await page.getByRole('button', { name: '去掉条件：标签' }).click();
    await library.row(third).click({ modifiers: ['Control'] });
    await expect(page.getByRole('toolbar', { name: '已选 3 份' })).toBeVisible();
    await library.list.press('Control+z');
    await expect(shelf).toHaveCount(0);
  });

  test('notices changed, moved, deleted and new files when it is read again', async ({ application: { page, library: folder } }) => {
    const library = libraryScreen(page);
    await library.open(3);
    await annotate(page, await openForMarking(page, '乙.txt'), '各窗口公开办理时限', { note: '时限由谁公开' });
    await writeFile(join(folder, '甲.txt'), paper('白石县窗口服务管理办法（修订）', '白石政办发〔2031〕5号', '2031年4月2日'));
    await mkdir(join(folder, '存档'));
    await rename(join(folder, '乙.txt'), join(folder, '存档', '改名了.txt'));
    await rm(join(folder, '丙.txt'));
    await writeFile(join(folder, '丁.txt'), SAMPLE_PLAN);
    await library.readAgain();
    await expect(page.getByText('新增 1，更新 2，不在原处 1')).toBeVisible();
    await expect(library.row('白石县窗口服务管理办法（修订）')).toBeVisible();
    await expect(library.row(SAMPLE_TITLE)).toBeVisible();
    await expect(library.row('白石县帮办代办实施方案')).toContainText('文件已不在原处');
    // The moved file is the same document: what was written about it came along.
    await expect(library.row('白石县便民服务若干措施').locator('[data-column="annotations"]')).toHaveText('1');
    await library.openDocument('白石县帮办代办实施方案');
    const reader = readerScreen(page);
    await reader.pane(0).waitForText('各窗口公开办理时限');
    await expect(reader.pane(0).section).toContainText('原文件已不在文件夹里');
  });

  test('removes a document for good with everything that was kept of it', async ({ application: { page } }) => {
    const library = libraryScreen(page);
    await library.open(3);
    await annotate(page, await openForMarking(page, '乙.txt'), '各窗口公开办理时限', { note: '删前的批注' });
    await library.choose('白石县便民服务若干措施', '移出文库');
    const dialog = page.getByRole('dialog', { name: '移出文库' });
    await expect(dialog).toContainText('磁盘上的原文件不会改动');
    await dialog.getByRole('checkbox', { name: /同时清除/ }).check();
    await dialog.getByRole('button', { name: '移出文库' }).click();
    await expect(page.getByText(/^已清除：.*批注与清单/)).toBeVisible();
    await expect(library.row('白石县便民服务若干措施')).toHaveCount(0);
    await library.readAgain();
    await library.open(2);
    await expect(library.row('白石县便民服务若干措施')).toHaveCount(0);
    await appFrame(page).goTo('检索');
    await page.getByRole('textbox', { name: '检索文库' }).fill('便民服务若干措施');
    await expect(page.getByText('没有文件含有「便民服务若干措施」')).toBeVisible();
  });
});

test.describe('a library that is still empty', () => {
  test.use({ withSamples: false, isDeclared: false, files: { '方案.txt': SAMPLE_PLAN } });

  test('takes a folder from the list of places', async ({ application: { page, library: folder } }) => {
    const library = libraryScreen(page);
    await mkdir(join(folder, '没有文件的文件夹'));
    await page.getByRole('button', { name: '选择文件夹' }).click();
    const dialog = page.getByRole('dialog', { name: '选择文件夹' });
    await expect(dialog.getByRole('button', { name: '选这个文件夹' })).toBeDisabled();
    await dialog.getByRole('listitem').getByRole('button').first().click();
    await dialog.getByRole('button', { name: /^library/ }).click();
    await expect(dialog.getByRole('button', { name: /^没有文件的文件夹/ })).toContainText('约 0 份文件');
    await dialog.getByRole('button', { name: '上一级' }).click();
    await expect(dialog.getByRole('button', { name: /^library/ })).toBeVisible();
    await dialog.getByRole('textbox', { name: '文件夹路径' }).fill('/etc');
    await dialog.getByRole('button', { name: '转到' }).click();
    await expect(dialog).toContainText('不在可选的位置里');
    await dialog.getByRole('textbox', { name: '文件夹路径' }).fill(folder);
    await dialog.getByRole('button', { name: '转到' }).click();
    await dialog.getByRole('button', { name: '选这个文件夹：library' }).click();
    await library.open(1);
    await expect(library.row(SAMPLE_TITLE)).toBeVisible();
  });
});

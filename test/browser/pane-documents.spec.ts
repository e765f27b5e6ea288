import type { Page } from '@playwright/test';
import { generatePolicy } from '../support/generate-policy.ts';
import { checklistPanel } from './pages/checklist-panel.ts';
import { libraryScreen } from './pages/library-screen.ts';
import { readerScreen } from './pages/reader-screen.ts';
import { expect, test } from './support/application-test.ts';
import { askApplication } from './support/ask-application.ts';

const FIRST = generatePolicy({ seed: 7, characters: 6_000, title: '临江市窗口服务方案' });
const SECOND = generatePolicy({ seed: 9, characters: 6_000, title: '海陵市档案开放办法' });

test.use({ withSamples: false, files: { '临江.txt': FIRST, '海陵.txt': SECOND } });

test.describe('the documents in the panes', () => {
  test.beforeEach(async ({ sharedApplication: { page } }) => {
    const library = libraryScreen(page);
    await readerScreen(page).closeAll();
    await library.open(2);
    await library.openDocument('临江市窗口服务方案');
    await readerScreen(page).pane(0).waitForText('临江市窗口服务方案');
  });

  test('change by keyboard from the title of a pane, and the inspector says which one it is about', async ({
    sharedApplication: { page },
  }) => {
    const reader = readerScreen(page);
    await page.keyboard.press('Control+\\');
    await expect(reader.panes).toHaveCount(2);
    await reader
      .pane(1)
      .section.getByRole('button', { name: /（换一份文件）$/ })
      .focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: '换一份文件' })).toBeFocused();
    await page.keyboard.type('檔案');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await reader.pane(1).waitForText('海陵市档案开放办法');
    await reader.pane(0).waitForText('临江市窗口服务方案');
    await expect(page.getByText('当前文件：海陵市档案开放办法')).toBeVisible();
    await test.step('a card chosen in one text never breaks a drag begun there later, nor does the bar at the passage', () =>
      dragInBoth(page));
    await reader.pane(0).section.getByRole('button', { name: '并排打开…' }).click();
    await expect(page.getByRole('option', { name: /^本文件的另一处/ })).toBeVisible();
    await page.getByRole('textbox', { name: '并排打开…' }).fill('海陵');
    await page.getByRole('option', { name: '海陵市档案开放办法' }).click();
    await expect(reader.panes).toHaveCount(3);
    await reader.pane(1).waitForText('海陵市档案开放办法');
  });

  test('give a passage to an item whose answer needs one, after which the bar at the passage is gone', async ({
    sharedApplication: { page },
  }) => {
    const reader = readerScreen(page);
    await reader.tab('清单').click();
    const checklist = checklistPanel(page);
    const start = checklist.root.getByRole('button', { name: /^开始 / }).first();
    await start.click();
    const item = checklist.root.getByRole('article').first();
    const passage = (await reader.pane(0).firstText()).slice(0, 6);
    await reader.pane(0).selectByMouse(passage);
    await expect(reader.selectionBar).toBeVisible();
    await item.getByRole('radio').nth(1).check({ force: true });
    await expect(reader.selectionBar).toBeHidden();
    await item.getByRole('button', { name: '用所选文字' }).click();
    await expect(item.getByRole('button', { name: /^到原文/ })).toHaveCount(1);
    await expect(reader.selectionBar).toBeHidden();
    await checklist.root.getByRole('button', { name: '移除这份清单' }).click();
    await checklist.root.getByRole('alertdialog').getByRole('button', { name: '移除' }).click();
    await expect(start).toBeVisible();
  });

  test('leave with the library, and do not come back with a reload', async ({ sharedApplication: { page } }) => {
    const reader = readerScreen(page);
    const documents = (await askApplication(page, 'library.read', {})).documents;
    const documentId = documents.find((document) => document.fileName === '临江.txt')?.id ?? '';
    await askApplication(page, 'document.remove', { documentId, purge: false });
    await expect(reader.panes).toHaveCount(0);
    await expect(page.getByRole('button', { name: '去文库' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('button', { name: '去文库' })).toBeVisible();
    await expect(reader.panes).toHaveCount(0);
    // The others need both documents, whichever of them runs next.
    await askApplication(page, 'document.restore', { documentId });
  });
});

/** Writes an annotation in the first pane and goes on choosing in both; the bar is one row, and text under it can be chosen. */
async function dragInBoth(page: Page): Promise<void> {
  const reader = readerScreen(page);
  const [left, right] = [reader.pane(0), reader.pane(1)];
  await left.selectByMouse((await left.firstText()).slice(0, 6));
  await page.keyboard.press('n');
  const note = reader.cards.getByRole('textbox', { name: '问题描述' });
  await expect(note).toBeFocused();
  await right.selectByMouse((await right.firstText()).slice(0, 6));
  await expect(reader.cards).toHaveCount(0);
  // Its form comes back open, and leaves the keyboard to the text.
  await left.selectByMouse((await left.firstText()).slice(2, 7));
  await expect(note).toBeVisible();
  const bar = await reader.selectionBar.boundingBox();
  if (bar === null) throw new Error('no bar at the passage');
  expect(bar.height).toBeLessThan(48);
  await page.mouse.move(bar.x + 4, bar.y + bar.height / 2);
  await page.mouse.down();
  await page.mouse.move(bar.x + bar.width - 4, bar.y + bar.height + 40, { steps: 4 });
  await page.mouse.up();
  await expect(reader.selectionBar).toBeVisible();
  expect((await page.evaluate(() => document.getSelection()?.toString() ?? '')).length).toBeGreaterThan(8);
  // A press beside the text: nothing is chosen there any more, and the bar goes with it.
  await page.getByRole('complementary', { name: '审阅面板' }).click({ position: { x: 150, y: 600 } });
  await expect(reader.selectionBar).toBeHidden();
}

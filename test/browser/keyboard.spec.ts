import type { Locator, Page } from '@playwright/test';
import { exportDialog } from './pages/export-dialog.ts';
import { libraryScreen } from './pages/library-screen.ts';
import { readerScreen } from './pages/reader-screen.ts';
import { expect, test } from './support/application-test.ts';
import { SAMPLE_PLAN, SAMPLE_TITLE } from './support/sample-plan.ts';

/** More stops than any screen here has. */
const MOST_STOPS = 80;

test.use({ withSamples: false, files: { '云岭.txt': SAMPLE_PLAN } });

test('the main job can be done without a mouse', async ({ sharedApplication: { page } }) => {
  const library = libraryScreen(page);
  const reader = readerScreen(page);

  await test.step('to the library and into a document', async () => {
    await expect(page.getByText('1 份文件', { exact: true })).toBeVisible({ timeout: 30_000 });
    await tabTo(page, page.getByRole('button', { name: '文库', exact: true }));
    await page.keyboard.press('Enter');
    await tabTo(page, library.list);
    await page.keyboard.press('Enter');
    await reader.pane(0).waitForText(SAMPLE_TITLE);
  });

  await test.step('through the outline to a clause', async () => {
    await tabTo(page, reader.outline);
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(reader.outline.locator('[data-focused]')).toContainText('压减办理材料');
  });

  await test.step('a sentence chosen, annotated, and offered as evidence', async () => {
    await tabTo(page, reader.pane(0).text);
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    await page.keyboard.press('n');
    await expect(reader.cards.getByRole('textbox', { name: '问题描述' })).toBeFocused();
    await page.keyboard.type('缺少对照的基数');
    await page.keyboard.press('Control+Enter');
    await expect(reader.card('缺少对照的基数')).toBeFocused();
    await tabTo(page, reader.card('缺少对照的基数').getByRole('button', { name: '作为证据' }));
    await page.keyboard.press('Enter');
    await expect(reader.tab('清单')).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('a checklist started, and the passage linked to an item', async () => {
    await tabTo(page, page.getByRole('button', { name: '开始 通用审阅清单' }));
    await page.keyboard.press('Enter');
    const here = page.getByRole('button', { name: '关联到此项' }).first();
    await tabTo(page, here);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /^到原文/ })).toHaveCount(1);
    const first = page.getByRole('article').first().getByRole('radio').first();
    await first.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('article').first().getByRole('radio', { name: '不符合' })).toBeChecked();
  });

  await test.step('and an export saved, with the focus back where it was', async () => {
    const button = page.getByRole('complementary', { name: '审阅面板' }).getByRole('button', { name: '导出' });
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    const dialog = exportDialog(page);
    // Of the panel that is open: the checklist, with the passage linked to its item.
    await expect(dialog.preview).toContainText('通用审阅表');
    await tabTo(page, dialog.root.getByRole('button', { name: '导出', exact: true }));
    await page.keyboard.press('Enter');
    await expect(dialog.root.getByText('已导出')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog.root).toHaveCount(0);
    await expect(button).toBeFocused();
  });
});

test('the sheet of shortcuts opens with ? and closes with Escape, but not while somebody writes', async ({
  sharedApplication: { page },
}) => {
  await libraryScreen(page).open(1);
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: '快捷键' });
  await expect(sheet).toContainText('跳到条款');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await libraryScreen(page).filter.press('?');
  await expect(libraryScreen(page).filter).toHaveValue('?');
  await expect(sheet).toHaveCount(0);
});

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  // Found once: to find it anew at each stop takes most of the time, and one that is put in anew on the way is not reached.
  const found = await target.elementHandle();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await found?.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached by Tab: ${target}`);
}

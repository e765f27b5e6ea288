import type { Page } from '@playwright/test';
import { libraryScreen } from './pages/library-screen.ts';
import { readerScreen } from './pages/reader-screen.ts';
import { expect, test } from './support/application-test.ts';
import { paintedTexts } from './support/painted-text.ts';
import { DRAFT_TITLE, revisedDraft } from './support/revised-draft.ts';

test.use({ withSamples: false, files: { '修订稿.docx': revisedDraft() } });

async function openDraft(page: Page): Promise<void> {
  const library = libraryScreen(page);
  await library.open(1);
  await library.openDocument(DRAFT_TITLE);
  await readerScreen(page).pane(0).waitForText(DRAFT_TITLE);
}

const noteCard = (page: Page, text: string) => page.locator('[data-file-note]').filter({ hasText: text });

test.describe('comments and changes that a file brought along', () => {
  test('stand in the text and beside it, in reading order, until they are switched off', async ({ sharedApplication: { page } }) => {
    await openDraft(page);
    await expect.poll(() => paintedTexts(page, 'inserted')).toEqual(['在三个工作日内']);
    await expect.poll(() => paintedTexts(page, 'remark')).toEqual(['一般事项', '评价机制']);
    await expect(page.locator('[data-file-note]')).toHaveCount(4);
    expect(await page.locator('[data-file-note]').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-file-note')))).toEqual(
      ['v1', 'v2', 'r1', 'r3'],
    );
    await expect(noteCard(page, '一般事项的范围请列清单')).toContainText('已在附件列明');
    await expect(noteCard(page, '一般事项的范围请列清单')).toContainText('李强 · 2026-03-03 10:00');
    await page.getByLabel('原文批注与修订').uncheck({ force: true });
    await expect(page.locator('[data-file-note]')).toHaveCount(0);
    await expect.poll(() => paintedTexts(page, 'inserted')).toEqual([]);
    await expect(page.locator('[data-taken-out]')).toHaveCount(0);
    await page.getByLabel('原文批注与修订').check({ force: true });
    await expect(page.locator('[data-file-note]')).toHaveCount(4);
  });

  test('show the words taken out at their place, and lead from text to card and back', async ({ sharedApplication: { page } }) => {
    await openDraft(page);
    const mark = page.locator('[data-taken-out="v1"]');
    await mark.hover();
    await expect(page.getByRole('tooltip')).toHaveText('王敏 删除：原则上');
    const box = await mark.boundingBox();
    expect(box?.height ?? 0).toBeGreaterThan(10);
    await mark.click();
    await expect(noteCard(page, '原则上')).toHaveAttribute('aria-current', 'true');
    await expect(noteCard(page, '原则上')).toBeFocused();
    await noteCard(page, '评价主体没有写').press('Enter');
    await expect.poll(() => paintedTexts(page, 'flash')).toEqual(['评价机制']);
  });

  test('turn into an annotation of one’s own, which can be undone', async ({ sharedApplication: { page } }) => {
    await openDraft(page);
    await noteCard(page, '一般事项的范围请列清单').getByRole('button', { name: '转为批注' }).click();
    const own = page.locator('[data-annotation]');
    await expect(own).toContainText('李强：一般事项的范围请列清单');
    await expect(own).toContainText('王敏：已在附件列明');
    await expect.poll(() => paintedTexts(page, 'blue')).toEqual(['一般事项']);
    await page.keyboard.press('Control+z');
    await expect(own).toHaveCount(0);
  });

  test('are counted in the document’s information', async ({ sharedApplication: { page } }) => {
    await openDraft(page);
    await page.getByRole('tab', { name: '信息' }).click();
    await expect(page.getByText('批注 3 条，修订 2 处')).toBeVisible();
    await expect(page.getByText('王敏：批注 1，修订 2')).toBeVisible();
  });
});

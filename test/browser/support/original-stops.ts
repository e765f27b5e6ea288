import type { Page } from '@playwright/test';
import type { Words } from '#renderer/i18n/words.ts';
import { expect } from './application-test.ts';
import { PAGED_CLAUSE, PAGED_TITLE, SCAN_TITLE } from './prepare-tour.ts';
import { DRAFT_TITLE } from './revised-draft.ts';

type Show = (page: Page, words: Words) => Promise<void>;

/** Chooses whether the pane shows its text, its original or both. */
export async function chooseView(page: Page, words: Words, view: keyof Words['original']['views']): Promise<void> {
  await page.getByRole('button', { name: words.frame.labelled(words.original.view, '') }).click();
  await page.getByRole('menuitem', { name: words.original.views[view], exact: true }).click();
}

/** The stops of the tour at originals, each opened from the library, which `goThere` leads to; `makeRoom` folds what lies over the text. */
export function originalStops(goThere: Show, makeRoom: Show): readonly { readonly name: string; readonly show: Show }[] {
  const open = async (page: Page, words: Words, title: string): Promise<void> => {
    await goThere(page, words);
    await page.getByRole('grid').getByRole('button', { name: title, exact: true }).first().click();
  };
  return [
    {
      name: 'original of a scan under the offer to recognise it',
      async show(page, words) {
        await page.keyboard.press('Escape');
        await open(page, words, SCAN_TITLE);
        await makeRoom(page, words);
        await chooseView(page, words, 'both');
        await expect(
          page
            .getByRole('region', { name: words.original.region(SCAN_TITLE) })
            .locator('canvas')
            .first(),
        ).toBeVisible();
        await expect(page.getByRole('region', { name: words.recognition.bar, exact: true })).toBeVisible();
      },
    },
    {
      name: 'original pages beside the text',
      async show(page, words) {
        await open(page, words, PAGED_TITLE);
        await chooseView(page, words, 'both');
        const original = page.getByRole('region', { name: words.original.region(PAGED_TITLE) });
        await expect(original).toContainText(PAGED_CLAUSE);
        await page.locator('[data-reader-text] [data-start]', { hasText: PAGED_CLAUSE }).click();
        await expect(original.locator('[data-original-mark]').first()).toBeVisible();
      },
    },
    {
      name: 'passage chosen on an original that stands alone',
      async show(page, words) {
        await chooseView(page, words, 'original');
        const line = page.getByRole('region', { name: words.original.region(PAGED_TITLE) }).getByText(PAGED_CLAUSE);
        await line.first().evaluate((node) => document.getSelection()?.selectAllChildren(node));
        await expect(page.getByRole('toolbar', { name: words.original.chosenInOriginal })).toBeVisible();
      },
    },
    {
      name: 'original of a Word document beside the text',
      async show(page, words) {
        await page.keyboard.press('Escape');
        await open(page, words, DRAFT_TITLE);
        await chooseView(page, words, 'both');
        await expect(page.getByRole('region', { name: words.original.region(DRAFT_TITLE) })).toContainText(DRAFT_TITLE);
        await expect(page.getByText(words.original.docxHint)).toBeVisible();
      },
    },
  ];
}

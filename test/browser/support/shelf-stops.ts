import { expect } from './application-test.ts';
import type { TourStop } from './screen-tour.ts';

/** What documents are sorted by in the library, seen from its list; `documents` is how many that shows. */
export function shelfStops(documents: number): readonly TourStop[] {
  return [
    {
      name: 'statistics of the library',
      async show(page, words) {
        await page.keyboard.press('Escape');
        await page.getByRole('tab', { name: words.statistics.tab, exact: true }).click();
        const progress = page.getByRole('figure').filter({ hasText: words.statistics.progress });
        await progress.getByRole('button').click();
        await expect(progress.getByRole('table')).toBeVisible();
        await expect(page.getByRole('img', { name: words.statistics.kinds, exact: true })).toBeVisible();
      },
    },
    {
      name: 'versions of a document',
      async show(page, words) {
        await page.keyboard.press('Escape');
        await page.getByRole('tab', { name: words.library.documentsTab, exact: true }).click();
        await page
          .getByRole('grid')
          .getByRole('button', { name: words.shelf.badges.proposed(2), exact: true })
          .first()
          .click();
        await expect(page.getByRole('region', { name: words.shelf.versionsOf, exact: true })).toBeVisible();
      },
    },
    {
      name: 'documents chosen',
      async show(page, words) {
        await page.keyboard.press('Escape');
        const grid = page.getByRole('grid');
        await grid.focus();
        await page.keyboard.press('Control+a');
        const bar = page.getByRole('toolbar', { name: words.shelf.chosen(documents) });
        await bar.getByRole('button', { name: words.shelf.tags, exact: true }).click();
        await expect(page.getByRole('textbox', { name: words.shelf.newTag })).toBeFocused();
      },
    },
  ];
}

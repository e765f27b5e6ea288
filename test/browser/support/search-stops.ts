import { expect } from './application-test.ts';
import { askApplication } from './ask-application.ts';
import type { TourStop } from './screen-tour.ts';

/** The box that finds everything, and the search screen before and after something is typed. */
export const searchStops: readonly TourStop[] = [
  {
    name: 'quick find',
    async show(page, words) {
      await page.keyboard.press('Control+k');
      const dialog = page.getByRole('dialog', { name: words.spotlight.title });
      await dialog.getByRole('textbox', { name: words.spotlight.placeholder }).fill('县');
      await expect(dialog.getByRole('button', { name: words.spotlight.searchFor('县'), exact: true })).toBeVisible();
    },
  },
  {
    name: 'recent searches',
    async show(page, words) {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog', { name: words.spotlight.title })).toBeHidden();
      await askApplication(page, 'search.remember', { query: '办事' });
      const navigation = page.getByRole('navigation', { name: words.frame.navigation });
      await navigation.getByRole('button', { name: words.frame.screens.search, exact: true }).click();
      await expect(
        page.getByRole('region', { name: words.search.history }).getByRole('button', { name: '办事', exact: true }),
      ).toBeVisible();
    },
  },
  {
    name: 'search results',
    async show(page, words) {
      await page.getByRole('textbox', { name: words.search.label }).fill('办事');
      await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
    },
  },
];

import { expect } from './application-test.ts';
import type { TourStop } from './screen-tour.ts';

/** Plans of the sample library that stand side by side. */
const BENCHMARKED = [/^云岭市持续改善营商环境若干措施/, /^清溪县营商环境对标提升行动实施方案/];

/** The 对标 boards on the tour: a new one, the grid with the text beside it, a menu, the list. */
export const BENCHMARK_STOPS: readonly TourStop[] = [
  {
    name: 'new benchmark',
    async show(page, words) {
      await page
        .getByRole('navigation', { name: words.frame.navigation })
        .getByRole('button', { name: words.frame.screens.benchmark, exact: true })
        .click();
      await page.getByRole('button', { name: words.benchmark.create, exact: true }).first().click();
      const dialog = page.getByRole('dialog', { name: words.benchmark.create });
      for (const title of BENCHMARKED) await dialog.getByRole('checkbox', { name: title }).check();
      // What is open in a pane is chosen already.
      await expect(dialog.getByRole('button', { name: words.benchmark.create, exact: true })).toBeEnabled();
    },
  },
  {
    name: 'benchmark with the text',
    async show(page, words) {
      await page.getByRole('dialog').getByRole('button', { name: words.benchmark.create, exact: true }).click();
      const grid = page.getByRole('grid', { name: words.benchmark.board });
      await grid.getByRole('gridcell').filter({ hasText: '简化开办手续' }).click();
      await expect(page.getByRole('complementary', { name: words.benchmark.text })).toContainText('简化开办手续');
    },
  },
  {
    name: 'benchmark menu',
    async show(page, words) {
      await page
        .getByRole('grid', { name: words.benchmark.board })
        .getByRole('button', { name: new RegExp(`^${words.benchmark.menu}`) })
        .first()
        .click();
      await expect(page.getByRole('menuitem', { name: words.benchmark.move })).toBeVisible();
    },
  },
  {
    name: 'list of benchmarks',
    async show(page, words) {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: words.benchmark.all, exact: true }).click();
      await expect(page.getByRole('list', { name: words.benchmark.boards })).toBeVisible();
    },
  },
];

import { expect, type Page } from '@playwright/test';
import type { Words } from '#renderer/i18n/words.ts';

type Show = (page: Page, words: Words) => Promise<void>;

/** In the titles of both drafts of the sample library. */
const SAMPLE_VERSIONS = '临江市优化营商环境行动方案';

/** The stops of the tour on the comparing screen, which `goThere` leads to. */
export function comparisonStops(goThere: Show): readonly { readonly name: string; readonly show: Show }[] {
  return [
    {
      name: 'comparison to be chosen',
      async show(page, words) {
        await goThere(page, words);
        await expect(page.getByText(words.comparing.chooseTitle)).toBeVisible();
      },
    },
    {
      name: 'comparison of two versions',
      async show(page, words) {
        for (const [side, stage] of [
          [words.comparing.old, '征求意见稿'],
          [words.comparing.new, '送审稿'],
        ] as const) {
          await page.getByRole('combobox', { name: side, exact: true }).click();
          await page
            .getByRole('option')
            .filter({ hasText: SAMPLE_VERSIONS })
            .filter({ hasText: new RegExp(`${stage}|${words.papers.stage(stage)}`) })
            .click();
        }
        const list = page.getByRole('complementary', { name: words.comparing.list });
        await expect(list.getByRole('button').first()).toBeVisible();
        await page.keyboard.press(']');
        await expect(list.getByRole('textbox', { name: words.comparing.reason })).toBeVisible();
      },
    },
    {
      name: 'comparison in one text',
      async show(page, words) {
        await page.getByText(words.comparing.views.merged, { exact: true }).click();
        await expect(page.getByRole('region', { name: words.comparing.text }).locator('ins, del').first()).toBeVisible();
      },
    },
  ];
}

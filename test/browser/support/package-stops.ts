import type { Locator, Page } from '@playwright/test';
import type { Words } from '#renderer/i18n/words.ts';
import { packReview } from '#shared/domain/review/review-package.ts';
import { expect } from './application-test.ts';
import { askApplication } from './ask-application.ts';
import { CITING_TITLE, TOUR_PACKAGE } from './prepare-tour.ts';
import type { TourStop } from './screen-tour.ts';

const TOUR_TIME = '2031-05-06T08:00:00.000Z';

function inspector(page: Page, words: Words): Locator {
  return page.getByRole('complementary', { name: words.reader.inspector });
}

/** The review packages on the tour, from the annotations of a document: one of another paper, and those taken in. */
export const PACKAGE_STOPS: readonly TourStop[] = [
  {
    name: 'review package of another paper',
    async show(page, words) {
      await page.keyboard.press('Escape');
      const chooser = page.waitForEvent('filechooser');
      await inspector(page, words).getByRole('button', { name: words.packages.open }).click();
      const document = { title: TOUR_PACKAGE.title, fileName: '', contentHash: '' };
      const buffer = Buffer.from(JSON.stringify(packReview({ document, annotations: [], checklists: [] }, TOUR_TIME)));
      await (await chooser).setFiles({ name: TOUR_PACKAGE.fileName, mimeType: 'application/json', buffer });
      await expect(page.getByRole('checkbox', { name: words.packages.importAnyway })).toBeVisible();
    },
  },
  {
    name: 'packages taken in',
    async show(page, words) {
      await page.keyboard.press('Escape');
      const { documents } = await askApplication(page, 'library.read', {});
      const idOf = (name: string): string => documents.find(({ fileName }) => fileName === name)?.id ?? '';
      const written = await askApplication(page, 'review.read', { documentId: idOf('云岭.txt') });
      const citing = documents.find(({ state }) => state.kind === 'ready' && state.summary.title.includes(CITING_TITLE));
      const about = { title: TOUR_PACKAGE.title, fileName: '', contentHash: '' };
      const taken = packReview({ ...written, document: about }, TOUR_TIME);
      await askApplication(page, 'review.import', { documentId: citing?.id ?? '', package: taken });
      await inspector(page, words)
        .getByRole('button', { name: words.packages.takenIn(1) })
        .click();
      await expect(page.getByRole('dialog').getByRole('button', { name: words.packages.takeBack })).toBeVisible();
    },
  },
];

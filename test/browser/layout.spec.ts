import { expect, test } from './support/application-test.ts';
import { askApplication } from './support/ask-application.ts';
import { layoutFaults } from './support/layout-faults.ts';
import { prepareTour, TOUR, TOUR_FILES, wordsOf } from './support/screen-tour.ts';

/** 853 × 533 is what 150 % zoom leaves of 1280 × 800. */
const WINDOWS = [
  { name: '1280 × 720', viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1 },
  { name: '150 % zoom on 1280 × 800', viewport: { width: 853, height: 533 }, deviceScaleFactor: 1.5 },
  { name: '1920 × 1080', viewport: { width: 1920, height: 1080 }, deviceScaleFactor: 1 },
] as const;

test.use({ files: TOUR_FILES });

for (const { name, ...size } of WINDOWS) {
  test.describe(`a window of ${name}`, () => {
    test.use(size);

    for (const language of ['zh-CN', 'en'] as const) {
      test(`shows every screen whole, in ${language}`, async ({ application }) => {
        const { page } = application;
        await prepareTour(application);
        await askApplication(page, 'settings.update', { change: { language } });
        await expect(page.locator('html')).toHaveAttribute('lang', language);
        for (const stop of TOUR) {
          await test.step(stop.name, async () => {
            await stop.show(page, wordsOf(language));
            expect.soft(await layoutFaults(page), stop.name).toEqual([]);
          });
        }
      });
    }
  });
}

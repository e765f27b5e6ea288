import type { Page } from '@playwright/test';
import { expect, type RunningApplication, test } from './support/application-test.ts';
import { askApplication } from './support/ask-application.ts';
import { prepareTour, TOUR_FILES, wordsOf } from './support/prepare-tour.ts';
import { accessibilityJudge, englishJudge, layoutJudge, type ScreenJudge } from './support/screen-judges.ts';
import { TOUR } from './support/screen-tour.ts';

type Walk = {
  readonly language: 'zh-CN' | 'en';
  readonly colourScheme: 'light' | 'dark';
  readonly window: { readonly viewport: { readonly width: number; readonly height: number }; readonly deviceScaleFactor: number };
  readonly judges: (page: Page) => Promise<readonly ScreenJudge[]> | readonly ScreenJudge[];
};

const SMALL = { viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1 };
/** What 150 % zoom leaves of 1280 × 800. */
const ZOOMED = { viewport: { width: 853, height: 533 }, deviceScaleFactor: 1.5 };
const LARGE = { viewport: { width: 1920, height: 1080 }, deviceScaleFactor: 1 };

/** A walk visits every screen once and has it judged by all that its language, colours and window can show. */
const WALKS: Readonly<Record<string, Walk>> = {
  'in Chinese at 1280 × 720': {
    language: 'zh-CN',
    colourScheme: 'light',
    window: SMALL,
    judges: () => [layoutJudge(), accessibilityJudge('light')],
  },
  'in Chinese at 1920 × 1080, in dark colours': {
    language: 'zh-CN',
    colourScheme: 'dark',
    window: LARGE,
    judges: () => [layoutJudge(), accessibilityJudge('dark')],
  },
  // English words are the longest, and this window is the narrowest.
  'in English at 150 % zoom': {
    language: 'en',
    colourScheme: 'light',
    window: ZOOMED,
    judges: async (page) => [layoutJudge(), await englishJudge(page)],
  },
};

test.use({ files: TOUR_FILES });
// The walks take longest of all tests and need nothing of each other.
test.describe.configure({ mode: 'parallel' });

for (const [name, { language, colourScheme, window, judges }] of Object.entries(WALKS)) {
  test.describe(`every screen, panel and dialog ${name}`, () => {
    test.use(window);

    test('is as it should be, and no error is logged', async ({ application }) => {
      // Each of the stops is judged by up to a hundred rules.
      test.setTimeout(600_000);
      const { page } = application;
      await prepareTour(application);
      await askApplication(page, 'settings.update', { change: { language, colourScheme } });
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colourScheme);
      const judging = await judges(page);
      const complaints = await watchComplaints(page);
      for (const stop of TOUR) {
        await test.step(stop.name, async () => {
          await stop.show(page, wordsOf(language));
          for (const judge of judging) {
            expect.soft(await judge.faultsOf(page), `${stop.name} ${judge.name}`).toEqual([]);
          }
        });
      }
      expect(complaints).toEqual([]);
      await expectQuietHost(application);
    });
  });
}

/** Loads the page anew; from then on its errors, warnings and breaches of the policy are in the list. */
async function watchComplaints(page: Page): Promise<readonly string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.reload();
  await page.evaluate(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      console.error(`policy: ${violatedDirective} ${blockedURI}`),
    );
  });
  return complaints;
}

async function expectQuietHost({ page, host }: RunningApplication): Promise<void> {
  expect((await askApplication(page, 'library.read', {})).notices).toEqual([]);
  expect(host.log()).toBe('');
}

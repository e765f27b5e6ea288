import type { Page } from '@playwright/test';
import { expect, type RunningApplication, test } from './support/application-test.ts';
import { askApplication } from './support/ask-application.ts';
import { prepareTour, TOUR_FILES, wordsOf } from './support/prepare-tour.ts';
import { accessibilityJudge, englishJudge, layoutJudge, type ScreenJudge } from './support/screen-judges.ts';
import { TOUR } from './support/screen-tour.ts';

/** A window and its colours, and who judges what they show. */
type Look = {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly colourScheme: 'light' | 'dark';
  readonly judges: (page: Page) => Promise<readonly ScreenJudge[]> | readonly ScreenJudge[];
};

/** Each stop is reached in the look in which the one before was left. */
type Walk = { readonly language: 'zh-CN' | 'en'; readonly deviceScaleFactor: number; readonly looks: readonly [Look, ...Look[]] };

const SMALL: Look = {
  viewport: { width: 1280, height: 720 },
  colourScheme: 'light',
  judges: () => [accessibilityJudge('light'), layoutJudge()],
};
const LARGE: Look = {
  viewport: { width: 1920, height: 1080 },
  colourScheme: 'dark',
  judges: () => [accessibilityJudge('dark'), layoutJudge()],
};
/** What 150 % zoom leaves of 1280 × 800. */
const ZOOMED: Look = {
  viewport: { width: 853, height: 533 },
  colourScheme: 'light',
  judges: async (page) => [layoutJudge(), await englishJudge(page)],
};

/** A walk visits every screen once and has it judged by all that its language, colours and windows can show. */
const WALKS: Readonly<Record<string, Walk>> = {
  'in Chinese at 1280 × 720, and in dark colours at 1920 × 1080': { language: 'zh-CN', deviceScaleFactor: 1, looks: [SMALL, LARGE] },
  // English words are the longest, and this window is the narrowest.
  'in English at 150 % zoom': { language: 'en', deviceScaleFactor: 1.5, looks: [ZOOMED] },
};

test.use({ files: TOUR_FILES });
// The walks take longest of all tests and need nothing of each other.
test.describe.configure({ mode: 'parallel' });

for (const [name, { language, deviceScaleFactor, looks }] of Object.entries(WALKS)) {
  const [{ viewport, colourScheme }] = looks;
  test.describe(`every screen, panel and dialog ${name}`, () => {
    test.use({ viewport, colorScheme: colourScheme, deviceScaleFactor });

    test('is as it should be, and no error is logged', async ({ application }) => {
      // Each of the stops is judged by up to a hundred rules.
      test.setTimeout(600_000);
      const { page } = application;
      await prepareTour(application);
      await askApplication(page, 'settings.update', { change: { language, colourScheme: 'auto' } });
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      const sights = await Promise.all(looks.map(async (look) => ({ look, judges: await look.judges(page) })));
      const complaints = await watchComplaints(page);
      for (const stop of TOUR) {
        await test.step(stop.name, async () => {
          await stop.show(page, wordsOf(language));
          const open = await openLayers(page);
          for (const { look, judges } of sights) {
            await lookAt(page, look);
            expect.soft(await openLayers(page), `${stop.name} in the other window`).toEqual(open);
            for (const judge of judges) {
              expect.soft(await judge.faultsOf(page), `${stop.name} ${judge.name} in ${look.colourScheme} colours`).toEqual([]);
            }
          }
          sights.reverse();
        });
      }
      expect(complaints).toEqual([]);
      await expectQuietHost(application);
    });
  });
}

/** Gives the window this size and these colours, as dragging its corner and the evening do. */
async function lookAt(page: Page, { viewport, colourScheme }: Look): Promise<void> {
  if (page.viewportSize()?.width === viewport.width) return;
  await Promise.all([page.setViewportSize(viewport), page.emulateMedia({ colorScheme: colourScheme })]);
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colourScheme);
}

/** What lies open over or beside the rest: dialogs, menus, lists and bars of tools. */
function openLayers(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"], [role="toolbar"]')]
      .filter((layer) => layer.checkVisibility({ visibilityProperty: true }))
      .map((layer) => `${layer.role} ${layer.ariaLabel ?? ''}`),
  );
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

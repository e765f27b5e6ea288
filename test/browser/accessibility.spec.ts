import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/application-test.ts';
import { askApplication } from './support/ask-application.ts';
import { prepareTour, TOUR, TOUR_FILES, wordsOf } from './support/screen-tour.ts';

/** Serious and critical findings, each with the elements it is about. Only contrast can differ between the colour schemes. */
async function seriousFindings(page: Page, colourScheme: 'light' | 'dark'): Promise<readonly string[]> {
  // Without the nodes that are right, which nobody reads here, a page is judged in half the time.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations } = await (colourScheme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 160)} (${any[0]?.message ?? ''})`).join(' | ')}`);
}

test.describe('axe finds nothing serious', () => {
  test.describe('in a library with documents', () => {
    test.use({ files: TOUR_FILES });
    for (const colourScheme of ['light', 'dark'] as const) {
      test(`on any screen, panel or dialog in ${colourScheme} colours`, async ({ application }) => {
        // Each of the stops is judged by a hundred rules.
        test.setTimeout(300_000);
        const { page } = application;
        await prepareTour(application);
        await askApplication(page, 'settings.update', { change: { colourScheme } });
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colourScheme);
        for (const stop of TOUR) {
          await test.step(stop.name, async () => {
            await stop.show(page, wordsOf('zh-CN'));
            expect.soft(await seriousFindings(page, colourScheme), stop.name).toEqual([]);
          });
        }
      });
    }
  });

  test.describe('in a library that is still empty', () => {
    test.use({ withSamples: false, isDeclared: false });
    for (const colourScheme of ['light', 'dark'] as const) {
      test(`in ${colourScheme} colours`, async ({ application: { page } }) => {
        const words = wordsOf('zh-CN');
        await askApplication(page, 'settings.update', { change: { colourScheme } });
        await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colourScheme);
        await expect(page.getByRole('button', { name: words.home.openSample })).toBeVisible();
        expect.soft(await seriousFindings(page, colourScheme), 'home').toEqual([]);
        for (const screen of ['library', 'reader', 'search'] as const) {
          await page.getByRole('button', { name: words.frame.screens[screen], exact: true }).click();
          expect.soft(await seriousFindings(page, colourScheme), screen).toEqual([]);
        }
      });
    }
  });
});

import { expect, test } from './support/application-test.ts';
import { askApplication } from './support/ask-application.ts';
import { wordsOf } from './support/prepare-tour.ts';
import { seriousFindings } from './support/screen-judges.ts';

test.describe('axe finds nothing serious in a library that is still empty', () => {
  test.use({ withSamples: false, isDeclared: false });
  for (const colourScheme of ['light', 'dark'] as const) {
    test(`in ${colourScheme} colours`, async ({ sharedApplication: { page } }) => {
      const words = wordsOf('zh-CN');
      await askApplication(page, 'settings.update', { change: { colourScheme } });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colourScheme);
      await page.getByRole('button', { name: words.frame.screens.home, exact: true }).click();
      await expect(page.getByRole('button', { name: words.home.openSample })).toBeVisible();
      expect.soft(await seriousFindings(page, colourScheme), 'home').toEqual([]);
      for (const screen of ['library', 'reader', 'search'] as const) {
        await page.getByRole('button', { name: words.frame.screens[screen], exact: true }).click();
        expect.soft(await seriousFindings(page, colourScheme), screen).toEqual([]);
      }
    });
  }
});

import { openSettings } from './pages/settings-screen.ts';
import { expect, test } from './support/application-test.ts';

test.use({ withSamples: false, isDeclared: false });

test('the language chosen is there again after a restart', async ({ application }) => {
  const { page } = application;
  await (await openSettings(page)).chooseLanguage('English');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await application.restart();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
});

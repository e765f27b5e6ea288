import type { Page } from '@playwright/test';
import { appFrame } from './app-frame.ts';

/** The settings. */
export type SettingsScreen = {
  readonly chooseLanguage: (language: '简体中文' | 'English') => Promise<void>;
  readonly chooseColours: (colours: '浅色' | '深色' | '跟随系统') => Promise<void>;
  readonly listOldUnits: (lines: string) => Promise<void>;
  readonly nameReviewer: (name: string, unit: string) => Promise<void>;
};

/** Goes to the settings of a window in Chinese. */
export async function openSettings(page: Page): Promise<SettingsScreen> {
  await appFrame(page).goTo('设置');
  return {
    async chooseLanguage(language) {
      await page.getByRole('combobox', { name: '界面语言' }).click();
      await page.getByRole('option', { name: language }).click();
    },
    chooseColours: (colours) => page.getByRole('radiogroup', { name: '明暗' }).getByText(colours, { exact: true }).click(),
    async listOldUnits(lines) {
      await page.getByRole('textbox', { name: '停用的单位名称' }).fill(lines);
      const kept = page.waitForResponse((response) => response.url().endsWith('/api/settings.update'));
      await page.getByRole('textbox', { name: '停用的单位名称' }).blur();
      await kept;
    },
    async nameReviewer(name, unit) {
      await page.getByRole('textbox', { name: '姓名', exact: true }).fill(name);
      await page.getByRole('textbox', { name: '单位', exact: true }).fill(unit);
      const kept = page.waitForResponse((response) => response.url().endsWith('/api/settings.update'));
      await page.getByRole('textbox', { name: '单位', exact: true }).blur();
      await kept;
    },
  };
}

import { expect, type Locator, type Page } from '@playwright/test';

/** The export dialog. */
export type ExportDialog = {
  readonly root: Locator;
  readonly choose: (choice: string) => Promise<void>;
  readonly preview: Locator;
  /** Saves, and gives the path that the dialog names. */
  readonly save: () => Promise<string>;
  readonly again: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The open export dialog. */
export function exportDialog(page: Page): ExportDialog {
  const root = page.getByRole('dialog', { name: /^导出/ });
  return {
    root,
    choose: (choice) => root.getByText(choice, { exact: true }).click(),
    preview: root.getByRole('region', { name: '预览' }),
    async save() {
      await root.getByRole('button', { name: '导出', exact: true }).click();
      const place = root.getByText(/^已保存到 /);
      await expect(place).toBeVisible({ timeout: 20_000 });
      return ((await place.textContent()) ?? '').replace('已保存到 ', '');
    },
    again: () => root.getByRole('button', { name: '再导出' }).click(),
    close: () => root.getByRole('button', { name: '完成' }).click(),
  };
}

import { expect, type Locator, type Page } from '@playwright/test';
import { zhCN } from '#renderer/i18n/zh-CN/index.ts';
import type { ExportFormat, ExportTable } from '#shared/contract/review-views.ts';

/** The export dialog. */
export type ExportDialog = {
  readonly root: Locator;
  readonly chooseTable: (table: ExportTable) => Promise<void>;
  readonly chooseFormat: (format: ExportFormat) => Promise<void>;
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
    chooseTable: (table) => root.getByText(zhCN.exporting.tables[table], { exact: true }).first().click(),
    chooseFormat: (format) => root.getByText(zhCN.exporting.formats[format], { exact: true }).click(),
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

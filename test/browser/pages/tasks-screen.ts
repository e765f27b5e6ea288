import { expect, type Locator, type Page } from '@playwright/test';

type Column = '序号' | '板块' | '条款' | '任务' | '牵头单位' | '责任单位' | '时限' | '时限日期' | '指标';

const COLUMN_KEYS: Readonly<Record<Column, string>> = {
  序号: 'number',
  板块: 'section',
  条款: 'clause',
  任务: 'title',
  牵头单位: 'leads',
  责任单位: 'units',
  时限: 'deadline',
  时限日期: 'deadlineDate',
  指标: 'indicators',
};

/** The screen of a document's tasks. */
export type TasksScreen = {
  readonly table: Locator;
  readonly totals: Locator;
  /** Rows of tasks, without labels and group heads. */
  readonly rows: Locator;
  readonly row: (title: string) => Locator;
  readonly cell: (title: string, column: Column) => Locator;
  readonly chooseDocument: (title: string) => Promise<void>;
  readonly filterText: Locator;
  readonly choose: (list: '单位' | '分组' | '板块' | '时限种类', option: string) => Promise<void>;
  readonly editor: (column: Column) => Locator;
  /** Opens the editor of a cell with its pencil. */
  readonly edit: (title: string, column: Column) => Promise<void>;
  /** The text beside the table. */
  readonly text: Locator;
};

/** The task screen of the open window. */
export function tasksScreen(page: Page): TasksScreen {
  const main = page.getByRole('main', { name: '任务分解' });
  const table = main.getByRole('grid', { name: '任务表' });
  const rows = table.getByRole('row').filter({ has: page.locator('[role="gridcell"][data-column="title"]') });
  const row = (title: string): Locator => rows.filter({ hasText: title }).first();
  const cell = (title: string, column: Column): Locator => row(title).locator(`[role="gridcell"][data-column="${COLUMN_KEYS[column]}"]`);
  const choose = async (name: string, option: string): Promise<void> => {
    await main.getByRole('combobox', { name, exact: true }).click();
    await page.getByRole('option', { name: option }).first().click();
  };
  return {
    table,
    totals: main.getByRole('status').first(),
    rows,
    row,
    cell,
    async chooseDocument(title) {
      await choose('选择文件', title);
      await expect(table).toBeVisible();
    },
    filterText: main.getByRole('textbox', { name: '筛选任务' }),
    choose,
    editor: (column) => page.getByRole('dialog', { name: `更正${column}` }),
    async edit(title, column) {
      await cell(title, column).hover();
      await cell(title, column)
        .getByRole('button', { name: `更正${column}` })
        .click();
    },
    text: main.getByRole('complementary', { name: '原文' }),
  };
}

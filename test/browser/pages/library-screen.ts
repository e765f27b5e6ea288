import { expect, type Locator, type Page } from '@playwright/test';
import { appFrame } from './app-frame.ts';

/** The library: folders, the list of documents, problems. */
export type LibraryScreen = {
  /** Goes there and waits until this many documents are listed. */
  readonly open: (documents: number) => Promise<void>;
  readonly list: Locator;
  readonly row: (title: string) => Locator;
  /** Titles in the order of the rows. */
  readonly titles: () => Promise<readonly string[]>;
  readonly filter: Locator;
  readonly sortBy: (column: string) => Promise<void>;
  readonly readAgain: () => Promise<void>;
  /** Shows the tab of files that were not read. */
  readonly showProblems: () => Promise<void>;
  readonly problem: (fileName: string) => Locator;
  readonly choose: (title: string, entry: '打开' | '并排打开' | '导出' | '移出文库') => Promise<void>;
  readonly openDocument: (title: string) => Promise<void>;
};

/** The library screen of the open window. */
export function libraryScreen(page: Page): LibraryScreen {
  const frame = appFrame(page);
  const list = page.getByRole('grid', { name: '文件列表' });
  const row = (title: string): Locator => list.getByRole('row').filter({ has: page.getByRole('button', { name: title, exact: true }) });
  return {
    async open(documents) {
      await frame.goTo('文库');
      await expect(frame.status).toContainText(`${documents} 份文件`, { timeout: 30_000 });
      await expect(frame.status).not.toContainText('正在');
    },
    list,
    row,
    titles: () =>
      list
        .getByRole('row')
        .filter({ hasNot: page.getByRole('columnheader') })
        .evaluateAll((rows) => rows.map((one) => one.querySelector('[role="gridcell"]')?.getAttribute('title') ?? '')),
    filter: page.getByRole('textbox', { name: '筛选' }),
    sortBy: (column) => list.getByRole('columnheader').getByRole('button', { name: column }).click(),
    async readAgain() {
      const answer = page.waitForResponse((response) => response.url().endsWith('/api/library.index'));
      await page.getByRole('complementary', { name: '文件夹' }).getByRole('button', { name: '重新读取' }).click();
      await answer;
    },
    showProblems: () => page.getByRole('tab', { name: /^问题/ }).click(),
    problem: (fileName) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: fileName }) }),
    async choose(title, entry) {
      await row(title)
        .first()
        .getByRole('button', { name: /^标题：/ })
        .click();
      await page.getByRole('menuitem', { name: entry, exact: true }).click();
    },
    openDocument: (title) => row(title).getByRole('button', { name: title, exact: true }).click(),
  };
}

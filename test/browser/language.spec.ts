import type { Page } from '@playwright/test';
import { zhCN } from '#renderer/i18n/zh-CN/index.ts';
import { openSettings } from './pages/settings-screen.ts';
import { expect, test } from './support/application-test.ts';
import { askApplication } from './support/ask-application.ts';
import { openForMarking } from './support/mark-document.ts';
import { prepareTour, TOUR, TOUR_FILES, TOUR_REASON, wordsOf } from './support/screen-tour.ts';

test.use({ files: TOUR_FILES });

test('after the change to English no Chinese word of the interface is left on any screen', async ({ application }) => {
  const { page } = application;
  await prepareTour(application);
  await (await openSettings(page)).chooseLanguage('English');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const content = await contentOf(page);
  // What stands in the English words too is meant to: the name of the other language, a sample of the typeface.
  const english = new Set(stringsIn(wordsOf('en')));
  const words = new Set(stringsIn(zhCN).filter((text) => !english.has(text)));
  for (const stop of TOUR) {
    await test.step(stop.name, async () => {
      await stop.show(page, wordsOf('en'));
      const left = (await chineseTexts(page)).filter(
        (text) => words.has(text) || (text.match(/[\u3400-\u9fff]+/g) ?? []).some((run) => !content.includes(run)),
      );
      expect.soft(left, stop.name).toEqual([]);
    });
  }
});

test('the language chosen is there again after a restart', async ({ application }) => {
  const { page } = application;
  await (await openSettings(page)).chooseLanguage('English');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await application.restart();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('navigation', { name: 'Main navigation' })).toBeVisible();
});

/** Everything Chinese that documents, checklists and the official tables say, without white space: these stay as they are. */
async function contentOf(page: Page): Promise<string> {
  const library = await askApplication(page, 'library.read', {});
  const parts: unknown[] = [library.documents, library.folders, await askApplication(page, 'checklist.templates', {})];
  for (const { id, state } of library.documents) {
    if (state.kind !== 'ready') continue;
    const { model } = await askApplication(page, 'document.open', { documentId: id });
    parts.push(
      model,
      model.blocks.map(({ path }) => path.join('')),
      await askApplication(page, 'review.read', { documentId: id }),
      // The rules write of Chinese papers in Chinese, like the checklists they speak to.
      await askApplication(page, 'check.run', { documentId: id, families: ['FC', 'LG', 'CN', 'FM'] }),
    );
  }
  const { documentId } = await openForMarking(page, '云岭.txt');
  // The menu of encodings shows how the text reads in the wrong ones.
  parts.push(await askApplication(page, 'reading.preview', { documentId }));
  parts.push(TOUR_REASON);
  for (const table of ['annotations', 'feedback', 'tasks'] as const) {
    parts.push(
      await askApplication(page, 'export.preview', { table, documentIds: [documentId], checklistId: null, columns: null, head: {} }),
    );
  }
  return stringsIn([...parts, wordsOf('en')])
    .join('\n')
    .replace(/[^\S\n]/g, '');
}

/** Every string anywhere in a value. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** Texts with Chinese characters, shown or spoken, outside of what is content by its place: the text, the outline, quotes, table cells. */
function chineseTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const CONTENT = '[data-reader-text], [role="tree"], [role="gridcell"], blockquote, figure, mark, textarea';
    const found = new Set<string>();
    const note = (text: string | null): void => {
      if (text !== null && /[\u3400-\u9fff]/.test(text)) found.add(text.trim());
    };
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest(CONTENT) !== null || !element.checkVisibility()) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) note(element.getAttribute(name));
      for (const node of element.childNodes) if (node instanceof Text) note(node.data);
    }
    return [...found];
  });
}

import type { Locator, Page } from '@playwright/test';
import type { Words } from '#renderer/i18n/words.ts';
import { expect } from './application-test.ts';
import { askApplication } from './ask-application.ts';
import { BENCHMARK_STOPS } from './benchmark-stops.ts';
import { comparisonStops } from './comparison-stops.ts';
import { chooseView, originalStops } from './original-stops.ts';
import { PACKAGE_STOPS } from './package-stops.ts';
import { CITING_TITLE, TOUR_DOCUMENTS, TOUR_REASON } from './prepare-tour.ts';
import { DRAFT_TITLE } from './revised-draft.ts';
import { SAMPLE_TITLE } from './sample-plan.ts';
import { searchStops } from './search-stops.ts';
import { shelfStops } from './shelf-stops.ts';

/** One thing a person sees: a screen, a panel or a dialog. Stops build on each other and are visited in order. */
export type TourStop = { readonly name: string; readonly show: (page: Page, words: Words) => Promise<void> };

/** A paper of the sample library whose text is damaged and was repaired. */
const DAMAGED_TITLE = '清溪县营商环境对标提升行动实施方案';

function rail(page: Page, words: Words, screen: keyof Words['frame']['screens']): Locator {
  const navigation = page.getByRole('navigation', { name: words.frame.navigation });
  return navigation.getByRole('button', { name: words.frame.screens[screen], exact: true });
}

function inspector(page: Page, words: Words): Locator {
  return page.getByRole('complementary', { name: words.reader.inspector });
}

function rowOf(page: Page): Locator {
  return page.getByRole('grid').getByRole('row').filter({ hasText: SAMPLE_TITLE });
}

function paneText(page: Page, words: Words): Locator {
  return page.getByRole('region', { name: words.reader.textOf(SAMPLE_TITLE) }).first();
}

/** Every screen, panel and dialog, in an order in which each is reached from the one before. */
export const TOUR: readonly TourStop[] = [
  {
    name: 'home',
    async show(page, words) {
      await rail(page, words, 'home').click();
      await expect(page.getByText(words.home.atAGlance)).toBeVisible();
    },
  },
  {
    name: 'keyboard sheet',
    async show(page, words) {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: words.frame.keys.title })).toBeVisible();
    },
  },
  {
    name: 'library',
    async show(page, words) {
      await page.keyboard.press('Escape');
      await rail(page, words, 'library').click();
      await expect(rowOf(page)).toBeVisible();
    },
  },
  {
    name: 'problems',
    async show(page, words) {
      await page.getByRole('tab', { name: words.library.problemsTab(3) }).click();
      await expect(page.getByRole('rowheader', { name: '其实是图片.docx' })).toBeVisible();
    },
  },
  {
    name: 'password dialog',
    async show(page, words) {
      await page.getByRole('button', { name: words.unlock.ask }).click();
      const dialog = page.getByRole('dialog', { name: words.unlock.title });
      await dialog.getByLabel(words.unlock.password, { exact: true }).fill('不是这个');
      await page.keyboard.press('Enter');
      await expect(dialog.getByText(words.errors.codes['wrong-password']({}))).toBeVisible();
    },
  },
  {
    name: 'folder dialog',
    async show(page, words) {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: words.library.addFolder }).click();
      await expect(page.getByRole('dialog', { name: words.library.browseTitle }).getByRole('listitem').first()).toBeVisible();
    },
  },
  {
    name: 'document menu',
    async show(page, words) {
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: words.library.documentsTab, exact: true }).click();
      await rowOf(page)
        .getByRole('button', { name: words.library.menuOf('') })
        .or(rowOf(page).locator('[aria-haspopup="menu"]'))
        .first()
        .click();
      await expect(page.getByRole('menuitem', { name: words.library.remove })).toBeVisible();
    },
  },
  ...shelfStops(TOUR_DOCUMENTS),
  {
    name: 'removal dialog',
    async show(page, words) {
      await page.keyboard.press('Escape');
      await page.getByRole('grid').focus();
      await page.keyboard.press('Escape');
      await rowOf(page).locator('[aria-haspopup="menu"]').click();
      await page.getByRole('menuitem', { name: words.library.remove }).click();
      await expect(page.getByRole('dialog', { name: words.library.removeTitle })).toBeVisible();
    },
  },
  ...originalStops((page, words) => rail(page, words, 'library').click(), closeDrawer),
  {
    name: 'comments and changes of the file itself',
    async show(page, words) {
      await chooseView(page, words, 'reading');
      await rail(page, words, 'library').click();
      await page
        .getByRole('grid')
        .getByRole('row')
        .filter({ hasText: DRAFT_TITLE })
        .getByRole('button', { name: DRAFT_TITLE })
        .first()
        .click();
      await openInspector(page, words);
      await inspector(page, words).getByRole('tab', { name: words.reader.tabs.annotations, exact: true }).click();
      await expect(inspector(page, words).getByRole('article')).toHaveCount(4);
    },
  },
  {
    name: 'reader with annotations',
    async show(page, words) {
      await closeDrawer(page, words);
      await rail(page, words, 'library').click();
      await rowOf(page).getByRole('button', { name: SAMPLE_TITLE }).first().click();
      await expect(paneText(page, words)).toContainText('坚持群众办事一次办好');
      await openInspector(page, words);
      await inspector(page, words).getByRole('tab', { name: words.reader.tabs.annotations, exact: true }).click();
      await expect(inspector(page, words).getByRole('article')).toHaveCount(2);
      await expect(inspector(page, words).getByRole('textbox', { name: words.annotations.askReviewer })).toBeVisible();
    },
  },
  {
    name: 'annotation being written',
    async show(page, words) {
      await inspector(page, words).getByRole('article').first().getByRole('button', { name: words.annotations.editHint }).click();
      await expect(inspector(page, words).getByRole('textbox', { name: words.annotations.note })).toBeFocused();
    },
  },
  {
    name: 'checklist item',
    async show(page, words) {
      await page.keyboard.press('Escape');
      await inspector(page, words).getByRole('tab', { name: words.reader.tabs.checklist, exact: true }).click();
      const item = inspector(page, words)
        .getByRole('article')
        .filter({ has: page.getByText('GR-4', { exact: true }) });
      await item.getByRole('button', { expanded: false }).first().click();
      await expect(item.getByRole('textbox', { name: words.checklists.opinion })).toBeVisible();
    },
  },
  {
    name: 'checklist templates',
    async show(page, words) {
      await inspector(page, words).getByRole('button', { name: words.checklists.addAnother }).click();
      await expect(inspector(page, words).getByText(words.checklists.chooseTitle)).toBeVisible();
    },
  },
  {
    name: 'document information',
    async show(page, words) {
      await inspector(page, words).getByRole('button', { name: words.checklists.pendingCancel }).click();
      await inspector(page, words).getByRole('tab', { name: words.reader.tabs.info, exact: true }).click();
      await expect(inspector(page, words).getByText(words.documentInfo.fingerprint)).toBeVisible();
    },
  },
  {
    name: 'encoding menu',
    async show(page, words) {
      await inspector(page, words)
        .getByRole('button', { name: words.repairs.encodingOf('UTF-8') })
        .click();
      await expect(page.getByRole('menuitemradio', { name: words.repairs.encodings.big5 })).toBeVisible();
    },
  },
  {
    name: 'find and clause bars with a chosen passage',
    async show(page, words) {
      await page.keyboard.press('Escape');
      await closeDrawer(page, words);
      await paneText(page, words).focus();
      await page.keyboard.press('Control+f');
      await page.getByRole('textbox', { name: words.reader.findPlaceholder }).fill('办事');
      await paneText(page, words).focus();
      await page.keyboard.press('g');
      await page.getByRole('textbox', { name: words.reader.goToClause }).fill('二1');
      await paneText(page, words).focus();
      await page.keyboard.press('j');
      await page.keyboard.press('s');
      await expect(page.getByRole('toolbar', { name: words.reader.selectionBar })).toBeVisible();
    },
  },
  {
    name: 'two panes',
    async show(page, words) {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+\\');
      await expect(page.getByRole('main', { name: words.reader.panes }).locator('> section')).toHaveCount(2);
      await expect(page.getByRole('region', { name: words.reader.textOf(SAMPLE_TITLE) })).toHaveCount(2);
    },
  },
  {
    name: 'three panes',
    async show(page, words) {
      await page.keyboard.press('Control+\\');
      await expect(page.getByRole('region', { name: words.reader.textOf(SAMPLE_TITLE) })).toHaveCount(3);
    },
  },
  {
    name: 'findings of the checks',
    async show(page, words) {
      await openInspector(page, words);
      await inspector(page, words).getByRole('tab', { name: words.reader.tabs.findings, exact: true }).click();
      await expect(inspector(page, words).getByRole('article').first()).toBeVisible();
    },
  },
  {
    name: 'finding set aside',
    async show(page, words) {
      const panel = inspector(page, words);
      await panel.getByRole('button', { name: words.findings.dismiss, exact: true }).first().click();
      await panel.getByRole('textbox', { name: words.findings.reason }).fill(TOUR_REASON);
      await panel.getByRole('textbox', { name: words.findings.reason }).press('Control+Enter');
      // The findings set aside stand behind all others.
      await panel.getByRole('article').first().hover();
      await page.mouse.wheel(0, 100_000);
      await panel.getByRole('button', { name: words.findings.dismissedTitle(1) }).click();
      await expect(panel.getByRole('button', { name: words.findings.restore }).first()).toBeVisible();
      await closeDrawer(page, words);
    },
  },
  {
    name: 'original of a repair',
    async show(page, words) {
      await rail(page, words, 'library').click();
      await page.getByRole('grid').getByRole('button', { name: DAMAGED_TITLE, exact: true }).click();
      const text = page.getByRole('region', { name: words.reader.textOf(DAMAGED_TITLE) }).first();
      await expect(text).toContainText(DAMAGED_TITLE.slice(0, 6));
      await text.focus();
      await page.keyboard.press('r');
      await expect(page.getByRole('region', { name: words.repairs.card, exact: true })).toBeVisible();
    },
  },
  ...searchStops,
  {
    name: 'tasks',
    async show(page, words) {
      await rail(page, words, 'tasks').click();
      await expect(page.getByRole('grid', { name: words.tasks.table })).toBeVisible();
    },
  },
  {
    name: 'correction of a task',
    async show(page, words) {
      await page.getByRole('grid', { name: words.tasks.table }).focus();
      await page.keyboard.press('F2');
      await expect(page.getByRole('dialog', { name: words.corrections.edit(words.tasks.columns.title) })).toBeVisible();
    },
  },
  {
    name: 'charts of tasks',
    async show(page, words) {
      await page.keyboard.press('Escape');
      // Escape pressed while the dialog still opens would leave it over the button.
      await expect(page.getByRole('dialog', { name: words.corrections.edit(words.tasks.columns.title) })).toBeHidden();
      const charts = page.getByRole('button', { name: words.tasks.charts, exact: true });
      if ((await charts.getAttribute('aria-pressed')) === 'false') await charts.click();
      await expect(page.getByRole('region', { name: words.tasks.chartsOf })).toBeVisible();
    },
  },
  ...BENCHMARK_STOPS,
  {
    name: 'passage offered to a benchmark',
    async show(page, words) {
      await rail(page, words, 'library').click();
      await page.getByRole('grid').getByRole('button', { name: DAMAGED_TITLE, exact: true }).click();
      await page
        .getByRole('region', { name: words.reader.textOf(DAMAGED_TITLE) })
        .first()
        .focus();
      await page.keyboard.press('j');
      await page.keyboard.press('s');
      const bar = page.getByRole('toolbar', { name: words.reader.selectionBar });
      const offering = bar.getByRole('button', { name: words.reader.offerToBoard, exact: true });
      const more = bar.getByRole('button', { name: words.reader.moreTools });
      // Where the names have no room it stands in a menu.
      await expect(offering.or(more)).toBeVisible();
      if (await offering.isVisible()) await offering.click();
      else {
        await more.click();
        await bar.getByRole('menuitem', { name: words.reader.offerToBoard }).click();
      }
      const dialog = page.getByRole('dialog', { name: words.benchmark.addPassage });
      await expect(dialog.getByRole('combobox', { name: words.benchmark.topic })).toBeVisible();
    },
  },
  {
    name: 'export dialog',
    async show(page, words) {
      const offer = page.getByRole('dialog', { name: words.benchmark.addPassage });
      // The first folds the topics up, which lie over all else in a low window.
      await page.keyboard.press('Escape');
      await expect(page.getByRole('listbox')).toBeHidden();
      await page.keyboard.press('Escape');
      await expect(offer).toBeHidden();
      await rail(page, words, 'library').click();
      await rowOf(page).locator('[aria-haspopup="menu"]').click();
      await page.getByRole('menuitem', { name: words.library.export }).click();
      await expect(page.getByRole('dialog').getByRole('columnheader').first()).toBeVisible();
    },
  },
  {
    name: 'saved export',
    async show(page, words) {
      await page.getByRole('dialog').getByRole('button', { name: words.exporting.save, exact: true }).click();
      await expect(page.getByRole('dialog').getByText(words.exporting.saved, { exact: true })).toBeVisible();
    },
  },
  {
    name: 'files taken off the list',
    async show(page, words) {
      await page.getByRole('dialog').getByRole('button', { name: words.exporting.close, exact: true }).click();
      const { documents } = await askApplication(page, 'library.read', {});
      const documentId = documents.find(({ fileName }) => fileName === '其实是图片.docx')?.id ?? '';
      await askApplication(page, 'document.remove', { documentId, purge: false });
      await page.getByRole('tab', { name: words.library.removedTab(1) }).click();
      await expect(page.getByRole('rowheader', { name: '其实是图片.docx' })).toBeVisible();
    },
  },
  ...comparisonStops((page, words) => rail(page, words, 'compare').click()),
  {
    name: 'settings',
    async show(page, words) {
      await rail(page, words, 'settings').click();
      await expect(page.getByRole('heading', { name: words.settings.title, level: 1 })).toBeVisible();
    },
  },
  {
    name: 'references of a document',
    async show(page, words) {
      await rail(page, words, 'library').click();
      await page.getByRole('tab', { name: words.library.documentsTab, exact: true }).click();
      await page.getByRole('grid').getByRole('button', { name: CITING_TITLE }).first().click();
      await openInspector(page, words);
      await inspector(page, words).getByRole('tab', { name: words.reader.tabs.info, exact: true }).click();
      const list = inspector(page, words).getByRole('region', { name: words.documentInfo.citations(0), exact: true });
      await expect(list.getByRole('listitem')).toHaveCount(3);
    },
  },
  {
    name: 'annotations of another version',
    async show(page, words) {
      await openInspector(page, words);
      await inspector(page, words).getByRole('tab', { name: words.reader.tabs.annotations, exact: true }).click();
      await inspector(page, words).getByRole('button', { name: words.carrying.open }).click();
      const dialog = page.getByRole('dialog', { name: words.carrying.title });
      await expect(dialog.getByRole('list', { name: words.carrying.list }).getByRole('listitem')).toHaveCount(2);
    },
  },
  ...PACKAGE_STOPS,
];

/** Where the window is narrow the inspector is folded, or a drawer over the text. */
async function openInspector(page: Page, words: Words): Promise<void> {
  const folded = page.getByRole('button', { name: `${words.reader.showInspector} (Ctrl+J)` });
  if (await folded.isVisible()) await folded.click();
}

async function closeDrawer(page: Page, words: Words): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  if (width < 1100) await inspector(page, words).getByRole('button', { name: words.reader.hideInspector }).click();
}

import { createRequire } from 'node:module';
import type AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { zhCN } from '#renderer/i18n/zh-CN/index.ts';
import { expect } from './application-test.ts';
import { askApplication } from './ask-application.ts';
import { layoutFaults } from './layout-faults.ts';
import { openForMarking } from './mark-document.ts';
import { TOUR_PACKAGE, TOUR_REASON, wordsOf } from './prepare-tour.ts';

/** Says what is wrong with the screen a page shows; an empty list where nothing is. */
export type ScreenJudge = {
  readonly name: string;
  readonly faultsOf: (page: Page) => Promise<readonly string[]>;
};

/** How long a menu or dialog may take to find its place and its colours, in milliseconds. */
const SETTLED = 2_000;

/** No page that scrolls, no control outside the window, no label cut off, once the screen has come to rest. */
export function layoutJudge(): ScreenJudge {
  return { name: 'is shown whole', faultsOf: (page) => lastingFaults(() => layoutFaults(page)) };
}

/** What is still wrong when the time to settle is over; nothing as soon as nothing is wrong. */
async function lastingFaults(judge: () => Promise<readonly string[]>): Promise<readonly string[]> {
  let faults: readonly string[] = [];
  const isWhole = async (): Promise<boolean> => {
    faults = await judge();
    return faults.length === 0;
  };
  // What is still wrong is told by the caller.
  await expect
    .poll(isWhole, { timeout: SETTLED })
    .toBe(true)
    .catch(() => undefined);
  return faults;
}

/** No serious or critical finding of axe, once the screen has come to rest. Only contrast can differ between the colour schemes, so dark is judged by that alone. */
export function accessibilityJudge(colourScheme: 'light' | 'dark'): ScreenJudge {
  return {
    name: 'axe finds nothing serious',
    async faultsOf(page) {
      await page.evaluate(comeToRest);
      return lastingFaults(() => seriousFindings(page, colourScheme));
    },
  };
}

/** Runs in the page: waits until nothing fades or moves any longer, but for what turns for ever. */
async function comeToRest(): Promise<void> {
  for (;;) {
    // A transition starts a frame after what it shows was put in.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const moving = document
      .getAnimations()
      .filter(({ effect, playState }) => playState === 'running' && effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    if (moving.length === 0) return;
    // One that is taken back half-way is over too.
    await Promise.allSettled(moving.map(({ finished }) => finished));
  }
}

/** Rules that axe itself rates moderate or minor at most: nothing they find would be told. The costliest are among them. */
const MILD_RULES = [
  'aria-allowed-role',
  'aria-deprecated-role',
  'empty-heading',
  'empty-table-header',
  'form-field-multiple-labels',
  'heading-order',
  'html-xml-lang-mismatch',
  'image-redundant-alt',
  'landmark-banner-is-top-level',
  'landmark-contentinfo-is-top-level',
  'landmark-main-is-top-level',
  'landmark-no-duplicate-banner',
  'landmark-no-duplicate-contentinfo',
  'landmark-no-duplicate-main',
  'landmark-one-main',
  'landmark-unique',
  'meta-viewport',
  'meta-viewport-large',
  'no-autoplay-audio',
  'page-has-heading-one',
  'presentation-role-conflict',
  'region',
  'scope-attr-valid',
  'server-side-image-map',
  'skip-link',
  'table-duplicate-name',
];

const AXE_SOURCE = createRequire(import.meta.resolve('@axe-core/playwright'))('axe-core').source;

const DIALOG = '[role="dialog"][aria-modal="true"]';

type AxeRun = {
  readonly within: string;
  readonly options: {
    readonly resultTypes: readonly string[];
    readonly rules?: Readonly<Record<string, { readonly enabled: boolean }>>;
    readonly runOnly?: readonly string[];
  };
};

/** Nodes that are right nobody reads. */
const AXE_OPTIONS: Readonly<Record<'light' | 'dark', AxeRun['options']>> = {
  light: { resultTypes: ['violations'], rules: Object.fromEntries(MILD_RULES.map((rule) => [rule, { enabled: false }])) },
  dark: { resultTypes: ['violations'], runOnly: ['color-contrast'] },
};

/**
 * Serious and critical findings, each with the elements it is about. While a dialog is open it alone is judged: what it covers
 * cannot be reached, and was judged before.
 */
export async function seriousFindings(page: Page, colourScheme: 'light' | 'dark'): Promise<readonly string[]> {
  // Half a megabyte of script, which a page keeps until it is loaded anew; axe's own builder hands it over twice for each judgement.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE_SOURCE);
  const violations = await page.evaluate(runAxe, { within: DIALOG, options: AXE_OPTIONS[colourScheme] });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 160)} (${any[0]?.message ?? ''})`).join(' | ')}`);
}

/** Runs in the page; our pages have no frames within, which would need axe of their own. */
async function runAxe({ within, options }: AxeRun): Promise<Awaited<ReturnType<AxeBuilder['analyze']>>['violations']> {
  if (document.querySelector('iframe') !== null) throw new Error('a frame would go unjudged');
  const place = document.querySelector(within) === null ? document : { include: [[within]] };
  const { violations } = await Reflect.get(window, 'axe').run(place, options);
  return violations;
}

/** No Chinese word of the interface on a page in English; reads first what documents, checklists and official tables may say. */
export async function englishJudge(page: Page): Promise<ScreenJudge> {
  const content = await contentOf(page);
  // What stands in the English words too is meant to: the name of the other language, a sample of the typeface.
  const english = new Set(stringsIn(wordsOf('en')));
  const words = new Set(stringsIn(zhCN).filter((text) => !english.has(text)));
  return {
    name: 'has no Chinese word of the interface left',
    faultsOf: async (shown) =>
      (await chineseTexts(shown)).filter(
        (text) => words.has(text) || (text.match(/[\u3400-\u9fff]+/g) ?? []).some((run) => !content.includes(run)),
      ),
  };
}

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
      await askApplication(page, 'check.run', { documentId: id, families: ['FC', 'LG', 'CN', 'FM'] }),
    );
  }
  const { documentId } = await openForMarking(page, '云岭.txt');
  // The menu of encodings shows how the text reads in the wrong ones.
  parts.push(await askApplication(page, 'reading.preview', { documentId }));
  parts.push(TOUR_REASON, TOUR_PACKAGE);
  for (const table of ['annotations', 'feedback', 'tasks'] as const) {
    parts.push(
      await askApplication(page, 'export.preview', { table, documentIds: [documentId], checklistId: null, columns: null, head: {} }),
    );
  }
  return stringsIn([...parts, wordsOf('en')])
    .join('\n')
    .replace(/[^\S\n]/g, '');
}

/** Every string anywhere in a value, but for messages: those of readers and rules are in Chinese for exports, and the window has words of its own. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => (name === 'message' ? [] : stringsIn(inside)));
}

/** Texts with Chinese characters, shown or spoken, outside of what is content by its place: the text, compared texts, the outline, quotes, table cells. */
function chineseTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const CONTENT =
      '[data-reader-text], [data-compared-text], [role="tree"], [role="gridcell"], blockquote, figure, mark, del, ins, textarea';
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

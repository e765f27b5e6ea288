import { expect, type Locator, type Page } from '@playwright/test';
import { appFrame } from './app-frame.ts';

type Point = { readonly x: number; readonly y: number };

/** One text on screen. */
export type ReaderPane = {
  readonly section: Locator;
  /** The scrolled text itself. */
  readonly text: Locator;
  readonly waitForText: (text: string) => Promise<void>;
  /** Drags the mouse over a passage that is in sight. */
  readonly selectByMouse: (passage: string) => Promise<void>;
  readonly clickOn: (passage: string) => Promise<void>;
  /** Lets the pointer rest on the beginning of a passage. */
  readonly hoverOn: (passage: string) => Promise<void>;
  readonly wheel: (pixels: number) => Promise<void>;
  readonly scrollTop: () => Promise<number>;
  /** The text of the first row whose lower half is in sight. */
  readonly firstText: () => Promise<string>;
  readonly press: (keys: string) => Promise<void>;
};

/** The reading screen: outline, panes, and the inspector. */
export type ReaderScreen = {
  readonly pane: (index: number) => ReaderPane;
  readonly panes: Locator;
  /** Goes there and closes every text that is open. */
  readonly closeAll: () => Promise<void>;
  readonly outline: Locator;
  readonly outlineEntry: (name: string | RegExp) => Locator;
  readonly selectionBar: Locator;
  readonly linkButton: Locator;
  readonly tab: (name: '批注' | '清单' | '检查' | '信息') => Locator;
  readonly cards: Locator;
  readonly card: (text: string | RegExp) => Locator;
  readonly orphans: Locator;
  readonly clauseField: Locator;
  readonly findField: Locator;
};

/** The reading screen of the open window. */
export function readerScreen(page: Page): ReaderScreen {
  const panes = page.getByRole('main', { name: '阅读窗格' }).locator('> section');
  const outline = page.getByRole('tree', { name: '大纲' });
  const inspector = page.getByRole('complementary', { name: '审阅面板' });
  const cards = inspector.getByRole('article');
  return {
    pane: (index) => readerPane(page, panes.nth(index)),
    panes,
    async closeAll() {
      await appFrame(page).goTo('阅读');
      for (let open = await panes.count(); open > 0; open -= 1) {
        await panes.last().getByRole('button', { name: '关闭窗格' }).click();
        await expect(panes).toHaveCount(open - 1);
      }
    },
    outline,
    outlineEntry: (name) => outline.getByRole('treeitem', { name }),
    selectionBar: page.getByRole('toolbar', { name: '所选文字' }),
    linkButton: page.getByRole('button', { name: /^联动滚动/ }).first(),
    tab: (name) => inspector.getByRole('tab', { name, exact: true }),
    cards,
    card: (text) => cards.filter({ hasText: text }),
    orphans: inspector.getByRole('region', { name: /^失锚的批注/ }),
    clauseField: page.getByRole('textbox', { name: '转到条款' }),
    findField: page.getByRole('textbox', { name: /^在本文件中查找/ }),
  };
}

/** A document's text within a section of whichever screen shows it. */
export function readerPane(page: Page, section: Locator): ReaderPane {
  const text = section.getByRole('region', { name: /^正文：/ });
  const ends = async (passage: string): Promise<readonly [Point, Point]> => {
    await expect(text).toContainText(passage.slice(0, 20));
    await expect.poll(() => passageEnds(text, passage), { message: `in sight: ${passage}` }).not.toBeNull();
    const found = await passageEnds(text, passage);
    if (found === null) throw new Error(`out of sight: ${passage}`);
    return found;
  };
  return {
    section,
    text,
    waitForText: (wanted) => expect(text).toContainText(wanted, { timeout: 15_000 }),
    async selectByMouse(passage) {
      const [from, to] = await ends(passage);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
      await expect.poll(() => page.evaluate(() => document.getSelection()?.toString())).toBe(passage);
    },
    async clickOn(passage) {
      const [from] = await ends(passage);
      await page.mouse.click(from.x + 4, from.y);
    },
    async hoverOn(passage) {
      const [from] = await ends(passage);
      await page.mouse.move(from.x + 2, from.y);
      await page.mouse.move(from.x + 4, from.y);
    },
    async wheel(pixels) {
      await text.hover();
      await page.mouse.wheel(0, pixels);
    },
    scrollTop: () => text.evaluate((element) => element.scrollTop),
    firstText: () => text.evaluate(firstTextInSight),
    press: (keys) => text.press(keys),
  };
}

/** Runs in the page: where a drag over the passage begins and ends; `null` while a part of it is out of sight. */
function passageEnds(text: Locator, passage: string): Promise<readonly [Point, Point] | null> {
  return text.evaluate((element, wanted) => {
    const frame = element.getBoundingClientRect();
    for (const holder of element.querySelectorAll('[data-start]')) {
      const at = (holder.textContent ?? '').indexOf(wanted);
      if (at < 0) continue;
      const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
      const boxAt = (offset: number): DOMRect | null => {
        walker.currentNode = holder;
        let rest = offset;
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const length = node.textContent?.length ?? 0;
          if (rest < length) {
            const range = document.createRange();
            range.setStart(node, rest);
            range.setEnd(node, rest + 1);
            return range.getBoundingClientRect();
          }
          rest -= length;
        }
        return null;
      };
      const first = boxAt(at);
      const last = boxAt(at + wanted.length - 1);
      if (first === null || last === null) continue;
      if (first.top < frame.top || last.bottom > frame.bottom) continue;
      return [
        { x: first.left + 1, y: first.top + first.height / 2 },
        { x: last.right - 1, y: last.top + last.height / 2 },
      ] as const;
    }
    return null;
  }, passage);
}

/** Runs in the page. */
function firstTextInSight(element: Element): string {
  const top = element.getBoundingClientRect().top;
  const rows = [...element.querySelectorAll('[data-start]')].map((row) => ({ row, box: row.getBoundingClientRect() }));
  const first = rows.filter(({ box }) => (box.top + box.bottom) / 2 > top).sort((left, right) => left.box.top - right.box.top)[0];
  return first?.row.textContent ?? '';
}

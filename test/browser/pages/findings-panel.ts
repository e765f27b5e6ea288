import type { Locator, Page } from '@playwright/test';

/** The tab 检查 of the inspector. */
export type FindingsPanel = {
  readonly root: Locator;
  readonly cards: Locator;
  readonly card: (text: string | RegExp) => Locator;
  readonly counts: Locator;
  /** Shows one family only: a card of a long list is not drawn before it is in view. */
  readonly showFamily: (family: '公平竞争' | '合法性' | '内容一致性' | '格式与文字') => Promise<void>;
  readonly dismiss: (card: Locator, reason: string) => Promise<void>;
  readonly unfoldDismissed: () => Promise<void>;
};

/** The findings of the document in the active pane. */
export function findingsPanel(page: Page): FindingsPanel {
  const root = page.getByRole('complementary', { name: '审阅面板' }).getByRole('tabpanel', { name: '检查' });
  const cards = root.getByRole('article');
  return {
    root,
    cards,
    card: (text) => cards.filter({ hasText: text }),
    counts: root.locator('output'),
    async showFamily(family) {
      await root.getByRole('combobox', { name: '类别' }).click();
      await page.getByRole('option', { name: family, exact: true }).click();
    },
    async dismiss(card, reason) {
      await card.getByRole('button', { name: '忽略', exact: true }).click();
      await card.getByRole('textbox', { name: '忽略理由' }).fill(reason);
      await card.getByRole('button', { name: '忽略并说明' }).click();
    },
    unfoldDismissed: () => root.getByRole('button', { name: /^已忽略/, expanded: false }).click(),
  };
}

import type { Locator, Page } from '@playwright/test';

/** The checklist tab of the inspector. */
export type ChecklistPanel = {
  readonly start: (template: string) => Promise<void>;
  readonly item: (id: string) => Locator;
  readonly unfold: (id: string) => Promise<void>;
  readonly answer: (id: string, verdict: string) => Promise<void>;
  readonly verdict: (id: string, verdict: string) => Locator;
  readonly evidence: (id: string) => Locator;
  readonly root: Locator;
};

/** The checklists of the document in the active pane. */
export function checklistPanel(page: Page): ChecklistPanel {
  const root = page.getByRole('complementary', { name: '审阅面板' }).getByRole('tabpanel', { name: '清单' });
  const item = (id: string): Locator => root.getByRole('article').filter({ has: page.getByText(id, { exact: true }) });
  const verdict = (id: string, name: string): Locator => item(id).getByRole('radio', { name, exact: true });
  return {
    root,
    start: (template) => root.getByRole('button', { name: `开始 ${template}` }).click(),
    item,
    unfold: (id) => item(id).getByRole('button', { expanded: false }).first().click(),
    answer: (id, name) => item(id).getByText(name, { exact: true }).click(),
    verdict,
    evidence: (id) => item(id).getByRole('button', { name: /^到原文/ }),
  };
}

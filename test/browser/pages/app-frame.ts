import type { Locator, Page } from '@playwright/test';

/** The names of the screens as the rail has them. */
export type ScreenName = '首页' | '文库' | '阅读' | '检索' | '对标' | '任务' | '设置';

/** What stands around every screen. */
export type AppFrame = {
  readonly goTo: (screen: ScreenName) => Promise<void>;
  readonly status: Locator;
  readonly keysSheet: Locator;
  /** Messages at the edge of the window. */
  readonly notices: Locator;
};

/** The frame of the open window. */
export function appFrame(page: Page): AppFrame {
  return {
    goTo: (screen) => page.getByRole('navigation', { name: '主导航' }).getByRole('button', { name: screen, exact: true }).click(),
    status: page.getByRole('contentinfo'),
    keysSheet: page.getByRole('dialog', { name: '快捷键' }),
    notices: page.getByRole('alert'),
  };
}

import type { Page } from '@playwright/test';

/** What is wrong with the layout on screen: the page scrolls, a control lies outside the window or is cut off, a label is cut. */
export function layoutFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) faults.push(`the page is ${root.scrollWidth - innerWidth} px wider than the window`);
    if (root.scrollHeight > innerHeight) faults.push(`the page is ${root.scrollHeight - innerHeight} px higher than the window`);

    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}”`;
    const canScroll = (style: CSSStyleDeclaration, axis: 'x' | 'y'): boolean =>
      /auto|scroll/.test(axis === 'x' ? style.overflowX : style.overflowY);
    const isShown = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getBoundingClientRect().width > 1;

    /** By how many pixels a box is cut by the window or an ancestor that does not scroll in that direction. */
    const cutOf = (element: Element): number => {
      const box = element.getBoundingClientRect();
      let [x, y] = [true, true];
      let cut = 0;
      const look = (frame: { left: number; right: number; top: number; bottom: number }): void => {
        if (x) cut = Math.max(cut, frame.left - box.left, box.right - frame.right);
        if (y) cut = Math.max(cut, frame.top - box.top, box.bottom - frame.bottom);
      };
      for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
        const style = getComputedStyle(parent);
        if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
          if (canScroll(style, 'x')) x = false;
          if (canScroll(style, 'y')) y = false;
          look(parent.getBoundingClientRect());
        }
        if (style.position === 'fixed') break;
      }
      look({ left: 0, right: innerWidth, top: 0, bottom: innerHeight });
      return cut;
    };

    const controls = document.querySelectorAll('button, a[href], input:not([type="radio"]):not([type="checkbox"]), textarea, [role="tab"]');
    for (const control of controls) {
      if (!isShown(control) || control.closest('[aria-hidden="true"]') !== null) continue;
      const cut = cutOf(control);
      if (cut > 1.5) faults.push(`${nameOf(control)} is cut by ${Math.round(cut)} px`);
      for (const part of [control, ...control.querySelectorAll('*')]) {
        // A long title may be shortened where the whole of it is told on hover.
        if (!(part instanceof HTMLElement) || part instanceof HTMLInputElement || part.closest('[title]') !== null) continue;
        if (getComputedStyle(part).overflowX === 'visible' || part.clientWidth === 0) continue;
        if (part.scrollWidth > part.clientWidth + 1)
          faults.push(`the label of ${nameOf(control)} is cut by ${part.scrollWidth - part.clientWidth} px`);
      }
    }
    return faults;
  });
}

import type { Page } from '@playwright/test';

const CONTROLS = 'button, a[href], input:not([type="radio"]):not([type="checkbox"]), textarea, [role="tab"]';

/** What is wrong with the layout on screen: the page scrolls, a control lies outside the window or is cut off, a label is cut. */
export async function layoutFaults(page: Page): Promise<readonly string[]> {
  const faults = await Promise.all([page.evaluate(pageOverflow), page.evaluate(cutControls, CONTROLS), page.evaluate(cutLabels, CONTROLS)]);
  return faults.flat();
}

/** Runs in the page, as do those below: none may use anything from outside of itself. */
function pageOverflow(): readonly string[] {
  const root = document.documentElement;
  return [
    ...(root.scrollWidth > innerWidth ? [`the page is ${root.scrollWidth - innerWidth} px wider than the window`] : []),
    ...(root.scrollHeight > innerHeight ? [`the page is ${root.scrollHeight - innerHeight} px higher than the window`] : []),
  ];
}

function cutControls(selector: string): readonly string[] {
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getBoundingClientRect().width > 1;

  /** The frames that cut an element: the window, and ancestors with their overflow hidden; a direction that scrolls cuts nothing. */
  const cutOf = (element: Element): number => {
    const box = element.getBoundingClientRect();
    const cuts = [0];
    let [isBoundAcross, isBoundDown] = [true, true];
    const bind = (frame: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }): void => {
      if (isBoundAcross) cuts.push(frame.left - box.left, box.right - frame.right);
      if (isBoundDown) cuts.push(frame.top - box.top, box.bottom - frame.bottom);
    };
    for (let parent = element.parentElement; parent !== null; parent = parent.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(parent);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      isBoundAcross &&= overflowX === 'hidden' || overflowX === 'clip';
      isBoundDown &&= overflowY === 'hidden' || overflowY === 'clip';
      bind(parent.getBoundingClientRect());
    }
    bind({ left: 0, right: innerWidth, top: 0, bottom: innerHeight });
    return Math.max(...cuts);
  };

  return [...document.querySelectorAll(selector)]
    .filter((control) => isShown(control) && control.closest('[aria-hidden="true"]') === null)
    .map((control) => ({ name: control.getAttribute('aria-label') ?? control.textContent, cut: cutOf(control) }))
    .filter(({ cut }) => cut > 1.5)
    .map(({ name, cut }) => `“${name?.trim().slice(0, 30)}” is cut by ${Math.round(cut)} px`);
}

function cutLabels(selector: string): readonly string[] {
  return [...document.querySelectorAll(selector)]
    .flatMap((control) => [control, ...control.querySelectorAll('*')])
    .filter(
      (part) =>
        // A long title may be shortened where the whole of it is told on hover; a field scrolls.
        part instanceof HTMLElement &&
        !(part instanceof HTMLInputElement) &&
        part.checkVisibility() &&
        part.closest('[title]') === null &&
        part.clientWidth > 0 &&
        getComputedStyle(part).overflowX !== 'visible' &&
        part.scrollWidth > part.clientWidth + 1,
    )
    .map((part) => `the label “${part.textContent?.trim().slice(0, 30)}” is cut by ${part.scrollWidth - part.clientWidth} px`);
}

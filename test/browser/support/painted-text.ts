import type { Page } from '@playwright/test';

/**
 * The texts that the browser paints in a layer (`yellow`, `find-current`, `overlap` …) by the CSS Custom Highlight API;
 * one whose element has no colour or line for that layer cannot be seen, and is left out.
 */
export function paintedTexts(page: Page, layer: string): Promise<readonly string[]> {
  return page.evaluate((name) => {
    const texts: string[] = [];
    for (const painted of CSS.highlights.get(`yuece-${name}`) ?? []) {
      const { backgroundColor, textDecorationLine } = getComputedStyle(
        painted.startContainer.parentElement ?? document.body,
        `::highlight(yuece-${name})`,
      );
      if (backgroundColor === 'rgba(0, 0, 0, 0)' && textDecorationLine === 'none') continue;
      const range = document.createRange();
      range.setStart(painted.startContainer, painted.startOffset);
      range.setEnd(painted.endContainer, painted.endOffset);
      texts.push(range.toString());
    }
    return texts;
  }, layer);
}

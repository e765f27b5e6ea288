import type { Page } from '@playwright/test';

/** The texts that the browser paints in a layer (`yellow`, `find-current`, `overlap` …) by the CSS Custom Highlight API. */
export function paintedTexts(page: Page, layer: string): Promise<readonly string[]> {
  return page.evaluate((name) => {
    const texts: string[] = [];
    for (const painted of CSS.highlights.get(`yuece-${name}`) ?? []) {
      const range = document.createRange();
      range.setStart(painted.startContainer, painted.startOffset);
      range.setEnd(painted.endContainer, painted.endOffset);
      texts.push(range.toString());
    }
    return texts;
  }, layer);
}

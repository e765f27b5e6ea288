import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { combine, groupRuns, inFrame, type PageText, type PlacedRun, quarterOf } from '../layout/text-run.ts';
import { usualCharacters } from '../layout/usual-characters.ts';

/** Word processors set Chinese a little apart from digits and letters; pdf.js takes the gap for a space that nobody typed. */
const AUTOMATIC_SPACE =
  /(?<=[\p{Script=Han}，。、；：（）《》“”]) (?=[\p{Script=Latin}\d])|(?<=[\p{Script=Latin}\d%％]) (?=[\p{Script=Han}，。、；：（）《》“”])/gu;

/** A piece of text with the matrix that takes it to the user space of the page; lengths in that space. */
export interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly isVertical: boolean;
}

/** How a page is shown: from its user space to points from its top left corner. */
export interface PageViewport {
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

function placeItem(item: TextItem, viewport: readonly number[]): PlacedRun {
  const { isVertical } = item;
  const [a, b, c, d, x, y] = combine(viewport, item.transform);
  const quarter = quarterOf(a, b, isVertical ? 1 : 0);
  const [along, across] = inFrame(x, y, quarter ?? 0);
  const size = Math.hypot(c, d) || Math.hypot(a, b) || 1;
  const usual = usualCharacters(item.str);
  const text = usual.includes(' ') ? usual.replace(AUTOMATIC_SPACE, '') : usual;
  return { quarter, isVertical, run: { text, along, across, length: isVertical ? item.height : item.width, size } };
}

/** The text of a page from its pieces, grouped by the direction it is written in. */
export function placeItems(items: readonly TextItem[], viewport: PageViewport): PageText {
  const placed = items.filter((item) => item.str.trim() !== '').map((item) => placeItem(item, viewport.transform));
  return groupRuns(placed, viewport.width, viewport.height);
}

/** Reads the pieces of a page's text. Rejects where pdf.js cannot read the page. */
export async function readPageItems(page: PDFPageProxy): Promise<readonly TextItem[]> {
  const { items, styles } = await page.getTextContent();
  const texts: TextItem[] = [];
  for (const item of items) if ('str' in item) texts.push({ ...item, isVertical: styles[item.fontName]?.vertical ?? false });
  return texts;
}

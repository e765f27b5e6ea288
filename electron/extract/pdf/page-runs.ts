import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { combine, groupRuns, inFrame, type PageText, type PlacedRun, quarterOf } from '../layout/text-run.ts';
import { usualCharacters } from '../layout/usual-characters.ts';
import { boxKey, type Doubt } from './direct/doubtful-fonts.ts';

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

const VISIBLE = /[^\s]/gu;
const VISIBLE_WESTERN = /[!-\u024f\0-\x08\x0e-\x1f]/g;

/** The `boxKey` of a font of the page, which pdf.js tells once it has gone through all that the page draws. */
function boxOfFont(page: PDFPageProxy, id: string): string {
  const font: unknown = page.commonObjs.has(id) ? page.commonObjs.get(id) : null;
  return typeof font === 'object' && font !== null && 'bbox' in font && Array.isArray(font.bbox) ? boxKey(font.bbox.map(Number)) : '';
}

/**
 * Reads the pieces of a page's text, with U+FFFD for what pdf.js makes up of the fonts in `doubtful`. Rejects where pdf.js cannot read the
 * page.
 */
export async function readPageItems(page: PDFPageProxy, doubtful: ReadonlyMap<string, Doubt>): Promise<readonly TextItem[]> {
  const { items, styles } = await page.getTextContent();
  if (doubtful.size > 0) await page.getOperatorList();
  const texts: TextItem[] = [];
  for (const item of items) {
    if (!('str' in item)) continue;
    const doubt = doubtful.size === 0 ? undefined : doubtful.get(boxOfFont(page, item.fontName));
    const str = doubt === undefined ? item.str : item.str.replace(doubt === 'all' ? VISIBLE : VISIBLE_WESTERN, '\ufffd');
    texts.push({ ...item, str, isVertical: styles[item.fontName]?.vertical ?? false });
  }
  return texts;
}

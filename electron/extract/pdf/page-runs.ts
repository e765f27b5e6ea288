import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { combine, groupRuns, inFrame, type PageText, type PlacedRun, quarterOf } from '../layout/text-run.ts';

type TextContent = Awaited<ReturnType<PDFPageProxy['getTextContent']>>;
type TextItem = Extract<TextContent['items'][number], { str: string }>;

/** Word processors set Chinese a little apart from digits and letters; pdf.js takes the gap for a space that nobody typed. */
const AUTOMATIC_SPACE =
  /(?<=[\p{Script=Han}，。、；：（）《》“”]) (?=[\p{Script=Latin}\d])|(?<=[\p{Script=Latin}\d%％]) (?=[\p{Script=Han}，。、；：（）《》“”])/gu;
/** Radicals that some producers' fonts map to in place of the characters they look like. */
const KANGXI_RADICALS = /[\u2f00-\u2fd5\u2e9f\u2ef3]/g;

function placeItem(item: TextItem, isVertical: boolean, viewport: readonly number[]): PlacedRun {
  const [a, b, c, d, x, y] = combine(viewport, item.transform);
  const quarter = quarterOf(a, b, isVertical ? 1 : 0);
  const [along, across] = inFrame(x, y, quarter ?? 0);
  const size = Math.hypot(c, d) || Math.hypot(a, b) || 1;
  const text = item.str.replace(KANGXI_RADICALS, (radical) => radical.normalize('NFKC')).replace(AUTOMATIC_SPACE, '');
  return { quarter, isVertical, run: { text, along, across, length: isVertical ? item.height : item.width, size } };
}

/** Reads the text of a page, grouped by the direction it is written in. Rejects where pdf.js cannot read the page. */
export async function readPageText(page: PDFPageProxy): Promise<PageText> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const placed: PlacedRun[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    placed.push(placeItem(item, content.styles[item.fontName]?.vertical ?? false, viewport.transform));
  }
  return groupRuns(placed, viewport.width, viewport.height);
}

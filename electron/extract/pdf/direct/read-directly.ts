import type { Rule } from '../../layout/page-rule.ts';
import type { Matrix, PageText } from '../../layout/text-run.ts';
import { couldBeScanned } from '../../layout/textless-pages.ts';
import { shareOf } from '../page-drawing.ts';
import { type PageViewport, placeItems } from '../page-runs.ts';
import { NotSure } from './not-sure.ts';
import { PdfObjects } from './open-objects.ts';
import { type Box, type PdfPage, readPageTree } from './page-tree.ts';
import { fileContext, type PageContent, runPage } from './run-content.ts';

/** A page as the layout takes it. */
export interface DirectPage {
  readonly text: PageText;
  /** Share of the page that pictures cover, where that matters. */
  readonly pictured: number;
  /** Straight lines of the page, in the frame of text turned by `quarter`. */
  rules(quarter: number): readonly Rule[];
}

/** Directions of the axes of a page turned by 0, 90, 180 and 270 degrees, y down. */
const TURNS: Readonly<Record<number, readonly [number, number, number, number]>> = {
  0: [1, 0, 0, -1],
  90: [0, 1, 1, 0],
  180: [-1, 0, 0, 1],
  270: [0, -1, -1, 0],
};

/** From user space to points from the top left of the page as it is shown. */
function viewportOf([left, bottom, right, top]: Box, rotation: number): PageViewport & { readonly transform: Matrix } {
  const [a, b, c, d] = TURNS[rotation] ?? [1, 0, 0, -1];
  const [x, y] = [(right + left) / 2, (top + bottom) / 2];
  const [width, height] = a === 0 ? [top - bottom, right - left] : [right - left, top - bottom];
  const [halfX, halfY] = a === 0 ? [y - bottom, x - left] : [x - left, y - bottom];
  return { transform: [a, b, c, d, halfX - a * x - c * y, halfY - b * x - d * y], width, height };
}

function pageOf(page: PdfPage, { items, paths, drawing }: PageContent): DirectPage {
  const viewport = viewportOf(page.box, page.rotation);
  const text = placeItems(items, viewport);
  const pictured = shareOf(drawing.area, page.box);
  const isUnsure = couldBeScanned(text.characters, shareOf(drawing.most, page.box)) && !couldBeScanned(text.characters, pictured);
  if (isUnsure) throw new NotSure('a page with drawings and hardly any text');
  return {
    text,
    pictured,
    rules: (quarter) => paths.rules(viewport.transform, quarter),
  };
}

/**
 * Reads the pages of a PDF whose fonts all map to Unicode, without the parts of pdf.js that only drawing needs. Gives exactly what pdf.js would
 * give, or `null` where the file holds anything that is not read here for certain.
 */
export function readDirectly(bytes: Uint8Array): DirectPage[] | null {
  try {
    const objects = new PdfObjects(bytes);
    const file = fileContext(objects);
    return readPageTree(objects).map((page) => pageOf(page, runPage(file, page)));
  } catch (error) {
    if (!(error instanceof NotSure)) throw error;
    return null;
  }
}

import { DrawnElement, type DrawnText } from './drawn-element.ts';
import { guessHeight } from './guess-height.ts';
import { type SheetElement, type SheetNode, toEmptyElement, toSheetNodes } from './sheet-node.ts';
import type { WordPart } from './word-part.ts';

/** Elements of a stretch and CSS pixels that it may be guessed to take: about what one look at the window lays out in some milliseconds. */
const MOST_IN_STRETCH = 300;
const TALLEST_STRETCH = 1_400;

/** Takes the pages that the library drew apart into parts small enough to be built and laid out one at a time. */
export function* partSheets(pages: readonly DrawnElement[]): Generator<WordPart> {
  for (const page of pages) {
    yield { kind: 'sheet', element: toEmptyElement(page) };
    for (const child of page.children) {
      if (child instanceof DrawnElement && child.tag === 'article') yield* partArticle(child);
      else yield { kind: 'margin', nodes: toSheetNodes([child]) };
    }
  }
}

function* partArticle(article: DrawnElement): Generator<WordPart> {
  yield { kind: 'article', element: toEmptyElement(article) };
  const isInColumns = Number(article.style['columnCount'] ?? 1) > 1;
  let nodes: SheetNode[] = [];
  let size = 0;
  let height = 0;
  for (const node of blocksOf(article.children)) {
    const grown = sizeOf(node);
    const taller = guessHeight(node);
    if (nodes.length > 0 && (size + grown > MOST_IN_STRETCH || height + taller > TALLEST_STRETCH)) {
      yield { kind: 'stretch', nodes, height, isInColumns };
      nodes = [];
      size = 0;
      height = 0;
    }
    nodes.push(node);
    size += grown;
    height += taller;
  }
  if (nodes.length > 0) yield { kind: 'stretch', nodes, height, isInColumns };
}

function* blocksOf(children: readonly (DrawnElement | DrawnText)[]): Generator<SheetNode> {
  for (const node of toSheetNodes(children)) {
    if (typeof node !== 'string' && node[0] === 'table' && sizeOf(node) > MOST_IN_STRETCH) yield* partTable(node);
    else yield node;
  }
}

function sizeOf(node: SheetNode): number {
  return typeof node === 'string' ? 1 : node[2].reduce((size, child) => size + sizeOf(child), 1);
}

/** A long table as several, cut where no cell reaches over; the widths of its columns hold for each. */
function* partTable(table: SheetElement): Generator<SheetElement> {
  const [tag, attributes, children] = table;
  const columns = children.filter((child) => typeof child !== 'string' && child[0] === 'colgroup');
  const part = (rows: readonly SheetNode[]): SheetElement => [
    tag,
    { ...attributes, style: `${attributes['style'] ?? ''}${columns.length > 0 ? 'table-layout:fixed;' : ''}` },
    [...columns, ...rows],
  ];
  let rows: SheetNode[] = [];
  let size = 0;
  let reach = 0;
  for (const child of children) {
    if (typeof child === 'string' || child[0] !== 'tr') continue;
    rows.push(child);
    size += sizeOf(child);
    reach = Math.max(reach - 1, ...child[2].map(rowsBelow));
    if (reach <= 0 && size >= MOST_IN_STRETCH / 2) {
      yield part(rows);
      rows = [];
      size = 0;
    }
  }
  if (rows.length > 0) yield part(rows);
}

function rowsBelow(cell: SheetNode): number {
  return typeof cell === 'string' ? 0 : Number(cell[1]['rowspan'] ?? 1) - 1;
}

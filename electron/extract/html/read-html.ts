import { parse } from 'parse5';
import type { Extraction, SourceBlock } from '#shared/model/extraction.ts';
import { extractionOf, type SourceInfo } from '../extract-source.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import { paragraphBlock, visibleLines } from '../source-blocks.ts';
import { decodeHtml } from './decode-html.ts';
import { type FlowParagraph, type FlowStyle, FlowWriter } from './flow-writer.ts';
import {
  attributeOf,
  centringOf,
  type HtmlElement,
  type HtmlParent,
  isBlockElement,
  isHtmlElement,
  isUnseen,
  textOf,
} from './html-node.ts';
import { createItemLabels } from './list-labels.ts';
import { findMain, isSiteFurniture, measurePage, type PageMeasures } from './measure-page.ts';
import { openWebArchive } from './open-web-archive.ts';
import { isLayoutTable, readHtmlTable } from './read-html-table.ts';

/** What the walk through a page carries along. */
interface PageWalk {
  readonly measures: PageMeasures;
  readonly main: HtmlElement | null;
  readonly pageLength: number;
  readonly furniture: string[];
}

interface Place {
  readonly style: FlowStyle;
  readonly isLinked: boolean;
  readonly isInMain: boolean;
  readonly labelOf: ((item: HtmlElement) => string) | null;
}

const PLAIN_PLACE: Place = { style: { headingLevel: null, isCentred: false }, isLinked: false, isInMain: true, labelOf: null };

/** A paragraph outside the main part that belongs to the paper all the same: a heading or a line of prose. */
function belongsToPaper({ text, style, linkedShare }: FlowParagraph): boolean {
  if (linkedShare > 0.5) return false;
  return style.headingLevel !== null || (text.length >= 30 && /[。；]/.test(text));
}

/** Shorter texts stand in the title of a page by chance. */
const SHORTEST_NAME = 6;

/** A paragraph outside the main part that the head of the page calls it by: the paper's title, which many sites set in a part of its own. */
function isNamed({ text, linkedShare }: FlowParagraph, names: string): boolean {
  const name = text.replace(/\s+/g, '');
  return linkedShare === 0 && name.length >= SHORTEST_NAME && names.split('\n').some((known) => known.startsWith(name));
}

/** Where the reader says he is on the site; stands inside the main part on many pages. */
const LOCATION_LINE = /^(?:您?(?:现在|当前)?(?:的|所在)?位置|当前位置)\s*[:：]/;

function walkTable(table: HtmlElement, walk: PageWalk, place: Place, writer: FlowWriter): void {
  if (isLayoutTable(table)) {
    walkChildren(table, walk, place, writer);
    return;
  }
  const blocks = readHtmlTable(table, (cell) => {
    const inner = new FlowWriter();
    walkChildren(cell, walk, { ...PLAIN_PLACE, isInMain: true }, inner);
    inner.endLine(PLAIN_PLACE.style);
    return inner.blocks;
  });
  const isFacts = blocks.length > 0 && blocks.every((block) => block.rows === null);
  if (place.isInMain || isFacts || blocks.some((block) => (block.rows?.length ?? 0) >= 3))
    for (const block of blocks) writer.blocks.push(block);
  else walk.furniture.push(...blocks.flatMap((block) => block.rows?.flat() ?? [block.text]).filter((text) => text !== ''));
}

function placeInside(element: HtmlElement, walk: PageWalk, place: Place): Place {
  const heading = /^h([1-6])$/.exec(element.tagName)?.[1];
  const isCentred = isBlockElement(element) ? (centringOf(element) ?? place.style.isCentred) : place.style.isCentred;
  return {
    style: { headingLevel: heading === undefined ? place.style.headingLevel : Number(heading), isCentred },
    isLinked: place.isLinked || element.tagName === 'a',
    isInMain: place.isInMain || element === walk.main,
    labelOf: element.tagName === 'ol' || element.tagName === 'ul' ? createItemLabels(element) : place.labelOf,
  };
}

/** Text of a subtree that is taken out of the paper. */
function furnitureLines(element: HtmlElement, walk: PageWalk): string[] {
  const writer = new FlowWriter();
  walkChildren(element, { ...walk, measures: new Map(), main: null }, PLAIN_PLACE, writer);
  writer.endLine(PLAIN_PLACE.style);
  return writer.blocks.flatMap((block) => block.rows?.flat() ?? [block.text]).filter((text) => text !== '');
}

function walkElement(element: HtmlElement, walk: PageWalk, place: Place, writer: FlowWriter): void {
  if (isUnseen(element)) return;
  if (element.tagName === 'br') {
    writer.endLine(place.style);
    return;
  }
  const isBlock = isBlockElement(element);
  if (isBlock) writer.endLine(place.style);
  if (walk.measures.size > 0 && element !== walk.main && isSiteFurniture(element, walk.measures, walk.pageLength)) {
    walk.furniture.push(...furnitureLines(element, walk));
    return;
  }
  const inside = placeInside(element, walk, place);
  if (element.tagName === 'li' && place.labelOf !== null) writer.setLabel(place.labelOf(element));
  if (element.tagName === 'table') walkTable(element, walk, inside, writer);
  else walkChildren(element, walk, inside, writer);
  if (isBlock) writer.endLine(inside.style);
}

function walkChildren(parent: HtmlElement | HtmlParent, walk: PageWalk, place: Place, writer: FlowWriter): void {
  const isPreformatted = 'tagName' in parent && (parent.tagName === 'pre' || /white-space\s*:\s*pre/i.test(attributeOf(parent, 'style')));
  for (const child of parent.childNodes) {
    if (isHtmlElement(child)) {
      walkElement(child, walk, place, writer);
      continue;
    }
    const text = textOf(child) ?? '';
    if (!isPreformatted) writer.add(text, place.isLinked);
    else for (const line of text.split('\n')) writePreformatted(line, place, writer);
  }
}

function writePreformatted(line: string, place: Place, writer: FlowWriter): void {
  writer.add(line, place.isLinked);
  writer.endLine(place.style);
}

function childOf(parent: HtmlParent | undefined, tagName: string): HtmlElement | undefined {
  return parent?.childNodes.find((node): node is HtmlElement => isHtmlElement(node) && node.tagName === tagName);
}

/** What the head of a page calls it, the name of the site often behind; empty where it does not. */
function namesOf(page: HtmlElement | undefined): string {
  const head = childOf(page, 'head');
  const titles = (head?.childNodes ?? []).flatMap((node) => {
    if (!isHtmlElement(node)) return [];
    if (node.tagName === 'title') return node.childNodes.map((child) => textOf(child) ?? '');
    return node.tagName === 'meta' && /title$/i.test(attributeOf(node, 'name')) ? [attributeOf(node, 'content')] : [];
  });
  return titles.join('\n').replace(/[^\S\n]+/g, '');
}

/** The only heading of the first level is the paper's title. */
export function markTitle(blocks: readonly SourceBlock[]): SourceBlock[] {
  const first = blocks.filter((block) => block.style?.headingLevel === 1);
  return blocks.map((block) =>
    first.length === 1 && block === first[0] && block.style !== null ? { ...block, style: { ...block.style, isTitle: true } } : block,
  );
}

/** Reads the blocks of a page's paper; what belongs to the site around it comes as furniture. */
export function readHtmlBlocks(html: string): { readonly blocks: SourceBlock[]; readonly furniture: string[] } {
  const page = childOf(parse(html), 'html');
  const body = childOf(page, 'body');
  if (body === undefined) return { blocks: [], furniture: [] };
  const names = namesOf(page);
  const measures = measurePage(body);
  const main = findMain(body, measures);
  const walk: PageWalk = { measures, main, pageLength: measures.get(body)?.plain ?? 0, furniture: [] };
  let isInMain = main === body;
  let mainEnd = 0;
  const writer = new FlowWriter((paragraph) => {
    const isLocation = paragraph.linkedShare > 0.3 && LOCATION_LINE.test(paragraph.text);
    if ((isInMain || belongsToPaper(paragraph) || isNamed(paragraph, names)) && !isLocation)
      return paragraphBlock(paragraph.text, paragraph.style);
    walk.furniture.push(paragraph.text);
    return null;
  });
  const inMain = (element: HtmlElement): void => {
    isInMain = true;
    walkElement(element, walk, PLAIN_PLACE, writer);
    isInMain = main === body;
    mainEnd = writer.blocks.length;
  };
  walkAround(body, walk, writer, main, inMain);
  // Headings below the paper that nothing of it follows are those of the site's lists.
  while (writer.blocks.length > mainEnd && writer.blocks.at(-1)?.style?.headingLevel != null)
    walk.furniture.push(writer.blocks.pop()?.text ?? '');
  return { blocks: markTitle(writer.blocks), furniture: walk.furniture };
}

/** Walks the page from its body down to the main part, which is left to `inMain`. */
function walkAround(
  parent: HtmlElement,
  walk: PageWalk,
  writer: FlowWriter,
  main: HtmlElement,
  inMain: (element: HtmlElement) => void,
): void {
  if (parent === main) {
    inMain(main);
    return;
  }
  const path = new Set<HtmlElement>();
  for (let element: HtmlParent | null = main; element !== null && 'tagName' in element; element = element.parentNode) path.add(element);
  const outside: Place = { ...PLAIN_PLACE, isInMain: false };
  for (const child of parent.childNodes) {
    if (!isHtmlElement(child)) writer.add(textOf(child) ?? '', false);
    else if (path.has(child)) {
      writer.endLine(outside.style);
      walkAround(child, walk, writer, main, inMain);
      writer.endLine(outside.style);
    } else walkElement(child, walk, outside, writer);
  }
  writer.endLine(outside.style);
}

/** Reads a web page: the paper's text with its tables; navigation, footers and the like apart. */
export function readHtml(bytes: Uint8Array, source: SourceInfo): Extraction {
  const archived = openWebArchive(bytes);
  const { text, encoding, warnings } = decodeHtml(archived?.bytes ?? bytes, source.encoding ?? null, archived?.charset ?? null);
  if (text.length > LIMITS.characters * 2) throw new ExtractionFailure('too-large', `${text.length} characters of HTML`);
  const { blocks, furniture } = readHtmlBlocks(text);
  return extractionOf({ mediaType: 'text/html', encoding, blocks, furniture: furniture.flatMap(visibleLines), warnings: [...warnings] });
}

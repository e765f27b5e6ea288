import { defaultOptions, parseAsync, renderDocument } from 'docx-preview';
import { OriginalFailure } from '../page-source.ts';
import { type Description, DrawnElement, drawElement } from './drawn-element.ts';
import { labelParagraphs } from './label-paragraphs.ts';
import type { ParsedWord } from './parsed-word.ts';
import { partSheets } from './part-sheets.ts';
import { safeSheet } from './safe-style.ts';
import { unpackArchive } from './unpack-archive.ts';
import type { WordMessage, WordPart } from './word-part.ts';
import { readXmlTree, type XmlElement } from './xml-tree.ts';

/** Elements of all parts that are read into trees: the memory of a thread is not bounded otherwise. */
const MOST_ELEMENTS = 3_000_000;
/** Attributes of them all: documents have one or two on an element. */
const MOST_ATTRIBUTES = 6_000_000;
/** Parts that go to the window in one message: building them is one of its tasks. */
const MOST_IN_MESSAGE = 2;
/** CSS pixels: a sheet narrower than half an A4 is no sheet. */
const NARROWEST = 397;
/** A4 with usual margins, for a section that has no page of its own: a file made by a program may leave all of that out. */
const STANDARD_SHEET = { width: '595.3pt', minHeight: '841.9pt', padding: '72pt 90pt' };

/** Bytes of a document from which on its beginning is drawn by itself, to be there at once; and how many of its blocks. */
const LONG_DOCUMENT = 200_000;
const FIRST_BLOCKS = 60;

/**
 * Draws a Word document without a window: its style sheets, then its sheets in parts. The beginning of a long one comes first; where the
 * whole turns out to begin otherwise, it all begins anew. Fails with `OriginalFailure`.
 */
export async function* drawWord(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<WordMessage> {
  const archive = await unpackArchive(bytes);
  let shown: readonly WordPart[] = [];
  if (archive.length > LONG_DOCUMENT) {
    const beginning = await renderPages(archive, FIRST_BLOCKS);
    const parts = [...partSheets(beginning.pages)];
    // The last stretch may go on, and what stands below it depends on what comes.
    shown = parts.slice(
      0,
      Math.max(
        0,
        parts.findLastIndex(({ kind }) => kind === 'stretch'),
      ),
    );
    if (shown.length > 0) {
      yield begun(beginning);
      yield* messagesOf(shown);
    }
  }
  const whole = await renderPages(archive, Number.POSITIVE_INFINITY);
  const parts = [...partSheets(whole.pages)];
  const isSame = shown.length > 0 && shown.every((part, index) => isSamePart(part, parts[index]));
  if (!isSame) yield begun(whole);
  yield* messagesOf(isSame ? parts.slice(shown.length) : parts);
  yield { kind: 'ended' };
}

function begun({ styles, pages }: Rendered): WordMessage {
  const widths = pages.map((page) => pixelsOf(String(page.style['width'] ?? '')));
  return { kind: 'begun', styles, width: pages.length === 0 ? null : Math.max(NARROWEST, ...widths) };
}

function* messagesOf(parts: readonly WordPart[]): Generator<WordMessage> {
  let some: WordPart[] = [];
  let stretches = 0;
  for (const part of parts) {
    some.push(part);
    if (part.kind === 'stretch') stretches += 1;
    if (stretches < MOST_IN_MESSAGE) continue;
    yield { kind: 'parts', parts: some };
    some = [];
    stretches = 0;
  }
  if (some.length > 0) yield { kind: 'parts', parts: some };
}

/** The same but for the addresses of pictures, which are made anew. */
function isSamePart(first: WordPart, second: WordPart | undefined): boolean {
  const written = (part: WordPart | undefined): string => (JSON.stringify(part) ?? '').replaceAll(/"blob:[^"]*"/g, '""');
  return written(first) === written(second);
}

type Rendered = { readonly styles: readonly string[]; readonly pages: readonly DrawnElement[] };

/** Draws the pages of a document, or those of its first blocks. */
async function renderPages(archive: Uint8Array<ArrayBuffer>, mostBlocks: number): Promise<Rendered> {
  standInForTheDom(mostBlocks);
  const options = {
    ...defaultOptions,
    className: 'docx',
    // Faces inside of a file are programs for the font engine; the policy does not let them in either.
    ignoreFonts: true,
    ignoreLastRenderedPageBreak: false,
    // What reads the XML knows declarations; the library would look for one through the whole of it.
    trimXmlDeclaration: false,
    renderAltChunks: false,
    renderComments: false,
    renderChanges: false,
    /** Keeps the trees, of which the lists are read. */
    keepOrigin: true,
    // The library only hands on what this makes, and never asks whether it is a node.
    h: (description: unknown) => drawElement(description as Description) as unknown as Node,
  };
  try {
    const parsed: unknown = await parseAsync(archive, options);
    // The library's own type says nothing; what is used of it is listed, and each part may be missing.
    labelParagraphs(parsed as ParsedWord);
    const drawn = (await renderDocument(parsed, options)) as unknown as readonly DrawnElement[];
    const sheets = drawn.filter(({ tag }) => tag === 'style');
    const pages = drawn.flatMap(({ tag, children }) => (tag === 'div' ? children : [])).filter((child) => child instanceof DrawnElement);
    for (const page of pages) if (page.style['width'] === undefined) page.style = { ...STANDARD_SHEET, ...page.style };
    return {
      styles: sheets.map(({ children }) => safeSheet(children.map((child) => ('text' in child ? child.text : '')).join(''))),
      pages,
    };
  } catch (error) {
    if (error instanceof OriginalFailure) throw error;
    throw new OriginalFailure('damaged', error instanceof Error ? error.message : String(error));
  }
}

/** Gives the library what it takes from a window and a thread does not have. */
function standInForTheDom(mostBlocks: number): void {
  const left = { element: MOST_ELEMENTS, attribute: MOST_ATTRIBUTES };
  const spend = (part: keyof typeof left): void => {
    left[part] -= 1;
    if (left[part] < 0) throw new OriginalFailure('too-long', 'more elements than can be drawn');
  };
  class Parser {
    parseFromString(text: string): { readonly firstElementChild: XmlElement; readonly getElementsByTagName: () => readonly [] } {
      return { firstElementChild: readXmlTree(text, spend, isDocument(text) ? mostBlocks : undefined), getElementsByTagName: () => [] };
    }
  }
  // Sizes of shapes that only a window can measure stay as the file has them.
  Object.assign(globalThis, { DOMParser: Parser, Node: { ELEMENT_NODE: 1 }, requestAnimationFrame: () => 0 });
}

/** Whether it is the part that holds the text. */
function isDocument(text: string): boolean {
  return /^[^<]*(?:<[?!][^>]*>[^<]*)*<(?:[\w.-]{1,20}:)?document[\s>]/.test(text.slice(0, 2_000));
}

function pixelsOf(length: string): number {
  const value = Number.parseFloat(length);
  if (!Number.isFinite(value)) return 0;
  return length.endsWith('pt') ? (value * 96) / 72 : value;
}

import type { ExtractAssets } from '../../extract-source.ts';
import type { Rule } from '../../layout/page-rule.ts';
import type { Matrix, PageText } from '../../layout/text-run.ts';
import { couldBeScanned, FEW_CHARACTERS } from '../../layout/textless-pages.ts';
import type { AnnotationData } from '../annotation-data.ts';
import { type Enclosed, NOTHING_ENCLOSED } from '../enclosed.ts';
import { fieldItems } from '../field-items.ts';
import { shareOf } from '../page-drawing.ts';
import { type PageViewport, placeItems, type TextItem } from '../page-runs.ts';
import { type Doubt, doubtfulFonts } from './doubtful-fonts.ts';
import { DamagedIndex, ifSure, NotSure, WrongPassword } from './not-sure.ts';
import { type OpenOptions, PdfObjects } from './open-objects.ts';
import { type Box, holdsAnnotations, type PageNode, type PdfPage, pageOfNode, picturesBeside, readPageTree } from './page-tree.ts';
import type { PdfDictionary } from './pdf-object.ts';
import { readAnnotations } from './read-annotations.ts';
import { readEnclosed } from './read-enclosed.ts';
import { fileContext, type PageContent, runPage, type Wanted } from './run-content.ts';

/** A page as the layout takes it. */
export interface DirectPage {
  readonly text: PageText;
  /** The pieces that the text is made of, in the user space of the page. */
  readonly items: readonly TextItem[];
  /** Share of the page that pictures cover, where that matters; `null` where only pdf.js can tell. */
  readonly pictured: number | null;
  /** What people put onto the page; `null` where only pdf.js can tell. */
  readonly annotations: readonly AnnotationData[] | null;
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

/** What a page shows besides text that this reader could not tell. */
export interface DirectDrawing {
  rules(quarter: number): readonly Rule[];
  /** Share of the page that pictures cover, if it has so many characters; `null` where only pdf.js can tell. */
  pictured(characters: number): number | null;
}

/** A file whose objects are all where they should be. Its pages, from 1, are read one by one; each may throw `NotInOrder`. */
export interface DirectFile {
  readonly pages: number;
  /** What else the file holds; nothing where that cannot be told. */
  readonly enclosed: Enclosed;
  /**
   * Exactly what pdf.js would give of a page, or `null` where it holds anything that is not read here for certain. Characters of fonts that
   * say nothing about them are U+FFFD, where pdf.js takes the numbers of their glyphs for characters.
   */
  readPage(number: number): DirectPage | null;
  /** Loads what of the package pages were `null` for the lack of; true where they can be tried again. */
  loadMissing(assets: ExtractAssets): Promise<boolean>;
  /** The drawings of a page whose text pdf.js must read; `null` where it must read them too. */
  readDrawing(number: number): DirectDrawing | null;
  /** What people put onto such a page; `null` where only pdf.js can tell. */
  readRemarks(number: number): readonly AnnotationData[] | null;
  /** Fonts of such a page whose text pdf.js makes up, by their `boxKey`. */
  doubtfulFonts(number: number): ReadonlyMap<string, Doubt>;
}

function drawingOf(page: PdfPage, { paths, drawing }: PageContent): DirectDrawing {
  const { transform } = viewportOf(page.box, page.rotation);
  return {
    rules: (quarter) => paths.rules(transform, quarter),
    pictured: (characters) => {
      const pictured = shareOf(drawing.area, page.box);
      return couldBeScanned(characters, shareOf(drawing.most, page.box)) && !couldBeScanned(characters, pictured) ? null : pictured;
    },
  };
}

function pageOf(objects: PdfObjects, { node }: PageNode, number: number, page: PdfPage, content: PageContent): DirectPage {
  const annotations = ifSure(() => remarksOn(objects, node, number));
  const filled = fieldItems(annotations ?? []);
  const items = filled.length === 0 ? content.items : [...content.items, ...filled];
  const text = placeItems(items, viewportOf(page.box, page.rotation));
  const { rules, pictured } = drawingOf(page, content);
  const beside = text.characters <= FEW_CHARACTERS ? shareOf(picturesBeside(objects, node), page.box) : 0;
  return { text, items, pictured: ifSureBeside(pictured(text.characters), beside, text.characters), rules, annotations };
}

/** The share of pictures in a page's content, or `null` where the most that lies on it besides could make a scan of it. */
function ifSureBeside(pictured: number | null, beside: number, characters: number): number | null {
  if (pictured === null || beside === 0 || couldBeScanned(characters, pictured)) return pictured;
  return couldBeScanned(characters, pictured + beside) ? null : pictured;
}

function remarksOn(objects: PdfObjects, node: PdfDictionary, number: number): readonly AnnotationData[] {
  return holdsAnnotations(objects, node) ? readAnnotations(objects, node, number) : [];
}

const HEADER = '%PDF-';
const LATEST_HEADER = 1_024;

/** The file from its header on: places in it are counted from there, whatever a server or a mail program put in front. */
function fromHeader(bytes: Uint8Array): Uint8Array {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LATEST_HEADER)).indexOf(HEADER);
  return at > 0 ? bytes.subarray(at) : bytes;
}

/**
 * Opens a PDF to be read without the parts of pdf.js that only drawing needs, page by page where its fonts map to Unicode. `null` where
 * the file is not in order; throws `DamagedIndex` where it may be once it is mended, `WrongPassword` where another password is wanted.
 */
export function openDirectly(bytes: Uint8Array, options: OpenOptions = {}): DirectFile | null {
  try {
    const objects = new PdfObjects(fromHeader(bytes), options);
    const file = fileContext(objects);
    const nodes = readPageTree(objects);
    // Whatever is out of order with a page's own objects shows before the first page is read, not after the last but one.
    for (const node of nodes) ifSure(() => pageOfNode(objects, node));
    const read = <T>(number: number, wanted: Wanted, make: (page: PdfPage, content: PageContent, node: PageNode) => T): T | null => {
      const node = nodes[number - 1];
      if (node === undefined) return null;
      objects.beginPage();
      return ifSure(() => {
        const page = pageOfNode(objects, node);
        return make(page, runPage(file, page, wanted), node);
      });
    };
    return {
      pages: nodes.length,
      enclosed: ifSure(() => readEnclosed(objects)) ?? NOTHING_ENCLOSED,
      readPage: (number) => read(number, 'everything', (page, content, node) => pageOf(objects, node, number, page, content)),
      loadMissing: (assets) => file.maps.loadMissing(assets),
      readDrawing: (number) =>
        read(number, 'drawing', (page, content, node) => (holdsAnnotations(objects, node.node) ? null : drawingOf(page, content))),
      readRemarks: (number) => {
        const node = nodes[number - 1]?.node;
        return node === undefined ? null : ifSure(() => remarksOn(objects, node, number));
      },
      doubtfulFonts: (number) => {
        const node = nodes[number - 1];
        return (node === undefined ? null : ifSure(() => doubtfulFonts(objects, pageOfNode(objects, node).resources))) ?? new Map();
      },
    };
  } catch (error) {
    if (!(error instanceof NotSure) || error instanceof DamagedIndex || error instanceof WrongPassword) throw error;
    return null;
  }
}

/** What else is in a file whose pages are left to pdf.js; nothing where its objects cannot be found. */
export function findEnclosed(bytes: Uint8Array, password: string): Enclosed {
  const file = fromHeader(bytes);
  // Looking for objects takes a while: most files have neither.
  const holds = (word: string): boolean => Buffer.from(file.buffer, file.byteOffset, file.byteLength).includes(word);
  if (!['/EmbeddedFiles', '/SigFlags', '/ObjStm'].some(holds)) return NOTHING_ENCLOSED;
  for (const isMended of [false, true]) {
    try {
      return readEnclosed(new PdfObjects(file, { password, isMended }));
    } catch (error) {
      if (!(error instanceof NotSure)) throw error;
    }
  }
  return NOTHING_ENCLOSED;
}

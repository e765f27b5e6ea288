import type { ReadFailure } from '#shared/model/extraction.ts';
import type { DrawnImage, DrawnPage, DrawnPages, DrawnPath, DrawnText } from '#shared/model/original.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { combine, type Matrix } from '../layout/text-run.ts';
import { LIMITS } from '../limits.ts';
import { childElement, childElements, type XmlElement } from '../xml/parse-xml.ts';
import { openZip } from '../zip/open-zip.ts';
import { imagesOf, type OfdImages } from './draw-images.ts';
import { type OfdStyles, painterOf, stylesOf } from './draw-style.ts';
import { numbersOf } from './list-reader.ts';
import { type OfdDocument, type OfdPage, type OfdPageRange, openOfd } from './open-ofd.ts';
import { CONTAINERS, DEEPEST_COMPOSITE, objectMatrix } from './page-objects.ts';
import { PATH_COUNTS } from './path-rules.ts';
import { readTextCodes, type TextCode } from './place-text.ts';
import { boxOf } from './read-ofd.ts';

/** Objects and characters of one page that a window is given to draw. */
const MOST_OBJECTS = 20_000;
const MOST_CHARACTERS = 200_000;
const MOST_PATH_NUMBERS = 20_000;

export type DrawOutcome = { readonly ok: true; readonly pages: DrawnPages } | { readonly ok: false; readonly failure: ReadFailure };

/** Pages of an OFD file as positioned text, shapes and pictures. Expected failures are data. Linear in what the pages hold. */
export async function drawOfdPages(bytes: Uint8Array, range: OfdPageRange): Promise<DrawOutcome> {
  try {
    if (bytes.length > LIMITS.fileBytes) throw new ExtractionFailure('too-large', `${bytes.length} bytes`);
    const archive = await openZip(bytes);
    const { documents } = await openOfd(archive, range);
    const pages: DrawnPage[] = [];
    for (const document of documents) {
      if (document.pages.length === 0) continue;
      const styles = stylesOf(document.resources);
      const images = imagesOf(archive, document.resources);
      for (const page of document.pages) pages.push(await drawPage(page, document, styles, images));
    }
    return { ok: true, pages: { total: documents.reduce((sum, { pageCount }) => sum + pageCount, 0), pages } };
  } catch (error) {
    if (!(error instanceof ExtractionFailure)) throw error;
    return { ok: false, failure: error.toData() };
  }
}

/** A page while it is drawn. */
interface Sheet {
  readonly document: OfdDocument;
  readonly styles: OfdStyles;
  readonly objects: (DrawnText | DrawnPath | { readonly resource: string; readonly matrix: Matrix })[];
  characters: number;
  isCut: boolean;
}

async function drawPage(page: OfdPage, document: OfdDocument, styles: OfdStyles, images: OfdImages): Promise<DrawnPage> {
  const [left, top, width, height] = boxOf(page, document);
  const sheet: Sheet = { document, styles, objects: [], characters: 0, isCut: false };
  const scale: Matrix = [1, 0, 0, 1, -left, -top];
  for (const root of [...page.templates, page.root]) drawInside(root, scale, sheet);
  for (const annotation of page.annotations) {
    const appearance = childElement(annotation, 'Appearance');
    if (appearance !== null && annotation.attributes.Visible !== 'false') drawInside(appearance, objectMatrix(appearance, scale), sheet);
  }
  const drawn: DrawnPage = { width, height, objects: [], images: [], missingImages: 0, isCut: sheet.isCut };
  return withImages(drawn, sheet.objects, images);
}

async function withImages(page: DrawnPage, objects: Sheet['objects'], images: OfdImages): Promise<DrawnPage> {
  const known = new Map<string, number | null>();
  const found: DrawnPage['images'] = [];
  const placed: (DrawnText | DrawnPath | DrawnImage)[] = [];
  let missingImages = 0;
  for (const object of objects) {
    if (!('resource' in object)) {
      placed.push(object);
      continue;
    }
    let image = known.get(object.resource);
    if (image === undefined) {
      const read = await images.read(object.resource);
      image = read === null ? null : found.push(read) - 1;
      known.set(object.resource, image);
    }
    if (image === null) missingImages += 1;
    else placed.push({ kind: 'image', image, matrix: [...object.matrix] });
  }
  return { ...page, objects: placed, images: found, missingImages };
}

function drawInside(parent: XmlElement, outer: Matrix, sheet: Sheet, layer?: string, depth = 0): void {
  for (const child of childElements(parent)) {
    if (sheet.objects.length >= MOST_OBJECTS || sheet.characters >= MOST_CHARACTERS) {
      sheet.isCut = true;
      return;
    }
    if (CONTAINERS.has(child.name)) drawInside(child, outer, sheet, child.attributes.DrawParam ?? layer, depth);
    else if (child.attributes.Visible === 'false') continue;
    else if (child.name === 'TextObject') drawText(child, objectMatrix(child, outer), sheet, layer);
    else if (child.name === 'PathObject') drawPath(child, objectMatrix(child, outer), sheet, layer);
    else if (child.name === 'ImageObject')
      sheet.objects.push({ resource: child.attributes.ResourceID ?? '', matrix: imageMatrix(child, outer) });
    else if (child.name === 'CompositeObject' && depth < DEEPEST_COMPOSITE) {
      const unit = sheet.document.composites.get(child.attributes.ResourceID ?? '');
      if (unit !== undefined) drawInside(unit, objectMatrix(child, outer), sheet, layer, depth + 1);
    }
  }
}

/** Without a matrix of its own a picture fills its boundary. */
function imageMatrix(object: XmlElement, outer: Matrix): Matrix {
  const matrix = objectMatrix(object, outer);
  if (numbersOf(object.attributes.CTM).length === 6) return matrix;
  const [, , width = 1, height = 1] = numbersOf(object.attributes.Boundary);
  return combine(matrix, [width, 0, 0, height, 0, 0]);
}

function drawText(object: XmlElement, matrix: Matrix, sheet: Sheet, layer: string | undefined): void {
  const { attributes } = object;
  const size = Number(attributes.Size ?? 0);
  if (!(size > 0) || attributes.Fill === 'false') return;
  const painter = painterOf(object, layer, sheet.styles);
  for (const code of readTextCodes(object)) {
    const text = code.characters.join('');
    if (text.trim() === '') continue;
    sheet.characters += text.length;
    sheet.objects.push({
      kind: 'text',
      text,
      ...placesOf(code),
      size,
      matrix: [...matrix],
      face: sheet.styles.faces.get(attributes.Font ?? '') ?? 'song',
      isBold: Number(attributes.Weight ?? 400) >= 600,
      isItalic: attributes.Italic === 'true',
      colour: painter.fill,
    });
  }
}

/** Where the characters of a text code stand, one place for each UTF-16 unit as SVG counts them; a missing distance repeats the last. */
function placesOf({ characters, x, y, deltaX, deltaY }: TextCode): Pick<DrawnText, 'x' | 'y'> {
  if (deltaX.length + deltaY.length === 0) return { x: [x], y: [y] };
  const places = { x: [] as number[], y: [] as number[] };
  let [atX, atY] = [x, y];
  for (const [index, character] of characters.entries()) {
    for (let unit = 0; unit < character.length; unit += 1) {
      places.x.push(rounded(atX));
      places.y.push(rounded(atY));
    }
    atX += deltaX[index] ?? (deltaY.length > 0 ? 0 : (deltaX.at(-1) ?? 0));
    atY += deltaY[index] ?? (deltaX.length > 0 ? 0 : (deltaY.at(-1) ?? 0));
  }
  return places;
}

function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function drawPath(object: XmlElement, matrix: Matrix, sheet: Sheet, layer: string | undefined): void {
  const data =
    childElement(object, 'AbbreviatedData')
      ?.children.filter((child) => typeof child === 'string')
      .join(' ') ?? '';
  const path = svgPath(data);
  const isFilled = object.attributes.Fill === 'true';
  const isStroked = object.attributes.Stroke !== 'false';
  if (path === '' || !(isFilled || isStroked)) return;
  const painter = painterOf(object, layer, sheet.styles);
  sheet.objects.push({
    kind: 'path',
    path,
    matrix: [...matrix],
    fill: isFilled ? painter.fill : null,
    isEvenOdd: object.attributes.Rule === 'Even-Odd',
    stroke: isStroked ? painter.stroke : null,
    width: painter.width,
  });
}

const SVG_COMMANDS: Readonly<Record<string, string>> = { S: 'M', M: 'M', L: 'L', Q: 'Q', B: 'C', A: 'A', C: 'Z' };

/** A path of GB/T 33190, 9.2.2 in SVG's words; what is no command with its numbers is left out. */
function svgPath(data: string): string {
  const tokens = data.trim().split(/[\s,]+/, MOST_PATH_NUMBERS);
  const parts: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const command = tokens[at] ?? '';
    const count = PATH_COUNTS[command];
    at += 1;
    if (count === undefined) continue;
    const numbers = tokens.slice(at, at + count).map(Number);
    if (numbers.length < count || numbers.some((value) => !Number.isFinite(value))) continue;
    at += count;
    // SVG wants to be moved somewhere before anything else.
    const isLost = parts.length === 0 && command !== 'M' && command !== 'S';
    if (!isLost) parts.push([SVG_COMMANDS[command], ...numbers].join(' '));
  }
  return parts.length < 2 ? '' : parts.join(' ');
}

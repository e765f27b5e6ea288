import { LIMITS } from '../../limits.ts';
import { NotSure } from './not-sure.ts';
import type { PdfObjects } from './open-objects.ts';
import { isArray, isDictionary, type PdfDictionary, type PdfObject, PdfStream } from './pdf-object.ts';

/** A box as left, bottom, right, top. */
export type Box = readonly [number, number, number, number];

/** A page with what it inherits. */
export interface PdfPage {
  readonly box: Box;
  /** 0, 90, 180 or 270, clockwise. */
  readonly rotation: number;
  readonly resources: PdfDictionary;
  readonly contents: readonly PdfStream[];
}

/** A leaf of the page tree with what the levels above it say. */
export interface PageNode {
  readonly node: PdfDictionary;
  readonly inherited: ReadonlyMap<string, PdfObject>;
}

const DEEPEST_TREE = 50;
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;

function boxOf(objects: PdfObjects, value: PdfObject | undefined): Box | null {
  const [x1, y1, x2, y2, ...more] = objects.numbers(value) ?? [];
  if (x1 === undefined) return null;
  if (y1 === undefined || x2 === undefined || y2 === undefined || more.length > 0) throw new NotSure('a page box without four sides');
  const box: Box = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
  if (box[2] <= box[0] || box[3] <= box[1]) throw new NotSure('an empty page box');
  return box;
}

function shownBox(objects: PdfObjects, inherited: ReadonlyMap<string, PdfObject>): Box {
  const media = boxOf(objects, inherited.get('MediaBox'));
  const crop = boxOf(objects, inherited.get('CropBox'));
  if (media === null) throw new NotSure('a page without size');
  if (crop === null) return media;
  const box: Box = [Math.max(media[0], crop[0]), Math.max(media[1], crop[1]), Math.min(media[2], crop[2]), Math.min(media[3], crop[3])];
  if (box[2] <= box[0] || box[3] <= box[1]) throw new NotSure('a page that shows nothing');
  return box;
}

function rotationOf(objects: PdfObjects, value: PdfObject | undefined): number {
  const rotation = objects.resolve(value) ?? 0;
  if (typeof rotation !== 'number' || rotation % 90 !== 0) throw new NotSure('an odd page rotation');
  return ((rotation % 360) + 360) % 360;
}

function contentsOf(objects: PdfObjects, value: PdfObject | undefined): readonly PdfStream[] {
  const contents = objects.resolve(value);
  if (contents === null) return [];
  const parts = isArray(contents) ? contents.map((part) => objects.resolve(part)) : [contents];
  return parts.map((part) => {
    if (!(part instanceof PdfStream)) throw new NotSure('page content that is no stream');
    return part;
  });
}

/** True where something lies on a page beside its content, which pdf.js draws; links are nothing but a place to click. */
export function holdsAnnotations(objects: PdfObjects, node: PdfDictionary): boolean {
  const annotations = objects.resolve(node.get('Annots'));
  if (annotations === null) return false;
  if (!isArray(annotations)) throw new NotSure('odd annotations');
  return annotations.some((entry) => {
    const annotation = objects.dictionary(entry);
    return annotation === null || annotation.has('AP') || objects.name(annotation.get('Subtype')) !== 'Link';
  });
}

/** Annotations that show nothing that could be taken for a picture of the page. */
const SLIGHT: readonly (string | null)[] = ['Link', 'Text', 'Popup', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Caret'];

/** The most that pictures on a page may cover beside its content, in its units: stamps, drawings, fields. Infinite where that cannot be told. */
export function picturesBeside(objects: PdfObjects, node: PdfDictionary): number {
  const annotations = objects.resolve(node.get('Annots'));
  if (annotations === null) return 0;
  if (!isArray(annotations)) return Number.POSITIVE_INFINITY;
  let area = 0;
  for (const entry of annotations) {
    const annotation = objects.dictionary(entry);
    if (annotation === null || SLIGHT.includes(objects.name(annotation.get('Subtype')))) continue;
    const [x1, y1, x2, y2] = objects.numbers(annotation.get('Rect')) ?? [];
    if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return Number.POSITIVE_INFINITY;
    area += Math.abs((x2 - x1) * (y2 - y1));
  }
  return area;
}

/** What a leaf of the page tree says of its page. */
export function pageOfNode(objects: PdfObjects, { node, inherited }: PageNode): PdfPage {
  if (objects.name(node.get('Type')) !== 'Page' || node.has('UserUnit')) throw new NotSure('an unusual page');
  return {
    box: shownBox(objects, inherited),
    rotation: rotationOf(objects, inherited.get('Rotate')),
    resources: objects.dictionary(inherited.get('Resources')) ?? new Map(),
    contents: contentsOf(objects, node.get('Contents')),
  };
}

/** Resources of a page with those of the levels above it, kind by kind, as pdf.js puts them together; its own come first. */
function withResources(objects: PdfObjects, above: PdfObject | undefined, own: PdfObject): PdfDictionary {
  return new Map([...(objects.dictionary(above) ?? []), ...(objects.dictionary(own) ?? [])]);
}

/** The leaves of a file's page tree in order. */
export function readPageTree(objects: PdfObjects): PageNode[] {
  const catalog = objects.dictionary(objects.trailer.get('Root'));
  const root = objects.dictionary(catalog?.get('Pages'));
  if (root === null) throw new NotSure('no page tree');
  const pages: PageNode[] = [];
  const seen = new Set<PdfDictionary>();
  const visit = (node: PdfDictionary, above: ReadonlyMap<string, PdfObject>, depth: number): void => {
    if (seen.has(node) || depth > DEEPEST_TREE || pages.length >= LIMITS.pages) throw new NotSure('an endless page tree');
    seen.add(node);
    const inherited = new Map(above);
    for (const key of INHERITED) {
      const value = node.get(key);
      if (value === undefined) continue;
      inherited.set(key, key === 'Resources' ? withResources(objects, inherited.get(key), value) : value);
    }
    const kids = objects.resolve(node.get('Kids'));
    if (kids === null) {
      pages.push({ node, inherited });
      return;
    }
    if (!isArray(kids) || objects.name(node.get('Type')) !== 'Pages') throw new NotSure('an unusual page tree');
    for (const kid of kids) {
      const child = objects.resolve(kid);
      if (!isDictionary(child) || objects.resolve(child.get('Parent')) !== node) throw new NotSure('a page that is missing, or elsewhere');
      visit(child, inherited, depth + 1);
    }
  };
  visit(root, new Map(), 0);
  if (objects.resolve(root.get('Count')) !== pages.length) throw new NotSure('a page tree that counts wrongly');
  return pages;
}

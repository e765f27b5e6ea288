import { type Point, type Rule, ruleOf, ruleOfBox } from '../layout/page-rule.ts';
import { combine, type Matrix, type PlacedRun } from '../layout/text-run.ts';
import { childElement, childElements, type XmlElement } from '../xml/parse-xml.ts';
import { placeText } from './place-text.ts';

/** Millimetres to points, the unit that layout is measured in. */
export const POINTS_A_MILLIMETRE = 72 / 25.4;

/** Text and lines of a page, in points from its top left corner; lines in the frame of upright text. */
export interface PageObjects {
  readonly runs: PlacedRun[];
  readonly rules: Rule[];
  /** Text that is not to be seen: over a scanned page it is what was recognised on it. */
  readonly hidden: PlacedRun[];
  /** Text of watermarks. */
  readonly watermarks: string[];
  /** Images of the page; those of annotations are stamps and do not count. */
  pictures: number;
}

/** A page on which nothing was found yet. */
export function noObjects(): PageObjects {
  return { runs: [], rules: [], hidden: [], watermarks: [], pictures: 0 };
}

/** Elements that only hold others. */
export const CONTAINERS = new Set(['Content', 'Layer', 'PageBlock', 'Appearance']);
/** Composites inside composites, further than any honest file goes. */
export const DEEPEST_COMPOSITE = 8;
const MOST_OBJECTS = 500_000;
/** The matrix that changes nothing. */
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** Numbers that follow each command of a path; the last two are where it ends. */
export const PATH_COUNTS: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

/** Numbers in an attribute, as many as there are. */
export function numbersOf(text: string | undefined): number[] {
  return (text ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
    .filter((value) => Number.isFinite(value));
}

/** Where the inside of an object lies on the page: its own matrix, moved to its boundary's corner. */
export function objectMatrix(object: XmlElement, outer: Matrix): Matrix {
  const [x = 0, y = 0] = numbersOf(object.attributes.Boundary);
  const own = numbersOf(object.attributes.CTM);
  const moved = combine(outer, [1, 0, 0, 1, x, y]);
  return own.length === 6 ? combine(moved, own) : moved;
}

interface PathShape {
  readonly edges: readonly (readonly [Point, Point])[];
  readonly box: readonly [number, number, number, number];
}

function shapeOf(data: string, toPage: (point: Point) => Point): PathShape {
  const edges: (readonly [Point, Point])[] = [];
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  let start: Point = [0, 0];
  let current: Point = [0, 0];
  const tokens = data.trim().split(/[\s,]+/);
  for (let at = 0; at < tokens.length; ) {
    const command = tokens[at] ?? '';
    const count = PATH_COUNTS[command];
    at += 1;
    if (count === undefined) continue;
    const end: Point = command === 'C' ? start : toPage([Number(tokens[at + count - 2]), Number(tokens[at + count - 1])]);
    at += count;
    if (command === 'M' || command === 'S') start = end;
    else if (command === 'L' || command === 'C') edges.push([current, end]);
    current = end;
    box[0] = Math.min(box[0], end[0]);
    box[1] = Math.min(box[1], end[1]);
    box[2] = Math.max(box[2], end[0]);
    box[3] = Math.max(box[3], end[1]);
  }
  return { edges, box };
}

function collectPath(object: XmlElement, outer: Matrix, into: PageObjects): void {
  const data =
    childElement(object, 'AbbreviatedData')
      ?.children.filter((child) => typeof child === 'string')
      .join(' ') ?? '';
  if (data === '') return;
  const matrix = objectMatrix(object, outer);
  const toPage = ([x, y]: Point): Point => {
    const [, , , , e, f] = combine(matrix, [1, 0, 0, 1, x, y]);
    return [e, f];
  };
  const { edges, box } = shapeOf(data, toPage);
  if ((object.attributes.Stroke ?? 'true') !== 'false') {
    for (const [from, to] of edges) into.rules.push(...[ruleOf(from, to)].filter((rule) => rule !== null));
  } else if (object.attributes.Fill === 'true') into.rules.push(...[ruleOfBox(box, (point) => point)].filter((rule) => rule !== null));
}

/** Area of a picture in square points; none where nothing is said of its size. */
function areaOf(object: XmlElement, outer: Matrix): number {
  const [, , width = 0, height = 0] = numbersOf(object.attributes.Boundary ?? '');
  return Math.abs(width * height * (outer[0] * outer[3] - outer[1] * outer[2]));
}

/** Collects the objects inside an element; `outer` takes its coordinates to points on the page. */
export function collectObjects(
  parent: XmlElement,
  outer: Matrix,
  composites: ReadonlyMap<string, XmlElement>,
  into: PageObjects,
  depth = 0,
): void {
  for (const child of childElements(parent)) {
    if (into.runs.length + into.hidden.length + into.rules.length > MOST_OBJECTS) return;
    if (CONTAINERS.has(child.name)) collectObjects(child, outer, composites, into, depth);
    else if (child.name === 'TextObject') {
      const runs = child.attributes.Visible === 'false' ? into.hidden : into.runs;
      for (const run of placeText(child, objectMatrix(child, outer))) runs.push(run);
    } else if (child.name === 'PathObject') collectPath(child, outer, into);
    else if (child.name === 'ImageObject') into.pictures += areaOf(child, outer);
    else if (child.name === 'CompositeObject' && depth < DEEPEST_COMPOSITE) {
      const unit = composites.get(child.attributes.ResourceID ?? '');
      if (unit !== undefined) collectObjects(unit, objectMatrix(child, outer), composites, into, depth + 1);
    }
  }
}

/** Collects what annotations show: watermarks apart, anything else as part of the page. */
export function collectAnnotations(
  annotations: readonly XmlElement[],
  scale: Matrix,
  composites: ReadonlyMap<string, XmlElement>,
  into: PageObjects,
): void {
  for (const annotation of annotations) {
    const appearance = childElement(annotation, 'Appearance');
    if (appearance === null || annotation.attributes.Visible === 'false') continue;
    const own = noObjects();
    collectObjects(appearance, objectMatrix(appearance, scale), composites, own);
    if (annotation.attributes.Type === 'Watermark') {
      for (const { run } of own.runs) into.watermarks.push(run.text.trim());
    } else for (const run of own.runs) into.runs.push(run);
  }
}

/** The matrix from millimetres in a page's box to points from its corner. */
export function pageMatrix(left: number, top: number): Matrix {
  return combine([POINTS_A_MILLIMETRE, 0, 0, POINTS_A_MILLIMETRE, 0, 0], combine(IDENTITY, [1, 0, 0, 1, -left, -top]));
}

import { combine, type Matrix, type PlacedRun } from '../layout/text-run.ts';
import { childElement, childElements, type XmlElement } from '../xml/parse-xml.ts';
import { numbersOf } from './list-reader.ts';
import { drawnPath, type PlacedPath } from './path-rules.ts';
import { placeText } from './place-text.ts';

/** Millimetres to points, the unit that layout is measured in. */
export const POINTS_A_MILLIMETRE = 72 / 25.4;

/** Text and paths of a page, in points from its top left corner. */
export interface PageObjects {
  readonly runs: PlacedRun[];
  /** Read for lines only where the text may be a table's: most of the data of a page with seals and emblems. */
  readonly paths: PlacedPath[];
  /** Text that is not to be seen: over a scanned page it is what was recognised on it. */
  readonly hidden: PlacedRun[];
  /** Text of watermarks. */
  readonly watermarks: string[];
  /** Images of the page; those of annotations are stamps and do not count. */
  pictures: number;
}

/** A page on which nothing was found yet. */
export function noObjects(): PageObjects {
  return { runs: [], paths: [], hidden: [], watermarks: [], pictures: 0 };
}

/** Elements that only hold others. */
export const CONTAINERS = new Set(['Content', 'Layer', 'PageBlock', 'Appearance']);
/** Composites inside composites, further than any honest file goes. */
export const DEEPEST_COMPOSITE = 8;
const MOST_OBJECTS = 500_000;
/** The matrix that changes nothing. */
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Where the inside of an object lies on the page: its own matrix, moved to its boundary's corner. */
export function objectMatrix(object: XmlElement, outer: Matrix): Matrix {
  const [x = 0, y = 0] = numbersOf(object.attributes.Boundary);
  const own = numbersOf(object.attributes.CTM);
  const [a, b, c, d, e, f] = outer;
  const moved: Matrix = [a, b, c, d, a * x + c * y + e, b * x + d * y + f];
  return own.length === 6 ? combine(moved, own) : moved;
}

/** Area of a picture in square points; none where nothing is said of its size. */
function areaOf(object: XmlElement, outer: Matrix): number {
  const [, , width = 0, height = 0] = numbersOf(object.attributes.Boundary ?? '');
  return Math.abs(width * height * (outer[0] * outer[3] - outer[1] * outer[2]));
}

function collectPath(object: XmlElement, outer: Matrix, into: PageObjects): void {
  const path = drawnPath(object, () => objectMatrix(object, outer));
  if (path !== null) into.paths.push(path);
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
    if (into.runs.length + into.hidden.length + into.paths.length > MOST_OBJECTS) return;
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

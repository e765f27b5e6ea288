import { type Point, type Rule, ruleOf, ruleOfBox, THIN } from '../layout/page-rule.ts';
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

/** The words of a path one after the other: seals have paths of many thousands, of which the first few tell. */
class PathWords {
  readonly #data: string;
  #at = 0;

  constructor(data: string) {
    this.#data = data;
  }

  /** The next word; `null` at the end. */
  next(): string | null {
    while (this.#at < this.#data.length && this.#isGap(this.#at)) this.#at += 1;
    if (this.#at >= this.#data.length) return null;
    const from = this.#at;
    while (this.#at < this.#data.length && !this.#isGap(this.#at)) this.#at += 1;
    return this.#data.slice(from, this.#at);
  }

  #isGap(index: number): boolean {
    const code = this.#data.charCodeAt(index);
    return code <= 0x20 || code === 0x2c;
  }
}

/** Goes along a path; `reach` is told of each point on the page, and what led to it (`M`, `L` …), until it answers `false`. */
function walkPath(data: string, [a, b, c, d, e, f]: Matrix, reach: (command: string, from: Point, to: Point) => boolean): void {
  const words = new PathWords(data);
  let start: Point = [0, 0];
  let current: Point = [0, 0];
  for (let command = words.next(); command !== null; command = words.next()) {
    const count = PATH_COUNTS[command];
    if (count === undefined) continue;
    let end = start;
    if (command !== 'C') {
      for (let skipped = 2; skipped < count; skipped += 1) words.next();
      const x = Number(words.next() ?? Number.NaN);
      const y = Number(words.next() ?? Number.NaN);
      end = [a * x + c * y + e, b * x + d * y + f];
    }
    if (command === 'M' || command === 'S') start = end;
    if (!reach(command, current, end)) return;
    current = end;
  }
}

/** The line that a filled path is drawn as; `null` for one that is no line, which is known once it is broad both ways. */
function ruleOfFilled(data: string, matrix: Matrix): Rule | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  walkPath(data, matrix, (_, __, [x, y]) => {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
    return Math.min(box[2] - box[0], box[3] - box[1]) <= THIN;
  });
  return ruleOfBox(box, (point) => point);
}

function collectPath(object: XmlElement, outer: Matrix, into: PageObjects): void {
  const isStroked = (object.attributes.Stroke ?? 'true') !== 'false';
  if (!isStroked && object.attributes.Fill !== 'true') return;
  const data =
    childElement(object, 'AbbreviatedData')
      ?.children.filter((child) => typeof child === 'string')
      .join(' ') ?? '';
  if (data === '') return;
  const matrix = objectMatrix(object, outer);
  const add = (rule: Rule | null): void => void (rule !== null && into.rules.push(rule));
  if (!isStroked) add(ruleOfFilled(data, matrix));
  else
    walkPath(data, matrix, (command, from, to) => {
      if (command === 'L' || command === 'C') add(ruleOf(from, to));
      return true;
    });
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

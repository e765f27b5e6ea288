import { type Point, type Rule, ruleOf, ruleOfBox, THIN } from '../layout/page-rule.ts';
import type { Matrix } from '../layout/text-run.ts';
import { childElement, type XmlElement } from '../xml/parse-xml.ts';
import { ListReader } from './list-reader.ts';

/** A path that is drawn, with what takes its points to the page. */
export interface PlacedPath {
  readonly data: string;
  readonly matrix: Matrix;
  readonly isStroked: boolean;
}

/** Numbers that follow each command of a path; the last two are where it ends. */
export const PATH_COUNTS: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

/** Edges that are read of one page. */
const MOST_RULES = 500_000;

/** What a path object draws; `null` for one that draws nothing. */
export function drawnPath(object: XmlElement, matrix: () => Matrix): PlacedPath | null {
  const isStroked = (object.attributes.Stroke ?? 'true') !== 'false';
  if (!isStroked && object.attributes.Fill !== 'true') return null;
  const data =
    childElement(object, 'AbbreviatedData')
      ?.children.filter((child) => typeof child === 'string')
      .join(' ') ?? '';
  return data === '' ? null : { data, matrix: matrix(), isStroked };
}

/** Goes along a path; `reach` is told of each point on the page, and what led to it (`M`, `L` …), until it answers `false`. */
function walkPath({ data, matrix: [a, b, c, d, e, f] }: PlacedPath, reach: (command: string, from: Point, to: Point) => boolean): void {
  const words = new ListReader(data);
  let start: Point = [0, 0];
  let current: Point = [0, 0];
  while (words.next()) {
    const command = words.word;
    const count = PATH_COUNTS[command];
    if (count === undefined) continue;
    let end = start;
    if (command !== 'C') {
      for (let skipped = 2; skipped < count; skipped += 1) words.next();
      const [x, y] = words.pair();
      end = [a * x + c * y + e, b * x + d * y + f];
    }
    if (command === 'M' || command === 'S') start = end;
    if (!reach(command, current, end)) return;
    current = end;
  }
}

/** Curves of a frame with round corners, or of a few. A path with more is a picture: an emblem, a seal, letters as outlines. */
const MOST_CURVES = 16;
const CURVES = ['B', 'Q', 'A'];

function isPicture(data: string): boolean {
  let curves = 0;
  for (const letter of CURVES)
    for (let at = data.indexOf(letter); at >= 0 && curves <= MOST_CURVES; at = data.indexOf(letter, at + 1)) curves += 1;
  return curves > MOST_CURVES;
}

/** The line that a filled path is drawn as; `null` for one that is no line, which is known once it is broad both ways. */
function ruleOfFilled(path: PlacedPath): Rule | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  walkPath(path, (_, __, [x, y]) => {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
    return Math.min(box[2] - box[0], box[3] - box[1]) <= THIN;
  });
  return ruleOfBox(box, (point) => point);
}

/** The straight lines that paths are drawn as, in the frame of upright text. Linear in their data. */
export function rulesOf(paths: readonly PlacedPath[]): Rule[] {
  const rules: Rule[] = [];
  const add = (rule: Rule | null): void => void (rule !== null && rules.push(rule));
  for (const path of paths) {
    if (rules.length > MOST_RULES) break;
    if (!path.isStroked) add(ruleOfFilled(path));
    else if (!isPicture(path.data))
      walkPath(path, (command, from, to) => {
        if (command === 'L' || command === 'C') add(ruleOf(from, to));
        return rules.length <= MOST_RULES;
      });
  }
  return rules;
}

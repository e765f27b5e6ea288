import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type Point, type Rule, ruleOf, ruleOfBox } from '../layout/page-rule.ts';
import { combine, inFrame } from '../layout/text-run.ts';
import { loadPdfJs } from './load-pdfjs.ts';

type Matrix = readonly number[];

/** Lines of one page that are looked at: a map or a chart has more, and is no table. */
export const MOST_RULES = 20_000;

/** Codes of a path's commands in pdf.js's buffers, with the count of numbers that follow. */
const PATH_COMMANDS: readonly number[] = [2, 2, 6, 4, 0];
const [MOVE, LINE, , , CLOSE] = [0, 1, 2, 3, 4];

/** The straight edges of a path; curves are stepped over. */
function edgesOf(path: ArrayLike<number>): (readonly [Point, Point])[] {
  const edges: (readonly [Point, Point])[] = [];
  let start: Point = [0, 0];
  let current: Point = [0, 0];
  for (let at = 0; at < path.length; ) {
    const command = path[at] ?? -1;
    const count = PATH_COMMANDS[command];
    if (count === undefined) break;
    const end: Point = command === CLOSE ? start : [path[at + count - 1] ?? 0, path[at + count] ?? 0];
    if (command === MOVE) start = end;
    if (command === LINE || command === CLOSE) edges.push([current, end]);
    current = end;
    at += count + 1;
  }
  return edges;
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return value instanceof Float32Array || (Array.isArray(value) && value.every((entry) => typeof entry === 'number'));
}

/** Reads the straight lines drawn on a page, in the frame of text turned by `quarter`. Rejects where pdf.js cannot read the page. */
export async function readPageRules(page: PDFPageProxy, quarter: number): Promise<Rule[]> {
  const { OPS } = await loadPdfJs();
  const { fnArray, argsArray } = await page.getOperatorList();
  const strokes = new Set([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
  const fills = new Set([OPS.fill, OPS.eoFill]);
  const rules: Rule[] = [];
  const saved: Matrix[] = [];
  let matrix: Matrix = page.getViewport({ scale: 1 }).transform;
  const toFrame = ([x, y]: Point): Point => {
    const [, , , , e, f] = combine(matrix, [1, 0, 0, 1, x, y]);
    return inFrame(e, f, quarter);
  };
  const addPath = ([paint, paths, box]: readonly unknown[]) => {
    const path: unknown = Array.isArray(paths) ? paths[0] : null;
    if (typeof paint !== 'number' || rules.length > MOST_RULES) return;
    if (strokes.has(paint) && isNumbers(path)) {
      for (const [from, to] of edgesOf(path)) rules.push(...[ruleOf(toFrame(from), toFrame(to))].filter((rule) => rule !== null));
    } else if (fills.has(paint) && isNumbers(box)) rules.push(...[ruleOfBox(box, toFrame)].filter((rule) => rule !== null));
  };
  for (const [index, operation] of fnArray.entries()) {
    const args: unknown = argsArray[index];
    if (operation === OPS.save || operation === OPS.paintFormXObjectBegin) saved.push(matrix);
    if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? matrix;
    else if (operation === OPS.transform && isNumbers(args)) matrix = combine(matrix, Array.from(args));
    else if (operation === OPS.paintFormXObjectBegin && Array.isArray(args) && isNumbers(args[0]))
      matrix = combine(matrix, Array.from(args[0]));
    else if (operation === OPS.constructPath && Array.isArray(args)) addPath(args);
  }
  return rules;
}

import { type Point, type Rule, ruleOf, ruleOfBox } from '../../layout/page-rule.ts';
import { combine, inFrame, type Matrix } from '../../layout/text-run.ts';
import { MOST_RULES } from '../page-rules.ts';
import { NotSure } from './not-sure.ts';

/** What a path was painted as: the edges of a stroked one, the box of a filled one, in the units of `matrix`. */
interface PaintedPath {
  readonly matrix: Matrix;
  readonly edges: readonly (readonly [Point, Point])[] | null;
  readonly box: readonly [number, number, number, number];
}

const MOST_EDGES = 2_000_000;
const NO_BOX = [Infinity, Infinity, -Infinity, -Infinity] as const;

/** Values of a cubic curve on one axis at its ends and where it turns. */
function curveValues(from: number, first: number, second: number, to: number): number[] {
  const values = [from, to];
  const a = -from + 3 * first - 3 * second + to;
  const b = 2 * (from - 2 * first + second);
  const c = first - from;
  const root = b * b - 4 * a * c;
  const turns = Math.abs(a) < 1e-12 ? [-c / b] : [(-b + Math.sqrt(root)) / (2 * a), (-b - Math.sqrt(root)) / (2 * a)];
  for (const turn of turns) {
    if (!(turn > 0 && turn < 1)) continue;
    const rest = 1 - turn;
    values.push(rest ** 3 * from + 3 * rest ** 2 * turn * first + 3 * rest * turn ** 2 * second + turn ** 3 * to);
  }
  return values;
}

/** Gathers what a page draws with straight lines, as pdf.js hands it to `readPageRules`. */
export class PathCollector {
  readonly #painted: PaintedPath[] = [];
  #edges: (readonly [Point, Point])[] = [];
  #box: [number, number, number, number] = [...NO_BOX];
  #start: Point = [0, 0];
  #current: Point = [0, 0];
  #isEmpty = true;
  #count = 0;
  /** Paths that were not empty, however they ended. */
  shapes = 0;

  /** `m`. */
  moveTo(x: number, y: number): void {
    this.#start = [x, y];
    this.#goTo(x, y);
  }

  /** `l`. */
  lineTo(x: number, y: number): void {
    this.#edges.push([this.#current, [x, y]]);
    this.#goTo(x, y);
  }

  /** `c`, `v` and `y`: not among the edges, but inside the box. */
  curveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const [fromX, fromY] = this.#current;
    for (const value of curveValues(fromX, x1, x2, x)) this.#widen(value, fromY);
    for (const value of curveValues(fromY, y1, y2, y)) this.#widen(fromX, value);
    this.#goTo(x, y);
  }

  /** `h`. */
  close(): void {
    this.#edges.push([this.#current, this.#start]);
    this.#current = this.#start;
    this.#isEmpty = false;
  }

  /** `re`. */
  rectangle(x: number, y: number, width: number, height: number): void {
    this.moveTo(x, y);
    if (width !== 0 && height !== 0) this.lineTo(x + width, y);
    this.lineTo(x + width, y + height);
    if (width !== 0 && height !== 0) this.lineTo(x, y + height);
    this.close();
  }

  /** The point that `v` begins its curve with. */
  get current(): Point {
    return this.#current;
  }

  /** Paints the path and begins a new one; with neither it only ends. */
  paint(matrix: Matrix, paint: 'stroke' | 'fill' | null): void {
    if (!this.#isEmpty) this.shapes += 1;
    if (!this.#isEmpty && paint !== null) {
      this.#count += this.#edges.length + 1;
      if (this.#count > MOST_EDGES) throw new NotSure('a page of very many lines');
      this.#painted.push({ matrix, edges: paint === 'stroke' ? this.#edges : null, box: this.#box });
    }
    this.#edges = [];
    this.#box = [...NO_BOX];
    this.#isEmpty = true;
  }

  /** The straight lines of the page, in the frame of text turned by `quarter`; `viewport` takes user space to the page as it is shown. */
  rules(viewport: Matrix, quarter: number): Rule[] {
    const rules: Rule[] = [];
    for (const { matrix, edges, box } of this.#painted) {
      if (rules.length > MOST_RULES) break;
      const whole = combine(viewport, matrix);
      const toFrame = ([x, y]: Point): Point => {
        const [, , , , e, f] = combine(whole, [1, 0, 0, 1, x, y]);
        return inFrame(e, f, quarter);
      };
      const found = edges === null ? [ruleOfBox(box, toFrame)] : edges.map(([from, to]) => ruleOf(toFrame(from), toFrame(to)));
      for (const rule of found) if (rule !== null) rules.push(rule);
    }
    return rules;
  }

  #goTo(x: number, y: number): void {
    this.#current = [x, y];
    this.#isEmpty = false;
    this.#widen(x, y);
  }

  #widen(x: number, y: number): void {
    const box = this.#box;
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
}

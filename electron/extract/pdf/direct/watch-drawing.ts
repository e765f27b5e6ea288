import type { Matrix } from '../../layout/text-run.ts';
import { areaOf, isImageSized, MANY_SHAPES } from '../page-drawing.ts';

/** What a page shows besides text. */
export interface Drawing {
  /** Area that pictures cover, in the units of the page; that of all the page where words are drawn as outlines. */
  readonly area: number;
  /** The most it can be, where only the operators of pdf.js could say it; the same as `area` where it is known. */
  readonly most: number;
}

/** Watches what a page draws, by what `picturedShare` looks at: a unit square that was stretched, and restored with no path painted into it. */
export class DrawingWatch {
  readonly #saved: number[] = [];
  #stretched = 0;
  #area = 0;
  #most = 0;
  #isOdd = false;

  /** The matrix was changed. */
  transformed(matrix: Matrix): void {
    this.#stretched = isImageSized(matrix) ? areaOf(matrix) : 0;
    this.#most += this.#stretched;
  }

  /** A path was painted, or thrown away. */
  shaped(): void {
    this.#stretched = 0;
  }

  /** A state was saved, or a form began. */
  saved(): void {
    this.#saved.push(this.#stretched);
    this.#stretched = 0;
  }

  /** A saved state was restored, or a form ended. */
  restored(): void {
    this.#area += this.#stretched;
    this.#stretched = this.#saved.pop() ?? 0;
  }

  /** Something came of which pdf.js makes operators of its own. */
  odd(): void {
    this.#isOdd = true;
  }

  /** What all that was; `shapes` are the paths of the page. */
  verdict(shapes: number): Drawing {
    const whole = Number.POSITIVE_INFINITY;
    if (shapes >= MANY_SHAPES) return { area: this.#isOdd ? 0 : whole, most: whole };
    return { area: this.#isOdd ? 0 : this.#area, most: this.#isOdd || this.#area === 0 ? this.#most : this.#area };
  }
}

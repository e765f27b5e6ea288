import type { Matrix } from '../../layout/text-run.ts';
import { isImageSized, MANY_SHAPES } from '../page-drawing.ts';

/** What a page shows besides text: `unsure` where only the operators of pdf.js could say it. */
export type Drawing = 'blank' | 'drawn' | 'unsure';

/** Watches what a page draws, by what `isPageDrawn` looks at: a unit square that was stretched, and restored with no path painted into it. */
export class DrawingWatch {
  #isStretched = false;
  #wasFilled = false;
  #mayShow = false;
  #isOdd = false;

  /** The matrix was changed. */
  transformed(matrix: Matrix): void {
    this.#isStretched = isImageSized(matrix);
    this.#mayShow ||= this.#isStretched;
  }

  /** A path was painted, or thrown away. */
  shaped(): void {
    this.#isStretched = false;
  }

  /** A saved state was restored, or a form ended. */
  restored(): void {
    this.#wasFilled ||= this.#isStretched;
  }

  /** A picture was drawn: pdf.js leaves it out, or, where it is tiny, does not. */
  pictured(): void {
    this.#mayShow = true;
  }

  /** Something came of which pdf.js makes operators of its own. */
  odd(): void {
    this.#isOdd = true;
  }

  /** What all that was; `shapes` are the paths of the page. */
  verdict(shapes: number): Drawing {
    if (shapes < MANY_SHAPES && !this.#mayShow) return 'blank';
    return !this.#isOdd && (this.#wasFilled || shapes >= MANY_SHAPES) ? 'drawn' : 'unsure';
  }
}

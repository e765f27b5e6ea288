import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { combine } from '../layout/text-run.ts';
import { loadPdfJs } from './load-pdfjs.ts';

/** An image smaller than this on the page, in points, is a rule or a dot. */
const SMALLEST_IMAGE = 12;
/** Shapes on a page without text from which its words were most likely turned into outlines: only recognition can read them. */
export const MANY_SHAPES = 100;

/**
 * Does a page without text show an image, or words drawn as outlines? Rejects where pdf.js cannot read the page.
 * `openPdf` keeps pdf.js from decoding images, and it then leaves them out of the list without a trace but this:
 * a unit square is stretched over a part of the page, and nothing is painted into it.
 */
export async function isPageDrawn(page: PDFPageProxy): Promise<boolean> {
  const { OPS } = await loadPdfJs();
  const { fnArray, argsArray } = await page.getOperatorList();
  const images = new Set([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintInlineImageXObjectGroup,
    OPS.paintImageMaskXObjectGroup,
    OPS.paintImageXObjectRepeat,
    OPS.paintImageMaskXObjectRepeat,
    OPS.paintSolidColorImageMask,
  ]);
  const saved: (readonly number[])[] = [];
  let matrix: readonly number[] = [1, 0, 0, 1, 0, 0];
  let isStretched = false;
  let shapes = 0;
  for (const [index, operation] of fnArray.entries()) {
    const args: unknown = argsArray[index];
    if (images.has(operation) || operation === OPS.shadingFill) return true;
    if (operation === OPS.constructPath) {
      shapes += 1;
      isStretched = false;
    } else if (operation === OPS.save || operation === OPS.paintFormXObjectBegin) saved.push(matrix);
    if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) {
      if (isStretched) return true;
      matrix = saved.pop() ?? matrix;
    } else if (operation === OPS.transform && isNumbers(args)) {
      matrix = combine(matrix, Array.from(args));
      isStretched = isImageSized(matrix);
    } else if (operation === OPS.paintFormXObjectBegin && Array.isArray(args) && isNumbers(args[0])) {
      matrix = combine(matrix, Array.from(args[0]));
    }
  }
  return isStretched || shapes >= MANY_SHAPES;
}

/** True of a matrix that makes a unit square as large as an image. */
export function isImageSized([a = 1, b = 0, c = 0, d = 1]: readonly number[]): boolean {
  return Math.hypot(a, b) >= SMALLEST_IMAGE && Math.hypot(c, d) >= SMALLEST_IMAGE;
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return value instanceof Float32Array || (Array.isArray(value) && value.every((entry) => typeof entry === 'number'));
}

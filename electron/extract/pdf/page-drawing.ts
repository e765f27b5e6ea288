import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { combine } from '../layout/text-run.ts';
import { loadPdfJs } from './load-pdfjs.ts';

/** An image smaller than this on the page, in points, is a rule or a dot. */
const SMALLEST_IMAGE = 12;
/** Shapes on a page without text from which its words were most likely turned into outlines: only recognition can read them. */
export const MANY_SHAPES = 100;

/**
 * Share of a page that images cover, 1 where words are drawn as outlines. Rejects where pdf.js cannot read the page.
 * `openPdf` keeps pdf.js from decoding images, and it then leaves them out of the list without a trace but this:
 * a unit square is stretched over a part of the page, and nothing is painted into it.
 */
export async function picturedShare(page: PDFPageProxy): Promise<number> {
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
  const saved: { readonly matrix: readonly number[]; readonly stretched: number }[] = [];
  let matrix: readonly number[] = [1, 0, 0, 1, 0, 0];
  let stretched = 0;
  let area = 0;
  let shapes = 0;
  for (const [index, operation] of fnArray.entries()) {
    const args: unknown = argsArray[index];
    if (images.has(operation)) {
      area += areaOf(matrix);
      stretched = 0;
    } else if (operation === OPS.constructPath) {
      shapes += 1;
      stretched = 0;
    } else if (operation === OPS.save || operation === OPS.paintFormXObjectBegin) {
      saved.push({ matrix, stretched });
      stretched = 0;
    }
    if (operation === OPS.restore || operation === OPS.paintFormXObjectEnd) {
      area += stretched;
      const before = saved.pop();
      stretched = before?.stretched ?? 0;
      matrix = before?.matrix ?? matrix;
    } else if (operation === OPS.transform && isNumbers(args)) {
      matrix = combine(matrix, Array.from(args));
      stretched = isImageSized(matrix) ? areaOf(matrix) : 0;
    } else if (operation === OPS.paintFormXObjectBegin && Array.isArray(args) && isNumbers(args[0])) {
      matrix = combine(matrix, Array.from(args[0]));
    }
  }
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  return shapes >= MANY_SHAPES ? 1 : shareOf(area + stretched, [left, bottom, right, top]);
}

/** Area of the unit square under a matrix. */
export function areaOf([a = 1, b = 0, c = 0, d = 1]: readonly number[]): number {
  return Math.abs(a * d - b * c);
}

/** Share of a page's box that an area covers. */
export function shareOf(area: number, [left, bottom, right, top]: readonly [number, number, number, number]): number {
  const whole = Math.abs((right - left) * (top - bottom));
  return whole > 0 ? Math.min(1, area / whole) : 0;
}

/** True of a matrix that makes a unit square as large as an image. */
export function isImageSized([a = 1, b = 0, c = 0, d = 1]: readonly number[]): boolean {
  return Math.hypot(a, b) >= SMALLEST_IMAGE && Math.hypot(c, d) >= SMALLEST_IMAGE;
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return value instanceof Float32Array || (Array.isArray(value) && value.every((entry) => typeof entry === 'number'));
}

import { ExtractionFailure } from '../extraction-failure.ts';
import { readBmpHead } from './bmp-head.ts';
import type { GreyPixels } from './clean-picture.ts';
import { greyOf } from './grey-of-colour.ts';

/** Kinds of packing that are none: plain, and masks in the usual order. */
const [PLAIN, MASKED] = [0, 3];

/** The pixels of a bitmap whose header was judged, in grey; `null` for a packed one and rare colours. Fails with `damaged`. Linear. */
export function unpackBmp(bytes: Uint8Array): GreyPixels | null {
  const { width, height, isUpward, depth, packing, pixelsAt, paletteAt, paletteStep } = readBmpHead(bytes);
  if (![1, 4, 8, 24, 32].includes(depth) || (packing !== PLAIN && !(packing === MASKED && depth === 32))) return null;
  const rowLength = Math.ceil((width * depth) / 32) * 4;
  if (pixelsAt + rowLength * height > bytes.length) throw new ExtractionFailure('damaged', 'the picture is cut off');
  const greyAt = depth > 8 ? colourReader(bytes, depth / 8) : paletteReader(bytes, paletteAt, paletteStep, depth);
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const from = pixelsAt + (isUpward ? height - 1 - row : row) * rowLength;
    for (let column = 0; column < width; column += 1) pixels[row * width + column] = greyAt(from, column);
  }
  return { width, height, pixels };
}

/** Colours of blue, green and red in a row that begins at `from`. */
function colourReader(bytes: Uint8Array, step: number): (from: number, column: number) => number {
  return (from, column) => {
    const at = from + column * step;
    return greyOf(bytes[at + 2] ?? 0, bytes[at + 1] ?? 0, bytes[at] ?? 0);
  };
}

function paletteReader(bytes: Uint8Array, palette: number, step: number, depth: number): (from: number, column: number) => number {
  const greys = Uint8Array.from({ length: 1 << depth }, (_, index) => {
    const at = palette + index * step;
    return greyOf(bytes[at + 2] ?? 0, bytes[at + 1] ?? 0, bytes[at] ?? 0);
  });
  return (from, column) => {
    const bit = column * depth;
    return greys[((bytes[from + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1)] ?? 0;
  };
}

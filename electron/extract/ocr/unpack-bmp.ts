import { ExtractionFailure } from '../extraction-failure.ts';
import type { GreyPixels } from './clean-picture.ts';
import { greyOf } from './grey-of-colour.ts';

/** Kinds of packing that are none: plain, and masks in the usual order. */
const [PLAIN, MASKED] = [0, 3];
/** Bytes before the header of the picture. */
const FILE_HEAD = 14;

/** The pixels of a bitmap whose header was judged, in grey; `null` for a packed one and rare colours. Fails with `damaged`. Linear. */
export function unpackBmp(bytes: Uint8Array): GreyPixels | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headLength = view.getUint32(14, true);
  if (bytes.length < FILE_HEAD + headLength) throw new ExtractionFailure('damaged', 'the picture is cut off');
  const isOld = headLength === 12;
  const [width, down] = isOld
    ? [view.getUint16(18, true), view.getUint16(20, true)]
    : [Math.abs(view.getInt32(18, true)), view.getInt32(22, true)];
  const height = Math.abs(down);
  const depth = view.getUint16(isOld ? 24 : 28, true);
  const packing = isOld ? PLAIN : view.getUint32(30, true);
  if (![1, 4, 8, 24, 32].includes(depth) || (packing !== PLAIN && !(packing === MASKED && depth === 32))) return null;
  const start = view.getUint32(10, true);
  const rowLength = Math.ceil((width * depth) / 32) * 4;
  if (start + rowLength * height > bytes.length) throw new ExtractionFailure('damaged', 'the picture is cut off');
  const greyAt = depth > 8 ? colourReader(bytes, depth / 8) : paletteReader(bytes, FILE_HEAD + headLength, isOld ? 3 : 4, depth);
  const pixels = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const from = start + (down > 0 ? height - 1 - row : row) * rowLength;
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

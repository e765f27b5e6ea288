import { ExtractionFailure } from '../extraction-failure.ts';

/** What a bitmap says of itself before its pixels; places and lengths in bytes, sizes in pixels. */
export interface BmpHead {
  readonly width: number;
  readonly height: number;
  /** Its first row is the lowest one. */
  readonly isUpward: boolean;
  /** Bits of one pixel. */
  readonly depth: number;
  /** 0 is none. */
  readonly packing: number;
  readonly pixelsAt: number;
  readonly paletteAt: number;
  /** Of one colour of the palette. */
  readonly paletteStep: number;
}

/** Bytes before the header of the picture. */
const FILE_HEAD = 14;
/** Length of the header of OS/2, whose numbers are shorter. */
const OLD_LENGTH = 12;

/** Reads the head of a file that begins as a bitmap does, old or new. Fails with `damaged` where it is cut off. */
export function readBmpHead(bytes: Uint8Array): BmpHead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(FILE_HEAD, true);
  if (bytes.length < FILE_HEAD + length) throw new ExtractionFailure('damaged', 'the picture is cut off');
  const [pixelsAt, paletteAt] = [view.getUint32(10, true), FILE_HEAD + length];
  if (length === OLD_LENGTH) {
    const [width, height] = [view.getUint16(18, true), view.getUint16(20, true)];
    return { width, height, isUpward: true, depth: view.getUint16(24, true), packing: 0, pixelsAt, paletteAt, paletteStep: 3 };
  }
  const down = view.getInt32(22, true);
  const size = { width: Math.abs(view.getInt32(18, true)), height: Math.abs(down), isUpward: down > 0 };
  return { ...size, depth: view.getUint16(28, true), packing: view.getUint32(30, true), pixelsAt, paletteAt, paletteStep: 4 };
}

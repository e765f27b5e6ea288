import { inflateSync } from 'node:zlib';
import { ExtractionFailure, messageOf } from '../extraction-failure.ts';
import type { GreyPixels } from './clean-picture.ts';
import { blendedGrey } from './grey-of-colour.ts';

/** Samples of a pixel by colour type (PNG, third edition, 11.2.1). */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** The seven passes of an interlaced picture: first column and row, and the steps between them (8.1). */
const PASSES: readonly (readonly [number, number, number, number])[] = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
];
const WHOLE: readonly (readonly [number, number, number, number])[] = [[0, 0, 1, 1]];
/** Unpacked bytes of one picture; beyond it, it is left to the engine as it is. */
const MOST_BYTES = 300_000_000;

/** What the chunks of a file say. */
export interface PngChunks {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colourType: number;
  readonly isInterlaced: boolean;
  readonly palette: Uint8Array | null;
  /** Transparency of palette entries, or the one colour that is transparent. */
  readonly transparency: Uint8Array | null;
  readonly packed: Uint8Array;
}

/** Reads the chunks of a PNG whose header was judged. Fails with `damaged` where it is cut off. */
export function pngChunks(bytes: Uint8Array): PngChunks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  const named = new Map<string, Uint8Array>();
  let isWhole = false;
  for (let at = 8; at + 12 <= bytes.length && !isWhole; ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const data = bytes.subarray(at + 8, at + 8 + length);
    if (name === 'IDAT') parts.push(data);
    else named.set(name, data);
    isWhole = name === 'IEND';
    at += 12 + length;
  }
  if (!isWhole || parts.length === 0) throw new ExtractionFailure('damaged', 'the picture is cut off');
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    depth: bytes[24] ?? 0,
    colourType: bytes[25] ?? -1,
    isInterlaced: bytes[28] !== 0,
    palette: named.get('PLTE') ?? null,
    transparency: named.get('tRNS') ?? null,
    packed: Buffer.concat(parts),
  };
}

/** The pixels of a PNG in grey, what is transparent laid on white; `null` for one that is too large for it. Fails with `damaged`. Linear. */
export function unpackPng(chunks: PngChunks): GreyPixels | null {
  const { width, height, depth, colourType, isInterlaced } = chunks;
  const samples = SAMPLES[colourType];
  if (samples === undefined || ![1, 2, 4, 8, 16].includes(depth)) throw new ExtractionFailure('damaged', 'a picture of unknown colours');
  const bits = samples * depth;
  const passes = (isInterlaced ? PASSES : WHOLE)
    .map(([left, top, across, down]) => ({
      ...{ left, top, across, down },
      columns: Math.ceil((width - left) / across),
      rows: Math.ceil((height - top) / down),
    }))
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
  const total = passes.reduce((sum, { columns, rows }) => sum + rows * (1 + Math.ceil((columns * bits) / 8)), 0);
  if (total > MOST_BYTES) return null;
  const data = inflated(chunks.packed, total);
  const pixels = new Uint8Array(width * height);
  const greyAt = greyReader(chunks, samples);
  let from = 0;
  for (const { left, top, across, down, columns, rows } of passes) {
    const length = Math.ceil((columns * bits) / 8);
    let above = new Uint8Array(length);
    for (let row = 0; row < rows; row += 1) {
      const line = data.subarray(from + 1, from + 1 + length);
      unfilter(data[from] ?? 0, line, above, Math.max(1, bits >> 3));
      const start = (top + row * down) * width + left;
      for (let column = 0; column < columns; column += 1) pixels[start + column * across] = greyAt(line, column);
      above = line;
      from += 1 + length;
    }
  }
  return { width, height, pixels };
}

function inflated(packed: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  try {
    const data = new Uint8Array(inflateSync(packed, { maxOutputLength: length + 65_536 }));
    if (data.length < length) throw new ExtractionFailure('damaged', 'the picture is cut off');
    return data;
  } catch (error) {
    // zlib throws on broken data, and on more of it than the picture has room for.
    throw error instanceof ExtractionFailure ? error : new ExtractionFailure('damaged', messageOf(error));
  }
}

/** Undoes the filter of a row in place (9.2); `step` is the distance to the same sample of the pixel before. */
function unfilter(kind: number, line: Uint8Array, above: Uint8Array, step: number): void {
  if (kind === 0) return;
  for (let at = 0; at < line.length; at += 1) {
    const left = at < step ? 0 : (line[at - step] ?? 0);
    const up = above[at] ?? 0;
    const corner = at < step ? 0 : (above[at - step] ?? 0);
    const guess = kind === 1 ? left : kind === 2 ? up : kind === 3 ? (left + up) >> 1 : paeth(left, up, corner);
    line[at] = (line[at] ?? 0) + guess;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** The sample of a row by its number, as 8 bits but for palette numbers. */
function sampleAt(line: Uint8Array, index: number, depth: number, isNumber: boolean): number {
  if (depth === 8) return line[index] ?? 0;
  if (depth === 16) return line[index * 2] ?? 0;
  const bit = index * depth;
  const value = ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
  return isNumber ? value : Math.round((value * 255) / ((1 << depth) - 1));
}

function greyReader(chunks: PngChunks, samples: number): (line: Uint8Array, column: number) => number {
  const { colourType, depth, palette, transparency } = chunks;
  if (colourType === 3) {
    const greys = Uint8Array.from({ length: 256 }, (_, index) =>
      blendedGrey(palette?.[index * 3] ?? 0, palette?.[index * 3 + 1] ?? 0, palette?.[index * 3 + 2] ?? 0, transparency?.[index] ?? 255),
    );
    return (line, column) => greys[sampleAt(line, column, depth, true)] ?? 0;
  }
  const isGrey = samples < 3;
  const hasAlpha = samples % 2 === 0;
  return (line, column) => {
    const at = column * samples;
    const first = sampleAt(line, at, depth, false);
    const alpha = hasAlpha ? sampleAt(line, at + samples - 1, depth, false) : 255;
    if (isGrey) return blendedGrey(first, first, first, alpha);
    return blendedGrey(first, sampleAt(line, at + 1, depth, false), sampleAt(line, at + 2, depth, false), alpha);
  };
}

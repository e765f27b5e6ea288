import { deflateSync } from 'node:zlib';

/** A pixel's samples, each of `depth` bits. */
export type SamplesAt = (x: number, y: number) => readonly number[];

export interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly colourType: number;
  readonly depth: 1 | 2 | 4 | 8 | 16;
  readonly samplesAt: SamplesAt;
  readonly isInterlaced?: boolean;
  readonly chunks?: Readonly<Record<string, readonly number[]>>;
}

const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function chunk(name: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(name, 4, 'latin1');
  // Nothing that reads these looks at the checksum.
  return Buffer.concat([head, data, Buffer.alloc(4)]);
}

function packedRow(samples: readonly number[], depth: number): Buffer {
  if (depth === 8) return Buffer.from(samples);
  const bits = samples.map((sample) => sample.toString(2).padStart(depth, '0')).join('');
  const row = Buffer.alloc(Math.ceil(bits.length / 8));
  for (let at = 0; at < row.length; at += 1) row[at] = Number.parseInt(bits.slice(at * 8, at * 8 + 8).padEnd(8, '0'), 2);
  return row;
}

/** The row with the filter `kind` applied (PNG, third edition, 9.2). */
function filtered(kind: number, row: Buffer, above: Buffer, step: number): Buffer {
  const predicted = row.map((_, at) => {
    const left = row[at - step] ?? 0;
    const up = above[at] ?? 0;
    const corner = at < step ? 0 : (above[at - step] ?? 0);
    const near = [left, up, corner].map((value) => [value, Math.abs(left + up - corner - value)] as const);
    const paeth = near.reduce((best, other) => (other[1] < best[1] ? other : best))[0];
    return [0, left, up, (left + up) >> 1, paeth][kind] ?? 0;
  });
  return Buffer.concat([Buffer.of(kind), row.map((value, at) => value - (predicted[at] ?? 0))]);
}

/** A PNG whose rows take one filter after the other. */
export function buildPng({ width, height, colourType, depth, samplesAt, isInterlaced = false, chunks = {} }: PngParts): Uint8Array {
  const step = Math.max(1, (samplesAt(0, 0).length * depth) >> 3);
  const rows: Buffer[] = [];
  for (const [left, top, across, down] of isInterlaced ? PASSES : [[0, 0, 1, 1] as const]) {
    if (left >= width) continue;
    let above: Buffer = Buffer.alloc(0);
    for (let y = top; y < height; y += down) {
      const samples = Array.from({ length: Math.ceil((width - left) / across) }, (_, index) => samplesAt(left + index * across, y)).flat();
      const row = packedRow(samples, depth);
      rows.push(filtered(rows.length % 5, row, above, step));
      above = row;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([depth, colourType, 0, 0, isInterlaced ? 1 : 0], 8);
  return Buffer.concat([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', head),
    ...Object.entries(chunks).map(([name, data]) => chunk(name, Uint8Array.from(data))),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', new Uint8Array()),
  ]);
}

/** A bitmap; `samplesAt` gives a palette number below 24 bits, else blue, green and red. */
export function buildBmp(width: number, height: number, depth: 1 | 4 | 8 | 24 | 32, samplesAt: SamplesAt, isTopDown = false): Uint8Array {
  const palette = depth > 8 ? 0 : 4 << depth;
  const rowLength = Math.ceil((width * depth) / 32) * 4;
  const file = Buffer.alloc(54 + palette + rowLength * height);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(54 + palette, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(isTopDown ? -height : height, 22);
  file.writeUInt16LE(depth, 28);
  for (let index = 0; index < palette / 4; index += 1) file.fill((index * 255) / ((1 << depth) - 1), 54 + index * 4, 57 + index * 4);
  for (let y = 0; y < height; y += 1) {
    const samples = Array.from({ length: width }, (_, x) => samplesAt(x, y)).flat();
    file.set(packedRow(samples, Math.min(depth, 8)), 54 + palette + (isTopDown ? y : height - 1 - y) * rowLength);
  }
  return file;
}

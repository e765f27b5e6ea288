import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;

type Pixels = { readonly width: number; readonly height: number; readonly colours: Uint32Array };

/** The same picture with at most 256 colours, a byte a pixel: about a third of the size, and screens of text look no different. Source: PNG (W3C), third edition. */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, colours } = readPixels(png);
  const { palette, indexOf } = choosePalette(colours);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = indexOf(colours[y * width + x] ?? 0);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits, by palette.
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', table), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

/** Reads what Chromium writes: 8 bits a channel, RGB or RGBA without transparency, not interlaced. */
function readPixels(png: Buffer): Pixels {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = png[25] === 6 ? 4 : 3;
  const lines = unfilter(inflateSync(imageData(png)), { stride: width * channels, channels, height });
  const colours = Uint32Array.from({ length: width * height }, (_, index) => lines.readUIntBE(index * channels, 3));
  return { width, height, colours };
}

function imageData(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return Buffer.concat(parts);
}

function unfilter(data: Buffer, { stride, channels, height }: { stride: number; channels: number; height: number }): Buffer {
  const lines = Buffer.alloc(stride * height);
  const byteAt = (x: number, y: number): number => (x < 0 || y < 0 ? 0 : (lines[y * stride + x] ?? 0));
  for (let y = 0; y < height; y += 1) {
    const from = y * (stride + 1);
    for (let x = 0; x < stride; x += 1) {
      const guess = predicted(data[from] ?? 0, byteAt(x - channels, y), byteAt(x, y - 1), byteAt(x - channels, y - 1));
      lines[y * stride + x] = (data[from + 1 + x] ?? 0) + guess;
    }
  }
  return lines;
}

/** PNG §9.2: filter types 0 to 4. */
function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** The most frequent colours that differ visibly from each other, and the nearest of them for every colour. */
function choosePalette(colours: Uint32Array): { readonly palette: readonly number[]; readonly indexOf: (colour: number) => number } {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts].sort(([, left], [, right]) => right - left).map(([colour]) => colour);
  const palette: number[] = [];
  // From coarse to fine: areas keep their exact colour, and the rest of the places go to shades between them.
  for (const distance of [1200, 300, 75, 12, 1]) {
    for (const colour of byCount) {
      if (palette.length >= MOST_COLOURS) break;
      if (palette.every((other) => distanceOf(colour, other) >= distance)) palette.push(colour);
    }
  }
  const nearest = new Map<number, number>();
  return {
    palette,
    indexOf: (colour) => {
      const known = nearest.get(colour);
      if (known !== undefined) return known;
      let best = 0;
      for (let index = 1; index < palette.length; index += 1) {
        if (distanceOf(colour, palette[index] ?? 0) < distanceOf(colour, palette[best] ?? 0)) best = index;
      }
      nearest.set(colour, best);
      return best;
    },
  };
}

function distanceOf(left: number, right: number): number {
  const red = (left >> 16) - (right >> 16);
  const green = ((left >> 8) & 255) - ((right >> 8) & 255);
  const blue = (left & 255) - (right & 255);
  return red * red + green * green + blue * blue;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

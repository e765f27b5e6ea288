import { crc32, deflateSync } from 'node:zlib';

/** A square picture; RGBA, not premultiplied. */
export type Picture = { readonly size: number; readonly pixels: Uint8Array };

/** PNG (ISO/IEC 15948), 8 bits a channel, one filterless pass. */
export function encodePng({ size, pixels }: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y += 1) rows.set(pixels.subarray(y * size * 4, (y + 1) * size * 4), y * (size * 4 + 1) + 1);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** Windows icon whose entries are PNG pictures, as every Windows since Vista reads it; up to 256 pixels each. */
export function encodeIco(pictures: readonly Picture[]): Buffer {
  const images = pictures.map(encodePng);
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  pictures.forEach(({ size }, index) => {
    const image = images[index] ?? Buffer.alloc(0);
    const at = 6 + 16 * index;
    // A byte holds 255 at the most: 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(image.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += image.length;
  });
  return Buffer.concat([head, ...images]);
}

/** Names of PNG entries in an Apple icon file, by size in pixels; the doubled ones are for screens of twice the density. */
const ICNS_TYPES: readonly (readonly [type: string, size: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1_024],
];

/** Apple icon file of the pictures that are there. */
export function encodeIcns(pictures: readonly Picture[]): Buffer {
  const bySize = new Map(pictures.map((picture) => [picture.size, encodePng(picture)]));
  const entries = ICNS_TYPES.flatMap(([type, size]) => {
    const image = bySize.get(size);
    return image ? [block(type, image)] : [];
  });
  return block('icns', Buffer.concat(entries));
}

function block(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

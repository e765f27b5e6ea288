import { deflateSync } from 'node:zlib';
import type { GreyPixels } from '#electron/extract/ocr/clean-picture.ts';
import { pngChunks, unpackPng } from '#electron/extract/ocr/unpack-png.ts';
import type { PaintedPage, ScannedSheet } from './paint-page.ts';

/** How a scanner packs a sheet: 8 bits of grey a pixel, or one of black and white; `points` is the width of the sheet. */
type Packing = { readonly bits: 1 | 8; readonly points: number; readonly isTurned: boolean };

/** The grey pixels of a painted page. */
export function greyOfPage({ png }: PaintedPage): GreyPixels {
  const grey = unpackPng(pngChunks(png));
  if (grey === null) throw new Error('the browser painted a kind of PNG that is not unpacked');
  return grey;
}

/** A painted page as a sheet of a scanned PDF, packed without loss. */
export function packedSheet(page: PaintedPage, { bits, points, isTurned }: Packing): ScannedSheet {
  const { width, height, pixels } = greyOfPage(page);
  const rows = bits === 8 ? pixels : blackAndWhite({ width, height, pixels });
  const about = `/ColorSpace /DeviceGray /BitsPerComponent ${bits} /Filter /FlateDecode`;
  return { width, height, about, bytes: deflateSync(rows, { level: 1 }), points, isTurned };
}

function blackAndWhite({ width, height, pixels }: GreyPixels): Uint8Array {
  const stride = Math.ceil(width / 8);
  const rows = new Uint8Array(stride * height);
  for (const [at, grey] of pixels.entries()) {
    const column = at % width;
    const place = Math.floor(at / width) * stride + (column >> 3);
    if (grey > 127) rows[place] = (rows[place] ?? 0) | (128 >> (column & 7));
  }
  return rows;
}

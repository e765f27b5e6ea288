import { deflateSync } from 'node:zlib';
import type { GreyPixels } from './clean-picture.ts';
import { readJpegFrame } from './jpeg-frame.ts';
import { sheetWidth } from './open-picture-file.ts';
import type { PictureHeader, PictureKind } from './picture-header.ts';
import { unpackBmp } from './unpack-bmp.ts';
import { pngChunks, unpackPng } from './unpack-png.ts';

/** How a page has to be turned, clockwise, for a picture that a camera took on its side (Exif 2.32, tag 0x0112). */
const TURNS: Readonly<Record<number, number>> = { 1: 0, 3: 180, 6: 90, 8: 270 };
/** Colour spaces of PNG's colour types without transparency; type 3 has a palette. */
const PNG_COLOURS: Readonly<Record<number, { readonly space: string; readonly samples: number }>> = {
  0: { space: '/DeviceGray', samples: 1 },
  2: { space: '/DeviceRGB', samples: 3 },
  3: { space: '', samples: 1 },
};

const POINTS_AN_INCH = 72;
const USUAL_COMPONENTS = 3;

/** A PDF with one picture on its page, and how many of its pixels lie in an inch there. */
interface PictureSheet {
  readonly pdf: Uint8Array;
  readonly dotsAnInch: number;
}

/** An image as a PDF holds it: its dictionary without the length, and its bytes as they are in the file. */
interface ImageStream {
  readonly dictionary: string;
  readonly bytes: Uint8Array;
}

/**
 * A PNG, JPEG or BMP on a sheet of A4 in a PDF, its pixels packed as they were, or in grey where a PDF cannot hold them so (transparent,
 * interlaced, bitmaps): so it is drawn in grey, upright and cleaned like each scan. `null` for mirrored pictures and other kinds. Fails
 * with `damaged`.
 */
export function pictureAsPdf(bytes: Uint8Array, { kind, pages, orientation }: PictureHeader): PictureSheet | null {
  const turn = TURNS[orientation];
  const [size] = pages;
  const image = imageStream(bytes, kind);
  if (image === null || size === undefined || turn === undefined) return null;
  const isTurned = turn % 180 !== 0;
  const width = isTurned ? (sheetWidth(size.height, size.width) * size.width) / size.height : sheetWidth(size.width, size.height);
  const height = (width * size.height) / size.width;
  const dictionary = `<< /Type /XObject /Subtype /Image /Width ${size.width} /Height ${size.height} ${image.dictionary}`;
  const drawing = `q ${width} 0 0 ${height} 0 0 cm /I Do Q`;
  const page = `<< /Type /Page /Parent 2 0 R /Rotate ${turn} /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>`;
  const pdf = writePdf([
    text('<< /Type /Catalog /Pages 2 0 R >>'),
    text('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    text(page),
    stream('<<', text(drawing)),
    stream(dictionary, image.bytes),
  ]);
  return { pdf, dotsAnInch: (size.width / width) * POINTS_AN_INCH };
}

function imageStream(bytes: Uint8Array, kind: PictureKind): ImageStream | null {
  if (kind === 'png') return pngStream(bytes);
  if (kind === 'jpeg') return jpegStream(bytes);
  return kind === 'bmp' ? greyStream(unpackBmp(bytes)) : null;
}

function jpegStream(bytes: Uint8Array): ImageStream {
  const components = readJpegFrame(bytes)?.components ?? USUAL_COMPONENTS;
  const space = components === 1 ? '/DeviceGray' : components === 4 ? '/DeviceCMYK' : '/DeviceRGB';
  return { dictionary: `/BitsPerComponent 8 /ColorSpace ${space} /Filter /DCTDecode`, bytes };
}

function pngStream(bytes: Uint8Array): ImageStream | null {
  const chunks = pngChunks(bytes);
  const { depth, palette, packed, width } = chunks;
  const colours = PNG_COLOURS[chunks.colourType];
  if (colours === undefined || chunks.isInterlaced || chunks.transparency !== null) return greyStream(unpackPng(chunks));
  const space = colours.space === '' ? indexed(palette) : colours.space;
  const decoding = `/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors ${colours.samples} /BitsPerComponent ${depth} /Columns ${width} >>`;
  return space === null ? null : { dictionary: `/BitsPerComponent ${depth} /ColorSpace ${space} ${decoding}`, bytes: packed };
}

function greyStream(picture: GreyPixels | null): ImageStream | null {
  if (picture === null) return null;
  return {
    dictionary: '/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode',
    bytes: deflateSync(picture.pixels, { level: 1 }),
  };
}

function indexed(palette: Uint8Array | null): string | null {
  if (palette === null || palette.length < 3 || palette.length > 768) return null;
  return `[/Indexed /DeviceRGB ${Math.floor(palette.length / 3) - 1} <${Buffer.from(palette).toString('hex')}>]`;
}

function text(content: string): Uint8Array {
  return Buffer.from(content, 'latin1');
}

/** `dictionary` begins a dictionary and leaves it open. */
function stream(dictionary: string, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([text(`${dictionary} /Length ${bytes.length} >>\nstream\n`), bytes, text('\nendstream')]);
}

/** Objects 1 and on, of which the first is the catalogue. */
function writePdf(objects: readonly Uint8Array[]): Uint8Array {
  const parts: Uint8Array[] = [text('%PDF-1.5\n')];
  const starts: number[] = [];
  let length = 9;
  const add = (bytes: Uint8Array): void => {
    parts.push(bytes);
    length += bytes.length;
  };
  for (const [index, object] of objects.entries()) {
    starts.push(length);
    add(text(`${index + 1} 0 obj\n`));
    add(object);
    add(text('\nendobj\n'));
  }
  const table = length;
  const entries = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  add(
    text(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}

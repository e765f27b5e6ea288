import { ExtractionFailure } from '../extraction-failure.ts';
import { readBmpHead } from './bmp-head.ts';
import { readJpegFrame } from './jpeg-frame.ts';
import { MOST_PICTURE_PAGES, MOST_PIXELS } from './page-picture.ts';

export type PictureKind = 'png' | 'jpeg' | 'bmp' | 'tiff';

/** What a picture's header says; `pages` counts the images of a TIFF. Sizes in pixels. */
export interface PictureHeader {
  readonly kind: PictureKind;
  readonly pages: readonly { readonly width: number; readonly height: number }[];
  /** 1 to 8 as cameras write it (Exif 2.32, tag 0x0112). */
  readonly orientation: number;
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Image directories have the width and the height of their image under these tags (TIFF 6.0). */
const [WIDTH_TAG, HEIGHT_TAG] = [256, 257];
const ORIENTATION = /Exif\0\0[\s\S]{0,400}?(?:\x12\x01\x03\0\x01\0\0\0([\x01-\x08])\0|\x01\x12\0\x03\0\0\0\x01\0([\x01-\x08]))/;
/** As far as cameras write about a picture before it begins. */
const EXIF_WITHIN = 4_096;

function damaged(detail: string): ExtractionFailure {
  return new ExtractionFailure('damaged', detail);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Which kind of picture the bytes are, by how they begin; `null` for anything else. */
export function pictureKindOf(bytes: Uint8Array): PictureKind | null {
  if (PNG_SIGNATURE.every((value, index) => bytes[index] === value)) return 'png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  const head = String.fromCharCode(...bytes.subarray(0, 4));
  if (head === 'II*\0' || head === 'MM\0*') return 'tiff';
  // "BM" begins words as well as bitmaps: the header's length follows at a fixed place.
  return head.startsWith('BM') && bytes.length > 30 && [12, 40, 52, 56, 64, 108, 124].includes(viewOf(bytes).getUint32(14, true))
    ? 'bmp'
    : null;
}

function jpegSize(bytes: Uint8Array): { width: number; height: number } {
  const frame = readJpegFrame(bytes);
  if (frame === null) throw damaged('a JPEG file without a picture');
  return frame;
}

/** The images of a TIFF file by its directories, each visited once: a chain that leads back to itself ends there. */
function tiffSizes(view: DataView): { width: number; height: number }[] {
  const isLittle = view.getUint8(0) === 0x49;
  const pages: { width: number; height: number }[] = [];
  const visited = new Set<number>();
  for (let at = view.getUint32(4, isLittle); at !== 0; ) {
    if (visited.has(at)) throw damaged('a TIFF file whose images lead back to each other');
    if (visited.size >= MOST_PICTURE_PAGES) throw new ExtractionFailure('too-large', `more than ${MOST_PICTURE_PAGES} pages`);
    visited.add(at);
    const count = view.getUint16(at, isLittle);
    const size = { width: 0, height: 0 };
    for (let index = 0; index < count; index += 1) {
      const entry = at + 2 + index * 12;
      const tag = view.getUint16(entry, isLittle);
      const value = view.getUint16(entry + 2, isLittle) === 3 ? view.getUint16(entry + 8, isLittle) : view.getUint32(entry + 8, isLittle);
      if (tag === WIDTH_TAG) size.width = value;
      if (tag === HEIGHT_TAG) size.height = value;
    }
    pages.push(size);
    at = view.getUint32(at + 2 + count * 12, isLittle);
  }
  return pages;
}

function sizesOf(kind: PictureKind, bytes: Uint8Array): { width: number; height: number }[] {
  const view = viewOf(bytes);
  switch (kind) {
    case 'png':
      return [{ width: view.getUint32(16), height: view.getUint32(20) }];
    case 'jpeg':
      return [jpegSize(bytes)];
    case 'bmp':
      return [readBmpHead(bytes)];
    case 'tiff':
      return tiffSizes(view);
  }
}

function orientationOf(bytes: Uint8Array): number {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, EXIF_WITHIN)).toString('latin1');
  const found = ORIENTATION.exec(head);
  return (found?.[1] ?? found?.[2] ?? '\x01').charCodeAt(0);
}

/** Reads what a picture says of itself before one pixel is unpacked. Fails with `damaged`, or `too-large` for a bomb. */
export function readPictureHeader(bytes: Uint8Array, kind: PictureKind): PictureHeader {
  let pages: { width: number; height: number }[];
  try {
    pages = sizesOf(kind, bytes);
  } catch (error) {
    // Past the end of the bytes: the file was cut off, or points nowhere.
    if (error instanceof RangeError) throw damaged('the picture is cut off');
    throw error;
  }
  if (pages.length === 0) throw damaged('the file holds no picture');
  for (const { width, height } of pages) {
    if (width < 1 || height < 1) throw damaged('a picture without extent');
    if (width * height > MOST_PIXELS) throw new ExtractionFailure('too-large', `${width} × ${height} pixels`);
  }
  return { kind, pages, orientation: kind === 'jpeg' ? orientationOf(bytes) : 1 };
}

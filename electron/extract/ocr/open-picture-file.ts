import { ExtractionFailure } from '../extraction-failure.ts';
import type { PagePictures, Picture, PictureSource } from './page-picture.ts';
import { type PictureHeader, type PictureKind, readPictureHeader } from './picture-header.ts';
import { unpackTiff } from './unpack-tiff.ts';

/** Width that a scanned sheet is taken to have where only pixels are known: A4 upright or across, in points. */
const [SHORT_SIDE, LONG_SIDE] = [595, 842];

/** The picture of one page for the engine. Fails with `damaged`. */
export function pictureOf(bytes: Uint8Array, header: PictureHeader, page: number): Picture {
  const size = header.pages[page - 1];
  if (size === undefined) throw new ExtractionFailure('damaged', `no page ${page}`);
  if (header.kind === 'tiff') return unpackTiff(new Uint8Array(bytes), page);
  return { kind: 'file', ...size, bytes, orientation: header.orientation };
}

/** Width of a sheet of that shape in points. */
export function sheetWidth(width: number, height: number): number {
  return width > height ? LONG_SIDE : SHORT_SIDE;
}

/** A picture file as pages to be recognised, its pixels as they are: each image is a sheet of A4. Fails with `damaged` or `too-large`. */
export function openPictureFile(bytes: Uint8Array, kind: PictureKind): PictureSource {
  const header = readPictureHeader(bytes, kind);
  return {
    pages: header.pages.length,
    async picturesOf(page): Promise<PagePictures> {
      const picture = pictureOf(bytes, header, page);
      // Orientations 5 to 8 lie on their side: the engine sets them upright before it reads.
      const isTurned = picture.kind === 'file' && picture.orientation > 4;
      const [across, down] = isTurned ? [picture.height, picture.width] : [picture.width, picture.height];
      const width = sheetWidth(across, down);
      const scale = width / across;
      return { width, height: down * scale, pictures: [{ picture, left: 0, top: 0, scaleX: scale, scaleY: scale }] };
    },
    close: () => undefined,
  };
}

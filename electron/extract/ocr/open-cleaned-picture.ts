import { ExtractionFailure } from '../extraction-failure.ts';
import { isNoisy } from './clean-picture.ts';
import { openPictureFile } from './open-picture-file.ts';
import type { PictureSource } from './page-picture.ts';
import { drawnResolution, openPdfPictures } from './paint-pdf.ts';
import { pictureAsPdf } from './picture-as-pdf.ts';
import { type PictureKind, readPictureHeader } from './picture-header.ts';
import type { RecognitionAssets } from './recognition-assets.ts';

/** A picture file as it is where its paper is clean; a noisy one drawn in grey, for which it can be cleaned. Fails with `damaged` or `too-large`. */
export async function openCleanedPicture(bytes: Uint8Array, kind: PictureKind, assets: RecognitionAssets): Promise<PictureSource> {
  const asItIs = openPictureFile(bytes, kind);
  const sheet = sheetOf(bytes, kind);
  if (sheet === null) return asItIs;
  const drawn = await openPdfPictures(sheet.pdf, { password: null, dotsAnInch: drawnResolution(sheet.dotsAnInch) }, assets);
  return {
    ...drawn,
    async picturesOf(page) {
      const found = await drawn.picturesOf(page);
      const isClean = found.pictures.every(({ picture }) => picture.kind === 'grey' && !isNoisy(picture));
      return isClean ? { ...(await asItIs.picturesOf(page)), inGrey: found.pictures } : found;
    },
  };
}

function sheetOf(bytes: Uint8Array, kind: PictureKind): ReturnType<typeof pictureAsPdf> {
  try {
    return pictureAsPdf(bytes, readPictureHeader(bytes, kind));
  } catch (error) {
    // What is wrong with a damaged one is said of its page, like that of each scan.
    if (error instanceof ExtractionFailure) return null;
    throw error;
  }
}

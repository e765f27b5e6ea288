import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import { ExtractionFailure, messageOf } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import { MOST_PIXELS, type PictureSource } from './page-picture.ts';
import { PDF_PAINTER_FILE, type RecognitionAssets } from './recognition-assets.ts';

/** Dots an inch that the engine reads body type best at; finer costs time and finds specks. */
const DOTS_AN_INCH = 220;
const [COARSEST, FINEST] = [140, 300];
const POINTS_AN_INCH = 72;
/** A drawing or a poster is drawn coarser, to this many pixels. */
const USUAL_PIXELS = 16_000_000;

async function load(library: PDFiumLibrary, bytes: Uint8Array, password: string | null): Promise<PDFiumDocument> {
  try {
    return await library.loadDocument(bytes, password ?? undefined);
  } catch (error) {
    const isLocked = /password/i.test(messageOf(error));
    throw new ExtractionFailure(isLocked ? 'encrypted' : 'damaged', messageOf(error));
  }
}

/** The resolution at which a picture is drawn that has one of its own: this, unless it is too coarse for the engine or finer than it needs. */
export function drawnResolution(own: number): number {
  return own >= COARSEST && own <= FINEST ? own : DOTS_AN_INCH;
}

/** How a PDF is opened and drawn. */
interface PaintOptions {
  readonly password: string | null;
  readonly dotsAnInch?: number;
}

/** The pages of a PDF drawn as they look on paper. Fails with `encrypted`, `damaged` or `too-large`. */
export async function openPdfPictures(
  bytes: Uint8Array,
  { password, dotsAnInch = DOTS_AN_INCH }: PaintOptions,
  assets: RecognitionAssets,
): Promise<PictureSource> {
  const wasmBinary = (await assets.read(PDF_PAINTER_FILE)).slice().buffer;
  const library = await PDFiumLibrary.init({ wasmBinary });
  const document = await load(library, bytes, password);
  const pages = document.getPageCount();
  if (pages > LIMITS.pages) throw new ExtractionFailure('too-large', `${pages} pages`);
  return {
    pages,
    async picturesOf(page) {
      if (page < 1 || page > pages) throw new ExtractionFailure('damaged', `no page ${page}`);
      const sheet = document.getPage(page - 1);
      const { originalWidth, originalHeight } = sheet.getOriginalSize();
      const area = Math.max(1, originalWidth * originalHeight);
      if (!Number.isFinite(area) || area > MOST_PIXELS)
        throw new ExtractionFailure('too-large', `page ${page}: ${originalWidth} × ${originalHeight} points`);
      const scale = Math.min(dotsAnInch / POINTS_AN_INCH, Math.sqrt(USUAL_PIXELS / area));
      const { width, height, data } = await sheet.render({ scale, render: 'bitmap', colorSpace: 'Gray' });
      if (data.length !== width * height) throw new ExtractionFailure('damaged', `page ${page} cannot be drawn`);
      const picture = { kind: 'grey', width, height, pixels: data } as const;
      return {
        width: originalWidth,
        height: originalHeight,
        pictures: [{ picture, left: 0, top: 0, scaleX: originalWidth / width, scaleY: originalHeight / height }],
      };
    },
    close() {
      document.destroy();
      library.destroy();
    },
  };
}

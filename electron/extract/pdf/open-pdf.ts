import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ExtractAssets, SourceInfo } from '../extract-source.ts';
import { ExtractionFailure, messageOf } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import { loadPdfJs } from './load-pdfjs.ts';

/** No image is decoded beyond this many pixels: text needs none, and a picture can be a bomb. */
const LARGEST_IMAGE_PIXELS = 1;

/** pdf.js makes an instance itself and asks it for packaged files: the assets are bound by a class made for them. */
function binaryDataFactory(assets: ExtractAssets): new () => object {
  return class {
    fetch(request: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
      if (request.kind === 'cMapUrl') return assets.readCMap(request.filename);
      if (request.kind === 'standardFontDataUrl') return assets.readStandardFont(request.filename);
      return Promise.reject(new Error(`not packaged: ${request.filename}`));
    }
  };
}

/** Detail of the failure `encrypted`. */
export const OF_A_PASSWORD = 'the PDF is protected by a password';

function failureOf(error: unknown): ExtractionFailure {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return new ExtractionFailure('encrypted', OF_A_PASSWORD);
  return new ExtractionFailure('damaged', messageOf(error));
}

/** An opened PDF and the way to let go of it. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  close(): Promise<void>;
}

/** Opens a PDF held in memory. Fails with `encrypted`, `damaged` or, past the page limit, `too-large`. */
export async function openPdf(bytes: Uint8Array, source: SourceInfo, assets: ExtractAssets): Promise<OpenPdf> {
  const pdfjs = await loadPdfJs();
  const options = {
    // A copy, since pdf.js takes the memory from its owner; and never a Buffer, which pdf.js refuses under plain Node.
    data: new Uint8Array(bytes),
    BinaryDataFactory: binaryDataFactory(assets),
    cMapPacked: true,
    useWorkerFetch: false,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors: false,
    enableXfa: false,
    maxImageSize: LARGEST_IMAGE_PIXELS,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    ...(source.password === undefined || source.password === null ? {} : { password: source.password }),
  };
  const task = pdfjs.getDocument(options);
  const close = () => task.destroy();
  try {
    const document = await task.promise;
    if (document.numPages > LIMITS.pages) throw new ExtractionFailure('too-large', `${document.numPages} pages`);
    return { document, close };
  } catch (error) {
    await close();
    throw error instanceof ExtractionFailure ? error : failureOf(error);
  }
}

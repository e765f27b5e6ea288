import type { PageViewport, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { type DrawnSheet, OriginalFailure, type PageSize, type PageSource, PIXELS_A_POINT } from './page-source.ts';
import styles from './Sheet.module.css';

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

/** Pixels of one canvas: 64 MB of memory. A page that would need more is drawn coarser. */
const MOST_CANVAS_PIXELS = 16_000_000;
/** Pixels of one picture in the file. */
const MOST_IMAGE_PIXELS = 64_000_000;

/** Opens a PDF in a worker of its own, with its password where it needs one; nothing is fetched but the packaged character maps, faces and decoders. */
export async function openPdfSource(bytes: Uint8Array<ArrayBuffer>, password: string | null): Promise<PageSource> {
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const thread = new Worker(workerAddress, { type: 'module' });
  const worker = library.PDFWorker.create({ port: thread });
  const packaged = (folder: string): string => new URL(`/assets/pdfjs/${folder}/`, document.baseURI).href;
  const task = library.getDocument({
    data: bytes,
    ...(password === null ? {} : { password }),
    worker,
    cMapUrl: packaged('cmaps'),
    standardFontDataUrl: packaged('standard_fonts'),
    wasmUrl: packaged('wasm'),
    useWasm: false,
    useWorkerFetch: true,
    enableXfa: false,
    maxImageSize: MOST_IMAGE_PIXELS,
    verbosity: library.VerbosityLevel.ERRORS,
  });
  const close = (): void => {
    void task.destroy().finally(() => {
      worker.destroy();
      thread.terminate();
    });
  };
  try {
    const pdf = await task.promise;
    const first = await sizeOfPage(pdf, 1);
    return sourceOf(library, pdf, first, close);
  } catch (error) {
    close();
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    throw new OriginalFailure(isLocked ? 'encrypted' : 'damaged', error instanceof Error ? error.message : String(error));
  }
}

async function sizeOfPage(pdf: PDFDocumentProxy, number: number): Promise<PageSize> {
  const { width, height } = (await pdf.getPage(number)).getViewport({ scale: PIXELS_A_POINT });
  return { width, height };
}

function sourceOf(library: PdfJs, pdf: PDFDocumentProxy, first: PageSize, close: () => void): PageSource {
  const sizes = new Map<number, PageSize>([[0, first]]);
  return {
    count: pdf.numPages,
    sizeOf: (page) => sizes.get(page) ?? first,
    async textOf(page) {
      const content = await (await pdf.getPage(page + 1)).getTextContent();
      return content.items.map((item) => ('str' in item ? item.str : '')).join('');
    },
    async draw(page, scale, signal) {
      const proxy = await pdf.getPage(page + 1);
      const { width, height } = proxy.getViewport({ scale: PIXELS_A_POINT });
      sizes.set(page, { width, height });
      signal.throwIfAborted();
      const viewport = proxy.getViewport({ scale: scale * PIXELS_A_POINT });
      const pixels = viewport.width * viewport.height;
      const density = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_CANVAS_PIXELS / Math.max(1, pixels)));
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.floor(viewport.width * density));
      canvas.height = Math.max(1, Math.floor(viewport.height * density));
      canvas.className = styles.picture ?? '';
      const painting = proxy.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] });
      const stop = (): void => painting.cancel();
      signal.addEventListener('abort', stop, { once: true });
      try {
        await painting.promise;
        const layer = document.createElement('div');
        layer.className = styles.textLayer ?? '';
        layer.style.setProperty('--total-scale-factor', String(scale * PIXELS_A_POINT));
        await new library.TextLayer({ textContentSource: proxy.streamTextContent(), container: layer, viewport }).render();
        layUpright(layer, viewport);
        signal.throwIfAborted();
        return sheetOf(canvas, layer, () => proxy.cleanup());
      } catch (error) {
        canvas.width = 0;
        signal.throwIfAborted();
        throw error;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    close,
  };
}

/** pdf.js places the text of a page as if it were not turned: its layer has the upright page's extent, and the stylesheet turns it. */
function layUpright(layer: HTMLElement, { rotation, width, height }: PageViewport): void {
  if (rotation === 0) return;
  const [across, down] = rotation % 180 === 0 ? [width, height] : [height, width];
  layer.style.inset = '0 auto auto 0';
  layer.style.width = `${across}px`;
  layer.style.height = `${down}px`;
}

function sheetOf(canvas: HTMLCanvasElement, layer: HTMLElement, cleanUp: () => void): DrawnSheet {
  return {
    nodes: [canvas, layer],
    dispose() {
      // A canvas keeps its pixels until it is collected; without size it has none.
      canvas.width = 0;
      canvas.height = 0;
      cleanUp();
    },
    missingImages: 0,
    isCut: false,
  };
}

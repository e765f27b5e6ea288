import { type DrawnSheet, OriginalFailure, type PageSize, type PageSource } from './page-source.ts';
import styles from './Sheet.module.css';
import type { TiffAnswer, TiffRequest } from './tiff-worker.ts';

/** Pixels of a scan's page in its own file, however it is shown. */
const MOST_PIXELS = 120_000_000;
/** A scan is shown at 150 dots an inch, unless that were wider than a sheet of A3. */
const PIXELS_A_DOT = 96 / 150;
const WIDEST = 1_122;

type Picture = { readonly width: number; readonly height: number; readonly make: () => Promise<DrawnSheet> };

/** Opens a picture or the pages of a TIFF. */
export async function openImageSource(bytes: Uint8Array<ArrayBuffer>, mediaType: string): Promise<PageSource> {
  const isTiff = (bytes[0] === 0x49 && bytes[1] === 0x49) || (bytes[0] === 0x4d && bytes[1] === 0x4d);
  const opened = isTiff ? await openTiff(bytes) : await openPicture(bytes, mediaType);
  const sizes = opened.pictures.map(sizeOnPaper);
  return {
    count: opened.pictures.length,
    sizeOf: (page) => sizes[page] ?? { width: 794, height: 1123 },
    textOf: async () => '',
    async draw(page, _scale, signal) {
      const sheet = await opened.pictures[page]?.make();
      if (sheet === undefined) throw new OriginalFailure('damaged', 'no such page');
      if (signal.aborted) sheet.dispose();
      signal.throwIfAborted();
      return sheet;
    },
    close: opened.close,
  };
}

type Opened = { readonly pictures: readonly Picture[]; readonly close: () => void };

function sizeOnPaper({ width, height }: Picture): PageSize {
  const factor = Math.min(PIXELS_A_DOT, WIDEST / width);
  return { width: width * factor, height: height * factor };
}

function sheetOf(node: Element, dispose: () => void): DrawnSheet {
  node.setAttribute('class', styles.picture ?? '');
  return { nodes: [node], dispose, missingImages: 0, isCut: false };
}

async function openPicture(bytes: Uint8Array<ArrayBuffer>, mediaType: string): Promise<Opened> {
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
  const picture = new Image();
  picture.src = address;
  try {
    await picture.decode();
  } catch {
    URL.revokeObjectURL(address);
    throw new OriginalFailure('damaged', 'the picture cannot be decoded');
  }
  const { naturalWidth: width, naturalHeight: height } = picture;
  const make = async (): Promise<DrawnSheet> => {
    const shown = new Image();
    shown.src = address;
    shown.alt = '';
    return sheetOf(shown, () => undefined);
  };
  return { pictures: [{ width, height, make }], close: () => URL.revokeObjectURL(address) };
}

async function openTiff(bytes: Uint8Array<ArrayBuffer>): Promise<Opened> {
  const worker = new Worker(new URL('./tiff-worker.ts', import.meta.url), { type: 'module' });
  const waiting: ((answer: TiffAnswer) => void)[] = [];
  worker.addEventListener('message', ({ data }: MessageEvent<TiffAnswer>) => waiting.shift()?.(data));
  worker.addEventListener('error', () => waiting.shift()?.({ kind: 'failed' }));
  const ask = (request: TiffRequest): Promise<TiffAnswer> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      worker.postMessage(request);
    });
  const close = (): void => worker.terminate();
  const opened = await ask({ kind: 'open', bytes });
  if (opened.kind !== 'opened' || opened.pages.length === 0 || opened.pages.some(({ width, height }) => width * height > MOST_PIXELS)) {
    close();
    throw new OriginalFailure('damaged', 'the TIFF cannot be decoded');
  }
  const pictures = opened.pages.map(({ width, height }, page) => ({
    width,
    height,
    async make() {
      const answer = await ask({ kind: 'draw', page });
      if (answer.kind !== 'drawn') throw new OriginalFailure('damaged', 'a page of the TIFF cannot be decoded');
      const canvas = document.createElement('canvas');
      canvas.width = width;
      canvas.height = height;
      canvas.getContext('2d')?.putImageData(new ImageData(answer.pixels, width, height), 0, 0);
      return sheetOf(canvas, () => {
        canvas.width = 0;
        canvas.height = 0;
      });
    },
  }));
  return { pictures, close };
}

import { decode, decodeImage, type IFD, toRGBA8 } from 'utif2';

/** What the decoder of TIFF files is asked, and what it answers; it runs on a thread of its own. */
export type TiffRequest =
  | { readonly kind: 'open'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'draw'; readonly page: number };
export type TiffAnswer =
  | { readonly kind: 'opened'; readonly pages: readonly { readonly width: number; readonly height: number }[] }
  | { readonly kind: 'drawn'; readonly pixels: Uint8ClampedArray<ArrayBuffer> }
  | { readonly kind: 'failed' };

const MOST_PAGES = 1_000;

let file: ArrayBuffer = new ArrayBuffer(0);
let pages: readonly IFD[] = [];

function open(bytes: Uint8Array<ArrayBuffer>): TiffAnswer {
  file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  pages = decode(file).slice(0, MOST_PAGES);
  return { kind: 'opened', pages: pages.map((page) => ({ width: dimension(page, 't256'), height: dimension(page, 't257') })) };
}

/** Width and height stand under their tag numbers until a page is decoded. */
function dimension(page: IFD, tag: 't256' | 't257'): number {
  const value: unknown = page[tag];
  return Array.isArray(value) || ArrayBuffer.isView(value) ? Number((value as ArrayLike<number>)[0]) || 0 : 0;
}

function draw(index: number): TiffAnswer {
  const page = pages[index];
  if (page === undefined) return { kind: 'failed' };
  decodeImage(file, page);
  const pixels = new Uint8ClampedArray(toRGBA8(page));
  // What is decoded may be as large as the page: it is not kept.
  delete (page as { data?: unknown }).data;
  return { kind: 'drawn', pixels };
}

function answer(request: TiffRequest): TiffAnswer {
  try {
    return request.kind === 'open' ? open(request.bytes) : draw(request.page);
  } catch {
    // A damaged file in the hands of a library that says so by any throw.
    return { kind: 'failed' };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<TiffRequest>) => self.postMessage(answer(data)));

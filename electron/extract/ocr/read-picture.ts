import type { Extraction } from '#shared/model/extraction.ts';
import { extractionOf, type SourceInfo } from '../extract-source.ts';
import { type LaidPage, layOutPages, UNREAD_PAGE } from '../layout/lay-out-pages.ts';
import { textlessPages, textWarnings } from '../layout/textless-pages.ts';
import { type PictureKind, readPictureHeader } from './picture-header.ts';
import { recognizedPages } from './recognized-page-text.ts';

const MEDIA_TYPES: Readonly<Record<PictureKind, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  bmp: 'image/bmp',
  tiff: 'image/tiff',
};

/** Reads a scan that is a picture: its pages, with the text that was recognised on them so far. Fails with `damaged` or `too-large`. */
export function readPicture(bytes: Uint8Array, kind: PictureKind, source: SourceInfo): Extraction {
  const header = readPictureHeader(bytes, kind);
  const recognized = recognizedPages(source.recognition);
  const pages = header.pages.map((_, index): LaidPage => {
    return recognized.get(index + 1) ?? { ...UNREAD_PAGE, pictured: 1 };
  });
  const { blocks, furniture, bare } = layOutPages(pages);
  const pagesWithoutText = textlessPages(pages, bare);
  const warnings = textWarnings(pages, pagesWithoutText);
  return extractionOf({ mediaType: MEDIA_TYPES[kind], pages: pages.length, blocks, furniture, warnings, pagesWithoutText });
}

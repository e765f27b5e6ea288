import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Warning } from '#shared/model/document.ts';
import type { Extraction } from '#shared/model/extraction.ts';
import { type ExtractAssets, extractionOf, type SourceInfo } from '../extract-source.ts';
import { messageOf } from '../extraction-failure.ts';
import { FEW_CHARACTERS, type LaidPage, layOutPages, UNREAD_PAGE, withTables } from '../layout/lay-out-pages.ts';
import { textlessPages, textWarnings } from '../layout/textless-pages.ts';
import { type PlacedAnnotation, placeAnnotations } from '../marginalia/place-annotations.ts';
import { recognizedPages, recognizedPageText } from '../ocr/recognized-page-text.ts';
import { NotInOrder } from './direct/not-sure.ts';
import { type DirectDrawing, type DirectFile, openDirectly } from './direct/read-directly.ts';
import { type OpenPdf, openPdf } from './open-pdf.ts';
import { readPageAnnotations } from './page-annotations.ts';
import { picturedShare } from './page-drawing.ts';
import { readPageRules } from './page-rules.ts';
import { readPageText } from './page-runs.ts';

interface ReadPages {
  readonly pages: LaidPage[];
  readonly annotations: readonly PlacedAnnotation[];
  readonly warnings: readonly Warning[];
}

/** A PDF that pdf.js opens when the first page needs it. */
class LatePdf {
  readonly #open: () => Promise<OpenPdf>;
  #opened: Promise<OpenPdf> | null = null;

  constructor(open: () => Promise<OpenPdf>) {
    this.#open = open;
  }

  async document(): Promise<PDFDocumentProxy> {
    this.#opened ??= this.#open();
    return (await this.#opened).document;
  }

  async close(): Promise<void> {
    const opened = await this.#opened?.catch(() => null);
    await opened?.close();
  }
}

async function readDirectPage(direct: DirectFile | null, number: number): Promise<LaidPage | null> {
  const page = direct?.readPage(number) ?? null;
  if (page === null) return null;
  return { ...(await withTables(page.text, async (quarter) => page.rules(quarter))), pictured: page.pictured };
}

/** A page as pdf.js reads its text; what lines and pictures it has the direct reader finds out sooner, where it can. */
async function readPage(page: PDFPageProxy, direct: DirectFile | null): Promise<LaidPage> {
  const text = direct?.readMuteText(page.pageNumber) ?? (await readPageText(page));
  let known: DirectDrawing | null | undefined;
  const drawing = () => {
    if (known === undefined) known = direct?.readDrawing(page.pageNumber) ?? null;
    return known;
  };
  const laid = await withTables(text, async (quarter) => drawing()?.rules(quarter) ?? (await readPageRules(page, quarter)));
  if (text.characters > FEW_CHARACTERS) return { ...laid, pictured: 0 };
  return { ...laid, pictured: drawing()?.pictured(text.characters) ?? (await picturedShare(page)) };
}

async function readPages(pdf: LatePdf, direct: DirectFile | null, recognized: ReturnType<typeof recognizedPages>): Promise<ReadPages> {
  const pages: LaidPage[] = [];
  const annotations: PlacedAnnotation[] = [];
  const warnings: Warning[] = [];
  const count = direct?.pages ?? (await pdf.document()).numPages;
  for (let number = 1; number <= count; number += 1) {
    const known = recognized.get(number);
    const laid = known === undefined ? await readDirectPage(direct, number) : recognizedPageText(known);
    if (laid !== null) {
      pages.push(laid);
      continue;
    }
    const document = await pdf.document();
    if (document.numPages !== count) throw new NotInOrder('pages that are counted otherwise');
    try {
      const page = await document.getPage(number);
      pages.push(await readPage(page, direct));
      annotations.push(...(await readPageAnnotations(page)).map((annotation) => ({ ...annotation, page: number })));
      page.cleanup();
    } catch (error) {
      if (error instanceof NotInOrder) throw error;
      // One bad page does not cost the others; the reader is told which one is missing.
      warnings.push({ code: 'damaged-page', message: `page ${number}: ${messageOf(error)}` });
      if (pages.length < number) pages.push(UNREAD_PAGE);
    }
  }
  return { pages, annotations, warnings };
}

function extractionOfPages({ pages, annotations, warnings }: ReadPages): Extraction {
  const { blocks, furniture, bare } = layOutPages(pages);
  const pagesWithoutText = textlessPages(pages, bare);
  return extractionOf({
    mediaType: 'application/pdf',
    pages: pages.length,
    blocks,
    furniture,
    warnings: [...warnings, ...textWarnings(pages, pagesWithoutText)],
    pagesWithoutText,
    remarks: placeAnnotations(annotations, blocks),
  });
}

async function readWith(direct: DirectFile | null, bytes: Uint8Array, source: SourceInfo, assets: ExtractAssets): Promise<Extraction> {
  const pdf = new LatePdf(() => openPdf(bytes, source, assets));
  try {
    return extractionOfPages(await readPages(pdf, direct, recognizedPages(source.recognition)));
  } finally {
    await pdf.close();
  }
}

/** Reads a PDF with pdf.js, whatever fonts and damage it holds; slower than the direct reader, and the measure of what that one gives. */
export function readPdfThoroughly(bytes: Uint8Array, source: SourceInfo, assets: ExtractAssets): Promise<Extraction> {
  return readWith(null, bytes, source, assets);
}

/**
 * Reads a PDF: paragraphs in reading order with the page they begin on; running heads, page numbers and watermarks as furniture.
 * Fails with `encrypted`, `damaged` or `too-large`; a file without text is read with a warning.
 */
export async function readPdf(bytes: Uint8Array, source: SourceInfo, assets: ExtractAssets): Promise<Extraction> {
  try {
    return await readWith(openDirectly(bytes), bytes, source, assets);
  } catch (error) {
    if (!(error instanceof NotInOrder)) throw error;
    return readPdfThoroughly(bytes, source, assets);
  }
}

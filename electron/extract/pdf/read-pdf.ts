import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Warning } from '#shared/model/document.ts';
import type { Extraction } from '#shared/model/extraction.ts';
import { type ExtractAssets, extractionOf, type SourceInfo } from '../extract-source.ts';
import { messageOf } from '../extraction-failure.ts';
import { FEW_CHARACTERS, type LaidPage, layOutPages, UNREAD_PAGE, withTables } from '../layout/lay-out-pages.ts';
import { textlessPages, textWarnings } from '../layout/textless-pages.ts';
import { type PlacedAnnotation, placeAnnotations } from '../marginalia/place-annotations.ts';
import { recognizedPages, recognizedPageText } from '../ocr/recognized-page-text.ts';
import { type DirectPage, readDirectly } from './direct/read-directly.ts';
import { openPdf } from './open-pdf.ts';
import { readPageAnnotations } from './page-annotations.ts';
import { picturedShare } from './page-drawing.ts';
import { readPageRules } from './page-rules.ts';
import { readPageText } from './page-runs.ts';

interface ReadPages {
  readonly pages: readonly LaidPage[];
  readonly annotations: readonly PlacedAnnotation[];
  readonly warnings: readonly Warning[];
}

async function readPage(page: PDFPageProxy): Promise<LaidPage> {
  const text = await readPageText(page);
  const laid = await withTables(text, (quarter) => readPageRules(page, quarter));
  return { ...laid, pictured: text.characters > FEW_CHARACTERS ? 0 : await picturedShare(page) };
}

async function readPages(document: PDFDocumentProxy, recognized: ReturnType<typeof recognizedPages>): Promise<ReadPages> {
  const pages: LaidPage[] = [];
  const annotations: PlacedAnnotation[] = [];
  const warnings: Warning[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const known = recognized.get(number);
    if (known !== undefined) {
      pages.push(recognizedPageText(known));
      continue;
    }
    try {
      const page = await document.getPage(number);
      pages.push(await readPage(page));
      annotations.push(...(await readPageAnnotations(page)).map((annotation) => ({ ...annotation, page: number })));
      page.cleanup();
    } catch (error) {
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

async function layDirectPages(pages: readonly DirectPage[]): Promise<ReadPages> {
  const laid: LaidPage[] = [];
  for (const { text, rules, pictured } of pages) laid.push({ ...(await withTables(text, async (quarter) => rules(quarter))), pictured });
  return { pages: laid, annotations: [], warnings: [] };
}

/** Reads a PDF with pdf.js, whatever fonts and damage it holds; slower than the direct reader, and the measure of what that one gives. */
export async function readPdfThoroughly(bytes: Uint8Array, source: SourceInfo, assets: ExtractAssets): Promise<Extraction> {
  const { document, close } = await openPdf(bytes, source, assets);
  try {
    return extractionOfPages(await readPages(document, recognizedPages(source.recognition)));
  } finally {
    await close();
  }
}

/**
 * Reads a PDF: paragraphs in reading order with the page they begin on; running heads, page numbers and watermarks as furniture.
 * Fails with `encrypted`, `damaged` or `too-large`; a file without text is read with a warning.
 */
export async function readPdf(bytes: Uint8Array, source: SourceInfo, assets: ExtractAssets): Promise<Extraction> {
  // Recognised pages stand among pages that only pdf.js numbers surely.
  const pages = recognizedPages(source.recognition).size > 0 ? null : readDirectly(bytes);
  return pages === null ? readPdfThoroughly(bytes, source, assets) : extractionOfPages(await layDirectPages(pages));
}

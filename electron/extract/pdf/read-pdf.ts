import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Warning } from '#shared/model/document.ts';
import type { Extraction } from '#shared/model/extraction.ts';
import { type ExtractAssets, extractionOf, type SourceInfo } from '../extract-source.ts';
import { ExtractionFailure, messageOf } from '../extraction-failure.ts';
import { type LaidPage, layOutPages, UNREAD_PAGE, withTables } from '../layout/lay-out-pages.ts';
import { noteRule } from '../layout/note-rule.ts';
import { FEW_CHARACTERS, textlessPages, textWarnings } from '../layout/textless-pages.ts';
import { type PageAnnotation, type PlacedAnnotation, placeAnnotations } from '../marginalia/place-annotations.ts';
import { recognizedPages } from '../ocr/recognized-page-text.ts';
import { DamagedIndex, NotInOrder, WrongPassword } from './direct/not-sure.ts';
import { type DirectDrawing, type DirectFile, type DirectPage, findEnclosed, openDirectly } from './direct/read-directly.ts';
import { type Enclosed, enclosedWarnings } from './enclosed.ts';
import { fieldItems } from './field-items.ts';
import { OF_A_PASSWORD, type OpenPdf, openPdf } from './open-pdf.ts';
import { attachedFiles, readPageAnnotations, spokenAnnotations } from './page-annotations.ts';
import { picturedShare } from './page-drawing.ts';
import { readPageRules } from './page-rules.ts';
import { placeItems, readPageItems } from './page-runs.ts';

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

/** A page as the layout takes it, and what people wrote on it. */
interface ReadPage {
  readonly laid: LaidPage;
  readonly annotations: readonly PageAnnotation[];
  /** Names of the files attached to places of it. */
  readonly attached: readonly string[];
}

/** A page whose text the direct reader gives; pdf.js is asked for what that cannot tell. */
async function readDirectPage(direct: DirectPage, late: () => Promise<PDFPageProxy>): Promise<ReadPage> {
  const { text, items, rules } = direct;
  const laid = await withTables(text, async (quarter) => rules(quarter));
  const pictured = direct.pictured ?? (await picturedShare(await late()));
  const remarks = direct.annotations ?? (await readPageAnnotations(await late()));
  return {
    laid: { ...laid, pictured, noteRule: noteRule(text, rules) },
    annotations: spokenAnnotations(remarks, items),
    attached: attachedFiles(remarks),
  };
}

/** A page as pdf.js reads its text; what lines and pictures it has the direct reader finds out sooner, where it can. */
async function readPage(page: PDFPageProxy, direct: DirectFile | null): Promise<ReadPage> {
  const remarks = direct?.readRemarks(page.pageNumber) ?? (await readPageAnnotations(page));
  const items = [...(await readPageItems(page, direct?.doubtfulFonts(page.pageNumber) ?? new Map())), ...fieldItems(remarks)];
  const text = placeItems(items, page.getViewport({ scale: 1 }));
  let known: DirectDrawing | null | undefined;
  const drawing = () => {
    if (known === undefined) known = direct?.readDrawing(page.pageNumber) ?? null;
    return known;
  };
  const laid = await withTables(text, async (quarter) => drawing()?.rules(quarter) ?? (await readPageRules(page, quarter)));
  const pictured = text.characters > FEW_CHARACTERS ? 0 : (drawing()?.pictured(text.characters) ?? (await picturedShare(page)));
  return { laid: { ...laid, pictured }, annotations: spokenAnnotations(remarks, items), attached: attachedFiles(remarks) };
}

/** What a file's pages are read with. */
interface Readers {
  readonly pdf: LatePdf;
  readonly direct: DirectFile | null;
  readonly assets: ExtractAssets;
  /** What else is in the file, where its pages are not read directly. */
  readonly enclosed: () => Enclosed;
}

/** Names of files on pages that are kept; more than a warning lists. */
const MOST_ATTACHED = 100;

async function readWhatIsSure({ direct, assets }: Readers, number: number): Promise<DirectPage | null> {
  let page = direct?.readPage(number) ?? null;
  while (direct !== null && page === null && (await direct.loadMissing(assets))) page = direct.readPage(number);
  return page;
}

async function readNumbered(readers: Readers, number: number): Promise<ReadPage> {
  const { pdf, direct } = readers;
  const late = async (): Promise<PDFPageProxy> => {
    const document = await pdf.document();
    if (direct !== null && document.numPages !== direct.pages) throw new NotInOrder('pages that are counted otherwise');
    return document.getPage(number);
  };
  const sure = await readWhatIsSure(readers, number);
  if (sure !== null) return readDirectPage(sure, late);
  const page = await late();
  const read = await readPage(page, direct);
  page.cleanup();
  return read;
}

async function readPages(readers: Readers, { recognition, onPart }: SourceInfo): Promise<ReadPages> {
  const recognized = recognizedPages(recognition);
  const pages: LaidPage[] = [];
  const annotations: PlacedAnnotation[] = [];
  const warnings: Warning[] = [];
  const attached: string[] = [];
  const count = readers.direct?.pages ?? (await readers.pdf.document()).numPages;
  for (let number = 1; number <= count; number += 1) {
    onPart?.();
    const known = recognized.get(number);
    if (known !== undefined) {
      pages.push(known);
      continue;
    }
    try {
      const read = await readNumbered(readers, number);
      pages.push(read.laid);
      attached.push(...read.attached.slice(0, MOST_ATTACHED - attached.length));
      annotations.push(...read.annotations.map((annotation) => ({ ...annotation, page: number })));
    } catch (error) {
      if (error instanceof NotInOrder || error instanceof ExtractionFailure) throw error;
      // One bad page does not cost the others; the reader is told which one is missing.
      warnings.push({ code: 'damaged-page', message: `page ${number}: ${messageOf(error)}` });
      pages.push(UNREAD_PAGE);
    }
  }
  const enclosed = readers.direct?.enclosed ?? readers.enclosed();
  return { pages, annotations, warnings: [...enclosedWarnings(enclosed, attached), ...warnings] };
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
    const read = await readPages({ pdf, direct, assets, enclosed: () => findEnclosed(bytes, source.password ?? '') }, source);
    return extractionOfPages(read);
  } finally {
    await pdf.close();
  }
}

/** Reads a PDF with pdf.js, whatever fonts and damage it holds; slower than the direct reader, and the measure of what that one gives. */
export function readPdfThoroughly(bytes: Uint8Array, source: SourceInfo, assets: ExtractAssets): Promise<Extraction> {
  return readWith(null, bytes, source, assets);
}

/** A PDF without pdf.js where its objects are in order, or only their index is damaged; `null` otherwise. */
async function readInOrder(bytes: Uint8Array, source: SourceInfo, assets: ExtractAssets, isMended = false): Promise<Extraction | null> {
  try {
    const direct = openDirectly(bytes, { password: source.password ?? '', isMended });
    return direct === null ? null : await readWith(direct, bytes, source, assets);
  } catch (error) {
    // Whatever else is wrong with a file, its index says which objects are its own.
    if (error instanceof DamagedIndex && !isMended) return readInOrder(bytes, source, assets, true);
    if (error instanceof WrongPassword) throw new ExtractionFailure('encrypted', OF_A_PASSWORD);
    if (!(error instanceof NotInOrder)) throw error;
    return null;
  }
}

/**
 * Reads a PDF: paragraphs in reading order with the page they begin on; running heads, page numbers and watermarks as furniture.
 * Fails with `encrypted`, `damaged` or `too-large`; a file without text is read with a warning.
 */
export async function readPdf(bytes: Uint8Array, source: SourceInfo, assets: ExtractAssets): Promise<Extraction> {
  const read = await readInOrder(bytes, source, assets);
  return read ?? readPdfThoroughly(bytes, source, assets);
}

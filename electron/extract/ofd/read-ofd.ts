import type { Warning } from '#shared/model/document.ts';
import type { Extraction } from '#shared/model/extraction.ts';
import { extractionOf, type SourceInfo } from '../extract-source.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { type LaidPage, layOutPages, UNREAD_PAGE, withTables } from '../layout/lay-out-pages.ts';
import { noteRule } from '../layout/note-rule.ts';
import { turnedRule } from '../layout/page-rule.ts';
import { groupRuns } from '../layout/text-run.ts';
import { textlessPages, textWarnings } from '../layout/textless-pages.ts';
import { LIMITS } from '../limits.ts';
import { type PageAnnotation, type PlacedAnnotation, placeAnnotations } from '../marginalia/place-annotations.ts';
import { recognizedPages } from '../ocr/recognized-page-text.ts';
import { childElement, textContent } from '../xml/parse-xml.ts';
import type { ZipArchive } from '../zip/open-zip.ts';
import { numbersOf } from './list-reader.ts';
import { MISSING_PAGE, type OfdDocument, type OfdPackage, type OfdPage, openOfd } from './open-ofd.ts';
import { readPageAnnotations } from './page-annotations.ts';
import { collectAnnotations, collectObjects, noObjects, POINTS_A_MILLIMETRE, pageMatrix } from './page-objects.ts';
import { rulesOf } from './path-rules.ts';

/** A4 upright, for pages that say nothing. Millimetres. */
const USUAL_BOX = [0, 0, 210, 297] as const;

/** `left, top, width, height` of a page in millimetres. */
export function boxOf(page: OfdPage, document: OfdDocument): readonly [number, number, number, number] {
  const area = childElement(page.root, 'Area');
  const own = childElement(area, 'PhysicalBox');
  const [left, top, width, height] = numbersOf(own === null ? (document.pageBox ?? '') : textContent(own));
  if (left === undefined || top === undefined || width === undefined || height === undefined) return USUAL_BOX;
  return width > 0 && height > 0 ? [left, top, width, height] : USUAL_BOX;
}

/** Part of a page that a picture covers from which it counts as scanned. */
const SCANNED_SHARE = 0.5;
/** Characters of a list of attached files. */
const LONGEST_LIST = 500;

interface ReadPage {
  readonly laid: LaidPage;
  readonly annotations: readonly PageAnnotation[];
}

/** Pages with more of them have seals and emblems on them, which take long to go through; the line above footnotes is looked for on others. */
const FEW_PATHS = 60;

async function readPage(page: OfdPage, document: OfdDocument): Promise<ReadPage> {
  if (page === MISSING_PAGE) return { laid: UNREAD_PAGE, annotations: [] };
  const [left, top, width, height] = boxOf(page, document);
  const scale = pageMatrix(left, top);
  const objects = noObjects();
  for (const root of [...page.templates, page.root]) collectObjects(root, scale, document.composites, objects);
  const pictured = Math.min(1, objects.pictures / (width * height * POINTS_A_MILLIMETRE ** 2));
  if (pictured >= SCANNED_SHARE) for (const run of objects.hidden) objects.runs.push(run);
  const annotations = readPageAnnotations({ ...page, ...document, scale, runs: [...objects.runs] });
  collectAnnotations(page.annotations, scale, document.composites, objects);
  const text = groupRuns(objects.runs, width * POINTS_A_MILLIMETRE, height * POINTS_A_MILLIMETRE);
  const rules = (quarter: number) => rulesOf(objects.paths).flatMap((rule) => turnedRule(rule, quarter) ?? []);
  const laid = await withTables(text, async (quarter) => rules(quarter));
  const skewed = [...laid.skewed, ...objects.watermarks];
  return { laid: { ...laid, skewed, pictured, noteRule: objects.paths.length > FEW_PATHS ? null : noteRule(text, rules) }, annotations };
}

function warningsOf({ signatures, attachments, missingPages }: OfdPackage): Warning[] {
  const warnings: Warning[] = [];
  if (signatures > 0) warnings.push({ code: 'signed', message: `the file carries ${signatures} signatures, which were not verified` });
  if (attachments.length > 0)
    warnings.push({ code: 'attached-files', message: `not read: ${attachments.join(', ').slice(0, LONGEST_LIST)}` });
  if (missingPages > 0) warnings.push({ code: 'damaged-page', message: `${missingPages} pages are missing from the file` });
  return warnings;
}

/** Reads an OFD document as a PDF is read: paragraphs by layout with their pages, furniture apart; signatures are told of, not verified. */
export async function readOfd(archive: ZipArchive, source: SourceInfo = { name: '' }): Promise<Extraction> {
  const recognized = recognizedPages(source.recognition);
  const opened = await openOfd(archive);
  const pages: LaidPage[] = [];
  const annotations: PlacedAnnotation[] = [];
  for (const document of opened.documents) {
    if (pages.length + document.pages.length > LIMITS.pages) throw new ExtractionFailure('too-large', `more than ${LIMITS.pages} pages`);
    for (const page of document.pages) {
      const number = pages.length + 1;
      const known = recognized.get(number);
      const read = await readPage(page, document);
      pages.push(known ?? read.laid);
      annotations.push(...read.annotations.map((annotation) => ({ ...annotation, id: `${number}:${annotation.id}`, page: number })));
    }
  }
  const { blocks, furniture, bare } = layOutPages(pages);
  const pagesWithoutText = textlessPages(pages, bare);
  const warnings = [...warningsOf(opened), ...textWarnings(pages, pagesWithoutText)];
  const about = { mediaType: 'application/ofd', pages: pages.length, furniture: [...new Set(furniture)] };
  return extractionOf({ ...about, blocks, warnings, pagesWithoutText, remarks: placeAnnotations(annotations, blocks) });
}

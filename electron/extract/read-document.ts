import type { Warning } from '#shared/model/document.ts';
import type { Extraction, ExtractionResult } from '#shared/model/extraction.ts';
import { readCsv } from './csv/read-csv.ts';
import { type DetectedFormat, detectFormat, extensionOf } from './detect-format.ts';
import { readDoc } from './doc/read-doc.ts';
import { readDocx } from './docx/read-docx.ts';
import type { ExtractAssets, SourceInfo } from './extract-source.ts';
import { ExtractionFailure } from './extraction-failure.ts';
import { readHtml } from './html/read-html.ts';
import { LIMITS } from './limits.ts';
import { openLockedPackage } from './locked/open-locked-package.ts';
import { readMarkdown } from './markdown/read-markdown.ts';
import { readPicture } from './ocr/read-picture.ts';
import { recognitionFacts } from './ocr/recognized-page-text.ts';
import { readOfd } from './ofd/read-ofd.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readRtf } from './rtf/read-rtf.ts';
import { countCharacters } from './source-blocks.ts';
import { readText } from './text/read-text.ts';
import { readWordXml } from './word-xml/read-word-xml.ts';
import { readXls } from './xls/read-xls.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

export { type ExtractAssets, NO_ASSETS, type SourceInfo } from './extract-source.ts';
export { LIMITS } from './limits.ts';

/** Raised whenever a reader gives something else for the same bytes: what was read with a lower one is read again. */
export const EXTRACTOR_VERSION = 24;

/** Extensions that are right for what a file turned out to be; any other gets a warning. Texts have too many to list. */
const RIGHT_EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  pdf: ['pdf'],
  docx: ['docx', 'docm', 'dotx', 'dotm', 'wps', 'doc'],
  doc: ['doc', 'dot', 'wps', 'wpt'],
  'word-xml': ['xml', 'doc', 'wps'],
  xlsx: ['xlsx', 'xlsm', 'xltx', 'et', 'xls'],
  xls: ['xls', 'xlt', 'et', 'ett'],
  rtf: ['rtf', 'doc', 'wps'],
  ofd: ['ofd'],
  picture: ['png', 'jpg', 'jpeg', 'jfif', 'tif', 'tiff', 'bmp', 'dib'],
  html: ['html', 'htm', 'xhtml', 'shtml', 'mht', 'mhtml', 'jsp', 'asp', 'aspx', 'php'],
};
/** Formats whose pages can be pictures. */
const PICTURED = ['pdf', 'ofd', 'picture'];
const NEVER_TEXT = [
  'pdf',
  'docx',
  'docm',
  'dotx',
  'dotm',
  'doc',
  'dot',
  'wps',
  'ofd',
  'xls',
  'xlsx',
  'et',
  'rtf',
  'png',
  'jpg',
  'jpeg',
  'tif',
  'tiff',
  'bmp',
];

type Readable = Exclude<DetectedFormat, { kind: 'refused' | 'locked' }>;

async function readDetected(detected: Readable, bytes: Uint8Array, source: SourceInfo, assets: ExtractAssets): Promise<Extraction> {
  switch (detected.format) {
    case 'text':
      return readText(bytes, source);
    case 'docx':
      return readDocx(detected.archive);
    case 'word-xml':
      return readWordXml(bytes);
    case 'doc':
      return readDoc(detected.file);
    case 'xls':
      return readXls(detected.file);
    case 'csv':
      return readCsv(bytes, source);
    case 'xlsx':
      return readXlsx(detected.archive);
    case 'rtf':
      return readRtf(bytes, source.encoding ?? null);
    case 'ofd':
      return readOfd(detected.archive, source);
    case 'html':
      return readHtml(bytes, source);
    case 'markdown':
      return readMarkdown(bytes, source);
    case 'pdf':
      return readPdf(bytes, source, assets);
    case 'picture':
      return readPicture(bytes, detected.picture, source);
  }
}

function extensionWarnings(format: string, name: string): Warning[] {
  const extension = extensionOf(name);
  const right = RIGHT_EXTENSIONS[format];
  const isWrong = right === undefined ? NEVER_TEXT.includes(extension) : extension !== '' && !right.includes(extension);
  return isWrong ? [{ code: 'wrong-extension', message: `named .${extension}, read as ${format}` }] : [];
}

function finish(extraction: Extraction, format: string, source: SourceInfo): Extraction {
  const characters = countCharacters(extraction.blocks);
  if (characters > LIMITS.characters) throw new ExtractionFailure('too-large', `${characters} characters`);
  if (extraction.blocks.length > LIMITS.blocks) throw new ExtractionFailure('too-large', `${extraction.blocks.length} paragraphs`);
  const cells = extraction.blocks.reduce((sum, { rows }) => sum + (rows?.length ?? 0) * (rows?.[0]?.length ?? 0), 0);
  if (cells > LIMITS.tableCells) throw new ExtractionFailure('too-large', `${cells} cells in tables`);
  const warnings = [...extraction.warnings, ...extensionWarnings(format, source.name)];
  const hasWarned = warnings.some((warning) => warning.code === 'no-text' || warning.code === 'unmapped-fonts');
  if (characters === 0 && !hasWarned) warnings.push({ code: 'no-text', message: 'the file holds no text' });
  const { recognition } = source;
  const isUsed = recognition !== undefined && recognition !== null && PICTURED.includes(format);
  return { ...extraction, warnings, ...(isUsed ? { recognition: recognitionFacts(recognition) } : {}) };
}

/**
 * Reads any supported file: what it is, is judged by its content, its name decides only between kinds of text.
 * Expected failures come back as `{ ok: false }`; a throw is a bug. A file without text is `ok`, without blocks, with a warning `no-text`.
 */
export async function readDocument(bytes: Uint8Array, source: SourceInfo, assets: ExtractAssets): Promise<ExtractionResult> {
  if (bytes.length > LIMITS.fileBytes) return { ok: false, failure: { code: 'too-large', detail: `${bytes.length} bytes` } };
  try {
    const found = await detectFormat(bytes, source.name);
    // What lies behind the password is a file like any other: judged anew, under the same limits.
    const opened = found.kind === 'locked' ? openLockedPackage(found.file, source.password ?? null) : bytes;
    const detected = found.kind === 'locked' ? await detectFormat(opened, source.name) : found;
    if (detected.kind === 'refused') return { ok: false, failure: detected.failure };
    if (detected.kind === 'locked') return { ok: false, failure: { code: 'unsupported', detail: 'a protected file in a protected file' } };
    const extraction = await readDetected(detected, opened, source, assets);
    return { ok: true, extraction: finish(extraction, detected.format, source) };
  } catch (error) {
    if (!(error instanceof ExtractionFailure)) throw error;
    return { ok: false, failure: error.toData() };
  }
}

import type { ReadFailure } from '#shared/model/extraction.ts';
import { decodeDetected } from './encoding/detect-encoding.ts';
import { ExtractionFailure } from './extraction-failure.ts';
import { isWebArchive } from './html/open-web-archive.ts';
import { type PictureKind, pictureKindOf } from './ocr/picture-header.ts';
import { detectOleKind } from './ole/detect-ole-kind.ts';
import { type CompoundFile, isOle } from './ole/open-compound-file.ts';
import { openZip, type ZipArchive } from './zip/open-zip.ts';

/** Formats with a reader that takes plain bytes. */
export type ByteFormat = 'text' | 'html' | 'markdown' | 'csv' | 'rtf' | 'pdf' | 'word-xml';
/** Formats with a reader that takes an opened archive. */
export type ArchiveFormat = 'docx' | 'xlsx' | 'ofd';

/** Formats with a reader that takes an opened OLE compound file. */
export type CompoundFormat = 'doc' | 'xls';

/** What a file really is. `extension` is what its name should end with, for a warning where it does not. */
export type DetectedFormat =
  | { readonly kind: 'bytes'; readonly format: ByteFormat }
  | { readonly kind: 'archive'; readonly format: ArchiveFormat; readonly archive: ZipArchive }
  | { readonly kind: 'compound'; readonly format: CompoundFormat; readonly file: CompoundFile }
  /** A scan that is a picture; its text is had by recognition only. */
  | { readonly kind: 'picture'; readonly format: 'picture'; readonly picture: PictureKind }
  /** An Office package behind a password; what it is shows when it is open. */
  | { readonly kind: 'locked'; readonly file: CompoundFile }
  | { readonly kind: 'refused'; readonly failure: ReadFailure };

const HEAD_BYTES = 4_096;
/** PDF readers accept junk in front of the header; this much of it is usual. */
const PDF_HEADER_WITHIN = 1_024;

const IMAGES: readonly (readonly [string, string])[] = [['GIF8', 'GIF image']];

const OTHER_BINARIES: readonly (readonly [string, string])[] = [
  ['Rar!', 'RAR archive'],
  ["7z\xbc\xaf'\x1c", '7-Zip archive'],
  ['\x1f\x8b', 'gzip archive'],
  ['MZ', 'Windows program'],
  ['\x7fELF', 'Linux program'],
];

/** Word 2003 XML and flat packages, by their namespace: prefixes are anybody's choice. */
const WORD_XML =
  /<\?mso-application\s+progid="Word\.Document"|"http:\/\/schemas\.microsoft\.com\/office\/(word\/2003\/wordml|2006\/xmlPackage)"/;
const EXCEL_XML = /<\?mso-application\s+progid="Excel\.Sheet"|"urn:schemas-microsoft-com:office:spreadsheet"/;

const BINARY_EXTENSIONS = new Set(
  'docx docm dotx dotm doc dot wps wpt pdf ofd xlsx xlsm xls et pptx ppt zip png jpg jpeg tif tiff bmp'.split(' '),
);
const MARKDOWN_EXTENSIONS = new Set(['md', 'markdown', 'mdown']);
const HTML_EXTENSIONS = new Set(['html', 'htm', 'xhtml', 'shtml']);

/** The extension of a file name, in lower case and without its dot; empty where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

function refuse(code: ReadFailure['code'], detail: string): DetectedFormat {
  return { kind: 'refused', failure: { code, detail } };
}

function beginningWith(head: string, table: readonly (readonly [string, string])[]): string | null {
  return table.find(([magic]) => head.startsWith(magic))?.[1] ?? null;
}

/** Which file format the bytes are, judged by their content first and by the name only between kinds of text. */
export async function detectFormat(bytes: Uint8Array, name: string): Promise<DetectedFormat> {
  const extension = extensionOf(name);
  if (bytes.length === 0) return BINARY_EXTENSIONS.has(extension) ? refuse('damaged', 'the file is empty') : textFormat('', extension);
  const head = latin1(bytes.subarray(0, HEAD_BYTES));
  if (head.slice(0, PDF_HEADER_WITHIN).includes('%PDF-')) return { kind: 'bytes', format: 'pdf' };
  if (/^PK(\x03\x04|\x05\x06|\x07\x08)/.test(head)) return archiveFormat(bytes, extension);
  if (isOle(bytes)) return oleFormat(bytes);
  if (head.startsWith('{\\rtf')) return { kind: 'bytes', format: 'rtf' };
  const picture = pictureKindOf(bytes);
  if (picture !== null) return { kind: 'picture', format: 'picture', picture };
  const other = beginningWith(head, OTHER_BINARIES) ?? imageKind(head);
  if (other !== null) return refuse('unsupported', other);
  if (isWebArchive(head)) return { kind: 'bytes', format: 'html' };
  const text = sampleText(bytes);
  if (text === null)
    return BINARY_EXTENSIONS.has(extension) ? refuse('damaged', `not a .${extension} file`) : refuse('unsupported', 'binary data');
  return textFormat(text, extension);
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** A kind of picture that no scan comes as. */
function imageKind(head: string): string | null {
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'WebP image';
  return head.slice(0, 32).includes('\0') || head.startsWith('\xff') ? beginningWith(head, IMAGES) : null;
}

/** The beginning of the file as text; `null` where it reads as none. */
function sampleText(bytes: Uint8Array): string | null {
  const sample = wholeCharacters(bytes, HEAD_BYTES * 4);
  const { text, encoding } = decodeDetected(sample);
  // A text that was damaged long ago is flawless UTF-8 full of replacement characters: those count only against other encodings.
  const broken = text.match(encoding === 'utf-8' ? /[\0-\x08\x0e-\x19\x1b-\x1f]/g : /[\0-\x08\x0e-\x19\x1b-\x1f\ufffd]/g)?.length ?? 0;
  return broken > Math.max(2, text.length * 0.1) ? null : text;
}

/** The first bytes, cut between two characters of UTF-8: half a one would make a flawless text a guess among all encodings. */
function wholeCharacters(bytes: Uint8Array, most: number): Uint8Array {
  if (bytes.length <= most) return bytes;
  let end = most;
  while (end > most - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}

function textFormat(text: string, extension: string): DetectedFormat {
  const start = text
    .slice(0, HEAD_BYTES)
    .replace(/^\ufeff/, '')
    .trimStart();
  const isPage = /^(<!--[\s\S]{0,500}?-->\s*|<\?xml[^>]{0,200}\?>\s*)*<(!doctype\s+html|html|head|body)\b/i.test(start);
  if (!isPage && start.startsWith('<')) {
    if (WORD_XML.test(start)) return { kind: 'bytes', format: 'word-xml' };
    if (EXCEL_XML.test(start)) return refuse('unsupported', 'Excel workbook in a single XML file');
  }
  if (isPage || HTML_EXTENSIONS.has(extension)) return { kind: 'bytes', format: 'html' };
  if (extension === 'xml' && start.startsWith('<')) return refuse('unsupported', 'XML file');
  if (MARKDOWN_EXTENSIONS.has(extension)) return { kind: 'bytes', format: 'markdown' };
  return { kind: 'bytes', format: extension === 'csv' || extension === 'tsv' ? 'csv' : 'text' };
}

function oleFormat(bytes: Uint8Array): DetectedFormat {
  const found = detectOleKind(bytes);
  if (found.kind === 'readable') return { kind: 'compound', format: found.format, file: found.file };
  if (found.kind === 'locked') return { kind: 'locked', file: found.file };
  return { kind: 'refused', failure: found.failure };
}

async function archiveFormat(bytes: Uint8Array, extension: string): Promise<DetectedFormat> {
  let archive: ZipArchive;
  try {
    archive = await openZip(bytes);
  } catch (error) {
    if (!(error instanceof ExtractionFailure)) throw error;
    return { kind: 'refused', failure: error.toData() };
  }
  const has = (pattern: RegExp) => archive.names.some((name) => pattern.test(name));
  if (has(/^OFD\.xml$/i)) return { kind: 'archive', format: 'ofd', archive };
  if (has(/^word\/[^/]+\.xml$/i)) return { kind: 'archive', format: 'docx', archive };
  if (has(/^xl\/workbook\.xml$/i)) return { kind: 'archive', format: 'xlsx', archive };
  if (has(/^xl\//i)) return refuse('unsupported', 'Excel binary workbook (.xlsb)');
  if (has(/^ppt\//i)) return refuse('unsupported', 'PowerPoint presentation (.pptx)');
  if (has(/^\[Content_Types\]\.xml$/i)) return { kind: 'archive', format: 'docx', archive };
  if (has(/^META-INF\/container\.xml$/i)) return refuse('unsupported', 'e-book (.epub)');
  if (has(/^META-INF\/manifest\.xml$/i) && has(/^content\.xml$/i)) return refuse('unsupported', 'OpenDocument file (.odt, .ods)');
  if (BINARY_EXTENSIONS.has(extension) && extension !== 'zip')
    return refuse('damaged', `a zip archive without the parts of a .${extension} file`);
  return refuse('unsupported', 'zip archive');
}

import type { ReadFailure } from '#shared/model/extraction.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { type CompoundFile, openCompoundFile } from './open-compound-file.ts';

/** What is inside an OLE compound file ([MS-CFB]), by the names of its streams. `format` is the reader for it. */
export type OleKind =
  | { readonly kind: 'readable'; readonly format: 'doc' | 'xls'; readonly file: CompoundFile }
  /** An Office package behind a password. */
  | { readonly kind: 'locked'; readonly file: CompoundFile }
  | { readonly kind: 'refused'; readonly failure: ReadFailure };

const DIRECTORY_ENTRY_BYTES = 128;
const NAME_LENGTH_AT = 64;

const READERS: readonly (readonly [string, 'doc' | 'xls'])[] = [
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
];

const UNSUPPORTED: readonly (readonly [string, string])[] = [
  ['PowerPoint Document', 'PowerPoint 97–2003 presentation (.ppt)'],
  ['MatOST', 'Microsoft Works document (.wps)'],
  ['MM', 'Microsoft Works document (.wps)'],
  ['VisioDocument', 'Visio drawing (.vsd)'],
  ['__properties_version1.0', 'Outlook message (.msg)'],
];

/** Names of all streams and storages, found by the shape of their entries: a file that was cut off still shows what it was. */
function namesByShape(bytes: Uint8Array): Set<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Set<string>();
  for (let at = 512; at + DIRECTORY_ENTRY_BYTES <= bytes.length; at += DIRECTORY_ENTRY_BYTES) {
    const length = view.getUint16(at + NAME_LENGTH_AT, true);
    const type = bytes[at + NAME_LENGTH_AT + 2] ?? 0;
    if (length < 4 || length > 64 || length % 2 === 1 || type > 5 || type === 0) continue;
    found.add(Buffer.from(bytes.subarray(at, at + length - 2)).toString('utf16le'));
  }
  return found;
}

function openOrNull(bytes: Uint8Array): CompoundFile | null {
  try {
    return openCompoundFile(bytes);
  } catch (error) {
    // A damaged directory is an answer here: the names are then looked for by their shape.
    if (error instanceof ExtractionFailure) return null;
    throw error;
  }
}

/** Tells what an OLE compound file holds. A Word or Excel file may still turn out to be encrypted when it is read. */
export function detectOleKind(bytes: Uint8Array): OleKind {
  const file = openOrNull(bytes);
  const names = new Set(file === null || file.names.length === 0 ? namesByShape(bytes) : file.names);
  if (names.has('EncryptedPackage')) {
    if (file?.names.includes('EncryptedPackage')) return { kind: 'locked', file };
    return { kind: 'refused', failure: { code: 'encrypted', detail: 'Office document protected by a password, cut off', isSealed: true } };
  }
  const format = READERS.find(([name]) => names.has(name))?.[1];
  if (format !== undefined && file !== null) return { kind: 'readable', format, file };
  if (format !== undefined || file === null) return { kind: 'refused', failure: { code: 'damaged', detail: 'OLE compound file, cut off' } };
  const known = UNSUPPORTED.find(([name]) => names.has(name));
  return { kind: 'refused', failure: { code: 'unsupported', detail: known?.[1] ?? 'OLE compound file' } };
}

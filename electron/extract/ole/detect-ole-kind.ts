/** What is inside an OLE compound file ([MS-CFB]), by the names of its streams. */
export interface OleKind {
  readonly description: string;
  readonly isEncrypted: boolean;
}

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;
const DIRECTORY_ENTRY_BYTES = 128;
const NAME_LENGTH_AT = 64;
const START_SECTOR_AT = 116;

/** Stream name → kind, the telling ones first. */
const KINDS: readonly (readonly [string, string])[] = [
  ['WordDocument', 'Word 97–2003 document (.doc, .wps)'],
  ['Workbook', 'Excel 97–2003 workbook (.xls)'],
  ['Book', 'Excel 5 workbook (.xls)'],
  ['PowerPoint Document', 'PowerPoint 97–2003 presentation (.ppt)'],
  ['MatOST', 'Microsoft Works document (.wps)'],
];

/** True for bytes that begin as an OLE compound file does. */
export function isOle(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** Start sector of each stream by name. Entries are found by their shape, not by the sector chain, so that a cut file still shows what it was. */
function streams(bytes: Uint8Array): Map<string, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = new Map<string, number>();
  for (let at = 512; at + DIRECTORY_ENTRY_BYTES <= bytes.length; at += DIRECTORY_ENTRY_BYTES) {
    const length = view.getUint16(at + NAME_LENGTH_AT, true);
    const type = bytes[at + NAME_LENGTH_AT + 2] ?? 0;
    if (length < 4 || length > 64 || length % 2 === 1 || type > 5 || type === 0) continue;
    const name = Buffer.from(bytes.subarray(at, at + length - 2)).toString('utf16le');
    if (!found.has(name)) found.set(name, view.getUint32(at + START_SECTOR_AT, true));
  }
  return found;
}

/** [MS-DOC] 2.5.2 `wIdent`: how the document stream of Word 97 and later begins. */
const WORD_IDENTIFIER = 0xa5ec;

/** [MS-DOC] 2.5.2: bit 8 of the flags at offset 10 of the document stream says that it is encrypted. */
function isEncryptedWord(bytes: Uint8Array, startSector: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sectorBytes = 1 << Math.min(view.getUint16(30, true), 16);
  const streamAt = (startSector + 1) * sectorBytes;
  if (streamAt + 12 > bytes.length || view.getUint16(streamAt, true) !== WORD_IDENTIFIER) return false;
  return (view.getUint16(streamAt + 10, true) & 0x0100) !== 0;
}

/** Tells what an OLE compound file holds, and whether it wants a password. */
export function detectOleKind(bytes: Uint8Array): OleKind {
  if (bytes.length < 512) return { description: 'OLE compound file, cut off', isEncrypted: false };
  const found = streams(bytes);
  if (found.has('EncryptedPackage')) return { description: 'Office document protected by a password', isEncrypted: true };
  const known = KINDS.find(([name]) => found.has(name));
  const isEncrypted = isEncryptedWord(bytes, found.get('WordDocument') ?? Number.MAX_SAFE_INTEGER);
  return { description: known?.[1] ?? 'OLE compound file', isEncrypted };
}

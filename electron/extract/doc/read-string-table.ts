import type { ByteView } from '../ole/byte-view.ts';

/** A string of a table, and the bytes that belong to it. */
export interface TableString {
  readonly text: string;
  readonly extra: ByteView;
}

const TWO_BYTE_STRINGS = 0xffff;

/** Reads a table of strings ([MS-DOC] 2.2.4 `STTB`) of Word 97 and later; one that is cut off ends the table. Linear. */
export function readStringTable(part: ByteView | null): TableString[] {
  const strings: TableString[] = [];
  if (part === null || part.length < 6 || part.uint16(0) !== TWO_BYTE_STRINGS) return strings;
  const count = part.uint16(2);
  const extraBytes = part.uint16(4);
  for (let at = 6; strings.length < count && at + 2 <= part.length; ) {
    const units = part.uint16(at);
    const extraAt = at + 2 + units * 2;
    if (extraAt + extraBytes > part.length) break;
    strings.push({ text: part.utf16(at + 2, units), extra: part.part(extraAt, extraBytes) });
    at = extraAt + extraBytes;
  }
  return strings;
}

/** Reads strings that follow each other, each behind its length ([MS-DOC] 2.9.348 `Xst`). Linear. */
export function readStrings(part: ByteView | null): string[] {
  const strings: string[] = [];
  for (let at = 0; part !== null && at + 2 <= part.length; ) {
    const units = part.uint16(at);
    if (at + 2 + units * 2 > part.length) break;
    strings.push(part.utf16(at + 2, units));
    at += 2 + units * 2;
  }
  return strings;
}

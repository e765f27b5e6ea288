import iconv from 'iconv-lite';
import { detectEncoding } from '../encoding/detect-encoding.ts';
import { ExtractionFailure } from '../extraction-failure.ts';
import { LIMITS } from '../limits.ts';
import type { ByteView } from '../ole/byte-view.ts';
import { PART, positionsOf, readPart, type WordFile } from './open-word-file.ts';
import { type Properties, shortProperty } from './read-properties.ts';

/** A stretch of text, and where its bytes are in the document stream. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  /** Byte of the first character. */
  readonly at: number;
  readonly characterBytes: 1 | 2;
  /** What a fast save changed about the whole piece. */
  readonly changes: Properties | null;
}

/** The whole text of a file, all stories one after the other: a UTF-16 unit for each character position. */
export interface WordText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

function lengthOf(piece: Piece): number {
  return (piece.to - piece.from) * piece.characterBytes;
}

const NARROW = 0x40000000;
const PLACE = 0x3fffffff;
const PIECE_BYTES = 8;
const GROUP = 1;
const TABLE = 2;

const CODE_PAGES: Readonly<Record<number, string>> = {
  4: 'cp936',
  17: 'cp932',
  18: 'cp949',
  25: 'win1251',
  34: 'win1251',
  8: 'win1253',
  21: 'win1250',
  5: 'win1250',
  14: 'win1250',
};
const TRADITIONAL = new Set([0x0404, 0x0c04, 0x1404]);

/** Groups of properties that pieces refer to, then the piece table itself. */
function readGroups(part: ByteView): { groups: Properties[]; table: ByteView } {
  const groups: Properties[] = [];
  let at = 0;
  while (part.uint8(at) === GROUP) {
    const length = part.uint16(at + 1);
    groups.push(part.part(at + 3, length).bytes);
    at += 3 + length;
  }
  if (part.uint8(at) !== TABLE) throw new ExtractionFailure('damaged', 'the piece table is broken');
  return { groups, table: part.part(at + 5, Math.min(part.uint32(at + 1), part.length - at - 5)) };
}

function changesOf(modifier: number, groups: readonly Properties[]): Properties | null {
  if (modifier === 0) return null;
  return (modifier & 1) === 1 ? (groups[modifier >> 1] ?? null) : shortProperty(modifier);
}

function readPieceTable(file: WordFile, part: ByteView): Piece[] {
  const { groups, table } = readGroups(part);
  const { positions, items } = positionsOf(table, PIECE_BYTES);
  return items.map((item, index) => {
    const place = item.uint32(2);
    const isNarrow = file.isOld ? !file.isWide : (place & NARROW) !== 0;
    const at = file.isOld ? place : isNarrow ? (place & PLACE) >>> 1 : place & PLACE;
    const characterBytes = isNarrow ? 1 : 2;
    return {
      from: positions[index] ?? 0,
      to: positions[index + 1] ?? 0,
      at,
      characterBytes,
      changes: changesOf(item.uint16(6), groups),
    };
  });
}

function readPieces(file: WordFile): Piece[] {
  const part = readPart(file, PART.pieces);
  if (part !== null) return readPieceTable(file, part);
  if (!file.isOld) throw new ExtractionFailure('damaged', 'the Word document has no piece table');
  const characterBytes = file.isWide ? 2 : 1;
  const length = Math.floor((file.textEnd - file.textBegin) / characterBytes);
  return [{ from: 0, to: Math.max(0, length), at: file.textBegin, characterBytes, changes: null }];
}

/** The code page of an old file, by its language; where that is a Western one, Chinese text is still recognised by its bytes. */
function codePageOf(file: WordFile, pieces: readonly Piece[]): string {
  if (!file.isOld) return 'win1252';
  const longest = pieces.reduce<Piece | null>((best, piece) => (best === null || lengthOf(piece) > lengthOf(best) ? piece : best), null);
  const bytes = longest === null ? new Uint8Array() : file.document.part(longest.at, lengthOf(longest)).bytes;
  if (TRADITIONAL.has(file.language)) return 'big5';
  const declared = CODE_PAGES[file.language & 0x3ff];
  if (declared !== undefined) return declared;
  // Without the marks of cells and fields, which would make the text look like UTF-16.
  const detected = detectEncoding(bytes.filter((byte) => byte > 0x1f || byte === 0x0d));
  if (file.isWide) return 'cp936';
  return detected === 'gb18030' ? 'cp936' : detected === 'big5' ? 'big5' : 'win1252';
}

/** One unit a byte: the second byte of a double-byte character becomes U+0000, so that positions stay what they are. */
function decodeDoubleByte(bytes: Uint8Array, codePage: string): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    const trail = bytes[at + 1] ?? 0;
    const pair = lead >= 0x81 && trail >= 0x40 ? iconv.decode(bytes.subarray(at, at + 2), codePage) : '';
    if (pair.length === 1 && pair !== '\ufffd') {
      text += `${pair}\0`;
      at += 1;
    } else text += lead < 0x80 ? String.fromCharCode(lead) : iconv.decode(bytes.subarray(at, at + 1), codePage).charAt(0) || '\ufffd';
  }
  return text;
}

/** Old Asian files write 16-bit units that are not Unicode: the two bytes of a double-byte character, or one byte and something else. */
function decodeWideOld(bytes: Uint8Array, codePage: string): string {
  let text = '';
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const low = bytes[at] ?? 0;
    const high = bytes[at + 1] ?? 0;
    text += iconv.decode(high >= 0x30 ? Uint8Array.of(high, low) : Uint8Array.of(low), codePage).charAt(0) || '\ufffd';
  }
  return text;
}

function decodePiece(bytes: Uint8Array, isWide: boolean, codePage: string, isOld: boolean): string {
  if (isWide) return isOld ? decodeWideOld(bytes, codePage) : iconv.decode(bytes, 'utf-16le', { stripBOM: false });
  return codePage.startsWith('win') ? iconv.decode(bytes, codePage) : decodeDoubleByte(bytes, codePage);
}

/** Reads the text through the piece table. Fails with `damaged` where a piece lies outside the file and `too-large` past the limit. */
export function readWordText(file: WordFile): WordText {
  const pieces = readPieces(file);
  const length = pieces.at(-1)?.to ?? 0;
  if (length > LIMITS.characters) throw new ExtractionFailure('too-large', `${length} characters`);
  const codePage = codePageOf(file, pieces);
  const texts: string[] = [];
  let reached = 0;
  for (const piece of pieces) {
    const characters = piece.to - piece.from;
    const bytes = file.document.part(piece.at, lengthOf(piece)).bytes;
    const text = decodePiece(bytes, piece.characterBytes === 2, codePage, file.isOld);
    // Positions are counted in units: a decoder that gave one more or less would move all that follows.
    texts.push(''.padEnd(piece.from - reached, '\0'), text.slice(0, characters).padEnd(characters, '\0'));
    reached = piece.to;
  }
  return { text: texts.join(''), pieces };
}

import { ExtractionFailure } from '../extraction-failure.ts';
import { ByteView } from '../ole/byte-view.ts';
import type { CompoundFile } from '../ole/open-compound-file.ts';

/** Parts that the file information block points at, by their place in its list ([MS-DOC] 2.5.6); Word 6 and 95 number them alike. */
export const PART = {
  styles: 1,
  footnoteReferences: 2,
  footnoteTexts: 3,
  commentReferences: 4,
  commentTexts: 5,
  sections: 6,
  headers: 11,
  characterPages: 12,
  paragraphPages: 13,
  fonts: 15,
  pieces: 33,
  commentAuthors: 36,
  commentRangeTags: 37,
  shapeAnchors: 40,
  commentRangeStarts: 42,
  commentRangeEnds: 43,
  endnoteReferences: 46,
  endnoteTexts: 47,
  drawings: 50,
  revisionAuthors: 51,
  boxTexts: 56,
  lists: 73,
  listInstances: 74,
  commentDetails: 112,
} as const;

/** Character positions, from the first to behind the last. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Characters of each story, in the order in which they follow each other. */
export interface StoryLengths {
  readonly body: number;
  readonly footnotes: number;
  readonly headers: number;
  readonly macros: number;
  readonly comments: number;
  readonly endnotes: number;
  readonly boxes: number;
  readonly headerBoxes: number;
}

/** A Word document with its streams and what its file information block says. */
export interface WordFile {
  /** Word 6 and 95 write shorter properties and keep everything in one stream. */
  readonly isOld: boolean;
  readonly document: ByteView;
  readonly table: ByteView;
  readonly data: ByteView | null;
  readonly lengths: StoryLengths;
  /** Place of the text in the document stream where there is no piece table (old files only). */
  readonly textBegin: number;
  readonly textEnd: number;
  /** Old files of Asian versions: two bytes a character, in a double-byte code page. */
  readonly isWide: boolean;
  readonly language: number;
  /** Begin and length of a part inside `table`; `null` where the file has none. */
  place(index: number): { readonly at: number; readonly length: number } | null;
}

/** [MS-DOC] 2.5.1 `wIdent`; the rest are Word 6 and 95, the last three of their Asian versions. */
const WORD_97 = 0xa5ec;
const OLD_WORDS = new Set([0xa5dc, 0xa697, 0xa698, 0xa699]);
/** Word 97 wrote 193; betas of it began a little below. Old versions stay near 100. */
const FIRST_NEW_VERSION = 190;
const ENCRYPTED = 0x0100;
const TABLE_1 = 0x0200;
const WIDE_CHARACTERS = 0x1000;
const COMPLEX = 0x0004;
const OLD_PARTS_AT = 0x58;
/** In old files two short fields stand between parts 37 and 38. */
const OLD_LATER_PARTS_AT = 0x192;
const OLD_LATER_PART = 38;
const LAST_OLD_PART = 49;
const NEW_PARTS_AT = 154;

function storyLengths(document: ByteView, at: number): StoryLengths {
  const length = (index: number) => Math.max(0, document.int32(at + index * 4));
  return {
    body: length(0),
    footnotes: length(1),
    headers: length(2),
    macros: length(3),
    comments: length(4),
    endnotes: length(5),
    boxes: length(6),
    headerBoxes: length(7),
  };
}

function placeOfOldPart(index: number): number | null {
  if (index > LAST_OLD_PART) return null;
  return index < OLD_LATER_PART ? OLD_PARTS_AT + index * 8 : OLD_LATER_PARTS_AT + (index - OLD_LATER_PART) * 8;
}

function readPlace(document: ByteView, table: ByteView, at: number): { at: number; length: number } | null {
  const begin = document.uint32(at);
  const length = document.uint32(at + 4);
  return length === 0 || begin + length > table.length ? null : { at: begin, length };
}

function openOld(document: ByteView, flags: number): WordFile {
  return {
    isOld: true,
    document,
    table: document,
    data: null,
    lengths: storyLengths(document, 0x34),
    textBegin: document.uint32(24),
    textEnd: document.uint32(28),
    isWide: (flags & WIDE_CHARACTERS) !== 0,
    language: document.uint16(6),
    place(index) {
      // Old files have a piece table only where they were saved fast; elsewhere its place may hold anything.
      if (index === PART.pieces && (flags & COMPLEX) === 0) return null;
      const at = placeOfOldPart(index);
      return at === null ? null : readPlace(document, document, at);
    },
  };
}

function openNew(document: ByteView, flags: number, file: CompoundFile): WordFile {
  const names = (flags & TABLE_1) !== 0 ? ['1Table', '0Table'] : ['0Table', '1Table'];
  const table = file.read(names[0] ?? '') ?? file.read(names[1] ?? '');
  if (table === null) throw new ExtractionFailure('damaged', 'the Word document has no table stream');
  const parts = document.uint16(152);
  return {
    isOld: false,
    document,
    table,
    data: file.read('Data'),
    lengths: storyLengths(document, 76),
    textBegin: document.uint32(24),
    textEnd: document.uint32(28),
    isWide: false,
    language: document.uint16(6),
    place: (index) => (index >= parts ? null : readPlace(document, table, NEW_PARTS_AT + index * 8)),
  };
}

/** Opens the Word document in a compound file. Fails with `encrypted`, `damaged`, or `unsupported` for what is older than Word 6. */
export function openWordFile(file: CompoundFile): WordFile {
  const document = file.read('WordDocument') ?? new ByteView(new Uint8Array());
  const identifier = document.uint16(0);
  const version = document.uint16(2);
  const flags = document.uint16(10);
  if (identifier !== WORD_97 && !OLD_WORDS.has(identifier)) throw new ExtractionFailure('damaged', 'not a Word document inside');
  if ((flags & ENCRYPTED) !== 0) throw new ExtractionFailure('encrypted', 'Word document protected by a password', { isSealed: true });
  if (version < 100) throw new ExtractionFailure('unsupported', 'document of Word 2 or older');
  return version < FIRST_NEW_VERSION ? openOld(document, flags) : openNew(document, flags, file);
}

/** A part as a view of its own. */
export function readPart(file: WordFile, index: number): ByteView | null {
  const place = file.place(index);
  return place === null ? null : file.table.part(place.at, place.length);
}

/** A part made of character positions and, after them, an item of fixed size for each stretch between two of them (a PLC). */
export interface PositionTable {
  /** One more than there are items, rising. */
  readonly positions: readonly number[];
  readonly items: readonly ByteView[];
}

const NO_POSITIONS: PositionTable = { positions: [], items: [] };

/** Reads a table of positions; empty where the file has none. Positions that do not rise end it. */
export function readPositions(file: WordFile, index: number, itemBytes: number): PositionTable {
  const part = readPart(file, index);
  return part === null ? NO_POSITIONS : positionsOf(part, itemBytes);
}

/** The table of positions in these bytes. */
export function positionsOf(part: ByteView, itemBytes: number): PositionTable {
  const count = Math.floor((part.length - 4) / (4 + itemBytes));
  if (count < 0) return NO_POSITIONS;
  const positions: number[] = [];
  for (let index = 0; index <= count; index += 1) {
    const position = part.uint32(index * 4);
    if (position < (positions.at(-1) ?? 0)) break;
    positions.push(position);
  }
  const items = positions.slice(1).map((_, index) => part.part((count + 1) * 4 + index * itemBytes, itemBytes));
  return { positions, items };
}

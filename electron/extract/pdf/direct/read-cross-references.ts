import { DamagedIndex, NotSure } from './not-sure.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { isArray, isDictionary, type PdfDictionary, PdfKeyword, type PdfObject, PdfReference, PdfStream } from './pdf-object.ts';

/** Where an object lies: at an offset of the file, or inside an object stream; `null` where it was freed. */
export type ObjectPlace =
  | { readonly kind: 'plain'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly container: number }
  | null;

/** The index of a file: its newest sections win over older ones. */
export interface CrossReferences {
  readonly places: ReadonlyMap<number, ObjectPlace>;
  /** Of the newest section. */
  readonly trailer: PdfDictionary;
}

/** Objects of one file. */
export const MOST_OBJECTS = 500_000;
const MOST_SECTIONS = 500;
/** Entries of a cross-reference stream that lead to objects; what it needs to be read must stand in it. */
const LINKS = new Set(['Root', 'Info', 'Encrypt']);
const TAIL_BYTES = 1_024;
const STREAM_END = 'endstream';
const LONGEST_LINE_END = 2;

type Places = Map<number, ObjectPlace>;
/** Where the body of each stream begins, and where it ends. */
type StreamEnds = ReadonlyMap<number, number>;
/** Unpacks a cross-reference stream, whose own entries are all direct. */
type Unpack = (stream: PdfStream) => Uint8Array;

/** Reads an integer that must come next. */
export function readInteger(lexer: PdfLexer): number {
  const value = lexer.read();
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new NotSure('no integer where one must be');
  return value;
}

/** Reads a word that must come next. */
export function readWord(lexer: PdfLexer, ...words: readonly string[]): string {
  const token = lexer.read();
  if (!(token instanceof PdfKeyword) || !words.includes(token.word)) throw new NotSure(`no ${words.join(' or ')} where it must be`);
  return token.word;
}

/** What `read` gives of an index; where that is not written by the book, the index is damaged. */
function orDamaged<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof NotSure ? new DamagedIndex(error.message) : error;
  }
}

function setPlace(places: Places, number: number, place: ObjectPlace): void {
  if (number < 0 || number > MOST_OBJECTS * 20 || places.size > MOST_OBJECTS) throw new NotSure('too many objects');
  if (!places.has(number)) places.set(number, place);
}

/** True where the word that ends a stream stands at a place, or on the next line. */
export function endsAt(bytes: Buffer, end: number): boolean {
  return bytes.subarray(end, end + LONGEST_LINE_END + STREAM_END.length).includes(STREAM_END);
}

/**
 * Reads the body of a stream whose dictionary was just read; `said` is the length that stands in it. In a file that is mended, the body ends
 * where its `ends` say, if the length is wrong.
 */
export function readStreamBody(lexer: PdfLexer, dictionary: PdfDictionary, said: number, ends: StreamEnds | null = null): PdfStream {
  const { bytes } = lexer;
  if (bytes[lexer.at] === 13 && bytes[lexer.at + 1] === 10) lexer.at += 2;
  else if (bytes[lexer.at] === 10) lexer.at += 1;
  else throw new NotSure('a stream that does not begin on a new line');
  const from = lexer.at;
  const isRight = ends === null || (Number.isInteger(said) && said >= 0 && endsAt(bytes, from + said));
  const length = isRight ? said : (ends.get(from) ?? -1) - from;
  if (!Number.isInteger(length) || length < 0 || from + length > bytes.length) throw new NotSure('a stream of the wrong length');
  lexer.at += length;
  readWord(lexer, STREAM_END);
  return new PdfStream(dictionary, bytes.subarray(from, from + length));
}

function readTable(lexer: PdfLexer, places: Places): PdfDictionary {
  for (;;) {
    const token = lexer.read();
    if (token instanceof PdfKeyword && token.word === 'trailer') break;
    if (typeof token !== 'number') throw new NotSure('a damaged cross-reference table');
    const count = readInteger(lexer);
    if (count < 0 || count > MOST_OBJECTS) throw new NotSure('too many objects');
    for (let index = 0; index < count; index += 1) {
      const offset = readInteger(lexer);
      const generation = readInteger(lexer);
      const isUsed = readWord(lexer, 'n', 'f') === 'n';
      setPlace(places, token + index, isUsed ? { kind: 'plain', offset, generation } : null);
    }
  }
  const trailer = lexer.read();
  if (!isDictionary(trailer)) throw new NotSure('no trailer');
  return trailer;
}

function integers(value: PdfObject | undefined): number[] {
  if (!isArray(value)) throw new NotSure('no list of integers');
  return value.map((entry) => {
    if (typeof entry !== 'number' || !Number.isInteger(entry) || entry < 0) throw new NotSure('no list of integers');
    return entry;
  });
}

function readEntries(data: Uint8Array, dictionary: PdfDictionary, places: Places): void {
  const widths = integers(dictionary.get('W'));
  const [first = 0, second = 0, third = 0] = widths;
  const width = first + second + third;
  const size = dictionary.get('Size');
  const sections = dictionary.has('Index') ? integers(dictionary.get('Index')) : [0, typeof size === 'number' ? size : 0];
  if (widths.length !== 3 || first > 4 || second > 4 || third > 4 || width === 0) throw new NotSure('odd cross-reference entries');
  let at = 0;
  const field = (bytes: number): number => {
    let value = 0;
    for (let index = 0; index < bytes; index += 1, at += 1) value = value * 256 + (data[at] ?? 0);
    return value;
  };
  for (let section = 0; section + 1 < sections.length; section += 2) {
    const [start = 0, count = 0] = [sections[section], sections[section + 1]];
    if (at + count * width > data.length) throw new DamagedIndex('a short cross-reference stream');
    for (let index = 0; index < count; index += 1) {
      const kind = first === 0 ? 1 : field(first);
      const value = field(second);
      const last = field(third);
      if (kind > 2) throw new NotSure('an unknown cross-reference entry');
      const plain = { kind: 'plain', offset: value, generation: last } as const;
      setPlace(places, start + index, kind === 0 ? null : kind === 1 ? plain : { kind: 'packed', container: value });
    }
  }
}

function readSection(file: Uint8Array, offset: number, places: Places, unpack: Unpack): PdfDictionary {
  const lexer = new PdfLexer(file, offset);
  const token = orDamaged(() => lexer.read());
  if (token instanceof PdfKeyword && token.word === 'xref') return orDamaged(() => readTable(lexer, places));
  if (typeof token !== 'number') throw new DamagedIndex('no cross-reference where it must be');
  const dictionary = orDamaged(() => {
    readInteger(lexer);
    readWord(lexer, 'obj');
    const value = lexer.read();
    if (!isDictionary(value)) throw new NotSure('no cross-reference stream');
    readWord(lexer, 'stream');
    return value;
  });
  const length = dictionary.get('Length');
  const stream = readStreamBody(lexer, dictionary, typeof length === 'number' ? length : -1);
  if ([...dictionary].some(([key, value]) => value instanceof PdfReference && !LINKS.has(key)))
    throw new NotSure('a cross-reference stream that refers to objects');
  readEntries(unpack(stream), dictionary, places);
  return dictionary;
}

function findStart(file: Uint8Array): number {
  const from = Math.max(0, file.length - TAIL_BYTES);
  const tail = Buffer.from(file.buffer, file.byteOffset + from, file.length - from);
  const at = tail.lastIndexOf('startxref');
  if (at < 0) throw new NotSure('no end of file');
  return readInteger(new PdfLexer(tail, at + 'startxref'.length));
}

/**
 * Reads all cross-reference sections of a file, tables, streams and both at once, from the newest to the oldest. `DamagedIndex` where they are
 * missing or torn, `NotSure` where they are only of another kind.
 */
export function readCrossReferences(file: Uint8Array, unpack: Unpack): CrossReferences {
  const places: Places = new Map();
  const seen = new Set<number>();
  let newest: PdfDictionary | null = null;
  const queue = [orDamaged(() => findStart(file))];
  for (let offset = queue.shift(); offset !== undefined; offset = queue.shift()) {
    if (seen.has(offset)) continue;
    if (seen.size > MOST_SECTIONS) throw new NotSure('very many cross-references');
    if (offset < 0 || offset >= file.length) throw new DamagedIndex('cross-references that lead nowhere');
    seen.add(offset);
    const trailer = readSection(file, offset, places, unpack);
    newest ??= trailer;
    for (const key of ['XRefStm', 'Prev']) {
      const next = trailer.get(key);
      if (typeof next === 'number') queue.push(next);
      else if (next !== undefined) throw new NotSure('an odd link between cross-references');
    }
  }
  if (newest === null) throw new NotSure('no cross-references');
  return { places, trailer: newest };
}

import { closeSync, openSync, readSync } from 'node:fs';
import { type Passage, readEarlier, readPassage, recordParts, type ShownPassages } from '#shared/domain/search/passage-record.ts';

/** What a hit shows of a document. */
export type HitPassages = ShownPassages & {
  /** The passage whose block begins with this unit of the stream. */
  readonly passageOver: (mark: number) => Passage | null;
};

/**
 * Where the records of a segment lie in its file: of each document the byte where its table begins, how many passages the record has and how many
 * parts; and the byte where the last record ends. The table stands before the record and says in four bytes each where the parts of the record
 * begin (`recordParts`), and where in the stream the block of each passage does: so a hit costs two short reads, however long its paper is.
 */
export type RecordPlaces = readonly number[];

/** What is stored of a document beside the index. */
export type StreamRecord = { readonly record: string; readonly marks: Uint32Array };

const PER_RECORD = 3;
const ENTRY_BYTES = 4;
/** A passage is nearly always shorter, and so is a table: there is one buffer for all of these. */
const SHORT_BYTES = 8_192;

/** Lays out records one behind the other, from byte 0 on. */
export function placeRecords(documents: number, recordOf: (number: number) => StreamRecord): RecordPlaces {
  const places: number[] = [];
  let at = 0;
  for (let number = 0; number < documents; number += 1) {
    const { record } = recordOf(number);
    const { starts, passages } = recordParts(record);
    places.push(at, passages, starts.length - 1);
    at += (starts.length + passages) * ENTRY_BYTES + record.length * 2;
  }
  return [...places, at];
}

/** A record with its table as it is written. */
export function encodeRecord({ record, marks }: StreamRecord): Buffer {
  const { starts, passages } = recordParts(record);
  const entries = starts.length + passages;
  const bytes = Buffer.allocUnsafe(entries * ENTRY_BYTES + record.length * 2);
  for (let index = 0; index < starts.length; index += 1) bytes.writeUInt32LE(starts[index] ?? 0, index * ENTRY_BYTES);
  for (let index = 0; index < passages; index += 1) bytes.writeUInt32LE(marks[index] ?? 0, (starts.length + index) * ENTRY_BYTES);
  bytes.write(record, entries * ENTRY_BYTES, 'utf16le');
  return bytes;
}

/** `table`, `text` and `end` in bytes. */
type RecordPlace = {
  readonly table: number;
  readonly passages: number;
  readonly parts: number;
  readonly text: number;
  readonly end: number;
};

/** The records of a segment in its file, read one by one as they are asked for; the file is opened with the first. */
export class StoredRecords {
  readonly #path: string;
  readonly #start: number;
  readonly #places: RecordPlaces;
  readonly #short = Buffer.allocUnsafe(SHORT_BYTES);
  #descriptor: number | null = null;

  /** `start` is the byte of the file that the places are counted from. */
  constructor(path: string, start: number, places: RecordPlaces) {
    this.#path = path;
    this.#start = start;
    this.#places = places;
  }

  /** A whole record; `null` where the file gives it no more. */
  record(number: number): string | null {
    const { text, end } = this.#placeOf(number);
    return this.#read(text, end - text)?.toString('utf16le') ?? null;
  }

  /** Single passages of a record; each is `null` where there is none, or the file gives it no more. */
  passages(number: number): HitPassages {
    const place = this.#placeOf(number);
    return {
      passageAt: (index) => (index < place.passages ? readPassage(this.#part(place, index)) : null),
      earlierAt: (index) => (place.passages + index < place.parts ? readEarlier(this.#part(place, place.passages + index)) : null),
      passageOver: (mark) => readPassage(this.#partOver(place, mark)),
    };
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  #part({ table, text, end }: RecordPlace, index: number): string | null {
    const entries = this.#read(table + index * ENTRY_BYTES, 2 * ENTRY_BYTES);
    return entries === null ? null : this.#textBetween(text, end, [entries.readUInt32LE(0), entries.readUInt32LE(ENTRY_BYTES)]);
  }

  #partOver({ table, text, end, passages, parts }: RecordPlace, mark: number): string | null {
    const entries = this.#read(table, text - table);
    if (entries === null) return null;
    let low = 0;
    let high = passages;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (entries.readUInt32LE((parts + 1 + middle) * ENTRY_BYTES) < mark) low = middle + 1;
      else high = middle;
    }
    if (low === passages) return null;
    return this.#textBetween(text, end, [entries.readUInt32LE(low * ENTRY_BYTES), entries.readUInt32LE((low + 1) * ENTRY_BYTES)]);
  }

  /** From a part's first unit to before the next part's. */
  #textBetween(text: number, end: number, [start, next]: readonly [number, number]): string | null {
    const from = text + 2 * start;
    const to = text + 2 * (next - 1);
    // Of this part of the file there is no checksum.
    return from <= to && to <= end ? (this.#read(from, to - from)?.toString('utf16le') ?? null) : null;
  }

  #placeOf(number: number): RecordPlace {
    const [table = 0, passages = 0, parts = 0, end = table] = this.#places.slice(number * PER_RECORD, (number + 1) * PER_RECORD + 1);
    return { table, passages, parts, text: table + (parts + 1 + passages) * ENTRY_BYTES, end };
  }

  /** Good until the next one; `null` where the disk is away, or the file shorter than it was: a hit is shown with its title then, without a passage. */
  #read(at: number, length: number): Buffer | null {
    const bytes = length <= SHORT_BYTES ? this.#short.subarray(0, length) : Buffer.allocUnsafe(length);
    try {
      this.#descriptor ??= openSync(this.#path, 'r');
      return readSync(this.#descriptor, bytes, 0, length, this.#start + at) === length ? bytes : null;
    } catch (error) {
      if (error instanceof Error && 'code' in error) return null;
      throw error;
    }
  }
}

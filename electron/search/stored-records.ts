import { closeSync, openSync, readSync } from 'node:fs';
import {
  openRecord,
  type Passage,
  readPassage,
  recordedTasks,
  recordParts,
  type ShownPassages,
} from '#shared/domain/search/passage-record.ts';
import { blockMarks, type SearchStream } from '#shared/domain/search/search-stream.ts';

/** What a hit shows of a document. */
export type HitPassages = Pick<ShownPassages, 'passageAt' | 'earlierAt'> & {
  /** The passage whose block begins with this unit of the stream. */
  readonly passageOver: (mark: number) => Passage | null;
};

/**
 * Where the records of a segment lie in its file: of each document the byte, how many passages it has, and how many UTF-16 units the headings of
 * its tasks take at the end; and the byte where the last record ends.
 */
export type RecordPlaces = readonly number[];

/**
 * Of each passage how many UTF-16 units it takes in its record, what parts it from the next one included, and how many in the stream; all passages
 * of a segment one behind the other. `LONG` for so many or more: then its document is read as a whole. So a hit costs one short read.
 */
export type PassageLengths = Uint16Array;

const PER_RECORD = 3;
const PER_PASSAGE = 2;
const LONG = 0xffff;
/** A passage is nearly always shorter: there is one buffer for all of these. */
const SHORT_BYTES = 4_096;

export type RecordLayout = { readonly places: RecordPlaces; readonly lengths: PassageLengths };

/** Lays out the records of streams one behind the other, from byte 0 on. */
export function layOutRecords(streams: readonly SearchStream[], recordOf: (number: number) => string): RecordLayout {
  const places: number[] = [];
  const lengths: number[] = [];
  let at = 0;
  for (const [number, stream] of streams.entries()) {
    const record = recordOf(number);
    const { starts, passages } = recordParts(record);
    const marks = blockMarks(stream);
    for (let index = 0; index < passages; index += 1) {
      const inRecord = (starts[index + 1] ?? 0) - (starts[index] ?? 0);
      const inStream = (marks[index + 1] ?? stream.blocksEnd) - (marks[index] ?? stream.blocksEnd);
      lengths.push(Math.min(LONG, inRecord), Math.min(LONG, inStream));
    }
    places.push(at, passages, recordedTasks(record).length);
    at += record.length * 2;
  }
  return { places: [...places, at], lengths: Uint16Array.from(lengths) };
}

/** What a hit shows of a document, out of its whole record. */
export function passagesOf(record: string, stream: SearchStream | null): HitPassages {
  const { passageAt, earlierAt } = openRecord(record);
  return { passageAt, earlierAt, passageOver: (mark) => passageAt(stream === null ? -1 : blockMarks(stream).indexOf(mark)) };
}

/** The records of a segment in its file, read as they are asked for. The file stays open, so that it may be deleted like all of a cache. */
export class StoredRecords {
  readonly #path: string;
  readonly #start: number;
  readonly #places: RecordPlaces;
  readonly #lengths: PassageLengths;
  /** Of each document the number of its first passage among all. */
  readonly #firsts: Uint32Array;
  readonly #short = Buffer.allocUnsafe(SHORT_BYTES);
  #descriptor: number | null = null;

  /** `start` is the byte of the file that the places are counted from. */
  constructor(path: string, start: number, { places, lengths }: RecordLayout) {
    this.#path = path;
    this.#start = start;
    this.#places = places;
    this.#lengths = lengths;
    this.#firsts = new Uint32Array((places.length - 1) / PER_RECORD + 1);
    for (let number = 0; number + 1 < this.#firsts.length; number += 1)
      this.#firsts[number + 1] = (this.#firsts[number] ?? 0) + (places[number * PER_RECORD + 1] ?? 0);
    this.#read(0, 0);
  }

  /** A whole record; `null` where the file gives it no more. */
  record(number: number): string | null {
    const start = this.#places[number * PER_RECORD] ?? 0;
    return this.#read(start, (this.#places[(number + 1) * PER_RECORD] ?? start) - start)?.toString('utf16le') ?? null;
  }

  /** The headings of a document's tasks, squeezed, one a line; read when a query asks for them, for few do. Empty where the file gives them no more. */
  tasks(number: number): string {
    const bytes = 2 * (this.#places[number * PER_RECORD + 2] ?? 0);
    const end = this.#places[(number + 1) * PER_RECORD] ?? 0;
    return this.#read(end - bytes, bytes)?.toString('utf16le') ?? '';
  }

  /** What a hit shows of a document; each passage is `null` where the file gives it no more. */
  passages(number: number, stream: SearchStream | null): HitPassages {
    const whole = (): HitPassages => passagesOf(this.record(number) ?? '', stream);
    return {
      passageAt: (index) => whole().passageAt(index),
      earlierAt: (index) => whole().earlierAt(index),
      passageOver: (mark) => {
        const part = stream === null ? null : this.#partOver(number, stream.headingsEnd, mark);
        return part === null ? whole().passageOver(mark) : readPassage(part);
      },
    };
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  /** `null` where the lengths do not say where it lies. */
  #partOver(number: number, headingsEnd: number, mark: number): string | null {
    const lengths = this.#lengths;
    const end = (this.#firsts[number + 1] ?? 0) * PER_PASSAGE;
    let inStream = headingsEnd;
    let at = this.#places[number * PER_RECORD] ?? 0;
    for (let index = (this.#firsts[number] ?? 0) * PER_PASSAGE; index < end; index += PER_PASSAGE) {
      const units = lengths[index] ?? LONG;
      const streamUnits = lengths[index + 1] ?? LONG;
      if (units === LONG || streamUnits === LONG) return null;
      // Its last unit parts it from the next one.
      if (inStream === mark) return this.#read(at, 2 * (units - 1))?.toString('utf16le') ?? null;
      inStream += streamUnits;
      at += 2 * units;
    }
    return null;
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

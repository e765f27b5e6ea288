import { openRecord, type Passage, readPassage, recordParts, type ShownPassages } from '#shared/domain/search/passage-record.ts';
import { blockMarks, type SearchStream } from '#shared/domain/search/search-stream.ts';
import type { OpenFile } from './stored-bytes.ts';

/** What a hit shows of a document. */
export type HitPassages = Pick<ShownPassages, 'passageAt' | 'earlierAt'> & {
  /** The passage whose block begins with this unit of the stream. */
  readonly passageOver: (mark: number) => Passage | null;
};

/** Where the records of a segment lie in its file: of each document the byte, and how many passages it has; and the byte where the last record ends. */
export type RecordPlaces = Uint32Array;

/**
 * Of each passage how many UTF-16 units it takes in its record, what parts it from the next one included, and how many in the stream; all passages
 * of a segment one behind the other. `LONG` for so many or more: then its document is read as a whole. So a hit costs one short read.
 */
export type PassageLengths = Uint16Array;

const PER_RECORD = 2;
const PER_PASSAGE = 2;
const LONG = 0xffff;
/** A passage is nearly always shorter: there is one buffer for all of these. */
const SHORT_BYTES = 4_096;

export type RecordLayout = {
  readonly places: RecordPlaces;
  readonly lengths: PassageLengths;
  /** Has lengths [from, to) in memory; left out where all are. */
  readonly bringIn?: (from: number, to: number) => void;
};

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
    places.push(at, passages);
    at += record.length * 2;
  }
  return { places: Uint32Array.from([...places, at]), lengths: Uint16Array.from(lengths) };
}

/** What a hit shows of a document, out of its whole record. */
export function passagesOf(record: string, stream: SearchStream | null): HitPassages {
  const { passageAt, earlierAt } = openRecord(record);
  return { passageAt, earlierAt, passageOver: (mark) => passageAt(stream === null ? -1 : blockMarks(stream).indexOf(mark)) };
}

/** The records of a segment in its file, read as they are asked for. */
export class StoredRecords {
  readonly #file: OpenFile;
  readonly #start: number;
  readonly #layout: RecordLayout;
  /** Of each document the number of its first passage among all. */
  readonly #firsts: Uint32Array;
  readonly #short = Buffer.allocUnsafe(SHORT_BYTES);

  /** `start` is the byte of the file that the places are counted from. */
  constructor(file: OpenFile, start: number, layout: RecordLayout) {
    const { places } = layout;
    this.#file = file;
    this.#start = start;
    this.#layout = layout;
    this.#firsts = new Uint32Array((places.length - 1) / PER_RECORD + 1);
    for (let number = 0; number + 1 < this.#firsts.length; number += 1)
      this.#firsts[number + 1] = (this.#firsts[number] ?? 0) + (places[number * PER_RECORD + 1] ?? 0);
  }

  /** A whole record; `null` where the file gives it no more. */
  record(number: number): string | null {
    const { places } = this.#layout;
    const start = places[number * PER_RECORD] ?? 0;
    return this.#read(start, (places[(number + 1) * PER_RECORD] ?? start) - start)?.toString('utf16le') ?? null;
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

  /** `null` where the lengths do not say where it lies. */
  #partOver(number: number, headingsEnd: number, mark: number): string | null {
    const { lengths, places, bringIn } = this.#layout;
    const start = (this.#firsts[number] ?? 0) * PER_PASSAGE;
    const end = (this.#firsts[number + 1] ?? 0) * PER_PASSAGE;
    bringIn?.(start, end);
    let inStream = headingsEnd;
    let at = places[number * PER_RECORD] ?? 0;
    for (let index = start; index < end; index += PER_PASSAGE) {
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
      return this.#file.read(bytes, this.#start + at) ? bytes : null;
    } catch (error) {
      if (error instanceof Error && 'code' in error) return null;
      throw error;
    }
  }
}

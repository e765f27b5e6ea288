import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { recordedTasks } from '#shared/domain/search/passage-record.ts';
import type { SearchStream } from '#shared/domain/search/search-stream.ts';
import { SEGMENT_VERSION, type SegmentHeader, segmentVersion } from '#shared/model/search-index.ts';
import type { BigramIndex } from './bigram-index.ts';
import { type SearchSegment, type StreamPlace, streamOf, tabulatePieces, withIndex } from './search-segment.ts';
import { type HitPassages, layOutRecords, passagesOf, type RecordLayout, StoredRecords } from './stored-records.ts';

/** A segment on the disk, and in memory all of it but the records, which are read one by one, or only the passages of them that are shown. */
export type StoredSegment = {
  readonly segment: SearchSegment;
  /** `null` for one that could not be written and lives in memory. */
  readonly path: string | null;
  /** The record of a document by its number; `null` where the file gives it no more. */
  readonly record: (number: number) => string | null;
  readonly passages: (number: number) => HitPassages;
  /** The headings of a document's tasks, squeezed, one a line. */
  readonly tasks: (number: number) => string;
  readonly close: () => void;
};

const MAGIC = 'YUECESEG';
const PREFIX_BYTES = 24;
const ALIGNMENT = 8;
const LARGEST_HEADER = 256 * 1024 * 1024;

/** Writes a segment with its records whole or not at all; the index is a cache, so it is left to the system when the bytes reach the disk. */
export async function writeSegment(
  path: string,
  segment: SearchSegment,
  records: (number: number) => string | null,
): Promise<StoredSegment> {
  const { units, index, documents, places } = segment;
  const recordOf = (number: number): string => records(number) ?? '';
  const layout = layOutRecords(streamsOf(segment), recordOf);
  const sections = [
    ...[units, index.firsts, index.firstGroups, index.seconds, index.starts, index.bits, index.phrases].map(bytesOf),
    bytesOf(layout.lengths),
  ];
  const head = Buffer.from(
    JSON.stringify({
      version: SEGMENT_VERSION,
      pieces: index.pieces,
      documents,
      places: places.flatMap(({ start, namesEnd, headingsEnd, blocksEnd, end }) => [start, namesEnd, headingsEnd, blocksEnd, end]),
      sections: sections.map(({ byteLength }) => byteLength),
      checksum: sections.reduce((sum, section) => crc32(section, sum), 0),
      records: layout.places,
      tasks: tasksChecksum(documents.length, (number) => recordedTasks(recordOf(number))),
    } satisfies SegmentHeader),
  );
  const temporary = `${path}.tmp`;
  const file = await open(temporary, 'w');
  try {
    const prefix = Buffer.alloc(PREFIX_BYTES);
    prefix.write(MAGIC, 'latin1');
    prefix.writeUInt32LE(head.byteLength, 8);
    prefix.writeUInt32LE(crc32(head), 12);
    let at = await put(file, prefix, 0);
    at = await put(file, head, at);
    for (const section of sections) at = await put(file, section, aligned(at));
    at = aligned(at);
    for (const number of documents.keys()) at = await put(file, Buffer.from(recordOf(number), 'utf16le'), at);
    await file.truncate(at);
  } catch (error) {
    await file.close();
    await rm(temporary, { force: true });
    throw error;
  }
  await file.close();
  await rename(temporary, path);
  return opened(path, segment, recordsAt(PREFIX_BYTES + head.byteLength, sections), layout);
}

/** A segment for a store that cannot be written: all of it stays in memory. */
export function segmentInMemory(segment: SearchSegment, records: (number: number) => string | null): StoredSegment {
  const kept = segment.documents.map((_document, number) => records(number));
  return {
    segment,
    path: null,
    record: (number) => kept[number] ?? null,
    passages: (number) => passagesOf(kept[number] ?? '', streamOf(segment, number)),
    tasks: (number) => recordedTasks(kept[number] ?? ''),
    close: () => undefined,
  };
}

/** Opens a segment; `stale` for one of another version, `damaged` for anything else that is none. */
export async function readSegment(path: string): Promise<StoredSegment | 'stale' | 'damaged'> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const prefix = await take(file, 0, PREFIX_BYTES);
    const headBytes = prefix?.readUInt32LE(8) ?? 0;
    if (!prefix || prefix.toString('latin1', 0, MAGIC.length) !== MAGIC || headBytes > Math.min(size, LARGEST_HEADER)) return 'damaged';
    const head = await take(file, PREFIX_BYTES, headBytes);
    if (!head || crc32(head) !== prefix.readUInt32LE(12)) return 'damaged';
    const header: unknown = JSON.parse(head.toString('utf8'));
    if (segmentVersion.safeParse(header).data?.version !== SEGMENT_VERSION) return 'stale';
    // The checksum proves that this is a head of ours, of this version; a check of every field of ten thousand documents would be felt at each start.
    const known = header as SegmentHeader;
    if (known.sections.reduce((sum, bytes) => sum + bytes, 0) > size) return 'damaged';
    const sections: Buffer[] = [];
    let at = PREFIX_BYTES + headBytes;
    for (const bytes of known.sections) {
      const section = await take(file, aligned(at), bytes);
      if (!section) return 'damaged';
      sections.push(section);
      at = aligned(at) + bytes;
    }
    if (sections.reduce((sum, section) => crc32(section, sum), 0) !== known.checksum) return 'damaged';
    const segment = segmentOf(known, sections);
    const lengths = sections.at(-1);
    if (!segment || !lengths) return 'damaged';
    const stored = opened(path, segment, aligned(at), { places: known.records, lengths: halvesOf(lengths) });
    if (tasksChecksum(segment.documents.length, stored.tasks) === known.tasks) return stored;
    stored.close();
    return 'damaged';
  } finally {
    await file.close();
  }
}

function segmentOf({ documents, places: numbers, pieces }: SegmentHeader, sections: readonly Buffer[]): SearchSegment | null {
  const [units, firsts, firstGroups, seconds, starts, bits, phrases] = sections;
  if (!units || !firsts || !firstGroups || !seconds || !starts || !bits || !phrases || numbers.length !== documents.length * 5) return null;
  const places = documents.map((_document, number): StreamPlace => {
    const [start = 0, namesEnd = 0, headingsEnd = 0, blocksEnd = 0, end = 0] = numbers.slice(number * 5, number * 5 + 5);
    return { start, namesEnd, headingsEnd, blocksEnd, end };
  });
  const words = (bytes: Buffer): Uint32Array => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const index: BigramIndex = {
    pieces,
    documents: documents.length,
    firsts: halvesOf(firsts),
    firstGroups: words(firstGroups),
    seconds: halvesOf(seconds),
    starts: words(starts),
    bits: new Uint8Array(bits.buffer, bits.byteOffset, bits.byteLength),
    phrases: halvesOf(phrases),
  };
  return withIndex({ documents, units: halvesOf(units), places, pieces: tabulatePieces(places) }, index);
}

function opened(path: string, segment: SearchSegment, recordsStart: number, layout: RecordLayout): StoredSegment {
  const records = new StoredRecords(path, recordsStart, layout);
  return {
    segment,
    path,
    record: (number) => records.record(number),
    passages: (number) => records.passages(number, streamOf(segment, number)),
    tasks: (number) => records.tasks(number),
    close: () => records.close(),
  };
}

/** Of records only the headings of tasks decide what is found: they are checked like the index, the passages are shown as they are. */
function tasksChecksum(documents: number, tasks: (number: number) => string): number {
  let sum = 0;
  for (let number = 0; number < documents; number += 1) sum = crc32(tasks(number), sum);
  return sum;
}

function streamsOf(segment: SearchSegment): readonly SearchStream[] {
  return segment.documents.flatMap((_document, number) => streamOf(segment, number) ?? []);
}

function halvesOf(bytes: Buffer): Uint16Array {
  return new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
}

function recordsAt(start: number, sections: readonly Buffer[]): number {
  let at = start;
  for (const { byteLength } of sections) at = aligned(at) + byteLength;
  return aligned(at);
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array | Uint32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

function aligned(at: number): number {
  return Math.ceil(at / ALIGNMENT) * ALIGNMENT;
}

async function put(file: FileHandle, bytes: Buffer, at: number): Promise<number> {
  let done = 0;
  while (done < bytes.byteLength) done += (await file.write(bytes, done, bytes.byteLength - done, at + done)).bytesWritten;
  return at + bytes.byteLength;
}

/** In a buffer of its own, so that numbers of four bytes lie where the processor wants them. */
async function take(file: FileHandle, at: number, length: number): Promise<Buffer | null> {
  const bytes = Buffer.from(new ArrayBuffer(length));
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, at + done);
    if (bytesRead === 0) return null;
    done += bytesRead;
  }
  return bytes;
}

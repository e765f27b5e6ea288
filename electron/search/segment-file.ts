import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { recordedTasks } from '#shared/domain/search/passage-record.ts';
import type { SearchStream } from '#shared/domain/search/search-stream.ts';
import { SEGMENT_VERSION, type SegmentDocument, type SegmentFacets, type SegmentHeader } from '#shared/model/search-index.ts';
import { placesOf, type SearchSegment, streamOf, tabulatePieces, withIndex } from './search-segment.ts';
import { aligned, openSections, type StoredSections, sectionBytes, sectionStarts } from './segment-sections.ts';
import { blockChecksums, DamagedSegment, OpenFile, StoredBytes } from './stored-bytes.ts';
import { type HitPassages, layOutRecords, passagesOf, type RecordLayout, StoredRecords } from './stored-records.ts';
import { layOutTasks, type TaskHeadings } from './task-headings.ts';

/** A segment on the disk. Its text and its index are read as they are asked for and then kept, its records each time, or only the passages of them that are shown. */
export type StoredSegment = {
  readonly segment: SearchSegment;
  /** `null` for one that could not be written and lives in memory. */
  readonly path: string | null;
  /** The record of a document by its number; `null` where the file gives it no more. */
  readonly record: (number: number) => string | null;
  readonly passages: (number: number) => HitPassages;
  readonly tasks: () => TaskHeadings;
  /** Reads some of the lists and texts that nobody asked for yet; answers how many bytes, 0 when all are in memory. */
  readonly readAhead: () => number;
  readonly close: () => void;
};

const MAGIC = 'YUECESEG';
const PREFIX_BYTES = 24;
const LARGEST_HEADER = 256 * 1024 * 1024;

/** Writes a segment with its records whole or not at all; the index is a cache, so it is left to the system when the bytes reach the disk. */
export async function writeSegment(
  path: string,
  segment: SearchSegment,
  records: (number: number) => string | null,
): Promise<StoredSegment> {
  const { documents, index } = segment;
  const recordOf = (number: number): string => records(number) ?? '';
  const layout = layOutRecords(streamsOf(segment), recordOf);
  const tasks = tasksOf(segment, recordOf);
  const sections = sectionBytes({ segment, layout, tasks });
  const lengths = sections.map(({ byteLength }) => byteLength);
  const head = Buffer.from(
    JSON.stringify({
      version: SEGMENT_VERSION,
      pieces: index.pieces,
      ids: documents.map(({ id }) => id),
      states: documents.map(({ state }) => state),
      titles: documents.map(({ title }) => title),
      relativePaths: documents.map(({ relativePath }) => relativePath),
      issueDates: documents.map(({ issueDate }) => issueDate),
      sections: lengths,
      checksums: blockChecksums(sections.flatMap((section) => [section, gapBehind(section)])),
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
    at = await put(file, gapBehind(head), at);
    for (const section of sections) at = await put(file, gapBehind(section), await put(file, section, at));
    for (const number of documents.keys()) at = await put(file, Buffer.from(recordOf(number), 'utf16le'), at);
  } catch (error) {
    await file.close();
    await rm(temporary, { force: true });
    throw error;
  }
  await file.close();
  await rename(temporary, path);
  const opened = new OpenFile(path);
  const recordsStart = aligned(PREFIX_BYTES + head.byteLength) + (sectionStarts(lengths).at(-1) ?? 0);
  return stored(opened, segment, new StoredRecords(opened, recordsStart, layout), { tasks: () => tasks, readAhead: () => 0 });
}

/** A segment for a store that cannot be written: all of it stays in memory. */
export function segmentInMemory(segment: SearchSegment, records: (number: number) => string | null): StoredSegment {
  const kept = segment.documents.map((_document, number) => records(number));
  const tasks = tasksOf(segment, (number) => kept[number] ?? '');
  return {
    segment,
    path: null,
    record: (number) => kept[number] ?? null,
    passages: (number) => passagesOf(kept[number] ?? '', streamOf(segment, number)),
    tasks: () => tasks,
    readAhead: () => 0,
    close: () => undefined,
  };
}

/**
 * Opens a segment, its head and the tables of its index read; `stale` for one of another version, `damaged` for anything else that is none.
 * What is damaged further on is told with `DamagedSegment` by whoever comes upon it.
 */
export async function readSegment(path: string): Promise<StoredSegment | 'stale' | 'damaged'> {
  const file = new OpenFile(path);
  try {
    const opened = openSegment(file);
    if (typeof opened === 'string') file.close();
    return opened;
  } catch (error) {
    file.close();
    if (error instanceof DamagedSegment) return 'damaged';
    throw error;
  }
}

function openSegment(file: OpenFile): StoredSegment | 'stale' | 'damaged' {
  const prefix = Buffer.alloc(PREFIX_BYTES);
  if (!file.read(prefix, 0) || prefix.toString('latin1', 0, MAGIC.length) !== MAGIC) return 'damaged';
  const headBytes = prefix.readUInt32LE(8);
  if (headBytes > Math.min(file.bytes, LARGEST_HEADER)) return 'damaged';
  const head = Buffer.allocUnsafe(headBytes);
  if (!file.read(head, PREFIX_BYTES) || crc32(head) !== prefix.readUInt32LE(12)) return 'damaged';
  // The checksum proves that this is a head of ours; a check of every field of ten thousand documents would be felt at each start.
  const header = JSON.parse(head.toString('utf8')) as SegmentHeader;
  if (header.version !== SEGMENT_VERSION) return 'stale';
  const start = aligned(PREFIX_BYTES + headBytes);
  const length = sectionStarts(header.sections).at(-1) ?? 0;
  const bytes = new StoredBytes(file, start, length, header.checksums);
  const sections = openSections(bytes, header.sections, { pieces: header.pieces, documents: header.ids.length });
  if (sections === null || file.bytes < recordsEnd(start + length, sections.records)) return 'damaged';
  const segment = segmentOf(header, sections);
  const records = new StoredRecords(file, start + length, sections.records);
  return stored(file, segment, records, sections);
}

function segmentOf(header: SegmentHeader, { places: numbers, units, bringInUnits, index, facets }: StoredSections): SearchSegment {
  const places = placesOf(numbers);
  let known: readonly SegmentFacets[] | null = null;
  const facetsOf = (number: number): SegmentFacets => {
    known ??= facets();
    return known[number] ?? NO_FACETS;
  };
  const documents = header.ids.map((_id, number) => new StoredDocument(header, number, facetsOf));
  return withIndex({ documents, units, places, pieces: tabulatePieces(places), bringIn: bringInUnits }, index);
}

const NO_FACETS: SegmentFacets = { title: '', number: '', issuer: '', units: '', kind: '', stage: '', fileName: '' };

/** A document of which its fields are read when they are first asked for: few questions ask for any. */
class StoredDocument implements SegmentDocument {
  readonly id: string;
  readonly state: string;
  readonly title: string;
  readonly relativePath: string;
  readonly issueDate: string;
  readonly #number: number;
  readonly #facetsOf: (number: number) => SegmentFacets;

  constructor(header: SegmentHeader, number: number, facetsOf: (number: number) => SegmentFacets) {
    this.id = header.ids[number] ?? '';
    this.state = header.states[number] ?? '';
    this.title = header.titles[number] ?? '';
    this.relativePath = header.relativePaths[number] ?? '';
    this.issueDate = header.issueDates[number] ?? '';
    this.#number = number;
    this.#facetsOf = facetsOf;
  }

  get facets(): SegmentFacets {
    return this.#facetsOf(this.#number);
  }
}

function stored(
  file: OpenFile,
  segment: SearchSegment,
  records: StoredRecords,
  more: Pick<StoredSegment, 'tasks' | 'readAhead'>,
): StoredSegment {
  return {
    segment,
    path: file.path,
    tasks: more.tasks,
    readAhead: more.readAhead,
    record: (number) => records.record(number),
    passages: (number) => records.passages(number, streamOf(segment, number)),
    close: () => file.close(),
  };
}

function tasksOf({ documents }: SearchSegment, recordOf: (number: number) => string): TaskHeadings {
  return layOutTasks(documents.map((_document, number) => recordedTasks(recordOf(number))));
}

function streamsOf(segment: SearchSegment): readonly SearchStream[] {
  return segment.documents.flatMap((_document, number) => streamOf(segment, number) ?? []);
}

function recordsEnd(start: number, { places }: RecordLayout): number {
  return start + (places.at(-1) ?? 0);
}

function gapBehind({ byteLength }: Uint8Array): Uint8Array {
  return new Uint8Array(aligned(byteLength) - byteLength);
}

async function put(file: FileHandle, bytes: Uint8Array, at: number): Promise<number> {
  let done = 0;
  while (done < bytes.byteLength) done += (await file.write(bytes, done, bytes.byteLength - done, at + done)).bytesWritten;
  return at + bytes.byteLength;
}

import type { SegmentFacets } from '#shared/model/search-index.ts';
import type { BigramIndex } from './bigram-index.ts';
import type { SearchSegment } from './search-segment.ts';
import type { StoredBytes } from './stored-bytes.ts';
import type { RecordLayout } from './stored-records.ts';
import type { TaskHeadings } from './task-headings.ts';

/** The sections of a segment file in their order: first what is read with the head, then what is read as it is asked for. */
const SECTIONS = [
  /** Start, end of names, of headings, of blocks, and end of each stream. */
  'places',
  'recordPlaces',
  'firsts',
  'firstGroups',
  'seconds',
  'starts',
  /** From here on nothing is read before it is needed. */
  'phrases',
  'lengths',
  'bits',
  'units',
  'facets',
  'taskEnds',
  'tasks',
] as const;

type Section = (typeof SECTIONS)[number];

/** The last of those that are read at once. */
const LAST_AT_ONCE: Section = 'starts';
const PLACE_NUMBERS = 5;
const ALIGNMENT = 8;

/** What a segment file holds beside its head and its records. */
export type SectionContents = {
  readonly segment: SearchSegment;
  readonly layout: RecordLayout;
  readonly tasks: TaskHeadings;
};

/** The bytes of all sections, in order. */
export function sectionBytes({ segment, layout, tasks }: SectionContents): readonly Uint8Array[] {
  const { index, places, documents, units } = segment;
  const contents: Readonly<Record<Section, Uint8Array | Uint16Array | Uint32Array>> = {
    places: Uint32Array.from(
      places.flatMap(({ start, namesEnd, headingsEnd, blocksEnd, end }) => [start, namesEnd, headingsEnd, blocksEnd, end]),
    ),
    recordPlaces: layout.places,
    firsts: index.firsts,
    firstGroups: index.firstGroups,
    seconds: index.seconds,
    starts: index.starts,
    phrases: index.phrases,
    lengths: layout.lengths,
    bits: index.bits,
    units,
    facets: Buffer.from(JSON.stringify(documents.map(({ facets }) => facets))),
    taskEnds: tasks.ends,
    tasks: tasks.units,
  };
  return SECTIONS.map((name) => {
    const { buffer, byteOffset, byteLength } = contents[name];
    return new Uint8Array(buffer, byteOffset, byteLength);
  });
}

/** Where each section begins, and where the last one ends, each at a multiple of eight, so that numbers lie where the processor wants them. */
export function sectionStarts(lengths: readonly number[]): readonly number[] {
  const starts = [0];
  for (const length of lengths) starts.push(aligned((starts.at(-1) ?? 0) + length));
  return starts;
}

/** The next place for something that must be aligned. */
export function aligned(at: number): number {
  return Math.ceil(at / ALIGNMENT) * ALIGNMENT;
}

/** Sections of a file, each read when it is asked for; they throw `DamagedSegment` where they are not what was written. */
export type StoredSections = {
  readonly places: Uint32Array;
  readonly units: Uint16Array;
  /** Has units [from, to) in memory. */
  readonly bringInUnits: (from: number, to: number) => void;
  readonly index: BigramIndex;
  readonly records: RecordLayout;
  readonly facets: () => readonly SegmentFacets[];
  readonly tasks: () => TaskHeadings;
  /** Reads some of the lists and texts that nobody asked for yet; answers how many bytes, 0 when all are in memory. */
  readonly readAhead: () => number;
};

/** Opens the sections of a file, of so many bytes each; `null` where they are not as many as this version writes. */
export function openSections(
  bytes: StoredBytes,
  lengths: readonly number[],
  { pieces, documents }: { readonly pieces: number; readonly documents: number },
): StoredSections | null {
  if (lengths.length !== SECTIONS.length) return null;
  const starts = sectionStarts(lengths);
  const startOf = (name: Section): number => starts[SECTIONS.indexOf(name)] ?? 0;
  const lengthOf = (name: Section): number => lengths[SECTIONS.indexOf(name)] ?? 0;
  const bytesOf = (name: Section): Uint8Array => new Uint8Array(bytes.buffer, startOf(name), lengthOf(name));
  const halvesOf = (name: Section): Uint16Array => new Uint16Array(bytes.buffer, startOf(name), lengthOf(name) / 2);
  const wordsOf = (name: Section): Uint32Array => new Uint32Array(bytes.buffer, startOf(name), lengthOf(name) / 4);
  const bringIn = (name: Section, from: number, to: number): void => bytes.bringIn(startOf(name) + from, startOf(name) + to);
  const whole = (name: Section): void => bringIn(name, 0, lengthOf(name));
  bytes.bringIn(0, startOf(LAST_AT_ONCE) + lengthOf(LAST_AT_ONCE));
  const places = wordsOf('places');
  if (places.length !== documents * PLACE_NUMBERS) return null;
  return {
    places,
    units: halvesOf('units'),
    bringInUnits: (from, to) => bringIn('units', 2 * from, 2 * to),
    index: {
      pieces,
      documents,
      firsts: halvesOf('firsts'),
      firstGroups: wordsOf('firstGroups'),
      seconds: halvesOf('seconds'),
      starts: wordsOf('starts'),
      bits: bytesOf('bits'),
      bringIn: (from, to) => bringIn('bits', from, to),
      get phrases() {
        whole('phrases');
        return halvesOf('phrases');
      },
    },
    records: {
      places: wordsOf('recordPlaces'),
      lengths: halvesOf('lengths'),
      bringIn: (from, to) => bringIn('lengths', 2 * from, 2 * to),
    },
    facets() {
      whole('facets');
      // The checksums prove that this was written here.
      return JSON.parse(Buffer.from(bytesOf('facets').buffer, startOf('facets'), lengthOf('facets')).toString('utf8')) as SegmentFacets[];
    },
    // Fields and headings of tasks are asked for by few questions.
    readAhead: () => bytes.bringInMore(startOf('units') + lengthOf('units')),
    tasks() {
      whole('taskEnds');
      whole('tasks');
      return { units: halvesOf('tasks'), ends: wordsOf('taskEnds') };
    },
  };
}

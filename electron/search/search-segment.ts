import type { SearchStream } from '#shared/domain/search/search-stream.ts';
import type { SegmentDocument } from '#shared/model/search-index.ts';
import type { BigramIndex } from './bigram-index.ts';
import { buildBigrams, type Chunks } from './build-bigrams.ts';

/** Where a document's stream and its parts lie in the units of its segment. */
export type StreamPlace = {
  readonly start: number;
  readonly namesEnd: number;
  readonly headingsEnd: number;
  readonly blocksEnd: number;
  readonly end: number;
};

/** Documents that were indexed together. Never changed once built. */
export type SearchSegment = {
  readonly documents: readonly SegmentDocument[];
  /** All streams one behind the other. */
  readonly units: Uint16Array;
  readonly places: readonly StreamPlace[];
  readonly index: BigramIndex;
  readonly chunks: ChunkTable;
};

/** What follows from the places alone: of each chunk its document, its first unit, and whether it holds names, headings or text. */
export type ChunkTable = { readonly documents: Uint32Array; readonly starts: Uint32Array; readonly kinds: Uint8Array };

export const CHUNK_KIND = { names: 0, headings: 1, text: 2 } as const;

/** UTF-16 units of a chunk: small ones tell more exactly where a phrase can stand, large ones take less room. */
export const CHUNK_UNITS = 2_048;
/** A chunk's pairs reach this far into the next one, so that a phrase that begins in it has all its pairs there. */
export const OVERLAP_UNITS = 48;

/** Indexes documents with their streams; the order given stays. Linear in their text. */
export function buildSegment(entries: readonly { readonly document: SegmentDocument; readonly stream: SearchStream }[]): SearchSegment {
  const units = new Uint16Array(entries.reduce((sum, { stream }) => sum + stream.units.length, 0));
  let start = 0;
  const places = entries.map(({ stream: { units: own, namesEnd, headingsEnd, blocksEnd } }): StreamPlace => {
    units.set(own, start);
    const place = {
      start,
      namesEnd: start + namesEnd,
      headingsEnd: start + headingsEnd,
      blocksEnd: start + blocksEnd,
      end: start + own.length,
    };
    start = place.end;
    return place;
  });
  const chunks = tabulateChunks(places);
  const index = buildBigrams(units, stretchesOf(places, chunks));
  return { documents: entries.map(({ document }) => document), units, places, index, chunks };
}

/** The stream of a document, by its number in the segment. */
export function streamOf({ units, places }: SearchSegment, number: number): SearchStream | null {
  const place = places[number];
  if (!place) return null;
  const { start, namesEnd, headingsEnd, blocksEnd, end } = place;
  return { units: units.subarray(start, end), namesEnd: namesEnd - start, headingsEnd: headingsEnd - start, blocksEnd: blocksEnd - start };
}

/** Chunks in their order: the names, then the headings, then everything else of each document, none across a border. */
export function tabulateChunks(places: readonly StreamPlace[]): ChunkTable {
  const sections = places.flatMap((place, document) => sectionsOf(place).map((section) => ({ ...section, document })));
  const count = sections.reduce((sum, { start, end }) => sum + Math.ceil((end - start) / CHUNK_UNITS), 0);
  const table = { documents: new Uint32Array(count), starts: new Uint32Array(count), kinds: new Uint8Array(count) };
  let chunk = 0;
  for (const { document, kind, start, end } of sections) {
    for (let from = start; from < end; from += CHUNK_UNITS) {
      table.documents[chunk] = document;
      table.starts[chunk] = from;
      table.kinds[chunk] = kind;
      chunk += 1;
    }
  }
  return table;
}

function sectionsOf({ start, namesEnd, headingsEnd, end }: StreamPlace): readonly { kind: number; start: number; end: number }[] {
  return [
    { kind: CHUNK_KIND.names, start, end: namesEnd },
    { kind: CHUNK_KIND.headings, start: namesEnd, end: headingsEnd },
    { kind: CHUNK_KIND.text, start: headingsEnd, end },
  ];
}

function stretchesOf(places: readonly StreamPlace[], { starts }: ChunkTable): Chunks {
  const ends = new Uint32Array(starts.length);
  let chunk = 0;
  for (const place of places) {
    for (const { start, end } of sectionsOf(place)) {
      for (let from = start; from < end; from += CHUNK_UNITS) {
        ends[chunk] = Math.min(end, from + CHUNK_UNITS + OVERLAP_UNITS);
        chunk += 1;
      }
    }
  }
  return { starts, ends };
}

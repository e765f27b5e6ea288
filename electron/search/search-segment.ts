import type { SearchStream } from '#shared/domain/search/search-stream.ts';
import type { SegmentDocument } from '#shared/model/search-index.ts';
import type { BigramIndex } from './bigram-index.ts';
import { buildBigrams, type IndexedStretches, MOST_PLACES } from './build-bigrams.ts';
import { phraseTable } from './common-phrases.ts';

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
  /** Has units [from, to) in memory; left out where all are. */
  readonly bringIn?: (from: number, to: number) => void;
  readonly places: readonly StreamPlace[];
  readonly index: BigramIndex;
  readonly pieces: PieceTable;
  readonly phrases: PhraseTable;
  /** The answers of a question that no document answers: one for all, told by its identity, so that nobody looks through it. Never written to. */
  readonly noAnswers: Uint8Array;
};

/** What follows from the places alone: of each piece of text its document and its first unit. */
export type PieceTable = { readonly documents: Uint16Array; readonly starts: Uint32Array };

/** What follows from the index alone: the common phrases, each with the pair it is in the index. */
export type PhraseTable = ReturnType<typeof phraseTable>;

/** UTF-16 units of a piece: most papers are one, a long one is cut, so that a phrase is looked for in a part of it only. */
export const PIECE_UNITS = 8_192;
/** A piece's pairs reach this far into the next one, so that a phrase that begins in it has all its pairs there. */
export const OVERLAP_UNITS = 48;
/** Documents of a segment, and units of one that has several: more could have more places than an index can tell apart. */
const MOST_DOCUMENTS = 20_000;
const MOST_UNITS = (MOST_PLACES - 3 * MOST_DOCUMENTS) * PIECE_UNITS;

/** Whether so many documents can be one segment. */
export function fitsSegment(documents: number, units: number): boolean {
  return documents <= MOST_DOCUMENTS && (documents <= 1 || units <= MOST_UNITS);
}

/** A segment that has no index yet, and what the index is to be of. */
export type SegmentLayout = Omit<SearchSegment, 'index' | 'phrases' | 'noAnswers'> & { readonly stretches: IndexedStretches };

export type SegmentEntry = { readonly document: SegmentDocument; readonly stream: SearchStream };

/** Indexes documents with their streams, as many as fit; the order given stays. Linear in their text. */
export function buildSegment(entries: readonly SegmentEntry[]): SearchSegment {
  const layout = layOutSegment(entries);
  return withIndex(layout, buildBigrams(layout.units, layout.stretches));
}

/** Puts the streams one behind the other. */
export function layOutSegment(entries: readonly SegmentEntry[]): SegmentLayout {
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
  const pieces = tabulatePieces(places);
  return { documents: entries.map(({ document }) => document), units, places, pieces, stretches: stretchesOf(places, pieces) };
}

/** Makes a layout whole with the index built of its units and stretches. */
export function withIndex(
  { documents, units, places, pieces, bringIn }: Omit<SegmentLayout, 'stretches'>,
  index: BigramIndex,
): SearchSegment {
  let phrases: PhraseTable | null = null;
  return {
    documents,
    units,
    places,
    index,
    pieces,
    ...(bringIn === undefined ? {} : { bringIn }),
    /** Made when it is first asked for. */
    get phrases() {
      phrases ??= phraseTable(index.phrases);
      return phrases;
    },
    noAnswers: new Uint8Array(documents.length),
  };
}

const PLACE_NUMBERS = 5;

/** The places of streams of five numbers each. */
export function placesOf(numbers: Uint32Array): readonly StreamPlace[] {
  return Array.from({ length: numbers.length / PLACE_NUMBERS }, (_, number): StreamPlace => {
    const at = number * PLACE_NUMBERS;
    return {
      start: numbers[at] ?? 0,
      namesEnd: numbers[at + 1] ?? 0,
      headingsEnd: numbers[at + 2] ?? 0,
      blocksEnd: numbers[at + 3] ?? 0,
      end: numbers[at + 4] ?? 0,
    };
  });
}

/** The stream of a document, by its number in the segment. */
export function streamOf({ units, places, bringIn }: SearchSegment, number: number): SearchStream | null {
  const place = places[number];
  if (!place) return null;
  const { start, namesEnd, headingsEnd, blocksEnd, end } = place;
  bringIn?.(start, end);
  return { units: units.subarray(start, end), namesEnd: namesEnd - start, headingsEnd: headingsEnd - start, blocksEnd: blocksEnd - start };
}

/** The pieces of all documents in their order: everything behind the names and the copy of the headings, none across a border. */
export function tabulatePieces(places: readonly StreamPlace[]): PieceTable {
  const count = places.reduce((sum, { headingsEnd, end }) => sum + Math.ceil((end - headingsEnd) / PIECE_UNITS), 0);
  const table = { documents: new Uint16Array(count), starts: new Uint32Array(count) };
  let piece = 0;
  for (const [document, { headingsEnd, end }] of places.entries()) {
    for (let from = headingsEnd; from < end; from += PIECE_UNITS) {
      table.documents[piece] = document;
      table.starts[piece] = from;
      piece += 1;
    }
  }
  return table;
}

function stretchesOf(places: readonly StreamPlace[], pieces: PieceTable): IndexedStretches {
  const count = pieces.starts.length;
  const starts = new Uint32Array(count + 2 * places.length);
  const ends = new Uint32Array(count + 2 * places.length);
  for (let piece = 0; piece < count; piece += 1) {
    const start = pieces.starts[piece] ?? 0;
    starts[piece] = start;
    ends[piece] = Math.min(places[pieces.documents[piece] ?? 0]?.end ?? 0, start + PIECE_UNITS + OVERLAP_UNITS);
  }
  for (const [document, { start, namesEnd, headingsEnd }] of places.entries()) {
    const label = count + 2 * document;
    starts[label] = namesEnd;
    ends[label] = headingsEnd;
    starts[label + 1] = start;
    ends[label + 1] = namesEnd;
  }
  return { starts, ends, pieces: count, documents: places.length };
}

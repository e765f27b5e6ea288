import { findUnits, needleOf } from '#shared/domain/search/find-units.ts';
import { isBarrier } from '#shared/domain/search/squeeze-text.ts';
import {
  type BigramIndex,
  chunksOf,
  findPair,
  forEachChunk,
  keepHolding,
  mostChunks,
  type Posting,
  pairsBeginningWith,
  postingOf,
} from './bigram-index.ts';
import { CHUNK_KIND, CHUNK_UNITS, OVERLAP_UNITS, type SearchSegment } from './search-segment.ts';

/**
 * How well each document of a segment answers, one byte a document; 0 where it does not.
 * The highest bit: its title, number or file name · the next: a heading · the rest: chunks of text, up to 63, at least 1.
 */
export type Answers = Uint8Array;

export const NAMED = 0x80;
export const HEADED = 0x40;
const PLACES = 0x3f;

/** Few enough to look into the texts at once rather than at more pairs. */
const FEW_CHUNKS = 32;

/** Documents that hold some words anywhere; exact. `within` leaves out documents that another part of the query excluded. */
export function findWords(segment: SearchSegment, words: string, within: Answers | null): Answers {
  const { documents, starts, kinds } = segment.chunks;
  const answers = new Uint8Array(segment.documents.length);
  const candidates = words.length === 1 ? chunksWithUnit(segment.index, words) : chunksWithPairs(segment.index, words);
  // A pair stands where the index says; longer words must be looked up in the text of the chunk.
  const needle = words.length > 2 ? needleOf(words) : null;
  const reach = CHUNK_UNITS + words.length - 1;
  for (const chunk of candidates) {
    const number = documents[chunk] ?? 0;
    const held = answers[number] ?? 0;
    if (held === 0) {
      if (within !== null && within[number] === 0) continue;
      const start = starts[chunk] ?? 0;
      const end = Math.min(start + reach, segment.places[number]?.end ?? 0);
      if (needle !== null && findUnits(segment.units, needle, start, end) < 0) continue;
    }
    answers[number] = withChunk(held, kinds[chunk] ?? 0);
  }
  return answers;
}

/** Adds up two answers of which both must hold. */
export function both(left: Answers, right: Answers): Answers {
  const sum = new Uint8Array(left.length);
  for (let number = 0; number < sum.length; number += 1) {
    const one = left[number] ?? 0;
    const other = right[number] ?? 0;
    if (one !== 0 && other !== 0) sum[number] = (one & other & NAMED) | ((one | other) & HEADED) | placesOf(one, other);
  }
  return sum;
}

/** Adds up two answers of which one is enough. */
export function eitherOf(left: Answers, right: Answers): Answers {
  const sum = new Uint8Array(left.length);
  for (let number = 0; number < sum.length; number += 1) {
    const one = left[number] ?? 0;
    const other = right[number] ?? 0;
    sum[number] = ((one | other) & (NAMED | HEADED)) | placesOf(one, other);
  }
  return sum;
}

/** Rarity of some words in chunks: what to look for first. An upper bound; 0 is certain. */
export function rarityOf({ index }: SearchSegment, words: string): number {
  if (words.length < 2) return index.chunks;
  const pairs = pairsOf(index, words);
  return pairs === null ? 0 : Math.min(index.chunks, ...pairs.map((pair) => mostChunks(index, pair)));
}

function placesOf(one: number, other: number): number {
  return Math.min(PLACES, (one & PLACES) + (other & PLACES));
}

function withChunk(held: number, kind: number): number {
  if (kind === CHUNK_KIND.names) return held | NAMED;
  if (kind === CHUNK_KIND.headings) return held | HEADED;
  return (held & PLACES) < PLACES ? held + 1 : held;
}

/** Every chunk that holds a pair beginning with the unit: its last place in a chunk is followed by something too. */
function chunksWithUnit(index: BigramIndex, unit: string): Uint32Array {
  const [from, to] = pairsBeginningWith(index, unit.charCodeAt(0));
  const bits = new Uint8Array(Math.ceil(index.chunks / 8));
  for (let pair = from; pair < to; pair += 1) {
    const posting = postingOf(index, pair);
    const { start } = posting;
    if (posting.isDense) {
      for (let byte = 0; byte < bits.length; byte += 1) bits[byte] = (bits[byte] ?? 0) | (index.postings[start + byte] ?? 0);
    } else {
      forEachChunk(index, posting, (chunk) => {
        bits[chunk >> 3] = (bits[chunk >> 3] ?? 0) | (1 << (chunk & 7));
      });
    }
  }
  return chunksOfBits(bits, index.chunks);
}

function chunksWithPairs(index: BigramIndex, words: string): Uint32Array {
  const pairs = pairsOf(index, words);
  const rarest = pairs?.[0];
  if (!pairs || rarest === undefined) return new Uint32Array(0);
  if (rarest.isDense) return chunksInAll(index, pairs);
  let list = chunksOf(index, rarest);
  for (const pair of pairs.slice(1)) {
    if (list.length <= FEW_CHUNKS && words.length > 2) break;
    list = list.subarray(0, keepHolding(index, pair, list));
  }
  return list;
}

/** All of them bitmaps: a byte tells of eight chunks at once. */
function chunksInAll({ postings, chunks }: BigramIndex, pairs: readonly Posting[]): Uint32Array {
  const bytes = Math.ceil(chunks / 8);
  const from = pairs[0]?.start ?? 0;
  // Not `slice`: of a `Buffer` that is no copy, and the index itself would be changed.
  const bits = Uint8Array.from(postings.subarray(from, from + bytes));
  for (const { start } of pairs.slice(1)) {
    for (let byte = 0; byte < bytes; byte += 1) bits[byte] = (bits[byte] ?? 0) & (postings[start + byte] ?? 0);
  }
  return chunksOfBits(bits, chunks);
}

function chunksOfBits(bits: Uint8Array, chunks: number): Uint32Array {
  const list = new Uint32Array(chunks);
  let length = 0;
  for (let byte = 0; byte < bits.length; byte += 1) {
    for (let rest = bits[byte] ?? 0; rest !== 0; rest &= rest - 1) {
      list[length] = byte * 8 + 31 - Math.clz32(rest & -rest);
      length += 1;
    }
  }
  return list.subarray(0, length);
}

/** Postings of the pairs of some words, the rarest first; `null` where one is nowhere. Words longer than the overlap are told by their beginning. */
function pairsOf(index: BigramIndex, words: string): readonly Posting[] | null {
  const found = new Set<number>();
  const end = Math.min(words.length - 1, OVERLAP_UNITS);
  for (let at = 0; at < end; at += 1) {
    const first = words.charCodeAt(at);
    if (isBarrier(first)) continue;
    const pair = findPair(index, first, words.charCodeAt(at + 1));
    if (pair < 0) return null;
    found.add(pair);
  }
  const postings = [...found].map((pair) => postingOf(index, pair));
  return postings.sort((one, other) => mostChunks(index, one) - mostChunks(index, other));
}

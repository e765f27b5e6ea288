import { isBarrier } from '#shared/domain/search/squeeze-text.ts';
import type { BigramIndex } from './bigram-index.ts';
import { type CommonPair, commonFrom, findCommonPhrases } from './common-phrases.ts';
import { BigramWriter } from './write-bigrams.ts';

/** A stretch of units whose pairs belong to one place; stretches may overlap, a place comes once. */
export type Stretches = { readonly starts: Uint32Array; readonly ends: Uint32Array };

/** What is indexed: first the pieces of text, then of each document the headings and the names. Not more than `MOST_PLACES`. */
export type IndexedStretches = Stretches & { readonly pieces: number; readonly documents: number };

/** Places of one index: an entry has sixteen bits for them. */
export const MOST_PLACES = 0x10000;

const UNITS = 0x10000;
/** Fewer entries are sorted by the engine itself. */
const SMALL_RANGE = 256;

/**
 * Builds an index by sorting: pairs are dealt out by their first unit, then those of each unit sorted by their second, so that places come out
 * ascending within each pair. The common phrases come first, as pairs of their length and their number. Four bytes a unit meanwhile. Linear in the text.
 */
export function buildBigrams(units: Uint16Array, stretches: IndexedStretches): BigramIndex {
  if (stretches.starts.length > MOST_PLACES) throw new RangeError(`${stretches.starts.length} places are too many for one index`);
  const ends = countFirsts(units, stretches);
  const entries = new Uint32Array(ends[UNITS - 1] ?? 0);
  const starts = dealOut(units, stretches, ends, entries);
  const spare = new Uint32Array(longestRange(starts, ends));
  const common: CommonPair[] = [];
  const ranges: { readonly first: number; readonly own: Uint32Array }[] = [];
  for (let first = 0; first < UNITS; first += 1) {
    const own = entries.subarray(starts[first], ends[first]);
    if (own.length === 0) continue;
    sortBySecond(own, spare);
    ranges.push({ first, own });
    addCommonPairs(common, first, { entries: own, pieces: stretches.pieces });
  }
  const phrases = findCommonPhrases(units, stretches, common);
  const writer = new BigramWriter(stretches.pieces, stretches.documents);
  for (const { length, entries: own } of phrases) {
    sortBySecond(own, new Uint32Array(own.length));
    writer.add(length, own);
  }
  for (const { first, own } of ranges) writer.add(first, own);
  return writer.finished(phrases);
}

/** Of sorted entries the pairs in many pieces. Linear. */
function addCommonPairs(
  common: CommonPair[],
  first: number,
  { entries, pieces }: { readonly entries: Uint32Array; readonly pieces: number },
): void {
  const least = commonFrom(pieces);
  for (let from = 0; from + least <= entries.length; ) {
    const second = (entries[from] ?? 0) >>> 16;
    let to = from;
    let own = 0;
    let last = -1;
    for (; to < entries.length && (entries[to] ?? 0) >>> 16 === second; to += 1) {
      const place = (entries[to] ?? 0) & 0xffff;
      if (place !== last && place < pieces) own += 1;
      last = place;
    }
    if (own >= least) common.push({ first, second, pieces: own });
    from = to;
  }
}

/** Where the entries of each first unit end. A pair from a mark on is never asked for; one onto it says that the unit stands there at all. */
function countFirsts(units: Uint16Array, { starts, ends }: Stretches): Uint32Array {
  const counts = new Uint32Array(UNITS);
  for (let place = 0; place < starts.length; place += 1) {
    const end = ends[place] ?? 0;
    for (let at = starts[place] ?? 0; at < end; at += 1) {
      const first = units[at] ?? 0;
      counts[first] = (counts[first] ?? 0) + 1;
    }
  }
  for (let unit = 0; isBarrier(unit); unit += 1) counts[unit] = 0;
  let sum = 0;
  for (let unit = 0; unit < UNITS; unit += 1) {
    sum += counts[unit] ?? 0;
    counts[unit] = sum;
  }
  return counts;
}

/** Puts every pair among those of its first unit; answers where those begin. */
function dealOut(units: Uint16Array, { starts, ends }: Stretches, rangeEnds: Uint32Array, entries: Uint32Array): Uint32Array {
  const rangeStarts = new Uint32Array(UNITS);
  rangeStarts.set(rangeEnds.subarray(0, UNITS - 1), 1);
  const next = rangeStarts.slice();
  for (let place = 0; place < starts.length; place += 1) {
    const end = ends[place] ?? 0;
    let at = starts[place] ?? 0;
    let first = units[at] ?? 0;
    for (; at < end; at += 1) {
      const second = units[at + 1] ?? 0;
      if (!isBarrier(first)) {
        const to = next[first] ?? 0;
        next[first] = to + 1;
        entries[to] = (second << 16) | place;
      }
      first = second;
    }
  }
  return rangeStarts;
}

function longestRange(starts: Uint32Array, ends: Uint32Array): number {
  let longest = 0;
  for (let unit = 0; unit < UNITS; unit += 1) longest = Math.max(longest, (ends[unit] ?? 0) - (starts[unit] ?? 0));
  return longest;
}

/** Sorts entries whose places ascend already: by the lower byte of the second unit, then by the upper one. Linear. */
function sortBySecond(entries: Uint32Array, spare: Uint32Array): void {
  if (entries.length < SMALL_RANGE) {
    entries.sort();
    return;
  }
  const other = spare.subarray(0, entries.length);
  sortByByte(entries, other, 16);
  sortByByte(other, entries, 24);
}

function sortByByte(from: Uint32Array, to: Uint32Array, shift: number): void {
  const next = new Uint32Array(257);
  for (let at = 0; at < from.length; at += 1) {
    const byte = ((from[at] ?? 0) >>> shift) & 0xff;
    next[byte + 1] = (next[byte + 1] ?? 0) + 1;
  }
  for (let byte = 0; byte < 256; byte += 1) next[byte + 1] = (next[byte + 1] ?? 0) + (next[byte] ?? 0);
  for (let at = 0; at < from.length; at += 1) {
    const entry = from[at] ?? 0;
    const byte = (entry >>> shift) & 0xff;
    const place = next[byte] ?? 0;
    next[byte] = place + 1;
    to[place] = entry;
  }
}

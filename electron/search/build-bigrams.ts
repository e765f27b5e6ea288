import { isBarrier } from '#shared/domain/search/squeeze-text.ts';
import type { BigramIndex } from './bigram-index.ts';
import { commonFrom, findCommonPhrases } from './common-phrases.ts';
import { entriesOfPhrases } from './phrase-pieces.ts';
import { BigramWriter, joinedIndex } from './write-bigrams.ts';

/** A stretch of units whose pairs belong to one place; stretches may overlap, a place comes once. */
export type Stretches = { readonly starts: Uint32Array; readonly ends: Uint32Array };

/** What is indexed: first the pieces of text, then of each document the headings and the names. Not more than `MOST_PLACES`. */
export type IndexedStretches = Stretches & { readonly pieces: number; readonly documents: number };

/** Places of one index: an entry has sixteen bits for them. */
export const MOST_PLACES = 0x10000;

const UNITS = 0x10000;
/** So many entries are sorted near the processor. */
const BUCKET_ENTRIES = 0x8000;

/**
 * Builds an index by sorting: pairs are dealt out into buckets of a few first units, and each bucket sorted and written while it is near the
 * processor, its places ascending within each pair. The common phrases come first, as pairs of their length and their number.
 * Four bytes a unit meanwhile. Linear in the text, which must end with a mark.
 */
export function buildBigrams(units: Uint16Array, stretches: IndexedStretches): BigramIndex {
  if (stretches.starts.length > MOST_PLACES) throw new RangeError(`${stretches.starts.length} places are too many for one index`);
  if (!isBarrier(units.at(-1) ?? 0)) throw new RangeError('a text must end with a mark');
  const { pieces, documents } = stretches;
  const counts = countFirsts(units, stretches);
  const ranks = rankUnits(units, stretches, counts);
  const plan = planBuckets(counts, ranks.distinct.length);
  const entries = dealOut(units, stretches, ranks.of, plan);
  const writer = new BigramWriter(pieces, documents, { seconds: ranks.distinct, commonFrom: commonFrom(pieces) });
  const spare = new Int32Array(plan.largest);
  for (let bucket = 0; bucket < plan.buckets; bucket += 1) {
    const own = entries.subarray(plan.starts[bucket], plan.starts[bucket + 1]);
    sortByKey(own, spare);
    for (let first = plan.firsts[bucket] ?? 0, from = 0; first < (plan.firsts[bucket + 1] ?? 0); first += 1) {
      const to = from + (counts[first] ?? 0);
      if (to > from) writer.add(first, own.subarray(from, to), plan.keys[first] ?? 0);
      from = to;
    }
  }
  const phrases = findCommonPhrases(units, stretches, writer.common);
  const writerOfPhrases = new BigramWriter(pieces, documents, { seconds: null, commonFrom: Number.POSITIVE_INFINITY });
  for (const phrase of phrases) writerOfPhrases.add(phrase.length, entriesOfPhrases(phrase), 0);
  const r = joinedIndex(writerOfPhrases, writer, phrases);
  return r;
}

/** How many entries each first unit has. A pair from a mark on is never asked for; one onto it says that the unit stands there at all. */
function countFirsts(units: Uint16Array, { starts, ends }: Stretches): Uint32Array {
  const counts = new Uint32Array(UNITS);
  for (let place = 0; place < starts.length; place += 1) countUnits(units.subarray(starts[place], ends[place]), counts);
  for (let unit = 0; isBarrier(unit); unit += 1) counts[unit] = 0;
  return counts;
}

/** Like the other loops over all units a function of its own: the loop of one that is called but once is never compiled well. */
function countUnits(units: Uint16Array, counts: Uint32Array): void {
  for (let at = 0; at < units.length; at += 1) {
    const unit = units[at] ?? 0;
    counts[unit] = (counts[unit] ?? 0) + 1;
  }
}

/** The distinct units, ascending, and of each its number among them: fewer bits than the unit itself. */
type Ranks = { readonly of: Uint16Array; readonly distinct: Uint16Array };

function rankUnits(units: Uint16Array, { ends }: Stretches, counts: Uint32Array): Ranks {
  const isThere = new Uint8Array(UNITS);
  for (let unit = 0; unit < UNITS; unit += 1) isThere[unit] = isBarrier(unit) || (counts[unit] ?? 0) > 0 ? 1 : 0;
  // The last pair of a stretch reaches one unit out of it.
  for (const end of ends) isThere[units[end] ?? 0] = 1;
  const of = new Uint16Array(UNITS);
  const distinct: number[] = [];
  for (let unit = 0; unit < UNITS; unit += 1) {
    of[unit] = distinct.length;
    if (isThere[unit] === 1) distinct.push(unit);
  }
  return { of, distinct: Uint16Array.from(distinct) };
}

/** Which first units are sorted together. An entry's key, its upper half, is what `keys` says of its first unit plus the rank of its second. */
type BucketPlan = {
  readonly buckets: number;
  /** By unit. */
  readonly bucketOf: Uint16Array;
  readonly keys: Uint16Array;
  /** By bucket, one more at the end: its first unit, and where its entries begin. */
  readonly firsts: Uint32Array;
  readonly starts: Uint32Array;
  readonly largest: number;
};

function planBuckets(counts: Uint32Array, distinct: number): BucketPlan {
  const unitsAtMost = Math.floor(UNITS / distinct);
  const bucketOf = new Uint16Array(UNITS);
  const keys = new Uint16Array(UNITS);
  const firsts = [0];
  const starts = [0];
  let entries = 0;
  let held = 0;
  for (let unit = 0; unit < UNITS; unit += 1) {
    const count = counts[unit] ?? 0;
    if (count === 0) continue;
    if (held === unitsAtMost || (held > 0 && entries + count - (starts.at(-1) ?? 0) > BUCKET_ENTRIES)) {
      firsts.push(unit);
      starts.push(entries);
      held = 0;
    }
    bucketOf[unit] = firsts.length - 1;
    keys[unit] = held * distinct;
    held += 1;
    entries += count;
  }
  const buckets = firsts.length;
  const ends = Uint32Array.from([...starts, entries]);
  let largest = 0;
  for (let bucket = 0; bucket < buckets; bucket += 1) largest = Math.max(largest, (ends[bucket + 1] ?? 0) - (ends[bucket] ?? 0));
  return { buckets, bucketOf, keys, firsts: Uint32Array.from([...firsts, UNITS]), starts: ends, largest };
}

/** Puts every pair into the bucket of its first unit: its key (upper half) and its place (lower half). */
function dealOut(units: Uint16Array, { starts, ends }: Stretches, ranks: Uint16Array, plan: BucketPlan): Int32Array {
  const entries = new Int32Array(plan.starts[plan.buckets] ?? 0);
  const dealer: Dealer = { ...plan, ranks, entries, next: plan.starts.slice() };
  for (let place = 0; place < starts.length; place += 1) dealStretch(dealer, units.subarray(starts[place], (ends[place] ?? 0) + 1), place);
  return entries;
}

type Dealer = Pick<BucketPlan, 'bucketOf' | 'keys'> & {
  readonly ranks: Uint16Array;
  /** Signed, though they are bits: the engine has a form of its own for those. */
  readonly entries: Int32Array;
  /** Where the next entry of each bucket goes. */
  readonly next: Uint32Array;
};

/** `units` with the one behind them. */
function dealStretch({ bucketOf, keys, ranks, entries, next }: Dealer, units: Uint16Array, place: number): void {
  let first = units[0] ?? 0;
  for (let at = 1; at < units.length; at += 1) {
    const second = units[at] ?? 0;
    if (!isBarrier(first)) {
      const bucket = bucketOf[first] ?? 0;
      const to = next[bucket] ?? 0;
      next[bucket] = to + 1;
      entries[to] = (((keys[first] ?? 0) + (ranks[second] ?? 0)) << 16) | place;
    }
    first = second;
  }
}

/** Sorts entries whose places ascend already: by the lower byte of the key, then by the upper one. Linear. */
function sortByKey(entries: Int32Array, spare: Int32Array): void {
  const lower = new Uint32Array(257);
  const upper = new Uint32Array(257);
  for (let at = 0; at < entries.length; at += 1) {
    const key = (entries[at] ?? 0) >>> 16;
    const low = (key & 0xff) + 1;
    const high = (key >>> 8) + 1;
    lower[low] = (lower[low] ?? 0) + 1;
    upper[high] = (upper[high] ?? 0) + 1;
  }
  for (let byte = 0; byte < 256; byte += 1) {
    lower[byte + 1] = (lower[byte + 1] ?? 0) + (lower[byte] ?? 0);
    upper[byte + 1] = (upper[byte + 1] ?? 0) + (upper[byte] ?? 0);
  }
  const other = spare.subarray(0, entries.length);
  dealByByte(entries, other, { shift: 16, next: lower });
  dealByByte(other, entries, { shift: 24, next: upper });
}

type Dealing = { readonly shift: number; readonly next: Uint32Array };

function dealByByte(from: Int32Array, to: Int32Array, { shift, next }: Dealing): void {
  for (let at = 0; at < from.length; at += 1) {
    const entry = from[at] ?? 0;
    const byte = (entry >>> shift) & 0xff;
    const place = next[byte] ?? 0;
    next[byte] = place + 1;
    to[place] = entry;
  }
}

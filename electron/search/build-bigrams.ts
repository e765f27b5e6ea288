import { isBarrier } from '#shared/domain/search/squeeze-text.ts';
import { BITMAP, type BigramIndex, isDenseCount, LONG, LONGEST_SHORT, PAIRS_A_START } from './bigram-index.ts';
import { GrowingArray } from './growing-array.ts';

/** The chunks of a text in order: pairs that begin in [starts[i], ends[i]) belong to chunk i. Chunks may overlap. */
export type Chunks = { readonly starts: Uint32Array; readonly ends: Uint32Array };

const UNITS = 0x10000;
/** Pairs sorted at once: bounds the memory of a build to twelve bytes for each, however long the text. */
const SORTED_AT_ONCE = 3_000_000;

/**
 * Builds the index of chunks by sorting: the pairs of a range of first units are counted out by their second unit, then by their first, so
 * that chunks come out ascending within each pair. One walk through the text a range. Linear in the text.
 */
export function buildBigrams(units: Uint16Array, chunks: Chunks): BigramIndex {
  const writer = new IndexWriter(chunks.starts.length);
  const counts = countFirsts(units, chunks);
  let low = 0;
  let pairs = 0;
  for (let first = 0; first < UNITS; first += 1) {
    const own = counts[first] ?? 0;
    if (pairs > 0 && pairs + own > SORTED_AT_ONCE) {
      writeRange(units, chunks, { low, high: first, pairs }, counts, writer);
      low = first;
      pairs = 0;
    }
    pairs += own;
  }
  if (pairs > 0) writeRange(units, chunks, { low, high: UNITS, pairs }, counts, writer);
  return writer.finished();
}

/** How many pairs begin with each unit. A pair from a mark on is never asked for; one onto it says that the unit stands there at all. */
function countFirsts(units: Uint16Array, { starts, ends }: Chunks): Uint32Array {
  const counts = new Uint32Array(UNITS);
  for (let chunk = 0; chunk < starts.length; chunk += 1) {
    const end = ends[chunk] ?? 0;
    for (let at = starts[chunk] ?? 0; at < end; at += 1) {
      const first = units[at] ?? 0;
      counts[first] = (counts[first] ?? 0) + 1;
    }
  }
  for (let unit = 0; isBarrier(unit); unit += 1) counts[unit] = 0;
  return counts;
}

/** First units in [low, high), and how many pairs begin with one of them. */
type Range = { readonly low: number; readonly high: number; readonly pairs: number };

function writeRange(units: Uint16Array, chunks: Chunks, range: Range, counts: Uint32Array, writer: IndexWriter): void {
  const bySecond = sortBySecond(units, chunks, range, counts);
  const { low, high, pairs } = range;
  const next = new Uint32Array(high - low);
  let sum = 0;
  for (let first = low; first < high; first += 1) {
    next[first - low] = sum;
    sum += counts[first] ?? 0;
  }
  const seconds = new Uint16Array(pairs);
  const inChunks = new Uint32Array(pairs);
  let at = 0;
  for (let second = 0; second < UNITS; second += 1) {
    for (const end = bySecond.ends[second] ?? 0; at < end; at += 1) {
      const first = (bySecond.firsts[at] ?? 0) - low;
      const to = next[first] ?? 0;
      next[first] = to + 1;
      seconds[to] = second;
      inChunks[to] = bySecond.inChunks[at] ?? 0;
    }
  }
  let from = 0;
  for (let first = low; first < high; first += 1) {
    const to = next[first - low] ?? 0;
    if (to > from) writer.add(first, seconds.subarray(from, to), inChunks.subarray(from, to));
    from = to;
  }
}

type SortedBySecond = {
  readonly firsts: Uint16Array;
  readonly inChunks: Uint32Array /** Where the pairs of each second unit end. */;
  readonly ends: Uint32Array;
};

function sortBySecond(units: Uint16Array, { starts, ends }: Chunks, { low, high, pairs }: Range, counts: Uint32Array): SortedBySecond {
  const next = new Uint32Array(UNITS);
  const isWanted = new Uint8Array(UNITS);
  for (let first = low; first < high; first += 1) if ((counts[first] ?? 0) > 0) isWanted[first] = 1;
  for (let chunk = 0; chunk < starts.length; chunk += 1) {
    const end = ends[chunk] ?? 0;
    for (let at = starts[chunk] ?? 0; at < end; at += 1) {
      if (isWanted[units[at] ?? 0] === 0) continue;
      const second = units[at + 1] ?? 0;
      next[second] = (next[second] ?? 0) + 1;
    }
  }
  let sum = 0;
  for (let second = 0; second < UNITS; second += 1) {
    const own = next[second] ?? 0;
    next[second] = sum;
    sum += own;
  }
  const firsts = new Uint16Array(pairs);
  const inChunks = new Uint32Array(pairs);
  for (let chunk = 0; chunk < starts.length; chunk += 1) {
    const end = ends[chunk] ?? 0;
    for (let at = starts[chunk] ?? 0; at < end; at += 1) {
      const first = units[at] ?? 0;
      if (isWanted[first] === 0) continue;
      const second = units[at + 1] ?? 0;
      const to = next[second] ?? 0;
      next[second] = to + 1;
      firsts[to] = first;
      inChunks[to] = chunk;
    }
  }
  return { firsts, inChunks, ends: next };
}

class IndexWriter {
  readonly #chunks: number;
  readonly #firsts = new GrowingArray((length) => new Uint16Array(length), 1 << 12);
  readonly #firstPairs = new GrowingArray((length) => new Uint32Array(length), 1 << 12);
  readonly #seconds = new GrowingArray((length) => new Uint16Array(length), 1 << 16);
  readonly #starts = new GrowingArray((length) => new Uint32Array(length), 1 << 12);
  readonly #postings = new GrowingArray((length) => new Uint8Array(length), 1 << 18);

  constructor(chunks: number) {
    this.#chunks = chunks;
  }

  /** Pairs that begin with a unit, by second unit and then by chunk, with each chunk as often as the pair stands there. */
  add(first: number, seconds: Uint16Array, inChunks: Uint32Array): void {
    this.#firsts.push(first);
    this.#firstPairs.push(this.#seconds.length);
    for (let from = 0; from < seconds.length; ) {
      const second = seconds[from] ?? 0;
      let to = from + 1;
      while (to < seconds.length && seconds[to] === second) to += 1;
      if (this.#seconds.length % PAIRS_A_START === 0) this.#starts.push(this.#postings.length);
      this.#seconds.push(second);
      this.#addPosting(inChunks, from, to);
      from = to;
    }
  }

  finished(): BigramIndex {
    this.#firstPairs.push(this.#seconds.length);
    return {
      chunks: this.#chunks,
      firsts: this.#firsts.finished(),
      firstPairs: this.#firstPairs.finished(),
      seconds: this.#seconds.finished(),
      starts: this.#starts.finished(),
      postings: this.#postings.finished(),
    };
  }

  #addPosting(inChunks: Uint32Array, from: number, to: number): void {
    let last = -1;
    let count = 0;
    let bytes = 0;
    for (let at = from; at < to; at += 1) {
      const chunk = inChunks[at] ?? 0;
      if (chunk === last) continue;
      count += 1;
      bytes += varintBytes(chunk - last);
      last = chunk;
    }
    if (isDenseCount(count, this.#chunks)) this.#addBitmap(inChunks, from, to);
    else this.#addDistances(inChunks, from, to, bytes);
  }

  #addBitmap(inChunks: Uint32Array, from: number, to: number): void {
    const postings = this.#postings;
    const bytes = Math.ceil(this.#chunks / 8);
    postings.reserve(bytes + 1);
    const { values } = postings;
    values[postings.length] = BITMAP;
    const start = postings.length + 1;
    for (let at = from; at < to; at += 1) {
      const chunk = inChunks[at] ?? 0;
      values[start + (chunk >> 3)] = (values[start + (chunk >> 3)] ?? 0) | (1 << (chunk & 7));
    }
    postings.length = start + bytes;
  }

  #addDistances(inChunks: Uint32Array, from: number, to: number, bytes: number): void {
    const postings = this.#postings;
    postings.reserve(bytes + 5);
    const { values } = postings;
    let end = postings.length;
    const put = (value: number): void => {
      values[end] = value;
      end += 1;
    };
    put(bytes <= LONGEST_SHORT ? bytes : LONG);
    if (bytes > LONGEST_SHORT) for (let shift = 0; shift < 32; shift += 8) put((bytes >>> shift) & 0xff);
    let last = -1;
    for (let at = from; at < to; at += 1) {
      const chunk = inChunks[at] ?? 0;
      let rest = chunk - last;
      if (rest === 0) continue;
      last = chunk;
      for (; rest >= 0x80; rest >>>= 7) put((rest & 0x7f) | 0x80);
      put(rest);
    }
    postings.length = end;
  }
}

function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value; rest >= 0x80; rest >>>= 7) bytes += 1;
  return bytes;
}

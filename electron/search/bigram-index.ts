/**
 * Which chunks of text hold which pair of neighbouring UTF-16 units. Chunks are numbered from 0, pairs in ascending order.
 * Most pairs stand in a chunk or two, so a pair takes three bytes and its chunks: its second unit, and a length before its bytes.
 */
export type BigramIndex = {
  readonly chunks: number;
  /** First units of all pairs, ascending. */
  readonly firsts: Uint16Array;
  /** Number of the first pair of each of them; one more at the end. */
  readonly firstPairs: Uint32Array;
  /** The second unit of each pair. */
  readonly seconds: Uint16Array;
  /** Where the bytes of each sixteenth pair begin. */
  readonly starts: Uint32Array;
  /** Of each pair a length, then its chunks: their distances as varints, or a bitmap where more than an eighth of all chunks hold it. */
  readonly postings: Uint8Array;
};

/** Pairs between two whose place is noted. */
export const PAIRS_A_START = 16;
/** Lengths up to here are one byte. */
export const LONGEST_SHORT = 253;
/** In the place of a length: a bitmap follows. */
export const BITMAP = 254;
/** In the place of a length: it follows in four bytes, the lowest first. */
export const LONG = 255;

/** The rule of the format; the builder keeps to it too. */
export function isDenseCount(count: number, chunks: number): boolean {
  return count * 8 > chunks;
}

/** Number of a pair, -1 where no chunk holds it. O(log pairs). */
export function findPair(index: BigramIndex, first: number, second: number): number {
  const [from, to] = pairsBeginningWith(index, first);
  const at = firstAtOrAfter(index.seconds, second, from, to);
  return at < to && index.seconds[at] === second ? at : -1;
}

/** Range of the pairs that begin with a unit. O(log units). */
export function pairsBeginningWith({ firsts, firstPairs }: BigramIndex, unit: number): readonly [number, number] {
  const at = firstAtOrAfter(firsts, unit, 0, firsts.length);
  return firsts[at] === unit ? [firstPairs[at] ?? 0, firstPairs[at + 1] ?? 0] : [0, 0];
}

/** Where the chunks of a pair lie in the postings. */
export type Posting = { readonly start: number; readonly end: number; readonly isDense: boolean };

/** Finds the chunks of a pair by its number. */
export function postingOf(index: BigramIndex, pair: number): Posting {
  let posting = postingAt(index, index.starts[Math.floor(pair / PAIRS_A_START)] ?? 0);
  for (let step = pair % PAIRS_A_START; step > 0; step -= 1) posting = postingAt(index, posting.end);
  return posting;
}

function postingAt({ postings, chunks }: BigramIndex, at: number): Posting {
  const length = postings[at] ?? 0;
  if (length <= LONGEST_SHORT) return { start: at + 1, end: at + 1 + length, isDense: false };
  if (length === BITMAP) return { start: at + 1, end: at + 1 + Math.ceil(chunks / 8), isDense: true };
  const bytes =
    (postings[at + 1] ?? 0) + ((postings[at + 2] ?? 0) << 8) + ((postings[at + 3] ?? 0) << 16) + (postings[at + 4] ?? 0) * 2 ** 24;
  return { start: at + 5, end: at + 5 + bytes, isDense: false };
}

/** The most chunks that a posting can have; exact but for bitmaps and distances over 127. */
export function mostChunks({ chunks }: BigramIndex, { start, end, isDense }: Posting): number {
  return isDense ? chunks : end - start;
}

/** Calls back with each chunk of a posting, ascending. Linear in its bytes. */
export function forEachChunk({ postings }: BigramIndex, { start, end, isDense }: Posting, visit: (chunk: number) => void): void {
  if (isDense) {
    for (let byte = start; byte < end; byte += 1) {
      const base = (byte - start) * 8;
      for (let bits = postings[byte] ?? 0; bits !== 0; bits &= bits - 1) visit(base + 31 - Math.clz32(bits & -bits));
    }
    return;
  }
  let chunk = -1;
  for (let byte = start; byte < end; ) {
    let distance = 0;
    let shift = 0;
    let value = 0x80;
    while (value >= 0x80 && byte < end) {
      value = postings[byte] ?? 0;
      distance |= (value & 0x7f) << shift;
      shift += 7;
      byte += 1;
    }
    chunk += distance;
    visit(chunk);
  }
}

/** The chunks of a posting as a list. */
export function chunksOf(index: BigramIndex, posting: Posting): Uint32Array {
  const list = new Uint32Array(mostChunks(index, posting));
  let length = 0;
  forEachChunk(index, posting, (chunk) => {
    list[length] = chunk;
    length += 1;
  });
  return list.subarray(0, length);
}

/** Keeps of an ascending list the chunks that a posting has too; in place, answers how many. */
export function keepHolding(index: BigramIndex, posting: Posting, list: Uint32Array): number {
  const { start, isDense } = posting;
  let kept = 0;
  if (isDense) {
    for (const chunk of list) {
      if (((index.postings[start + (chunk >> 3)] ?? 0) >> (chunk & 7)) & 1) {
        list[kept] = chunk;
        kept += 1;
      }
    }
    return kept;
  }
  let position = 0;
  forEachChunk(index, posting, (chunk) => {
    while (position < list.length && (list[position] ?? 0) < chunk) position += 1;
    if (list[position] !== chunk) return;
    list[kept] = chunk;
    kept += 1;
    position += 1;
  });
  return kept;
}

function firstAtOrAfter(units: Uint16Array, unit: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((units[middle] ?? 0) < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Which chunks of text hold which pair of neighbouring UTF-16 units. Chunks are numbered from 0.
 * A pair in more than an eighth of all chunks has a bitmap, any other the distances between its chunks as varints.
 */
export type BigramIndex = {
  readonly chunks: number;
  /** `first << 16 | second`, ascending. */
  readonly keys: Uint32Array;
  /** Chunks that hold each key. */
  readonly counts: Uint32Array;
  /** Where each key's bytes begin in `postings`; one more at the end. */
  readonly starts: Uint32Array;
  readonly postings: Uint8Array;
};

/** The key of two neighbouring units. */
export function bigramKey(first: number, second: number): number {
  return ((first << 16) | second) >>> 0;
}

/** Position of a key, -1 where no chunk holds it. O(log keys). */
export function findKey({ keys }: BigramIndex, key: number): number {
  const at = firstAtOrAfter(keys, key);
  return keys[at] === key ? at : -1;
}

/** Range of positions of all keys that begin with a unit. O(log keys). */
export function keysBeginningWith({ keys }: BigramIndex, unit: number): readonly [number, number] {
  const end = unit === 0xffff ? keys.length : firstAtOrAfter(keys, bigramKey(unit + 1, 0));
  return [firstAtOrAfter(keys, bigramKey(unit, 0)), end];
}

/** Whether the chunks of a key are kept as a bitmap. */
export function isDense(index: BigramIndex, at: number): boolean {
  return isDenseCount(index.counts[at] ?? 0, index.chunks);
}

/** The rule of the format; the builder keeps to it too. */
export function isDenseCount(count: number, chunks: number): boolean {
  return count * 8 > chunks;
}

/** Calls back with each chunk of a key, ascending. Linear in its chunks, or in the bitmap. */
export function forEachChunk(index: BigramIndex, at: number, visit: (chunk: number) => void): void {
  const { postings, starts } = index;
  const start = starts[at] ?? 0;
  const end = starts[at + 1] ?? start;
  if (isDense(index, at)) {
    for (let byte = start; byte < end; byte += 1) {
      let bits = postings[byte] ?? 0;
      const base = (byte - start) * 8;
      while (bits !== 0) {
        visit(base + 31 - Math.clz32(bits & -bits));
        bits &= bits - 1;
      }
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

/** The chunks of a key as a list. */
export function chunksOf(index: BigramIndex, at: number): Uint32Array {
  const list = new Uint32Array(index.counts[at] ?? 0);
  let length = 0;
  forEachChunk(index, at, (chunk) => {
    list[length] = chunk;
    length += 1;
  });
  return list.subarray(0, length);
}

/** Keeps of an ascending list the chunks that hold a key too; in place, answers how many. */
export function keepHolding(index: BigramIndex, at: number, list: Uint32Array): number {
  const { postings, starts } = index;
  const start = starts[at] ?? 0;
  let kept = 0;
  if (isDense(index, at)) {
    for (const chunk of list) {
      if (((postings[start + (chunk >> 3)] ?? 0) >> (chunk & 7)) & 1) {
        list[kept] = chunk;
        kept += 1;
      }
    }
    return kept;
  }
  let position = 0;
  forEachChunk(index, at, (chunk) => {
    while (position < list.length && (list[position] ?? 0) < chunk) position += 1;
    if (list[position] !== chunk) return;
    list[kept] = chunk;
    kept += 1;
    position += 1;
  });
  return kept;
}

function firstAtOrAfter(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

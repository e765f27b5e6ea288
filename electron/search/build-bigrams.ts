import { isBarrier } from '#shared/domain/search/squeeze-text.ts';
import { type BigramIndex, bigramKey, isDenseCount } from './bigram-index.ts';

/** A stretch of text that is one chunk: pairs that begin in [start, end) belong to it. */
export type Chunk = { readonly units: Uint16Array; readonly start: number; readonly end: number };

const FIRST_BLOCK = 8;
const LARGEST_BLOCK = 512;
/** Bytes at the end of a block that lead to the next one. */
const LINK = 4;

/**
 * Builds the index of chunks in one pass: each new pair of a chunk is written at once as its distance from the last chunk that held it,
 * into small blocks linked one to the next, so that nothing is sorted but the keys. Linear in the text.
 */
export function buildBigrams(chunks: Iterable<Chunk>): BigramIndex {
  const builder = new BigramBuilder();
  let number = 0;
  for (const chunk of chunks) {
    builder.add(chunk, number);
    number += 1;
  }
  return builder.finish(number);
}

class BigramBuilder {
  #capacity = 1 << 16;
  /** Open addressing: a slot holds the number of a pair plus one. */
  #slots = new Uint32Array(this.#capacity);
  #pairs = 0;
  #keys = new Uint32Array(1 << 15);
  #counts = new Uint32Array(1 << 15);
  #lastChunk = new Int32Array(1 << 15);
  #firstBlock = new Uint32Array(1 << 15);
  /** Where the next byte of a pair goes, and where its block ends. */
  #writeAt = new Uint32Array(1 << 15);
  #blockEnd = new Uint32Array(1 << 15);
  #pool = new Uint8Array(1 << 20);
  #poolEnd = 0;

  add({ units, start, end }: Chunk, chunk: number): void {
    let first = units[start] ?? 0;
    for (let at = start; at < end; at += 1) {
      const second = units[at + 1] ?? 0;
      // A pair from a mark on is never asked for; a pair onto one says that the unit stands there at all.
      if (!isBarrier(first)) {
        const pair = this.#numberOf(bigramKey(first, second));
        const last = this.#lastChunk[pair] ?? -1;
        if (last !== chunk) {
          this.#append(pair, chunk - last);
          this.#lastChunk[pair] = chunk;
          this.#counts[pair] = (this.#counts[pair] ?? 0) + 1;
        }
      }
      first = second;
    }
  }

  finish(chunks: number): BigramIndex {
    const order = this.#inKeyOrder();
    const keys = Uint32Array.from(order, (pair) => this.#keys[pair] ?? 0);
    const counts = Uint32Array.from(order, (pair) => this.#counts[pair] ?? 0);
    const starts = new Uint32Array(order.length + 1);
    const bitmapBytes = Math.ceil(chunks / 8);
    let size = 0;
    for (let at = 0; at < order.length; at += 1) {
      starts[at] = size;
      size += isDenseCount(counts[at] ?? 0, chunks) ? bitmapBytes : this.#bytesOf(order[at] ?? 0);
    }
    starts[order.length] = size;
    const postings = new Uint8Array(size);
    for (let at = 0; at < order.length; at += 1) {
      const into = postings.subarray(starts[at], starts[at + 1]);
      if (isDenseCount(counts[at] ?? 0, chunks)) this.#writeBitmap(order[at] ?? 0, into);
      else this.#copyBytes(order[at] ?? 0, into);
    }
    return { chunks, keys, counts, starts, postings };
  }

  #inKeyOrder(): Uint32Array {
    const keys = this.#keys.slice(0, this.#pairs).sort();
    return keys.map((key) => this.#numberOf(key));
  }

  #numberOf(key: number): number {
    const mask = this.#capacity - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    for (;;) {
      const held = this.#slots[slot] ?? 0;
      if (held === 0) return this.#newPair(key, slot);
      if (this.#keys[held - 1] === key) return held - 1;
      slot = (slot + 1) & mask;
    }
  }

  #newPair(key: number, slot: number): number {
    const pair = this.#pairs;
    if (pair === this.#keys.length) this.#growPairs();
    this.#pairs += 1;
    this.#keys[pair] = key;
    this.#lastChunk[pair] = -1;
    this.#slots[slot] = pair + 1;
    const block = this.#newBlock(FIRST_BLOCK);
    this.#firstBlock[pair] = block;
    this.#writeAt[pair] = block;
    this.#blockEnd[pair] = block + FIRST_BLOCK - LINK;
    if (this.#pairs * 2 > this.#capacity) this.#growSlots();
    return pair;
  }

  #append(pair: number, distance: number): void {
    let rest = distance;
    while (rest >= 0x80) {
      this.#appendByte(pair, (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.#appendByte(pair, rest);
  }

  #appendByte(pair: number, byte: number): void {
    let at = this.#writeAt[pair] ?? 0;
    if (at === this.#blockEnd[pair]) {
      const size = Math.min(LARGEST_BLOCK, blockSizeAfter(this.#counts[pair] ?? 0));
      const block = this.#newBlock(size);
      writeLink(this.#pool, at, block, size);
      this.#blockEnd[pair] = block + size - LINK;
      at = block;
    }
    this.#pool[at] = byte;
    this.#writeAt[pair] = at + 1;
  }

  #newBlock(size: number): number {
    const at = this.#poolEnd;
    this.#poolEnd += size;
    if (this.#poolEnd > this.#pool.length) {
      const pool = new Uint8Array(Math.max(this.#poolEnd, Math.ceil(this.#pool.length * 1.5)));
      pool.set(this.#pool);
      this.#pool = pool;
    }
    return at;
  }

  #bytesOf(pair: number): number {
    let bytes = 0;
    this.#forEachPiece(pair, (from, to) => {
      bytes += to - from;
    });
    return bytes;
  }

  #copyBytes(pair: number, into: Uint8Array): void {
    let at = 0;
    this.#forEachPiece(pair, (from, to) => {
      into.set(this.#pool.subarray(from, to), at);
      at += to - from;
    });
  }

  #writeBitmap(pair: number, into: Uint8Array): void {
    let chunk = -1;
    let distance = 0;
    let shift = 0;
    this.#forEachPiece(pair, (from, to) => {
      for (let at = from; at < to; at += 1) {
        const byte = this.#pool[at] ?? 0;
        distance |= (byte & 0x7f) << shift;
        shift += 7;
        if (byte >= 0x80) continue;
        chunk += distance;
        into[chunk >> 3] = (into[chunk >> 3] ?? 0) | (1 << (chunk & 7));
        distance = 0;
        shift = 0;
      }
    });
  }

  #forEachPiece(pair: number, visit: (from: number, to: number) => void): void {
    const end = this.#writeAt[pair] ?? 0;
    let block = this.#firstBlock[pair] ?? 0;
    let size = FIRST_BLOCK;
    for (;;) {
      const blockEnd = block + size - LINK;
      const isLast = end >= block && end <= blockEnd;
      visit(block, isLast ? end : blockEnd);
      if (isLast) return;
      const link = readLink(this.#pool, blockEnd);
      block = link.block;
      size = link.size;
    }
  }

  #growPairs(): void {
    const length = this.#keys.length * 2;
    const grown = (from: Uint32Array): Uint32Array<ArrayBuffer> => {
      const to = new Uint32Array(length);
      to.set(from);
      return to;
    };
    this.#keys = grown(this.#keys);
    this.#counts = grown(this.#counts);
    this.#firstBlock = grown(this.#firstBlock);
    this.#writeAt = grown(this.#writeAt);
    this.#blockEnd = grown(this.#blockEnd);
    const lastChunk = new Int32Array(length);
    lastChunk.set(this.#lastChunk);
    this.#lastChunk = lastChunk;
  }

  #growSlots(): void {
    this.#capacity *= 2;
    this.#slots = new Uint32Array(this.#capacity);
    const mask = this.#capacity - 1;
    for (let pair = 0; pair < this.#pairs; pair += 1) {
      let slot = (Math.imul(this.#keys[pair] ?? 0, 0x9e3779b1) >>> 7) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = pair + 1;
    }
  }
}

/** Blocks grow with what a pair holds already; powers of two, so that a link can name the size in a few bits. */
function blockSizeAfter(count: number): number {
  return 1 << (32 - Math.clz32(Math.max(FIRST_BLOCK, count)));
}

/** A link is the block's number of 8-byte steps (27 bits) and the binary logarithm of its size (5 bits). */
function writeLink(pool: Uint8Array, at: number, block: number, size: number): void {
  const value = (((block / 8) << 5) | (31 - Math.clz32(size))) >>> 0;
  pool[at] = value & 0xff;
  pool[at + 1] = (value >>> 8) & 0xff;
  pool[at + 2] = (value >>> 16) & 0xff;
  pool[at + 3] = value >>> 24;
}

function readLink(pool: Uint8Array, at: number): { readonly block: number; readonly size: number } {
  const value = ((pool[at] ?? 0) | ((pool[at + 1] ?? 0) << 8) | ((pool[at + 2] ?? 0) << 16) | ((pool[at + 3] ?? 0) << 24)) >>> 0;
  return { block: (value >>> 5) * 8, size: 1 << (value & 31) };
}

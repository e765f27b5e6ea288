import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** Bytes that are read and checked at once: the text of a few papers, or the lists of a few pairs. */
const BLOCK_SHIFT = 15;
const BLOCK_BYTES = 2 ** BLOCK_SHIFT;
/** Blocks read ahead in one go: about a millisecond. */
const BLOCKS_AHEAD = 16;

/** A part of the index does not hold what was written to it. Found when it is first read, by whoever needs it. */
export class DamagedSegment extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`damaged: ${path}`);
    this.path = path;
  }
}

/** A file that is read piece by piece, and stays open, so that it may be deleted like all of a cache. */
export class OpenFile {
  readonly path: string;
  /** Its size when it was opened. */
  readonly bytes: number;
  #descriptor: number | null;

  constructor(path: string) {
    this.path = path;
    this.#descriptor = openSync(path, 'r');
    this.bytes = fstatSync(this.#descriptor).size;
  }

  /** Whether the file had as many bytes from a place on as there is room for. Throws where the disk is away. */
  read(into: Uint8Array, at: number): boolean {
    this.#descriptor ??= openSync(this.path, 'r');
    let done = 0;
    while (done < into.byteLength) {
      const taken = readSync(this.#descriptor, into, done, into.byteLength - done, at + done);
      if (taken === 0) return false;
      done += taken;
    }
    return true;
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }
}

/**
 * A stretch of a file in memory, of which each block is read and checked when it is first asked for. What was not asked for takes no room: the
 * system gives memory when it is written to.
 */
export class StoredBytes {
  /** Zeros where nothing was brought in. */
  readonly buffer: ArrayBuffer;
  readonly #file: OpenFile;
  readonly #start: number;
  readonly #checksums: readonly number[];
  readonly #isHere: Uint8Array;
  #missing: number;

  /** `start` is the byte of the file it begins at; there is a checksum (`blockChecksums`) for each block. */
  constructor(file: OpenFile, start: number, length: number, checksums: readonly number[]) {
    this.buffer = new ArrayBuffer(length);
    this.#file = file;
    this.#start = start;
    this.#checksums = checksums;
    this.#missing = blocksOf(length);
    this.#isHere = new Uint8Array(this.#missing);
  }

  /** Has the bytes [from, to) in memory; throws `DamagedSegment` where they are not what was written. */
  bringIn(from: number, to: number): void {
    if (this.#missing === 0) return;
    const last = Math.min(blocksOf(to), this.#isHere.length);
    for (let block = from >>> BLOCK_SHIFT; block < last; block += 1) {
      if (this.#isHere[block] === 1) continue;
      let end = block + 1;
      while (end < last && this.#isHere[end] === 0) end += 1;
      this.#read(block, end);
      block = end;
    }
  }

  /** Reads some of what is missing before a byte; answers how many bytes, 0 when all of that is here. */
  bringInMore(before: number): number {
    const last = blocksOf(before);
    const first = this.#isHere.subarray(0, last).indexOf(0);
    if (first < 0) return 0;
    let end = first + 1;
    while (end < last && end - first < BLOCKS_AHEAD && this.#isHere[end] === 0) end += 1;
    this.#read(first, end);
    return (end - first) * BLOCK_BYTES;
  }

  #read(first: number, end: number): void {
    const from = first * BLOCK_BYTES;
    const bytes = new Uint8Array(this.buffer, from, Math.min(this.buffer.byteLength, end * BLOCK_BYTES) - from);
    if (!this.#file.read(bytes, this.#start + from)) throw new DamagedSegment(this.#file.path);
    for (let block = first; block < end; block += 1) {
      const at = block * BLOCK_BYTES - from;
      if (crc32(bytes.subarray(at, at + BLOCK_BYTES)) !== this.#checksums[block]) throw new DamagedSegment(this.#file.path);
      this.#isHere[block] = 1;
      this.#missing -= 1;
    }
  }
}

/** The checksum (CRC-32) of each block of some parts that lie one behind the other. Linear. */
export function blockChecksums(parts: readonly Uint8Array[]): number[] {
  const checksums: number[] = [];
  let sum = 0;
  let room = BLOCK_BYTES;
  for (const part of parts) {
    for (let at = 0; at < part.byteLength; ) {
      const taken = part.subarray(at, at + room);
      sum = crc32(taken, sum);
      at += taken.byteLength;
      room -= taken.byteLength;
      if (room > 0) continue;
      checksums.push(sum);
      sum = 0;
      room = BLOCK_BYTES;
    }
  }
  return room === BLOCK_BYTES ? checksums : [...checksums, sum];
}

function blocksOf(bytes: number): number {
  return Math.ceil(bytes / BLOCK_BYTES);
}

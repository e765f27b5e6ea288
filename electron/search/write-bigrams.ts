import {
  type BigramIndex,
  COUNTED_FROM,
  distanceShift,
  GROUP_ENTRIES,
  GROUP_PAIRS,
  MOST_TIMES,
  PAIR_BITS,
  SECOND_SHIFT,
} from './bigram-index.ts';
import { BitWriter } from './bit-stream.ts';
import { GrowingArray } from './growing-array.ts';

/** A range of entries of one pair. */
type Run = { readonly from: number; readonly to: number };

/**
 * Writes an index pair by pair. An entry is a second unit (upper half) and a place (lower half): below the number of pieces a piece,
 * from there on the headings and the names of each document in turn.
 */
export class BigramWriter {
  readonly #pieces: number;
  readonly #documents: number;
  readonly #firsts = new GrowingArray((length) => new Uint16Array(length), 1 << 12);
  readonly #firstGroups = new GrowingArray((length) => new Uint32Array(length), 1 << 12);
  readonly #seconds = new GrowingArray((length) => new Uint16Array(length), 1 << 16);
  readonly #starts = new GrowingArray((length) => new Uint32Array(length), 1 << 16);
  readonly #bits = new BitWriter();
  /** Of one pair: each place once, and how often it came. */
  readonly #places: Uint32Array;
  readonly #times: Uint32Array;

  constructor(pieces: number, documents: number) {
    this.#pieces = pieces;
    this.#documents = documents;
    this.#places = new Uint32Array(pieces + 2 * documents);
    this.#times = new Uint32Array(pieces + 2 * documents);
  }

  /** The sorted entries of all pairs that begin with a unit; units come ascending. */
  add(first: number, entries: Uint32Array): void {
    this.#firsts.push(first);
    this.#firstGroups.push(this.#seconds.length);
    let group: Run[] = [];
    for (let from = 0; from < entries.length; ) {
      const to = endOfPair(entries, from);
      group.push({ from, to });
      const held = to - (group[0]?.from ?? 0);
      if (group.length === GROUP_PAIRS || held >= GROUP_ENTRIES || to === entries.length) {
        this.#addGroup(entries, group);
        group = [];
      }
      from = to;
    }
  }

  finished(): BigramIndex {
    this.#firstGroups.push(this.#seconds.length);
    return {
      pieces: this.#pieces,
      documents: this.#documents,
      firsts: this.#firsts.finished(),
      firstGroups: this.#firstGroups.finished(),
      seconds: this.#seconds.finished(),
      starts: this.#starts.finished(),
      bits: this.#bits.finished(),
    };
  }

  #addGroup(entries: Uint32Array, group: readonly Run[]): void {
    const bits = this.#bits;
    bits.align();
    this.#starts.push(bits.byteLength);
    bits.put(group.length - 1, PAIR_BITS);
    let last = -1;
    for (const run of group) {
      const second = (entries[run.from] ?? 0) >>> 16;
      if (last < 0) this.#seconds.push(second);
      else bits.putGolomb(second - last - 1, SECOND_SHIFT);
      last = second;
      this.#addPair(entries, run);
    }
  }

  #addPair(entries: Uint32Array, run: Run): void {
    const { pieces, count } = this.#gather(entries, run);
    const labels = this.#labelsFrom(pieces, count);
    this.#bits.putGolomb(labels, 0);
    this.#bits.putGolomb(labels === 0 ? pieces - 1 : pieces, 0);
    this.#addLabels(pieces, count, labels);
    this.#addPieces(pieces);
  }

  /** Leaves each place once in `#places`, with its times; answers how many are pieces and how many there are. */
  #gather(entries: Uint32Array, { from, to }: Run): { readonly pieces: number; readonly count: number } {
    let count = 0;
    let pieces = 0;
    let last = -1;
    for (let at = from; at < to; at += 1) {
      const place = (entries[at] ?? 0) & 0xffff;
      if (place === last) {
        this.#times[count - 1] = (this.#times[count - 1] ?? 0) + 1;
        continue;
      }
      this.#places[count] = place;
      this.#times[count] = 1;
      count += 1;
      if (place < this.#pieces) pieces = count;
      last = place;
    }
    return { pieces, count };
  }

  #labelsFrom(from: number, to: number): number {
    let labels = 0;
    let last = -1;
    for (let at = from; at < to; at += 1) {
      const document = ((this.#places[at] ?? 0) - this.#pieces) >>> 1;
      if (document !== last) labels += 1;
      last = document;
    }
    return labels;
  }

  /** Headings come before names, so a document's last place tells which it is. */
  #addLabels(from: number, to: number, labels: number): void {
    const bits = this.#bits;
    const shift = labels === 0 ? 0 : distanceShift(labels, this.#documents);
    let last = -1;
    for (let at = from; at < to; at += 1) {
      const place = (this.#places[at] ?? 0) - this.#pieces;
      const document = place >>> 1;
      const next = at + 1 < to ? ((this.#places[at + 1] ?? 0) - this.#pieces) >>> 1 : -1;
      if (document === next) continue;
      bits.putRice(document - last - 1, shift);
      bits.put(place & 1, 1);
      last = document;
    }
  }

  #addPieces(count: number): void {
    const bits = this.#bits;
    const shift = count === 0 ? 0 : distanceShift(count, this.#pieces);
    let last = -1;
    for (let at = 0; at < count; at += 1) {
      const piece = this.#places[at] ?? 0;
      bits.putRice(piece - last - 1, shift);
      if (count >= COUNTED_FROM) bits.putUnary(Math.min(MOST_TIMES, this.#times[at] ?? 1) - 1);
      last = piece;
    }
  }
}

function endOfPair(entries: Uint32Array, from: number): number {
  const second = (entries[from] ?? 0) >>> 16;
  let to = from + 1;
  while (to < entries.length && (entries[to] ?? 0) >>> 16 === second) to += 1;
  return to;
}

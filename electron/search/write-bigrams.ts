import {
  type BigramIndex,
  distanceShift,
  GROUP_ENTRIES,
  GROUP_PAIRS,
  isCountedList,
  MOST_TIMES,
  PAIR_BITS,
  SECOND_SHIFT,
} from './bigram-index.ts';
import { BitWriter } from './bit-stream.ts';
import { type CommonPhrases, phraseTexts } from './common-phrases.ts';
import { GrowingArray } from './growing-array.ts';

/** The half of an entry that is a place. */
const PLACE = 0xffff;

/** Of entries. */
type Range = { readonly from: number; readonly to: number };

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
  #first = 0;
  /** Where the entries of each pair of a group end. */
  readonly #ends = new Uint32Array(GROUP_PAIRS);

  constructor(pieces: number, documents: number) {
    this.#pieces = pieces;
    this.#documents = documents;
  }

  /** The sorted entries of all pairs that begin with a unit; units come ascending. */
  add(first: number, entries: Uint32Array): void {
    this.#first = first;
    this.#firsts.push(first);
    this.#firstGroups.push(this.#seconds.length);
    for (let from = 0; from < entries.length; ) {
      let pairs = 0;
      let to = from;
      while (to < entries.length && pairs < GROUP_PAIRS && to - from < GROUP_ENTRIES) {
        to = endOfPair(entries, to);
        this.#ends[pairs] = to;
        pairs += 1;
      }
      this.#addGroup(entries, from, pairs);
      from = to;
    }
  }

  finished(phrases: readonly CommonPhrases[]): BigramIndex {
    this.#firstGroups.push(this.#seconds.length);
    return {
      pieces: this.#pieces,
      documents: this.#documents,
      firsts: this.#firsts.finished(),
      firstGroups: this.#firstGroups.finished(),
      seconds: this.#seconds.finished(),
      starts: this.#starts.finished(),
      bits: this.#bits.finished(),
      phrases: phraseTexts(phrases),
    };
  }

  #addGroup(entries: Uint32Array, start: number, pairs: number): void {
    const bits = this.#bits;
    bits.align();
    this.#starts.push(bits.byteLength);
    bits.put(pairs - 1, PAIR_BITS);
    let from = start;
    let last = -1;
    for (let pair = 0; pair < pairs; pair += 1) {
      const second = (entries[from] ?? 0) >>> 16;
      if (pair === 0) this.#seconds.push(second);
      else bits.putGolomb(second - last - 1, SECOND_SHIFT);
      last = second;
      const to = this.#ends[pair] ?? 0;
      this.#addPair(entries, from, to);
      from = to;
    }
  }

  #addPair(entries: Uint32Array, from: number, to: number): void {
    let pieces = 0;
    let last = -1;
    let at = from;
    for (; at < to; at += 1) {
      const piece = (entries[at] ?? 0) & PLACE;
      if (piece >= this.#pieces) break;
      if (piece !== last) pieces += 1;
      last = piece;
    }
    const firstLabel = at;
    let labels = 0;
    last = -1;
    for (; at < to; at += 1) {
      const document = this.#documentOf(entries[at] ?? 0);
      if (document !== last) labels += 1;
      last = document;
    }
    this.#bits.putGolomb(labels, 0);
    this.#bits.putGolomb(labels === 0 ? pieces - 1 : pieces, 0);
    if (labels > 0) this.#addLabels(entries, { from: firstLabel, to }, labels);
    if (pieces > 0) this.#addPieces(entries, { from, to: firstLabel }, pieces);
  }

  /** Headings come before names, so a document's last place tells which it is. */
  #addLabels(entries: Uint32Array, { from, to }: Range, labels: number): void {
    const shift = distanceShift(labels, this.#documents);
    let last = -1;
    for (let at = from; at < to; at += 1) {
      const entry = entries[at] ?? 0;
      const document = this.#documentOf(entry);
      if (at + 1 < to && this.#documentOf(entries[at + 1] ?? 0) === document) continue;
      this.#bits.putRice(document - last - 1, shift);
      this.#bits.put(((entry & PLACE) - this.#pieces) & 1, 1);
      last = document;
    }
  }

  #addPieces(entries: Uint32Array, { from, to }: Range, pieces: number): void {
    const shift = distanceShift(pieces, this.#pieces);
    const isCounted = isCountedList(this.#first, pieces);
    let last = -1;
    for (let at = from; at < to; ) {
      const piece = (entries[at] ?? 0) & PLACE;
      let next = at + 1;
      while (next < to && ((entries[next] ?? 0) & PLACE) === piece) next += 1;
      if (isCounted) this.#bits.putRiceAndUnary(piece - last - 1, shift, Math.min(MOST_TIMES, next - at) - 1);
      else this.#bits.putRice(piece - last - 1, shift);
      last = piece;
      at = next;
    }
  }

  #documentOf(entry: number): number {
    return ((entry & PLACE) - this.#pieces) >>> 1;
  }
}

function endOfPair(entries: Uint32Array, from: number): number {
  const second = (entries[from] ?? 0) >>> 16;
  let to = from + 1;
  while (to < entries.length && (entries[to] ?? 0) >>> 16 === second) to += 1;
  return to;
}

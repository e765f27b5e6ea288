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
import { type CommonPair, type CommonPhrases, phraseTexts } from './common-phrases.ts';
import { GrowingArray } from './growing-array.ts';

/** The half of an entry that is a place. */
const PLACE = 0xffff;

export type BigramWriting = {
  /** The second units by their rank; `null` where a rank is the unit itself. */
  readonly seconds: Uint16Array | null;
  /** In how many pieces a pair must stand to be noted as common. */
  readonly commonFrom: number;
};

/**
 * Writes an index pair by pair. An entry is a key, which says the second unit by its rank (upper half), and a place (lower half): below the
 * number of pieces a piece, from there on the headings and the names of each document in turn.
 */
export class BigramWriter {
  readonly pieces: number;
  readonly documents: number;
  readonly firsts = new GrowingArray((length) => new Uint16Array(length), 1 << 12);
  readonly firstGroups = new GrowingArray((length) => new Uint32Array(length), 1 << 12);
  readonly seconds = new GrowingArray((length) => new Uint16Array(length), 1 << 16);
  readonly starts = new GrowingArray((length) => new Uint32Array(length), 1 << 16);
  readonly bits = new BitWriter();
  /** The common pairs met so far, in order. */
  readonly common: CommonPair[] = [];
  readonly #writing: BigramWriting;
  #first = 0;
  #firstKey = 0;
  readonly #shiftsOfPieces: Uint8Array;
  /** Of each pair of a group: where its entries end and those of labels begin, how many pieces, and how many documents by their labels. */
  readonly #ends = new Uint32Array(GROUP_PAIRS);
  readonly #labelStarts = new Uint32Array(GROUP_PAIRS);
  readonly #pieceCounts = new Uint32Array(GROUP_PAIRS);
  readonly #labelCounts = new Uint32Array(GROUP_PAIRS);

  constructor(pieces: number, documents: number, writing: BigramWriting) {
    this.pieces = pieces;
    this.documents = documents;
    this.#writing = writing;
    this.#shiftsOfPieces = Uint8Array.from({ length: pieces + 1 }, (_, count) => distanceShift(count, pieces));
  }

  /** The sorted entries of all pairs that begin with a unit; units come ascending. `firstKey` is the key of the unit with rank 0 behind it. */
  add(first: number, entries: Int32Array, firstKey: number): void {
    this.#first = first;
    this.#firstKey = firstKey;
    this.firsts.push(first);
    this.firstGroups.push(this.seconds.length);
    for (let from = 0; from < entries.length; ) {
      let pairs = 0;
      let to = from;
      while (to < entries.length && pairs < GROUP_PAIRS && to - from < GROUP_ENTRIES) {
        to = this.#measurePair(entries, to, pairs);
        pairs += 1;
      }
      this.#addGroup(entries, from, pairs);
      from = to;
    }
  }

  /**
   * Counts what a pair has; answers where its entries end. Headings come before names, so a document's last place tells which it is.
   * Never reads past the end: a list that ever gave nothing is read the slow way from then on.
   */
  #measurePair(entries: Int32Array, from: number, pair: number): number {
    const key = (entries[from] ?? 0) >>> 16;
    const { pieces } = this;
    let counted = 0;
    let last = -1;
    let at = from;
    for (; at < entries.length; at += 1) {
      const entry = entries[at] ?? 0;
      const place = entry & PLACE;
      if (entry >>> 16 !== key || place >= pieces) break;
      if (place !== last) counted += 1;
      last = place;
    }
    this.#pieceCounts[pair] = counted;
    this.#labelStarts[pair] = at;
    counted = 0;
    last = -1;
    for (; at < entries.length; at += 1) {
      const entry = entries[at] ?? 0;
      if (entry >>> 16 !== key) break;
      const document = this.#documentOf(entry);
      if (document !== last) counted += 1;
      last = document;
    }
    this.#labelCounts[pair] = counted;
    this.#ends[pair] = at;
    return at;
  }

  #addGroup(entries: Int32Array, start: number, pairs: number): void {
    const { bits } = this;
    bits.align();
    this.starts.push(bits.byteLength);
    bits.put(pairs - 1, PAIR_BITS);
    let from = start;
    let last = -1;
    for (let pair = 0; pair < pairs; pair += 1) {
      const second = this.#secondOf(entries[from] ?? 0);
      if (pair === 0) this.seconds.push(second);
      else bits.putGolomb(second - last - 1, SECOND_SHIFT);
      last = second;
      this.#addPair(entries, from, pair);
      from = this.#ends[pair] ?? 0;
    }
  }

  #addPair(entries: Int32Array, from: number, pair: number): void {
    const pieces = this.#pieceCounts[pair] ?? 0;
    const labels = this.#labelCounts[pair] ?? 0;
    this.bits.putGolomb(labels, 0);
    this.bits.putGolomb(labels === 0 ? pieces - 1 : pieces, 0);
    if (labels > 0) this.#addLabels(entries, pair);
    if (pieces === 0) return;
    if (isCountedList(this.#first, pieces)) this.#addCountedPieces(entries, from, pair);
    else this.#addPieces(entries, from, pair);
    if (pieces < this.#writing.commonFrom) return;
    this.common.push({ first: this.#first, second: this.#secondOf(entries[from] ?? 0), pieces });
  }

  #addLabels(entries: Int32Array, pair: number): void {
    const shift = distanceShift(this.#labelCounts[pair] ?? 0, this.documents);
    const to = this.#ends[pair] ?? 0;
    let last = -1;
    for (let at = this.#labelStarts[pair] ?? 0; at < to; at += 1) {
      const entry = entries[at] ?? 0;
      const document = this.#documentOf(entry);
      if (at + 1 < to && this.#documentOf(entries[at + 1] ?? 0) === document) continue;
      this.bits.putRice(document - last - 1, shift);
      this.bits.put(((entry & PLACE) - this.pieces) & 1, 1);
      last = document;
    }
  }

  #addPieces(entries: Int32Array, from: number, pair: number): void {
    const { bits } = this;
    const shift = this.#shiftsOfPieces[this.#pieceCounts[pair] ?? 0] ?? 0;
    const to = this.#labelStarts[pair] ?? 0;
    let last = -1;
    for (let at = from; at < to; at += 1) {
      const piece = (entries[at] ?? 0) & PLACE;
      if (piece === last) continue;
      bits.putRice(piece - last - 1, shift);
      last = piece;
    }
  }

  #addCountedPieces(entries: Int32Array, from: number, pair: number): void {
    const { bits } = this;
    const shift = this.#shiftsOfPieces[this.#pieceCounts[pair] ?? 0] ?? 0;
    const to = this.#labelStarts[pair] ?? 0;
    let last = -1;
    for (let at = from; at < to; ) {
      const piece = (entries[at] ?? 0) & PLACE;
      const start = at;
      at += 1;
      while (at < to && ((entries[at] ?? 0) & PLACE) === piece) at += 1;
      bits.putRiceAndUnary(piece - last - 1, shift, Math.min(MOST_TIMES, at - start) - 1);
      last = piece;
    }
  }

  #documentOf(entry: number): number {
    return ((entry & PLACE) - this.pieces) >>> 1;
  }

  #secondOf(entry: number): number {
    const rank = (entry >>> 16) - this.#firstKey;
    return this.#writing.seconds === null ? rank : (this.#writing.seconds[rank] ?? 0);
  }
}

/** What two writers wrote as one index; all units of the first are below those of the second. Groups begin at whole bytes, so bytes can follow bytes. */
export function joinedIndex(one: BigramWriter, other: BigramWriter, phrases: readonly CommonPhrases[]): BigramIndex {
  one.bits.align();
  const bytes = one.bits.byteLength;
  const groups = one.seconds.length;
  const own = one.bits.finished();
  const following = other.bits.finished();
  const bits = new Uint8Array(bytes + following.length);
  bits.set(own.subarray(0, bytes));
  bits.set(following, bytes);
  const halves = (first: GrowingArray<Uint16Array<ArrayBuffer>>, second: GrowingArray<Uint16Array<ArrayBuffer>>): Uint16Array => {
    const both = new Uint16Array(first.length + second.length);
    both.set(first.values.subarray(0, first.length));
    both.set(second.values.subarray(0, second.length), first.length);
    return both;
  };
  const words = (first: GrowingArray<Uint32Array<ArrayBuffer>>, second: GrowingArray<Uint32Array<ArrayBuffer>>, shift: number) => {
    const both = new Uint32Array(first.length + second.length);
    both.set(first.values.subarray(0, first.length));
    for (let at = 0; at < second.length; at += 1) both[first.length + at] = (second.values[at] ?? 0) + shift;
    return both;
  };
  other.firstGroups.push(other.seconds.length);
  return {
    pieces: one.pieces,
    documents: one.documents,
    firsts: halves(one.firsts, other.firsts),
    firstGroups: words(one.firstGroups, other.firstGroups, groups),
    seconds: halves(one.seconds, other.seconds),
    starts: words(one.starts, other.starts, bytes),
    bits,
    phrases: phraseTexts(phrases),
  };
}

import { isBarrier, textOfUnits } from '#shared/domain/search/squeeze-text.ts';
import { markPhrases, type PairTable, tabulatePairs } from './phrase-pieces.ts';

/** Where pairs of units begin, by piece; pieces may overlap. */
export type PieceStretches = { readonly starts: Uint32Array; readonly ends: Uint32Array; readonly pieces: number };

/** Phrases of one length. */
export type CommonPhrases = {
  readonly length: number;
  readonly count: number;
  /** The units of all of them, one behind the other, by number. */
  readonly texts: Uint16Array;
  /** Of each phrase a bit for each piece, in `words` numbers of 32 bits: whether it stands there. */
  readonly pieces: Uint32Array;
  readonly words: number;
};

/** Units of the longest phrase that is kept: longer ones are made of these. */
export const LONGEST_PHRASE = 6;
/** A phrase is common when it stands in one piece of so many. */
const COMMON_SHARE = 4;
/** With fewer pieces it is no trouble to look into all of them. */
const FEWEST_PIECES = 256;
/** Which phrases are common is told by so many pieces; where they are, by all. */
const SAMPLED_PIECES = 256;
/** Of papers that are all alike nearly everything is common: what is beyond this is looked up in the texts, as if it were rare. */
const MOST_PHRASES = 2_048;

/** A pair of units that is common, and in how many pieces it stands. */
export type CommonPair = { readonly first: number; readonly second: number; readonly pieces: number };

/** In how many pieces of an index of so many a pair must stand to be common. */
export function commonFrom(pieces: number): number {
  return pieces < FEWEST_PIECES ? Number.POSITIVE_INFINITY : Math.ceil(pieces / COMMON_SHARE);
}

/**
 * Finds the phrases of three to six units that are common, from the common pairs. A phrase can only be common where its beginning and its end
 * are, so each length is found among the occurrences of the one before (Agrawal, Srikant 1994): in a sample of the pieces first, and then
 * those phrases in all of them. Linear in the text.
 */
export function findCommonPhrases(units: Uint16Array, stretches: PieceStretches, pairs: readonly CommonPair[]): readonly CommonPhrases[] {
  const telling = pairs.filter(({ second }) => !isBarrier(second)).sort((one, other) => other.pieces - one.pieces);
  const sample = sampleOf(stretches);
  const least = Math.ceil(sample.pieces / COMMON_SHARE);
  const known = telling.slice(0, MOST_PHRASES);
  const plans: Joints[] = [];
  let shorter = occurrencesOfPairs(units, sample, known);
  while (shorter.length < LONGEST_PHRASE && shorter.phrases > 0 && shorter.phrases <= MOST_PHRASES) {
    const joints = commonJoints(shorter, least);
    if (joints.count === 0) break;
    plans.push(joints);
    shorter = lengthened(shorter, joints);
  }
  return plans.length === 0 ? [] : markPhrases(units, stretches, { pairs: known, plans });
}

/** Pieces evenly taken out of all. */
function sampleOf({ starts, ends, pieces }: PieceStretches): PieceStretches {
  const count = Math.min(pieces, SAMPLED_PIECES);
  const taken = Array.from({ length: count }, (_, number) => Math.floor((number * pieces) / count));
  return {
    starts: Uint32Array.from(taken, (piece) => starts[piece] ?? 0),
    ends: Uint32Array.from(taken, (piece) => ends[piece] ?? 0),
    pieces: count,
  };
}

/** Phrases of one length where they stand: ascending by piece and by place. */
type Occurrences = {
  readonly phrases: number;
  readonly length: number;
  readonly at: Uint32Array;
  readonly numbers: Uint16Array;
  readonly inPieces: Uint16Array;
};

/** Which two phrases, one unit apart, are one that is longer: `numbers[left × width + right]` is its number from 1 on, or 0. */
export type Joints = { readonly numbers: Uint16Array; readonly width: number; readonly count: number };

function occurrencesOfPairs(units: Uint16Array, { starts, ends, pieces }: PieceStretches, pairs: readonly CommonPair[]): Occurrences {
  const table = tabulatePairs(pairs);
  const list = new OccurrenceList(1 << 16);
  for (let piece = 0; piece < pieces; piece += 1)
    list.addPairs(units, table, { start: starts[piece] ?? 0, end: Math.min(units.length - 1, ends[piece] ?? 0), piece });
  return list.finished(2, pairs.length);
}

/** The joints that are in so many pieces at least. */
function commonJoints(shorter: Occurrences, least: number): Joints {
  const { phrases: width, inPieces, at } = shorter;
  const pieces = new Uint16Array(width * width);
  const lastPieces = new Uint16Array(width * width);
  for (let index = 0; index + 1 < at.length; index += 1) {
    const key = jointAt(shorter, index, width);
    const piece = (inPieces[index] ?? 0) + 1;
    if (key < 0 || lastPieces[key] === piece) continue;
    lastPieces[key] = piece;
    pieces[key] = (pieces[key] ?? 0) + 1;
  }
  let count = 0;
  for (let key = 0; key < pieces.length; key += 1) {
    const isCommon = (pieces[key] ?? 0) >= least;
    if (isCommon) count += 1;
    pieces[key] = isCommon ? count : 0;
  }
  return { numbers: pieces, width, count };
}

/** The phrases that are one unit longer. */
function lengthened(shorter: Occurrences, { numbers, width, count }: Joints): Occurrences {
  const list = new OccurrenceList(shorter.at.length);
  for (let index = 0; index + 1 < shorter.at.length; index += 1) {
    const key = jointAt(shorter, index, width);
    const number = key < 0 ? 0 : (numbers[key] ?? 0);
    if (number > 0) list.add(shorter.at[index] ?? 0, number - 1, shorter.inPieces[index] ?? 0);
  }
  return list.finished(shorter.length + 1, count);
}

/** The joint of an occurrence and the next one; -1 where that does not stand one unit further on in the same piece. */
function jointAt({ at, numbers, inPieces }: Occurrences, index: number, width: number): number {
  const isNext = at[index + 1] === (at[index] ?? 0) + 1 && inPieces[index + 1] === inPieces[index];
  return isNext ? (numbers[index] ?? 0) * width + (numbers[index + 1] ?? 0) : -1;
}

class OccurrenceList {
  #at: Uint32Array;
  #numbers: Uint16Array;
  #inPieces: Uint16Array;
  #count = 0;

  constructor(capacity: number) {
    this.#at = new Uint32Array(capacity);
    this.#numbers = new Uint16Array(capacity);
    this.#inPieces = new Uint16Array(capacity);
  }

  /** Those of one piece. */
  addPairs(
    units: Uint16Array,
    { rows, columns, width, numbers }: PairTable,
    { start, end, piece }: { readonly start: number; readonly end: number; readonly piece: number },
  ): void {
    for (let at = start; at < end; at += 1) {
      const number = numbers[(rows[units[at] ?? 0] ?? 0) * width + (columns[units[at + 1] ?? 0] ?? 0)] ?? 0;
      if (number > 0) this.add(at, number - 1, piece);
    }
  }

  add(at: number, number: number, piece: number): void {
    if (this.#count === this.#at.length) this.#grow();
    this.#at[this.#count] = at;
    this.#numbers[this.#count] = number;
    this.#inPieces[this.#count] = piece;
    this.#count += 1;
  }

  finished(length: number, phrases: number): Occurrences {
    const written = <List extends Uint16Array | Uint32Array>(list: List): List => list.subarray(0, this.#count) as List;
    return { length, phrases, at: written(this.#at), numbers: written(this.#numbers), inPieces: written(this.#inPieces) };
  }

  #grow(): void {
    const larger = <List extends Uint16Array | Uint32Array>(list: List, copy: List): List => {
      copy.set(list);
      return copy;
    };
    const capacity = Math.ceil(this.#at.length * 1.5);
    this.#at = larger(this.#at, new Uint32Array(capacity));
    this.#numbers = larger(this.#numbers, new Uint16Array(capacity));
    this.#inPieces = larger(this.#inPieces, new Uint16Array(capacity));
  }
}

/** The texts of all phrases as one list of units: of each length its units, its phrases' number and their texts. */
export function phraseTexts(phrases: readonly CommonPhrases[]): Uint16Array {
  const parts = phrases.map(({ length, count, texts }) => [length, count, ...texts]);
  return Uint16Array.from(parts.flat());
}

/** Of each phrase in such a list its length and number. Linear. */
export function phraseTable(texts: Uint16Array): ReadonlyMap<string, { readonly length: number; readonly number: number }> {
  const table = new Map<string, { readonly length: number; readonly number: number }>();
  for (let at = 0; at + 1 < texts.length; ) {
    const length = texts[at] ?? 0;
    const count = texts[at + 1] ?? 0;
    at += 2;
    for (let number = 0; number < count; number += 1) {
      table.set(textOfUnits(texts.subarray(at, at + length)), { length, number });
      at += length;
    }
  }
  return table;
}

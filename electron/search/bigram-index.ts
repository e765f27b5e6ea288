import { isBarrier } from '#shared/domain/search/squeeze-text.ts';
import { BitReader } from './bit-stream.ts';

/**
 * Which pieces of text hold which pair of neighbouring UTF-16 units, and how often; and in the names or headings of which documents it stands.
 * Pairs ascend and lie in groups, a few of one first unit each. Of a group only its first pair and its place are in tables, all else is bits
 * (`write-bigrams.ts`): the distance to the second unit before, how many labels and pieces, their distances, how often it stands in each piece.
 */
export type BigramIndex = {
  readonly pieces: number;
  readonly documents: number;
  /** First units of all pairs, ascending. */
  readonly firsts: Uint16Array;
  /** Number of the first group of each of them; one more at the end. */
  readonly firstGroups: Uint32Array;
  /** The second unit of the first pair of each group. */
  readonly seconds: Uint16Array;
  /** At which byte each group begins. */
  readonly starts: Uint32Array;
  readonly bits: Uint8Array;
  /** Has bytes [from, to) of the bits in memory; left out where all are. */
  readonly bringIn?: (from: number, to: number) => void;
  /** Texts of the common phrases (`common-phrases.ts`): in the index each stands as the pair of its length and its number. */
  readonly phrases: Uint16Array;
};

/** Bits of the number of a group's pairs, less one. */
export const PAIR_BITS = 5;
/** A group ends with so many pairs, or with so many entries: what lies before a pair is passed over one by one. */
export const GROUP_PAIRS = 2 ** PAIR_BITS;
export const GROUP_ENTRIES = 128;
/** Pieces from which on it is told how often a pair stands in each. */
export const COUNTED_FROM = 16;
/** Times are told up to here. */
export const MOST_TIMES = 32;
/** Shape of the code of distances between second units. */
export const SECOND_SHIFT = 5;

/** Shape of the code of the distances in a list that is spread evenly (Golomb 1966: the mean distance × ln 2). 0 of an empty one. */
export function distanceShift(count: number, of: number): number {
  return Math.max(0, 31 - Math.clz32((Math.LN2 * (of + 1)) / count));
}

/** A pair as its group tells it; `at` is the bit where its lists begin. */
export type Pair = {
  readonly second: number;
  readonly labelCount: number;
  readonly pieceCount: number;
  readonly isCounted: boolean;
  readonly at: number;
};

/** Whether it is told how often a pair stands in each of so many pieces: of few the texts can be asked, of a phrase its rarest pair. */
export function isCountedList(first: number, pieceCount: number): boolean {
  return pieceCount >= COUNTED_FROM && !isBarrier(first);
}

/** Documents that hold a pair in their labels, ascending; of each whether a name does, or headings only. */
export type LabelList = { readonly documents: Uint16Array; readonly areNames: Uint8Array };

/** Pieces that hold a pair, ascending, and how often: 1 to `MOST_TIMES`, 1 where it was not counted. */
export type PieceList = { readonly pieces: Uint16Array; readonly times: Uint8Array };

/** Finds a pair; `null` where nothing holds it. O(log pairs) and the few before it in its group. */
export function findPair(index: BigramIndex, first: number, second: number): Pair | null {
  const [from, to] = groupsOf(index, first);
  let group = firstAtOrAfter(index.seconds, second, from, to);
  if (group === to || index.seconds[group] !== second) group -= 1;
  if (group < from) return null;
  const reader = openGroup(index, group);
  const pairs = reader.take(PAIR_BITS) + 1;
  let own = index.seconds[group] ?? 0;
  for (let number = 1; ; number += 1) {
    const pair = readPair(reader, first, own);
    if (own >= second || number === pairs) return own === second ? pair : null;
    passLists(reader, pair, index);
    own += 1 + reader.takeGolomb(SECOND_SHIFT);
  }
}

/** Every pair that begins with a unit. */
export function* pairsBeginningWith(index: BigramIndex, first: number): Generator<Pair> {
  const [from, to] = groupsOf(index, first);
  for (let group = from; group < to; group += 1) yield* pairsOf(index, first, group);
}

/** Where a pair stands in labels. Linear in the answer. */
export function labelsOf(index: BigramIndex, { labelCount, at }: Pair): LabelList {
  const reader = new BitReader(index.bits);
  reader.seek(at);
  return readLabels(reader, labelCount, index.documents);
}

/** Where a pair stands in the texts. Linear in the answer. */
export function piecesOf(index: BigramIndex, pair: Pair): PieceList {
  const reader = new BitReader(index.bits);
  reader.seek(pair.at);
  passLabels(reader, pair.labelCount, index.documents);
  return readPieces(reader, pair, index.pieces);
}

/** With its pairs whoever reads has their lists too. */
function openGroup({ bits, starts, bringIn }: BigramIndex, group: number): BitReader {
  const start = starts[group] ?? 0;
  bringIn?.(start, starts[group + 1] ?? bits.length);
  const reader = new BitReader(bits);
  reader.seek(start * 8);
  return reader;
}

function* pairsOf(index: BigramIndex, first: number, group: number): Generator<Pair> {
  const reader = openGroup(index, group);
  const pairs = reader.take(PAIR_BITS) + 1;
  let second = index.seconds[group] ?? 0;
  for (let number = 0; number < pairs; number += 1) {
    if (number > 0) second += 1 + reader.takeGolomb(SECOND_SHIFT);
    const pair = readPair(reader, first, second);
    yield pair;
    passLists(reader, pair, index);
  }
}

function readPair(reader: BitReader, first: number, second: number): Pair {
  const labelCount = reader.takeGolomb(0);
  // A pair without labels stands in a piece at least.
  const pieceCount = reader.takeGolomb(0) + (labelCount === 0 ? 1 : 0);
  return { second, labelCount, pieceCount, isCounted: isCountedList(first, pieceCount), at: reader.at };
}

function passLists(reader: BitReader, pair: Pair, { documents, pieces }: BigramIndex): void {
  passLabels(reader, pair.labelCount, documents);
  passPieces(reader, pair, pieces);
}

function readLabels(reader: BitReader, count: number, among: number): LabelList {
  const documents = new Uint16Array(count);
  const areNames = new Uint8Array(count);
  reader.takeAscendingMarked(documents, areNames, distanceShift(count, among));
  return { documents, areNames };
}

function readPieces(reader: BitReader, { pieceCount: count, isCounted }: Pair, among: number): PieceList {
  const pieces = new Uint16Array(count);
  const times = new Uint8Array(count).fill(1);
  if (isCounted) reader.takeAscendingCounted(pieces, times, distanceShift(count, among));
  else reader.takeAscending(pieces, distanceShift(count, among));
  return { pieces, times };
}

function passLabels(reader: BitReader, count: number, among: number): void {
  const shift = count === 0 ? 0 : distanceShift(count, among);
  for (let at = 0; at < count; at += 1) {
    reader.takeRice(shift);
    reader.take(1);
  }
}

function passPieces(reader: BitReader, { pieceCount: count, isCounted }: Pair, among: number): void {
  const shift = count === 0 ? 0 : distanceShift(count, among);
  for (let at = 0; at < count; at += 1) {
    reader.takeRice(shift);
    if (isCounted) reader.takeUnary();
  }
}

/** Range of the groups of pairs that begin with a unit. O(log units). */
function groupsOf({ firsts, firstGroups }: BigramIndex, unit: number): readonly [number, number] {
  const at = firstAtOrAfter(firsts, unit, 0, firsts.length);
  return firsts[at] === unit ? [firstGroups[at] ?? 0, firstGroups[at + 1] ?? 0] : [0, 0];
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

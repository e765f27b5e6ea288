import type { CommonPair, CommonPhrases, Joints, PieceStretches } from './common-phrases.ts';

/** Of which pairs and over which joints the common phrases are made, a length a joint. */
export type PhrasePlan = { readonly pairs: readonly CommonPair[]; readonly plans: readonly Joints[] };

/** Numbers of pairs of units: `numbers[rows[first] × width + columns[second]]` is that of a pair from 1 on, or 0. */
export type PairTable = {
  readonly rows: Uint16Array;
  readonly columns: Uint16Array;
  readonly width: number;
  readonly numbers: Uint16Array;
};

const WORD_BITS = 32;

/** Tabulates pairs by their place in the list. */
export function tabulatePairs(pairs: readonly { readonly first: number; readonly second: number }[]): PairTable {
  const rows = numberUnits(pairs.map(({ first }) => first));
  const columns = numberUnits(pairs.map(({ second }) => second));
  const width = columns.count + 1;
  const numbers = new Uint16Array((rows.count + 1) * width);
  for (const [number, { first, second }] of pairs.entries())
    numbers[(rows.of[first] ?? 0) * width + (columns.of[second] ?? 0)] = number + 1;
  return { rows: rows.of, columns: columns.of, width, numbers };
}

/** Numbers from 1 for the distinct units of a list; 0 for all others. */
function numberUnits(units: readonly number[]): { readonly of: Uint16Array; readonly count: number } {
  const of = new Uint16Array(0x10000);
  let count = 0;
  for (const unit of units) {
    if (of[unit] !== 0) continue;
    count += 1;
    of[unit] = count;
  }
  return { of, count };
}

/** Says of each planned phrase in which pieces it stands. Linear in the text. */
export function markPhrases(units: Uint16Array, stretches: PieceStretches, { pairs, plans }: PhrasePlan): readonly CommonPhrases[] {
  const joined = joinedPairs(pairs, plans[0]);
  const words = Math.ceil(stretches.pieces / WORD_BITS);
  let shorter = Uint16Array.from(joined.pairs.flatMap(({ first, second }) => [first, second]));
  const lengths = plans.map((plan, index): JoinedLength => {
    const table = tabulateJoints(plan, index === 0 ? joined.numbers : null);
    const texts = longerTexts(table, shorter, index + 2);
    shorter = texts;
    return { ...table, length: index + 3, texts, pieces: new Uint32Array(table.count * words), words };
  });
  markAll(units, stretches, tabulatePairs(joined.pairs), lengths);
  return lengths;
}

/** Phrases of one length, and how they come of two shorter ones, all numbered from 1 on: `joints[left × width + right]`, or 0. */
type JointTable = { readonly joints: Uint16Array; readonly width: number; readonly count: number };
type JoinedLength = CommonPhrases & JointTable;

/** Only what is part of a longer phrase is looked for: of all pairs a few. `numbers` gives each pair its number among those, from 1 on. */
function joinedPairs(
  pairs: readonly CommonPair[],
  joints: Joints | undefined,
): { readonly pairs: CommonPair[]; readonly numbers: Uint16Array } {
  const numbers = new Uint16Array(pairs.length);
  const { width = 0, numbers: table = numbers } = joints ?? {};
  for (let key = 0; key < width * width; key += 1) {
    if (table[key] === 0) continue;
    numbers[Math.floor(key / width)] = 1;
    numbers[key % width] = 1;
  }
  const kept = pairs.filter((_pair, number) => numbers[number] === 1);
  let count = 0;
  for (let number = 0; number < numbers.length; number += 1) {
    if (numbers[number] === 0) continue;
    count += 1;
    numbers[number] = count;
  }
  return { pairs: kept, numbers };
}

/** A small table of joints stays near the processor. `renumbered` gives the phrases that are joined other numbers. */
function tabulateJoints({ numbers, width, count }: Joints, renumbered: Uint16Array | null): JointTable {
  const numberOf = (index: number): number => (renumbered === null ? index + 1 : (renumbered[index] ?? 0));
  const own = (renumbered === null ? width : renumbered.reduce((most, number) => Math.max(most, number), 0)) + 1;
  const joints = new Uint16Array(own * own);
  for (let key = 0; key < numbers.length; key += 1) {
    const number = numbers[key] ?? 0;
    if (number > 0) joints[numberOf(Math.floor(key / width)) * own + numberOf(key % width)] = number;
  }
  return { joints, width: own, count };
}

/** The texts of the phrases that are one unit longer than those given: one of these and the last unit of another. */
function longerTexts({ joints, width, count }: JointTable, shorter: Uint16Array, length: number): Uint16Array<ArrayBuffer> {
  const texts = new Uint16Array(count * (length + 1));
  for (let key = 0; key < joints.length; key += 1) {
    const number = joints[key] ?? 0;
    if (number === 0) continue;
    const left = Math.floor(key / width);
    const right = key % width;
    const at = (number - 1) * (length + 1);
    texts.set(shorter.subarray((left - 1) * length, left * length), at);
    texts[at + length] = shorter[right * length - 1] ?? 0;
  }
  return texts;
}

function markAll(units: Uint16Array, { starts, ends, pieces }: PieceStretches, pairs: PairTable, lengths: readonly JoinedLength[]): void {
  const marker = new PhraseMarker(pairs, lengths);
  // The last unit of all has none behind it.
  for (let piece = 0; piece < pieces; piece += 1) {
    marker.follow(units, starts[piece] ?? 0, Math.min(units.length - 1, ends[piece] ?? 0));
    marker.finish(piece);
  }
}

/** Follows a text pair by pair and marks the phrases that end with each. Its tables are one behind the other: they are looked into for every unit. */
class PhraseMarker {
  readonly #pairs: PairTable;
  readonly #lengths: readonly JoinedLength[];
  readonly #joints: Uint16Array;
  /** By length: where its joints begin, how wide they are, and the number of its first phrase among all. */
  readonly #starts: Uint32Array;
  readonly #widths: Uint32Array;
  readonly #bases: Uint32Array;
  /** Of each length the phrase that ended one unit before. */
  readonly #last: Uint16Array;
  /** Whether a phrase stands in the piece at hand. */
  readonly #isMet: Uint8Array;

  constructor(pairs: PairTable, lengths: readonly JoinedLength[]) {
    this.#pairs = pairs;
    const sumsOf = (sizes: readonly number[]): Uint32Array =>
      Uint32Array.from([0, ...sizes].map((_size, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0)));
    this.#lengths = lengths;
    this.#starts = sumsOf(lengths.map(({ joints }) => joints.length));
    this.#widths = Uint32Array.from(lengths, ({ width }) => width);
    this.#bases = sumsOf(lengths.map(({ count }) => count));
    this.#joints = new Uint16Array(this.#starts[lengths.length] ?? 0);
    for (const [index, { joints }] of lengths.entries()) this.#joints.set(joints, this.#starts[index] ?? 0);
    this.#last = new Uint16Array(lengths.length + 1);
    this.#isMet = new Uint8Array(this.#bases[lengths.length] ?? 0);
  }

  /** A function of its own: the loop of one that is called but once is never compiled well. */
  follow(units: Uint16Array, from: number, to: number): void {
    const { rows, columns, width, numbers } = this.#pairs;
    let row = rows[units[from] ?? 0] ?? 0;
    let known = 0;
    for (let at = from; at < to; at += 1) {
      const unit = units[at + 1] ?? 0;
      const pair = numbers[row * width + (columns[unit] ?? 0)] ?? 0;
      row = rows[unit] ?? 0;
      known = pair === 0 ? 0 : this.#pass(pair, known);
    }
  }

  /** Takes the pair of the next unit and the one behind it. Of so many lengths a phrase ended one unit before; answers of how many one ends now. */
  #pass(pair: number, known: number): number {
    const last = this.#last;
    const widths = this.#widths;
    let number = pair;
    for (let length = 0; ; length += 1) {
      const left = last[length] ?? 0;
      last[length] = number;
      if (length >= known || length === widths.length) return length + 1;
      number = this.#joints[(this.#starts[length] ?? 0) + left * (widths[length] ?? 0) + number] ?? 0;
      if (number === 0) return length + 1;
      this.#isMet[(this.#bases[length] ?? 0) + number - 1] = 1;
    }
  }

  /** Notes what was met in a piece. */
  finish(piece: number): void {
    const word = Math.floor(piece / WORD_BITS);
    const bit = 1 << (piece % WORD_BITS);
    for (const [index, { count, words, pieces }] of this.#lengths.entries()) {
      const base = this.#bases[index] ?? 0;
      for (let number = 0; number < count; number += 1) {
        const at = number * words + word;
        if (this.#isMet[base + number] === 1) pieces[at] = (pieces[at] ?? 0) | bit;
      }
    }
    this.#isMet.fill(0);
  }
}

/** The entries of phrases as `BigramWriter` takes them: each place of each phrase once, its number (upper half) and its piece (lower half). Sorted. */
export function entriesOfPhrases({ count, pieces, words }: CommonPhrases): Int32Array {
  let marked = 0;
  for (let at = 0; at < pieces.length; at += 1) for (let rest = pieces[at] ?? 0; rest !== 0; rest &= rest - 1) marked += 1;
  const entries = new Int32Array(marked);
  let at = 0;
  for (let number = 0; number < count; number += 1) {
    for (let word = 0; word < words; word += 1) {
      for (let rest = pieces[number * words + word] ?? 0; rest !== 0; rest &= rest - 1) {
        entries[at] = (number << 16) | (word * WORD_BITS + 31 - Math.clz32(rest & -rest));
        at += 1;
      }
    }
  }
  return entries;
}

import { findUnits, type Needle, needleOf } from '#shared/domain/search/find-units.ts';
import { isBarrier } from '#shared/domain/search/squeeze-text.ts';
import { type BigramIndex, findPair, labelsOf, type Pair, type PieceList, pairsBeginningWith, piecesOf } from './bigram-index.ts';
import { LONGEST_PHRASE } from './common-phrases.ts';
import { OVERLAP_UNITS, PIECE_UNITS, type SearchSegment } from './search-segment.ts';

/**
 * How well each document of a segment answers, one byte a document; 0 where it does not.
 * The highest bit: its title, number or file name · the next: a heading · the rest: places in the text, up to 63, at least 1.
 */
export type Answers = Uint8Array;

export const NAMED = 0x80;
export const HEADED = 0x40;
const PLACES = 0x3f;

/** Looking into a text costs about as much as reading so many entries of a list. */
const ENTRIES_A_LOOK = 30;
/** And into the names and headings of a document, which are short. */
const ENTRIES_A_LABEL_LOOK = 8;

/** Documents that hold some words anywhere; exact. `within` leaves out documents that another part of the query excluded. */
export function findWords(segment: SearchSegment, words: string, within: Answers | null): Answers {
  const { index } = segment;
  const search: WordSearch = { segment, within, answers: new Uint8Array(segment.documents.length) };
  if (words.length === 1) {
    for (const pair of pairsBeginningWith(index, words.charCodeAt(0))) addPair(search, pair);
    return search.answers;
  }
  const pairs = pairsOf(index, words);
  const [rarest] = pairs;
  if (!rarest) return segment.noAnswers;
  // A pair stands where the index says; longer words must be looked up in the texts that hold all their pairs, unless they are common.
  if (words.length === 2) addPair(search, rarest);
  else addLookedUp(search, words, pairs);
  return hasAny(search.answers) ? search.answers : segment.noAnswers;
}

/** Whether a document answers at all. */
export function hasAny(answers: Answers): boolean {
  for (let number = 0; number < answers.length; number += 1) if (answers[number] !== 0) return true;
  return false;
}

/** Adds up two answers of which both must hold. */
export function both(left: Answers, right: Answers): Answers {
  const sum = new Uint8Array(left.length);
  for (let number = 0; number < sum.length; number += 1) {
    const one = left[number] ?? 0;
    const other = right[number] ?? 0;
    if (one !== 0 && other !== 0) sum[number] = (one & other & NAMED) | ((one | other) & HEADED) | placesOf(one, other);
  }
  return sum;
}

/** Adds up two answers of which one is enough. */
export function eitherOf(left: Answers, right: Answers): Answers {
  const sum = new Uint8Array(left.length);
  for (let number = 0; number < sum.length; number += 1) {
    const one = left[number] ?? 0;
    const other = right[number] ?? 0;
    sum[number] = ((one | other) & (NAMED | HEADED)) | placesOf(one, other);
  }
  return sum;
}

/** Rarity of some words: what to look for first. An upper bound; 0 is certain. */
export function rarityOf({ index, documents }: SearchSegment, words: string): number {
  if (words.length < 2) return index.pieces + documents.length;
  const [rarest] = pairsOf(index, words);
  return rarest ? sizeOf(rarest) : 0;
}

type WordSearch = { readonly segment: SearchSegment; readonly within: Answers | null; readonly answers: Answers };

function placesOf(one: number, other: number): number {
  return Math.min(PLACES, (one & PLACES) + (other & PLACES));
}

function sizeOf({ labelCount, pieceCount }: Pair): number {
  return labelCount + pieceCount;
}

function addPair(search: WordSearch, pair: Pair): void {
  const { index, pieces: table } = search.segment;
  const { pieces, times } = piecesOf(index, pair);
  for (let at = 0; at < pieces.length; at += 1) addPlaces(search, table.documents[pieces[at] ?? 0] ?? 0, times[at] ?? 1);
  const { documents, areNames } = labelsOf(index, pair);
  for (let at = 0; at < documents.length; at += 1) addLabel(search, documents[at] ?? 0, areNames[at] === 1 ? NAMED : HEADED);
}

function addPlaces({ answers, within }: WordSearch, document: number, times: number): void {
  if (within !== null && within[document] === 0) return;
  const held = answers[document] ?? 0;
  answers[document] = (held & (NAMED | HEADED)) | Math.min(PLACES, (held & PLACES) + times);
}

function addLabel({ answers, within }: WordSearch, document: number, label: number): void {
  if (within === null || within[document] !== 0) answers[document] = (answers[document] ?? 0) | label;
}

/**
 * Names and headings come first: a document that has the words there answers, whatever its texts hold, so these need not be looked into.
 * How often the words stand in a piece is taken from their rarest pairs: enough to know which texts to look at closely.
 */
function addLookedUp(search: WordSearch, words: string, pairs: readonly Pair[]): void {
  const { segment, answers } = search;
  const { units, pieces: table, places, bringIn } = segment;
  const needle = needleOf(words);
  for (const document of documentsLabelledWithAll(segment.index, pairs)) {
    if (search.within === null || search.within[document] !== 0) addLabelsLookedUp(search, document, needle);
  }
  const phrase = phrasePair(segment, words);
  const { pieces, times } = phrase ? phrasePieces(segment.index, phrase, pairs) : piecesWithAll(search, words, pairs);
  const reach = PIECE_UNITS + words.length - 1;
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at] ?? 0;
    const document = table.documents[piece] ?? 0;
    if (search.within !== null && search.within[document] === 0) continue;
    if (phrase === null && answers[document] === 0) {
      const start = table.starts[piece] ?? 0;
      const end = Math.min(start + reach, places[document]?.end ?? 0);
      bringIn?.(start, end);
      if (findUnits(units, needle, start, end) < 0) continue;
    }
    addPlaces(search, document, times[at] ?? 1);
  }
}

function addLabelsLookedUp(search: WordSearch, document: number, needle: Needle): void {
  const { units, places } = search.segment;
  const { start = 0, namesEnd = 0, headingsEnd = 0 } = places[document] ?? {};
  if (findUnits(units, needle, start, namesEnd) >= 0) addLabel(search, document, NAMED);
  if (findUnits(units, needle, namesEnd, headingsEnd) >= 0) addLabel(search, document, HEADED);
}

/** Pieces that hold all pairs and common phrases of some words, as far as reading on pays; each with the least of their times. */
function piecesWithAll(search: WordSearch, words: string, pairs: readonly Pair[]): PieceList {
  const { index } = search.segment;
  const inOrder = [...pairs, ...phrasesIn(search.segment, words)].sort((one, other) => one.pieceCount - other.pieceCount);
  let held: PieceList | null = null;
  for (const pair of inOrder) {
    if (pair.pieceCount === 0) return { pieces: new Uint16Array(0), times: new Uint8Array(0) };
    if (held !== null && pair.pieceCount > countUnanswered(search, held.pieces) * ENTRIES_A_LOOK) break;
    const next = piecesOf(index, pair);
    held = held === null ? next : inBoth(held, next);
  }
  return held ?? { pieces: new Uint16Array(0), times: new Uint8Array(0) };
}

/** Of how many of some pieces it is still open whether their document answers. */
function countUnanswered({ segment, answers }: WordSearch, pieces: Uint16Array): number {
  const { documents } = segment.pieces;
  let count = 0;
  for (let at = 0; at < pieces.length; at += 1) if (answers[documents[pieces[at] ?? 0] ?? 0] === 0) count += 1;
  return count;
}

/** The pieces of a common phrase are in the index; `null` for all others. */
function phrasePair({ index, phrases }: SearchSegment, words: string): Pair | null {
  const phrase = phrases.get(words);
  return phrase ? findPair(index, phrase.length, phrase.number) : null;
}

/** How often a phrase stands in each of its pieces is taken from its rarest pair. */
function phrasePieces(index: BigramIndex, phrase: Pair, pairs: readonly Pair[]): PieceList {
  const list = piecesOf(index, phrase);
  const [rarest] = pairs;
  const other = rarest ? piecesOf(index, rarest) : list;
  let position = 0;
  for (let at = 0; at < list.pieces.length; at += 1) {
    const piece = list.pieces[at] ?? 0;
    while (position < other.pieces.length && (other.pieces[position] ?? 0) < piece) position += 1;
    if (position === other.pieces.length) break;
    if (other.pieces[position] === piece) list.times[at] = other.times[position] ?? 1;
  }
  return list;
}

/** The longest common phrase from each place of some words on. */
function phrasesIn(segment: SearchSegment, words: string): readonly Pair[] {
  const found: Pair[] = [];
  let lastEnd = 0;
  const reach = Math.min(words.length, OVERLAP_UNITS);
  for (let at = 0; segment.phrases.size > 0 && at < reach; at += 1) {
    for (let end = Math.min(reach, at + LONGEST_PHRASE); end > Math.max(at + 2, lastEnd); end -= 1) {
      const pair = phrasePair(segment, words.slice(at, end));
      if (pair === null) continue;
      found.push(pair);
      lastEnd = end;
    }
  }
  return found;
}

function inBoth(one: PieceList, other: PieceList): PieceList {
  let kept = 0;
  let position = 0;
  for (let at = 0; at < one.pieces.length; at += 1) {
    const piece = one.pieces[at] ?? 0;
    while (position < other.pieces.length && (other.pieces[position] ?? 0) < piece) position += 1;
    if (position === other.pieces.length) break;
    if (other.pieces[position] !== piece) continue;
    one.pieces[kept] = piece;
    one.times[kept] = Math.min(one.times[at] ?? 1, other.times[position] ?? 1);
    kept += 1;
  }
  return { pieces: one.pieces.subarray(0, kept), times: one.times.subarray(0, kept) };
}

/** Documents with all pairs in their names and headings, as far as reading on pays; where in these, is still to be looked up. */
function documentsLabelledWithAll(index: BigramIndex, pairs: readonly Pair[]): Uint16Array {
  const inOrder = [...pairs].sort((one, other) => one.labelCount - other.labelCount);
  let held: Uint16Array | null = null;
  for (const pair of inOrder) {
    if (held !== null && pair.labelCount > held.length * ENTRIES_A_LABEL_LOOK) break;
    const next: Uint16Array = labelsOf(index, pair).documents;
    held = held === null ? next : inBothLists(held, next);
  }
  return held ?? new Uint16Array(0);
}

/** Keeps of an ascending list what another one has too; in place. */
function inBothLists(one: Uint16Array, other: Uint16Array): Uint16Array {
  let kept = 0;
  let position = 0;
  for (let at = 0; at < one.length; at += 1) {
    const document = one[at] ?? 0;
    while (position < other.length && (other[position] ?? 0) < document) position += 1;
    if (position === other.length) break;
    if (other[position] !== document) continue;
    one[kept] = document;
    kept += 1;
  }
  return one.subarray(0, kept);
}

/** The distinct pairs of some words, the rarest first; none where one is nowhere. Words longer than the overlap are told by their beginning. */
function pairsOf(index: BigramIndex, words: string): readonly Pair[] {
  const found = new Map<number, Pair>();
  const end = Math.min(words.length - 1, OVERLAP_UNITS);
  for (let at = 0; at < end; at += 1) {
    const first = words.charCodeAt(at);
    if (isBarrier(first)) continue;
    const pair = findPair(index, first, words.charCodeAt(at + 1));
    if (pair === null) return [];
    found.set(pair.at, pair);
  }
  return [...found.values()].sort((one, other) => sizeOf(one) - sizeOf(other));
}

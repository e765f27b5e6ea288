import { findTerm, type SoughtTerm } from './find-terms.ts';
import { findUnits } from './find-units.ts';
import { isBlockMark, MARK, type SearchStream } from './search-stream.ts';

/** Where a document answers a query best. */
export type BestPlace =
  /** The unit of the stream that begins the block (`blockMarks`). */
  | { readonly kind: 'block'; readonly mark: number }
  /** Only a text from before a repair holds a word; counted in the order of the stream. */
  | { readonly kind: 'earlier'; readonly earlierIndex: number }
  /** Title, number or file name only: no passage of the text. */
  | { readonly kind: 'name' };

export type StreamMatch = {
  readonly place: BestPlace;
  /** Passages with a word: its places in the text, or else in the text before repair; 1 where only the name matches. */
  readonly count: number;
  /** Higher is better; comparable within one query. */
  readonly score: number;
};

const TITLE_SCORE = 100;
const HEADING_SCORE = 20;

/** Where the terms of a query stand in a document that answers it, and how well; `named` are those of a document that is called so. Linear in the text for each term. */
export function matchStream(stream: SearchStream, terms: readonly SoughtTerm[], named = terms): StreamMatch {
  const { units, namesEnd, headingsEnd, blocksEnd } = stream;
  const fileNameAt = units.lastIndexOf(MARK.name, namesEnd - 1);
  const isNamed = named.length > 0 && named.every((term) => stands(units, term, fileNameAt));
  const name = isNamed ? TITLE_SCORE : 0;
  const inBlocks = placesOf(units, terms, headingsEnd, blocksEnd);
  if (inBlocks.count > 0) {
    const { mark, rank } = bestBlock(units, inBlocks.places, headingsEnd);
    const score = name + (rank > 0 ? HEADING_SCORE : 0) + Math.log2(1 + inBlocks.count);
    return { count: inBlocks.count, score, place: { kind: 'block', mark } };
  }
  const earlier = placesOf(units, terms, blocksEnd, units.length);
  if (earlier.count === 0) return { place: { kind: 'name' }, count: 1, score: name };
  const first = Math.min(...earlier.places.map(([at]) => at ?? units.length));
  const earlierIndex = units.subarray(blocksEnd, first).filter((unit) => unit === MARK.earlier).length - 1;
  return { place: { kind: 'earlier', earlierIndex }, count: earlier.count, score: Math.log2(1 + earlier.count) };
}

type Places = { readonly count: number; readonly places: readonly (readonly number[])[] };

function stands(units: Uint16Array, sought: SoughtTerm, end: number): boolean {
  const [needle] = sought.needles;
  if (sought.term.kind === 'words' && needle !== undefined) return findUnits(units, needle, 0, end) >= 0;
  return findTerm(units, sought, 0, end).length > 0;
}

/** Not overlapping, ascending. */
function placesOf(units: Uint16Array, terms: readonly SoughtTerm[], start: number, end: number): Places {
  let count = 0;
  const places = terms.map((sought) => {
    const found = sought.term.kind === 'words' ? placesOfWords(units, sought, start, end) : startsOf(findTerm(units, sought, start, end));
    count += found.length;
    return found;
  });
  return { count, places };
}

function startsOf(ranges: readonly { readonly start: number }[]): readonly number[] {
  return ranges.map(({ start }) => start);
}

/** Most terms: without an object for each place. */
function placesOfWords(units: Uint16Array, { needles: [needle] }: SoughtTerm, start: number, end: number): readonly number[] {
  const found: number[] = [];
  const length = needle?.units.length ?? 0;
  if (needle === undefined || length === 0) return found;
  for (let at = findUnits(units, needle, start, end); at >= 0; at = findUnits(units, needle, at + length, end)) found.push(at);
  return found;
}

type BestBlock = { readonly mark: number; readonly rank: number };

/** The block with most of the words; among equals title before heading before text, and then the first. */
function bestBlock(units: Uint16Array, places: Places['places'], start: number): BestBlock {
  const [only] = places;
  if (only !== undefined && places.length === 1) return bestOfOne(units, only, start);
  const wordsIn = new Map<number, number>();
  for (const found of places) {
    let last = -1;
    let floor = start;
    for (const at of found) {
      const mark = blockMarkBefore(units, at, floor);
      floor = at;
      if (mark === null && last >= 0) continue;
      last = mark ?? start;
      wordsIn.set(last, (wordsIn.get(last) ?? 0) + 1);
    }
  }
  let best = start;
  let bestWorth = -1;
  for (const [mark, words] of wordsIn) {
    const worth = words * 10 + (units[mark] ?? 0);
    if (worth > bestWorth || (worth === bestWorth && mark < best)) {
      best = mark;
      bestWorth = worth;
    }
  }
  return { mark: best, rank: (units[best] ?? MARK.block) - MARK.block };
}

/** Most questions are one word: its blocks need not be counted, only told apart by their rank. */
function bestOfOne(units: Uint16Array, found: readonly number[], start: number): BestBlock {
  let best = start;
  let bestRank = -1;
  let floor = start;
  for (let index = 0; index < found.length && bestRank < MARK.title - MARK.block; index += 1) {
    const at = found[index] ?? 0;
    const mark = blockMarkBefore(units, at, floor);
    floor = at;
    if (mark === null && bestRank >= 0) continue;
    const rank = (units[mark ?? start] ?? MARK.block) - MARK.block;
    if (rank > bestRank) {
      best = mark ?? start;
      bestRank = rank;
    }
  }
  return { mark: best, rank: bestRank };
}

/** `null` where the block began before the floor, the place before: no text is walked over twice. Nearly every unit is above all marks: one comparison for each. */
function blockMarkBefore(units: Uint16Array, at: number, floor: number): number | null {
  for (let mark = at; mark > floor; mark -= 1) {
    const unit = units[mark] ?? 0;
    if (unit <= MARK.title && isBlockMark(unit)) return mark;
  }
  return null;
}

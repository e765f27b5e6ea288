import { alignPattern, editSimilarity } from './align-pattern.ts';
import type { AnchorIndex, TextRange } from './anchor-index.ts';
import { evidence, pathSimilarity, type SoughtPassage } from './find-occurrences.ts';
import { greatestResemblance } from './greatest-resemblance.ts';
import { contextSimilarity, rarePairOverlap } from './passage-context.ts';

/** A place that says nearly the quote. `likeness` is the quote's own similarity, `support` that of surroundings and clause, the sides the surroundings alone; all 0–1. */
export interface EditedPassage {
  readonly range: TextRange;
  readonly likeness: number;
  readonly support: number;
  readonly weakerSide: number;
  readonly strongerSide: number;
  readonly path: number;
}

/** Quotes longer than twice this are found by their two ends, so that the cost stays bounded. */
const END_LENGTH = 96;
/** Rarest pairs of characters that vote for a place, and the most places one pair may vote for. */
const VOTING_PAIRS = 32;
const VOTES_PER_PAIR = 160;
/** Votes are gathered over this many neighbouring offsets: edits inside the passage shift its parts against each other. */
const VOTE_WIDTH = 32;
const CANDIDATES = 4;
/** By this much the best place must lead the next one. */
export const CLEAR_LEAD = 0.1;
/** A bound and what it bounds are summed in another order. */
const ROUNDING = 0.001;

/**
 * The places that most resemble an edited passage, best first, each stretch of text once. Cost bounded whatever the length of the quote.
 * Left out may be those that lie clearly both behind the best one and below `floor`, a sum of likeness and support.
 */
export function findEditedPassages(index: AnchorIndex, sought: SoughtPassage, floor: number): readonly EditedPassage[] {
  const { quote } = sought;
  if (quote.length === 0) return [];
  const passages: EditedPassage[] = [];
  const weighOnce = (range: TextRange): void => {
    if (passages.some((known) => known.range.start < range.end && range.start < known.range.end)) return;
    passages.push(weigh(index, sought, range));
  };
  if (quote.length > 2 * END_LENGTH) locateLong(index, sought).forEach(weighOnce);
  else {
    const isBeaten = (most: number): boolean => most < Math.min(floor, Math.max(...passages.map(resemblance))) - CLEAR_LEAD - ROUNDING;
    locateShort(index, sought, isBeaten, weighOnce);
  }
  return passages.sort((left, right) => resemblance(right) - resemblance(left));
}

function resemblance({ likeness, support }: EditedPassage): number {
  return likeness + support;
}

/** Gives the places one by one, those that the most votes speak for first, without those that are beaten already by what they can be at most. */
function locateShort(
  index: AnchorIndex,
  sought: SoughtPassage,
  isBeaten: (most: number) => boolean,
  give: (range: TextRange) => void,
): void {
  const { quote, context } = sought;
  const pattern = joined(context.prefix, quote, context.suffix);
  const slack = slackOf(pattern);
  const starts = voteForStarts(index, pattern);
  for (const start of starts) {
    const stretch = { start: start - slack, end: start + pattern.length + slack };
    // Of two places that overlap the first stands for both: only one that overlaps no other may be passed over.
    const isAlone = starts.every((other) => other === start || Math.abs(other - start) > pattern.length + 2 * slack);
    // To align is by far the dearest step; nearly all places but the true one share too little with the passage to be worth it.
    if (isAlone && isBeaten(greatestResemblance(index, sought, stretch))) continue;
    const range = rangeAt(index, pattern, start, { start: context.prefix.length, end: context.prefix.length + quote.length });
    if (range !== null) give(range);
  }
}

function weigh(index: AnchorIndex, sought: SoughtPassage, range: TextRange): EditedPassage {
  const found = index.units.subarray(range.start, range.end);
  const isLong = Math.max(found.length, sought.quote.length) > 4 * END_LENGTH;
  const overlap = Math.min(rarePairOverlap(index, sought.quote, found), rarePairOverlap(index, found, sought.quote));
  const sides = contextSimilarity(index, range.start, range.end, sought.context);
  const path = pathSimilarity(index.pathAt(range.start), sought.path);
  return {
    range,
    likeness: isLong ? overlap : (overlap + editSimilarity(sought.quote, found)) / 2,
    weakerSide: Math.min(sides.before, sides.after),
    strongerSide: Math.max(sides.before, sides.after),
    path,
    support: evidence({ ...sides, path }),
  };
}

function locateLong(index: AnchorIndex, { quote, context }: SoughtPassage): TextRange[] {
  const head = joined(context.prefix, quote.subarray(0, END_LENGTH));
  const tail = joined(quote.subarray(quote.length - END_LENGTH), context.suffix);
  const starts = locate(index, head, { start: context.prefix.length, end: head.length });
  const ends = locate(index, tail, { start: 0, end: END_LENGTH });
  const ranges: TextRange[] = [];
  for (const { start } of starts) {
    for (const { end } of ends) {
      const length = end - start;
      if (length > quote.length * 0.5 && length < quote.length * 2) ranges.push({ start, end });
    }
  }
  return ranges.sort((left, right) => Math.abs(left.end - left.start - quote.length) - Math.abs(right.end - right.start - quote.length));
}

/** Ranges where a part of a pattern lies in the text. */
function locate(index: AnchorIndex, pattern: Uint16Array, part: TextRange): TextRange[] {
  return voteForStarts(index, pattern).flatMap((start) => rangeAt(index, pattern, start, part) ?? []);
}

function slackOf(pattern: Uint16Array): number {
  return VOTE_WIDTH + 8 + Math.ceil(pattern.length / 4);
}

function rangeAt(index: AnchorIndex, pattern: Uint16Array, start: number, part: TextRange): TextRange | null {
  const { places } = alignPattern(pattern, index.units, start, slackOf(pattern));
  const inside = places.subarray(part.start, part.end).filter((place) => place >= 0);
  const [first, last] = [inside[0], inside[inside.length - 1]];
  return first === undefined || last === undefined ? null : { start: first, end: last + 1 };
}

/** Offsets at which the pattern's beginning would have to stand for most of its rare pairs to fit. */
function voteForStarts(index: AnchorIndex, pattern: Uint16Array): readonly number[] {
  const pairs: { readonly offset: number; readonly count: number }[] = [];
  for (let offset = 0; offset + 1 < pattern.length; offset += 1) {
    const count = index.pairCount(pattern[offset] ?? 0, pattern[offset + 1] ?? 0);
    if (count > 0 && count <= VOTES_PER_PAIR) pairs.push({ offset, count });
  }
  pairs.sort((left, right) => left.count - right.count);
  const votes = new Map<number, number>();
  for (const { offset } of pairs.slice(0, VOTING_PAIRS)) {
    for (const position of index.pairPositions(pattern[offset] ?? 0, pattern[offset + 1] ?? 0)) {
      const lane = Math.floor((position - offset) / VOTE_WIDTH);
      votes.set(lane, (votes.get(lane) ?? 0) + 1);
    }
  }
  const needed = Math.max(2, Math.min(pairs.length, VOTING_PAIRS) / 8);
  const strength = (lane: number): number => (votes.get(lane) ?? 0) + (votes.get(lane + 1) ?? 0);
  const lanes = [...votes.keys()].filter((lane) => strength(lane) >= needed).sort((left, right) => strength(right) - strength(left));
  const chosen: number[] = [];
  for (const lane of lanes) {
    if (chosen.length >= CANDIDATES) break;
    if (!chosen.some((known) => Math.abs(known - lane) <= 1)) chosen.push(lane);
  }
  return chosen.map((lane) => (lane + 1) * VOTE_WIDTH);
}

function joined(...parts: readonly Uint16Array[]): Uint16Array {
  const whole = new Uint16Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

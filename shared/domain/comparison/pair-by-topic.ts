import type { ComparableBlock } from './comparable-block.ts';
import { heaviestIncreasingRun } from './increasing-run.ts';
import type { BlockPair } from './pair-blocks.ts';

/** Two papers with more than this share of the shorter one paired by their words are versions: there, what has no partner was removed or is new. */
const VERSIONS = 0.5;
/** Character pairs that stand in more blocks of a side than this tell nothing of what one is about, and would make the search quadratic. */
const COMMON = 40;
/** The heading, or the first words of a paragraph up to its first full stop, tell more of what it is about than the rest. */
const HEADING_WEIGHT = 3;
const LONGEST_HEADING = 40;
/** Cosines. Measured on plans of different years and cities: what stands above is nearly always about one thing. */
const ALIKE = 0.08;
/** Where the order of the papers says otherwise. */
const ALIKE_ELSEWHERE = 0.12;
/** A heading has few words: two that have one telling word in common may be about other things, unless they stand in the same place. */
const ALIKE_HEADINGS = 0.2;
const SAME_PLACE = 0.1;
const CANDIDATES = 4;

/**
 * Pairs what words alone left over in two papers that have little in common, such as the plans of two years: by the rare words of headings and
 * texts, headings with headings; `isMoved` where that goes across the order of what is paired. Answers nothing for versions of one paper.
 * About linear.
 */
export function pairByTopic(
  olds: readonly ComparableBlock[],
  news: readonly ComparableBlock[],
  pairs: readonly BlockPair[],
): readonly BlockPair[] {
  const lengthOf = (blocks: readonly ComparableBlock[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);
  const paired = pairs.reduce((sum, pair) => sum + Math.min(olds[pair.old]?.text.length ?? 0, news[pair.new]?.text.length ?? 0), 0);
  if (paired > VERSIONS * Math.min(lengthOf(olds), lengthOf(news))) return [];
  const takenOld = new Set(pairs.map((pair) => pair.old));
  const takenNew = new Set(pairs.map((pair) => pair.new));
  const freeOlds = olds.filter(({ index, body }) => !takenOld.has(index) && body !== '');
  const freeNews = news.filter(({ index, body }) => !takenNew.has(index) && body !== '');
  const found = bestPairs(freeOlds, freeNews);
  const known = pairs.filter(({ isMoved }) => !isMoved).map((pair): Scored => ({ old: pair.old, new: pair.new, worth: 1 }));
  const inOrder = [...known, ...found].sort((one, other) => one.old - other.old);
  const run = new Set(
    heaviestIncreasingRun(
      inOrder.map((pair) => pair.new),
      inOrder.map(({ worth }) => worth),
    ),
  );
  const isRising = new Set(inOrder.filter((_, at) => run.has(at)));
  return found.flatMap((pair) => {
    const isMoved = !isRising.has(pair);
    return isMoved && pair.worth < ALIKE_ELSEWHERE ? [] : [{ old: pair.old, new: pair.new, isMoved }];
  });
}

/** What a block is about: its telling character pairs with their weights, and the length of that vector. */
type Topic = { readonly weights: ReadonlyMap<number, number>; readonly length: number };

type Scored = { readonly old: number; readonly new: number; readonly worth: number };

function bestPairs(olds: readonly ComparableBlock[], news: readonly ComparableBlock[]): readonly Scored[] {
  const oldCounts = holders(olds);
  const newCounts = holders(news);
  const total = olds.length + news.length;
  const weightOf = (pair: number): number => Math.log(total / ((oldCounts.get(pair) ?? 0) + (newCounts.get(pair) ?? 0)));
  const newTopics = news.map((block) => topicOf(block, weightOf));
  const index = indexOf(newTopics, newCounts);
  const scored = olds.flatMap((old) => {
    const topic = topicOf(old, weightOf);
    const sums = new Map<number, number>();
    for (const [pair, weight] of topic.weights)
      for (const [at, other] of index.get(pair) ?? []) sums.set(at, (sums.get(at) ?? 0) + weight * other);
    return [...sums]
      .map(([at, sum]) => ({ at, alike: sum / (topic.length * (newTopics[at]?.length ?? 0) || 1) }))
      .flatMap(({ at, alike }) => {
        const fresh = news[at];
        if (!fresh || (fresh.kind === 'table') !== (old.kind === 'table') || isHeading(fresh) !== isHeading(old)) return [];
        const worth = alike + (isHeading(old) && old.path !== '' && old.path === fresh.path ? SAME_PLACE : 0);
        return worth < (isHeading(old) ? ALIKE_HEADINGS : ALIKE) ? [] : [{ old: old.index, new: fresh.index, worth }];
      })
      .sort((one, other) => other.worth - one.worth)
      .slice(0, CANDIDATES);
  });
  return greedily(scored);
}

function greedily(scored: readonly Scored[]): readonly Scored[] {
  const takenOld = new Set<number>();
  const takenNew = new Set<number>();
  return [...scored]
    .sort((one, other) => other.worth - one.worth || one.old - other.old || one.new - other.new)
    .flatMap((pair) => {
      if (takenOld.has(pair.old) || takenNew.has(pair.new)) return [];
      takenOld.add(pair.old);
      takenNew.add(pair.new);
      return [pair];
    });
}

function isHeading({ kind, body }: ComparableBlock): boolean {
  return kind === 'title' || (body.length <= LONGEST_HEADING && !body.slice(0, -1).includes('。'));
}

function topicOf({ body }: ComparableBlock, weightOf: (pair: number) => number): Topic {
  const stop = body.search(/[。:;]/);
  const heading = stop > 0 && stop <= LONGEST_HEADING ? stop : body.length <= LONGEST_HEADING ? body.length : 0;
  const weights = new Map<number, number>();
  for (let at = 0; at + 1 < body.length; at += 1) {
    const pair = pairAt(body, at);
    // Two that share figures alone are about nothing in common.
    if (isFigure(body, at) || isFigure(body, at + 1)) continue;
    const factor = at + 1 < heading ? HEADING_WEIGHT : 1;
    if (weights.has(pair) && factor === 1) continue;
    weights.set(pair, weightOf(pair) * factor);
  }
  let square = 0;
  for (const weight of weights.values()) square += weight * weight;
  return { weights, length: Math.sqrt(square) };
}

function isFigure(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

/** In how many blocks each character pair stands. */
function holders(blocks: readonly ComparableBlock[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { body } of blocks) {
    const seen = new Set<number>();
    for (let at = 0; at + 1 < body.length; at += 1) seen.add(pairAt(body, at));
    for (const pair of seen) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** The topics that hold a character pair, with its weight there; none for common ones. */
function indexOf(
  topics: readonly Topic[],
  counts: ReadonlyMap<number, number>,
): ReadonlyMap<number, readonly (readonly [number, number])[]> {
  const index = new Map<number, (readonly [number, number])[]>();
  for (const [at, { weights }] of topics.entries()) {
    for (const [pair, weight] of weights) {
      if ((counts.get(pair) ?? 0) > COMMON) continue;
      const list = index.get(pair);
      if (list) list.push([at, weight]);
      else index.set(pair, [[at, weight]]);
    }
  }
  return index;
}

function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}

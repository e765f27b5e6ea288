import type { ComparableBlock } from './comparable-block.ts';
import { longestIncreasingRun } from './increasing-run.ts';
import { likeness, type Similar, similarityIndex } from './similarity-index.ts';

/** A block of the old text and the block of the new one that it became; `isMoved` where it changed places with others. */
export type BlockPair = { readonly old: number; readonly new: number; readonly isMoved: boolean };

/** Texts less alike than this are two texts. */
const ALIKE = 0.45;
/** A block elsewhere must be more alike, and long enough not to be alike by chance. */
const ALIKE_ELSEWHERE = 0.6;
const SHORTEST_MOVE = 12;
/** In a place that leaves no choice, the same label makes up for less likeness. */
const ALIKE_BY_LABEL = 0.25;
/** So does being a short line, such as the stage of a draft below its title. */
const ALIKE_SHORT = 0.2;
const SHORT_LINE = 20;
/** Pairs of blocks that are all compared in full. */
const MOST_LIKENESSES = 24;
/** Pairs of blocks of one gap that are looked at one by one. */
const MOST_PLAIN_LOOKS = 200_000;

/**
 * Pairs the blocks of two texts: equal ones that are alone of their kind first, then what lies between them, then what is left anywhere.
 * About linear in the texts; unlike texts cost one look into an index for each block.
 */
export function pairBlocks(olds: readonly ComparableBlock[], news: readonly ComparableBlock[]): readonly BlockPair[] {
  const equal = uniqueEqualPairs(olds, news);
  const run = longestIncreasingRun(equal.map((pair) => pair.new));
  const anchors = run.flatMap((index) => equal[index] ?? []);
  const kept = new Set(run);
  const away = equal.filter((pair, index) => !kept.has(index) && (olds[pair.old]?.bodyLength ?? 0) >= SHORTEST_MOVE);
  const gone = { olds: new Uint8Array(olds.length), news: new Uint8Array(news.length) };
  for (const pair of away) {
    gone.olds[pair.old] = 1;
    gone.news[pair.new] = 1;
  }
  const inPlace: Pair[] = [];
  for (const gap of gapsBetween(anchors, olds.length, news.length)) {
    if (gap.oldFrom < gap.oldTo && gap.newFrom < gap.newTo) pairGap(olds, news, { gap, gone, found: inPlace });
    if (gap.next) inPlace.push(gap.next);
  }
  const moved = pairElsewhere(olds, news, inPlace, equal);
  return [...inPlace.map((pair) => ({ ...pair, isMoved: false })), ...moved.map((pair) => ({ ...pair, isMoved: true }))];
}

type Pair = { readonly old: number; readonly new: number };

/**
 * Blocks whose text stands once in either text: as it is first, then folded by body with label, so that a clause that kept its number goes
 * before one that took it.
 */
function uniqueEqualPairs(olds: readonly ComparableBlock[], news: readonly ComparableBlock[]): readonly Pair[] {
  const found: Pair[] = [];
  const taken = { olds: new Uint8Array(olds.length), news: new Uint8Array(news.length) };
  let [leftOlds, leftNews] = [olds, news];
  for (const keyOf of [textKey, labelledKey, bodyKey]) {
    for (const pair of uniquePairs(leftOlds, leftNews, keyOf)) {
      found.push(pair);
      taken.olds[pair.old] = 1;
      taken.news[pair.new] = 1;
    }
    leftOlds = leftOlds.filter(({ index }) => taken.olds[index] === 0);
    leftNews = leftNews.filter(({ index }) => taken.news[index] === 0);
    // Most of what is left was reworded: only a body that may stand on the other side too is worth going over.
    if (keyOf === textKey) [leftOlds, leftNews] = [sketchedIn(leftOlds, leftNews), sketchedIn(leftNews, leftOlds)];
  }
  return found.sort((one, other) => one.old - other.old);
}

function sketchedIn(blocks: readonly ComparableBlock[], others: readonly ComparableBlock[]): readonly ComparableBlock[] {
  const sketches = new Set(others.map(({ sketch }) => sketch));
  return blocks.filter(({ sketch }) => sketches.has(sketch));
}

const textKey = ({ text }: ComparableBlock): string => text;
const labelledKey = (block: ComparableBlock): number => block.labelledHash;
const bodyKey = (block: ComparableBlock): number => block.bodyHash;
/** Stands for no block, and for several. */
const NONE = -1;
const SEVERAL = -2;

/** The blocks whose key stands once on either side. One look into a table for each: all blocks of both texts come through here. */
function uniquePairs(
  olds: readonly ComparableBlock[],
  news: readonly ComparableBlock[],
  keyOf: (block: ComparableBlock) => string | number,
): readonly Pair[] {
  const places = new Map<string | number, number>();
  const takers = new Int32Array(olds.length).fill(NONE);
  for (let at = 0; at < olds.length; at += 1) {
    const old = olds[at];
    if (old === undefined) continue;
    const key = keyOf(old);
    const first = places.get(key);
    if (first === undefined) places.set(key, at);
    else takers[first] = SEVERAL;
  }
  for (let at = 0; at < news.length; at += 1) {
    const fresh = news[at];
    const place = fresh === undefined ? undefined : places.get(keyOf(fresh));
    if (place !== undefined) takers[place] = takers[place] === NONE ? at : SEVERAL;
  }
  const pairs: Pair[] = [];
  for (let at = 0; at < olds.length; at += 1) {
    const taker = takers[at] ?? NONE;
    const [old, fresh] = [olds[at], taker < 0 ? undefined : news[taker]];
    if (old && fresh && isTelling(old, keyOf)) pairs.push({ old: old.index, new: fresh.index });
  }
  return pairs;
}

/** Bodies shorter than this say nothing without their label. */
const SHORTEST_BODY = 4;

function isTelling(block: ComparableBlock, keyOf: (block: ComparableBlock) => string | number): boolean {
  if (keyOf === textKey) return block.text.trim() !== '';
  return block.bodyLength >= (keyOf === bodyKey ? SHORTEST_BODY : 1);
}

type Gap = {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
  readonly next: Pair | null;
};

function gapsBetween(anchors: readonly Pair[], oldEnd: number, newEnd: number): readonly Gap[] {
  const gaps: Gap[] = [];
  let oldFrom = 0;
  let newFrom = 0;
  for (const next of [...anchors, null]) {
    gaps.push({ oldFrom, oldTo: next?.old ?? oldEnd, newFrom, newTo: next?.new ?? newEnd, next });
    oldFrom = (next?.old ?? oldEnd) + 1;
    newFrom = (next?.new ?? newEnd) + 1;
  }
  return gaps;
}

/** Blocks that stand unchanged in another place, by their index: nothing in their old place may take them. */
type Gone = { readonly olds: Uint8Array; readonly news: Uint8Array };

/** Adds the pairs of a gap, in order: equal blocks from both ends, then the most alike between them. */
function pairGap(
  olds: readonly ComparableBlock[],
  news: readonly ComparableBlock[],
  { gap, gone, found }: { readonly gap: Gap; readonly gone: Gone; readonly found: Pair[] },
): void {
  let { oldFrom, oldTo, newFrom, newTo } = gap;
  while (oldFrom < oldTo && newFrom < newTo && isSameBody(olds[oldFrom], news[newFrom])) {
    found.push({ old: oldFrom, new: newFrom });
    oldFrom += 1;
    newFrom += 1;
  }
  while (oldFrom < oldTo && newFrom < newTo && isSameBody(olds[oldTo - 1], news[newTo - 1])) {
    oldTo -= 1;
    newTo -= 1;
  }
  const middle = { ...gap, oldFrom, oldTo, newFrom, newTo };
  if (isPlainThroughout(olds, news, { gap: middle, gone })) {
    for (let at = oldFrom; at < oldTo; at += 1) found.push({ old: at, new: newFrom + at - oldFrom });
  } else {
    const left = (blocks: readonly ComparableBlock[], is: Uint8Array): readonly ComparableBlock[] =>
      blocks.filter(({ index }) => is[index] === 0);
    const pairs = pairAlike(left(olds.slice(oldFrom, oldTo), gone.olds), left(news.slice(newFrom, newTo), gone.news));
    for (const pair of pairs) found.push(pair);
  }
  for (let at = oldTo; at < gap.oldTo; at += 1) found.push({ old: at, new: newTo + at - oldTo });
}

/** Whether each block of a gap plainly is what the one at its place was: what most gaps of a new version are. */
function isPlainThroughout(
  olds: readonly ComparableBlock[],
  news: readonly ComparableBlock[],
  { gap: { oldFrom, oldTo, newFrom, newTo }, gone }: { readonly gap: Gap; readonly gone: Gone },
): boolean {
  if (oldTo - oldFrom !== newTo - newFrom) return false;
  for (let at = oldFrom; at < oldTo; at += 1) {
    const place = newFrom + at - oldFrom;
    if (gone.olds[at] !== 0 || gone.news[place] !== 0 || !isPlainlyAlike(olds[at]?.text ?? '', news[place]?.text ?? '')) return false;
  }
  return true;
}

function isSameBody(old: ComparableBlock | undefined, fresh: ComparableBlock | undefined): boolean {
  return old?.text === fresh?.text || (old?.kind === fresh?.kind && old?.sketch === fresh?.sketch && old?.body === fresh?.body);
}

function pairAlike(olds: readonly ComparableBlock[], news: readonly ComparableBlock[]): readonly Pair[] {
  if (olds.length === 0 || news.length === 0) return [];
  if (olds.length === news.length && olds.every(({ text }, at) => isPlainlyAlike(text, news[at]?.text ?? '')))
    return olds.map(({ index }, at) => ({ old: index, new: news[at]?.index ?? 0 }));
  const plain = plainPairs(olds, news);
  if (plain.length === 0) return pairByLikeness(olds, news);
  // Between what is plain the rest is looked for; the pairs of a gap rise on both sides.
  const pairs: Pair[] = [];
  let oldFrom = 0;
  let newFrom = 0;
  for (const end of [...plain, { old: olds.length, new: news.length }]) {
    pairs.push(...pairByLikeness(olds.slice(oldFrom, end.old), news.slice(newFrom, end.new)));
    const [old, fresh] = [olds[end.old], news[end.new]];
    if (old && fresh) pairs.push({ old: old.index, new: fresh.index });
    oldFrom = end.old + 1;
    newFrom = end.new + 1;
  }
  return pairs;
}

/** Places of blocks that are plainly what one of the other side was, and of no second one there; rising on both sides. What most of a gap in a new version is. */
function plainPairs(olds: readonly ComparableBlock[], news: readonly ComparableBlock[]): readonly Pair[] {
  if (olds.length * news.length > MOST_PLAIN_LOOKS) return [];
  const takers = new Int32Array(news.length);
  const single: Pair[] = [];
  for (const [oldAt, old] of olds.entries()) {
    let found = -1;
    let count = 0;
    for (const [newAt, fresh] of news.entries()) {
      if (!isPlainlyAlike(old.text, fresh.text)) continue;
      found = newAt;
      count += 1;
      takers[newAt] = (takers[newAt] ?? 0) + 1;
    }
    if (count === 1) single.push({ old: oldAt, new: found });
  }
  const unique = single.filter((pair) => takers[pair.new] === 1);
  const run = longestIncreasingRun(unique.map((pair) => pair.new));
  return run.flatMap((index) => unique[index] ?? []);
}

function pairByLikeness(olds: readonly ComparableBlock[], news: readonly ComparableBlock[]): readonly Pair[] {
  if (olds.length === 0 || news.length === 0) return [];
  const [old] = olds;
  const [fresh] = news;
  if (olds.length === 1 && news.length === 1 && old && fresh)
    return isSameInPlace(old, fresh) ? [{ old: old.index, new: fresh.index }] : [];
  const pairs = greedyPairs(olds, news, ALIKE);
  const run = longestIncreasingRun(pairs.map((pair) => pair.new));
  return run.flatMap((index) => pairs[index] ?? []);
}

/** Whether two texts begin and end alike for more than half of the longer one: cheaper than their likeness, and never true of less alike ones. */
function isPlainlyAlike(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one.charCodeAt(start) === other.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && one.charCodeAt(one.length - 1 - end) === other.charCodeAt(other.length - 1 - end)) end += 1;
  return (start + end) * 5 >= Math.max(one.length, other.length) * 3;
}

/** In a place that leaves no choice: by less likeness where the label or, for a short line, the kind of block is the same too. */
function isSameInPlace(old: ComparableBlock, fresh: ComparableBlock): boolean {
  if (old.bodyLength === 0 || fresh.bodyLength === 0) return true;
  const isShort = old.bodyLength <= SHORT_LINE && fresh.bodyLength <= SHORT_LINE && old.kind === fresh.kind;
  const needed = old.label !== '' && old.label === fresh.label ? ALIKE_BY_LABEL : isShort ? ALIKE_SHORT : ALIKE;
  return likeness(old.body, fresh.body) >= needed;
}

/** So few texts are compared each with each: an index would take longer. */
function likenesses(news: readonly ComparableBlock[]): (text: string) => readonly Similar[] {
  return (text) => news.map(({ body }, at) => ({ at, likeness: likeness(text, body) }));
}

/** The most alike first, each block once; ascending by old block. Of several equally alike the one nearest in order. */
function greedyPairs(olds: readonly ComparableBlock[], news: readonly ComparableBlock[], needed: number): readonly Pair[] {
  const find = olds.length * news.length <= MOST_LIKENESSES ? likenesses(news) : similarityIndex(news.map(({ body }) => body));
  const scored: (Pair & { readonly worth: number })[] = [];
  for (const [at, old] of olds.entries()) {
    for (const { at: newAt, likeness: alike } of find(old.body)) {
      const fresh = news[newAt];
      if (!fresh || alike < needed) continue;
      const nearness = 1 - Math.abs(at / olds.length - newAt / news.length);
      const isSamePlace = old.path !== '' && old.path === fresh.path;
      scored.push({ old: old.index, new: fresh.index, worth: alike + nearness * 0.05 + (isSamePlace ? 0.05 : 0) });
    }
  }
  scored.sort((one, other) => other.worth - one.worth || one.old - other.old || one.new - other.new);
  const takenOld = new Set<number>();
  const takenNew = new Set<number>();
  const pairs: Pair[] = [];
  for (const pair of scored) {
    if (takenOld.has(pair.old) || takenNew.has(pair.new)) continue;
    takenOld.add(pair.old);
    takenNew.add(pair.new);
    pairs.push({ old: pair.old, new: pair.new });
  }
  return pairs.sort((one, other) => one.old - other.old);
}

/** What found nothing in its place: first the same text elsewhere, then a text much alike. */
function pairElsewhere(
  olds: readonly ComparableBlock[],
  news: readonly ComparableBlock[],
  inPlace: readonly Pair[],
  equal: readonly Pair[],
): readonly Pair[] {
  const takenOld = new Uint8Array(olds.length);
  const takenNew = new Uint8Array(news.length);
  const take = (pair: Pair): void => {
    takenOld[pair.old] = 1;
    takenNew[pair.new] = 1;
  };
  for (const pair of inPlace) take(pair);
  const same = equal.filter((pair) => takenOld[pair.old] === 0 && takenNew[pair.new] === 0);
  for (const pair of same) take(pair);
  const isLeft = (taken: Uint8Array) => (block: ComparableBlock) => taken[block.index] === 0 && block.bodyLength >= SHORTEST_MOVE;
  return [...same, ...greedyPairs(olds.filter(isLeft(takenOld)), news.filter(isLeft(takenNew)), ALIKE_ELSEWHERE)];
}

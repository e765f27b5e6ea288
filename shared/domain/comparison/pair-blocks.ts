import type { ComparableBlock } from './comparable-block.ts';
import { longestIncreasingRun } from './increasing-run.ts';
import { likeness, similarityIndex } from './similarity-index.ts';

/** A block of the old text and the block of the new one that it became; `isMoved` where it changed places with others. */
export type BlockPair = { readonly old: number; readonly new: number; readonly isMoved: boolean };

/** Texts less alike than this are two texts. */
const ALIKE = 0.45;
/** A block elsewhere must be more alike, and long enough not to be alike by chance. */
const ALIKE_ELSEWHERE = 0.6;
const SHORTEST_MOVE = 12;
/** In a place that leaves no choice, the same label makes up for less likeness. */
const ALIKE_BY_LABEL = 0.25;

/**
 * Pairs the blocks of two texts: equal ones that are alone of their kind first, then what lies between them, then what is left anywhere.
 * About linear in the texts; unlike texts cost one look into an index for each block.
 */
export function pairBlocks(olds: readonly ComparableBlock[], news: readonly ComparableBlock[]): readonly BlockPair[] {
  const equal = uniqueEqualPairs(olds, news);
  const run = longestIncreasingRun(equal.map((pair) => pair.new));
  const anchors = run.flatMap((index) => equal[index] ?? []);
  const inPlace = gapsBetween(anchors, olds.length, news.length).flatMap((gap) => [
    ...pairGap(olds, news, gap),
    ...(gap.next ? [gap.next] : []),
  ]);
  const moved = pairElsewhere(olds, news, inPlace, equal);
  return [...inPlace.map((pair) => ({ ...pair, isMoved: false })), ...moved.map((pair) => ({ ...pair, isMoved: true }))];
}

type Pair = { readonly old: number; readonly new: number };

/** Blocks whose text stands once in either text: by body with label first, so that a clause that kept its number goes before one that took it. */
function uniqueEqualPairs(olds: readonly ComparableBlock[], news: readonly ComparableBlock[]): readonly Pair[] {
  const byText = uniquePairs(olds, news, (block) => (block.body === '' ? null : `${block.label}\n${block.body}`));
  const takenOld = new Set(byText.map((pair) => pair.old));
  const takenNew = new Set(byText.map((pair) => pair.new));
  const byBody = uniquePairs(olds, news, (block) => (block.body.length < 4 ? null : block.body)).filter(
    (pair) => !takenOld.has(pair.old) && !takenNew.has(pair.new),
  );
  return [...byText, ...byBody].sort((one, other) => one.old - other.old);
}

function uniquePairs(
  olds: readonly ComparableBlock[],
  news: readonly ComparableBlock[],
  keyOf: (block: ComparableBlock) => string | null,
): readonly Pair[] {
  const places = new Map<string, { old: number; new: number; olds: number; news: number }>();
  const note = (block: ComparableBlock, side: 'old' | 'new'): void => {
    const key = keyOf(block);
    if (key === null) return;
    const place = places.get(key) ?? { old: -1, new: -1, olds: 0, news: 0 };
    place[side] = block.index;
    place[side === 'old' ? 'olds' : 'news'] += 1;
    places.set(key, place);
  };
  for (const block of olds) note(block, 'old');
  for (const block of news) note(block, 'new');
  return [...places.values()].filter((place) => place.olds === 1 && place.news === 1);
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

/** Equal blocks of a gap from both ends, then the most alike in order. */
function pairGap(olds: readonly ComparableBlock[], news: readonly ComparableBlock[], gap: Gap): readonly Pair[] {
  let { oldFrom, oldTo, newFrom, newTo } = gap;
  const head: Pair[] = [];
  const tail: Pair[] = [];
  while (oldFrom < oldTo && newFrom < newTo && olds[oldFrom]?.body === news[newFrom]?.body) {
    head.push({ old: oldFrom, new: newFrom });
    oldFrom += 1;
    newFrom += 1;
  }
  while (oldFrom < oldTo && newFrom < newTo && olds[oldTo - 1]?.body === news[newTo - 1]?.body) {
    oldTo -= 1;
    newTo -= 1;
    tail.push({ old: oldTo, new: newTo });
  }
  const middle = oldFrom < oldTo && newFrom < newTo ? pairAlike(olds.slice(oldFrom, oldTo), news.slice(newFrom, newTo)) : [];
  return [...head, ...middle, ...tail.reverse()];
}

function pairAlike(olds: readonly ComparableBlock[], news: readonly ComparableBlock[]): readonly Pair[] {
  const [old] = olds;
  const [fresh] = news;
  if (olds.length === 1 && news.length === 1 && old && fresh) {
    const needed = old.label !== '' && old.label === fresh.label ? ALIKE_BY_LABEL : ALIKE;
    return old.body === '' || fresh.body === '' || likeness(old.body, fresh.body) >= needed ? [{ old: old.index, new: fresh.index }] : [];
  }
  const pairs = greedyPairs(olds, news, ALIKE);
  const run = longestIncreasingRun(pairs.map((pair) => pair.new));
  return run.flatMap((index) => pairs[index] ?? []);
}

/** The most alike first, each block once; ascending by old block. Of several equally alike the one nearest in order. */
function greedyPairs(olds: readonly ComparableBlock[], news: readonly ComparableBlock[], needed: number): readonly Pair[] {
  const find = similarityIndex(news.map(({ body }) => body));
  const scored = olds.flatMap((old, at) =>
    find(old.body)
      .filter(({ likeness: alike }) => alike >= needed)
      .flatMap(({ at: newAt, likeness: alike }) => {
        const fresh = news[newAt];
        if (!fresh) return [];
        const nearness = 1 - Math.abs(at / olds.length - newAt / news.length);
        const isSamePlace = old.path !== '' && old.path === fresh.path;
        return [{ old: old.index, new: fresh.index, worth: alike + nearness * 0.05 + (isSamePlace ? 0.05 : 0) }];
      }),
  );
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
  const takenOld = new Set(inPlace.map((pair) => pair.old));
  const takenNew = new Set(inPlace.map((pair) => pair.new));
  const same = equal.filter((pair) => !takenOld.has(pair.old) && !takenNew.has(pair.new));
  for (const pair of same) {
    takenOld.add(pair.old);
    takenNew.add(pair.new);
  }
  const isLeft = (taken: ReadonlySet<number>) => (block: ComparableBlock) => !taken.has(block.index) && block.body.length >= SHORTEST_MOVE;
  return [...same, ...greedyPairs(olds.filter(isLeft(takenOld)), news.filter(isLeft(takenNew)), ALIKE_ELSEWHERE)];
}

import { assignPairs } from './assign-pairs.ts';
import type { Likeness } from './measure-likeness.ts';

/** Two measures of different documents, by their number, that say the like; `score` by how much more than their neighbours do. */
export type Link = { readonly one: number; readonly other: number; readonly score: number };

/** What its nearest others score is taken off a pair: a measure that is like everything is like nothing in particular. */
const NEIGHBOURS = 5;
/** Measures of one field go in a like order: a tie is broken by it. */
const PLACE_WEIGHT = 0.05;
/** Papers less akin than this have little in common, those more akin than that are about the same. */
const FOREIGN = 0.2;
const KINDRED = 0.3;
/** What a pair needs in papers that have little in common, and in those about the same. */
const STRICT = 0.15;
const LOOSE = 0.02;
/** From here on a measure that has its partner stands beside a second one: what is one measure here is two there. */
const SECOND = 0.1;
/** … where the likeness is at least this part of what the other has best. */
const SECOND_SHARE = 0.4;

/** How alike the measures are, and which of them look for their like; the others only compete for it. */
type Sought = { readonly likeness: Pick<Likeness, 'against' | 'kinship'>; readonly isFree: (measure: number) => boolean };

/** Papers of fewer measures have no neighbours to compare with: there only what is alike in itself counts. */
const FEWEST_COMPARED = 6;
const SURE = 0.35;

type Table = readonly Float64Array[];

/**
 * Pairs of measures that say the like, for every two documents that have some to pair; `groups` by document in reading order. Two papers about the same give
 * the benefit of the doubt, two with little in common do not. A square of the measures of two documents, cubic as `assignPairs` is.
 */
export function linkMeasures(groups: readonly (readonly number[])[], { likeness, isFree }: Sought): readonly Link[] {
  const links: Link[] = [];
  const sought = groups.filter((group) => group.some(isFree));
  sought.forEach((these, document) => {
    const later = sought.slice(document + 1);
    const rows = later.length === 0 ? [] : these.map((one) => likeness.against(one));
    for (const those of later) {
      const plain = rows.map((row, at) =>
        those.map((other, place) => (row[other] ?? 0) + nearness(at / these.length, place / those.length)),
      );
      const scores = relativeScores(plain);
      const isSmall = Math.min(these.length, those.length) < FEWEST_COMPARED;
      const free = [...these, ...those].filter(isFree).length / (these.length + those.length);
      const least = leastScore(likeness.kinship(these[0] ?? 0, those[0] ?? 0), free);
      for (const [row, column] of pairsIn(scores, least)) {
        if (isSmall && (plain[row]?.[column] ?? 0) < SURE) continue;
        const [one, other] = [these[row], those[column]];
        if (one !== undefined && other !== undefined && isFree(one) && isFree(other))
          links.push({ one, other, score: scores[row]?.[column] ?? 0 });
      }
    }
  });
  return links.sort((left, right) => right.score - left.score || left.one - right.one || left.other - right.other);
}

function nearness(one: number, other: number): number {
  return PLACE_WEIGHT * (1 - Math.abs(one - other));
}

/** Each score less the mean of what its row and its column have next to their best. */
function relativeScores(scores: readonly (readonly number[])[]): Table {
  const columns = scores[0]?.length ?? 0;
  const ofRows = scores.map(nextToBest);
  const ofColumns = Array.from({ length: columns }, (_, column) => nextToBest(scores.map((row) => row[column] ?? 0)));
  return scores.map((row, at) => Float64Array.from(row, (score, column) => score - ((ofRows[at] ?? 0) + (ofColumns[column] ?? 0)) / 2));
}

/** Mean of the best few but the very best; linear. */
function nextToBest(scores: readonly number[]): number {
  const best: number[] = [];
  for (const score of scores) {
    if (best.length > NEIGHBOURS && score <= (best.at(-1) ?? 0)) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1] ?? 0) < score) at -= 1;
    best.splice(at, 0, score);
    if (best.length > NEIGHBOURS + 1) best.pop();
  }
  const next = best.slice(1);
  return next.reduce((sum, score) => sum + score, 0) / Math.max(1, next.length);
}

/** Pairs of rows and columns that score at least so much, as all compete for them. */
function pairsIn(scores: Table, least: number): readonly (readonly [number, number])[] {
  const columns = scores[0]?.length ?? 0;
  const chosen = assignPairs(
    scores.map((row) => Array.from(row, (score) => Math.max(0, score))),
    columns,
    LOOSE,
  );
  const at = (row: number, column: number): number => scores[row]?.[column] ?? 0;
  const bestOfRow = scores.map((row) => row.indexOf(Math.max(...row)));
  const bestOfColumn = Array.from({ length: columns }, (_, column) => bestIndex(scores.map((row) => row[column] ?? 0)));
  const isBest = (row: number, column: number): boolean => bestOfRow[row] === column || bestOfColumn[column] === row;
  const pairs = new Map<number, readonly [number, number]>();
  const add = (row: number, column: number): void => void pairs.set(row * columns + column, [row, column]);
  chosen.forEach((column, row) => {
    if (column !== -1 && at(row, column) >= least && isBest(row, column)) add(row, column);
  });
  const second = Math.max(SECOND, least);
  bestOfRow.forEach((column, row) => {
    if (at(row, column) >= Math.max(second, SECOND_SHARE * at(bestOfColumn[column] ?? 0, column))) add(row, column);
  });
  bestOfColumn.forEach((row, column) => {
    if (at(row, column) >= Math.max(second, SECOND_SHARE * at(row, bestOfRow[row] ?? 0))) add(row, column);
  });
  return [...pairs.values()];
}

/** What a pair of two documents needs, by how akin they are, and by what share of their measures looks for its like: what topics left over is mostly alone. */
function leastScore(kinship: number, free: number): number {
  const share = free * Math.min(1, Math.max(0, (kinship - FOREIGN) / (KINDRED - FOREIGN)));
  return STRICT - (STRICT - LOOSE) * share;
}

function bestIndex(scores: readonly number[]): number {
  let best = 0;
  scores.forEach((score, at) => {
    if (score > (scores[best] ?? 0)) best = at;
  });
  return best;
}

/** Half of the pairs between two groups must be linked for the groups to be one. */
const LEAST_LINKED = 0.5;

/** The groups that links make of measures, each group and the groups in order of their first measure; the strongest links first. */
export function groupLinked(links: readonly Link[], documentOf: (measure: number) => number): readonly (readonly number[])[] {
  const linked = new Set(links.flatMap(({ one, other }) => [pairKey(one, other), pairKey(other, one)]));
  const groupOf = new Map<number, readonly number[]>();
  for (const { one, other } of links) {
    const [left, right] = [groupOf.get(one) ?? [one], groupOf.get(other) ?? [other]];
    if (left === right) continue;
    const pairs = left.flatMap((mine) =>
      right.flatMap((theirs) => (documentOf(mine) === documentOf(theirs) ? [] : [pairKey(mine, theirs)])),
    );
    if (pairs.filter((pair) => linked.has(pair)).length < LEAST_LINKED * pairs.length) continue;
    const joined = [...left, ...right].sort((a, b) => a - b);
    for (const member of joined) groupOf.set(member, joined);
  }
  return [...new Set(groupOf.values())].sort((one, other) => (one[0] ?? 0) - (other[0] ?? 0));
}

function pairKey(one: number, other: number): string {
  return `${one} ${other}`;
}

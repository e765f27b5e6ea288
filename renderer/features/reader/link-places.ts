import { foldText } from '#shared/domain/text/fold-text.ts';

/** A clause as linking sees it: where it begins in the canonical text, its path and its heading. */
export type LinkedClause = { readonly start: number; readonly path: string; readonly title: string };

/** What linking needs of a document. */
export type LinkedText = { readonly documentId: string; readonly length: number; readonly clauses: readonly LinkedClause[] };

/** Maps a canonical offset of one text to one of another; monotone. */
export type PlaceMap = (offset: number) => number;

type Pair = readonly [from: number, to: number];

/**
 * Lines two texts up by the clauses they share (same heading, else same path) and in proportion between these.
 * Clauses that moved across others are left out, so that the map never runs backwards. O(clauses · log clauses).
 */
export function createPlaceMap(from: LinkedText, to: LinkedText): PlaceMap {
  if (from.documentId === to.documentId) return (offset) => offset;
  const pairs = [[0, 0] as const, ...longestRising(commonClauses(from, to)), [from.length, to.length] as const];
  return (offset) => interpolate(pairs, offset);
}

function commonClauses(from: LinkedText, to: LinkedText): readonly Pair[] {
  const byTitle = uniqueStarts(to.clauses, (clause) => titleKey(clause.title));
  const byPath = uniqueStarts(to.clauses, (clause) => clause.path);
  const ownTitles = uniqueStarts(from.clauses, (clause) => titleKey(clause.title));
  return from.clauses.flatMap((clause): readonly Pair[] => {
    const key = titleKey(clause.title);
    const sameTitle = ownTitles.get(key) !== null ? byTitle.get(key) : null;
    const target = sameTitle ?? byPath.get(clause.path);
    return target === undefined || target === null ? [] : [[clause.start, target]];
  });
}

/** First offsets by key; `null` for a key that several clauses share, `''` is no key. */
function uniqueStarts(clauses: readonly LinkedClause[], keyOf: (clause: LinkedClause) => string): ReadonlyMap<string, number | null> {
  const starts = new Map<string, number | null>();
  for (const clause of clauses) {
    const key = keyOf(clause);
    if (key !== '') starts.set(key, starts.has(key) ? null : clause.start);
  }
  return starts;
}

function titleKey(title: string): string {
  return foldText(title).replace(/\s/g, '');
}

/** The longest run of pairs that rises on both sides; `pairs` rise in `from` already. */
function longestRising(pairs: readonly Pair[]): readonly Pair[] {
  const tails: number[] = [];
  const before: number[] = [];
  pairs.forEach((pair, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const run: Pair[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const pair = pairs[index];
    if (pair !== undefined) run.push(pair);
  }
  return run.reverse();
}

function interpolate(pairs: readonly Pair[], offset: number): number {
  let low = 0;
  let high = pairs.length - 1;
  while (low < high - 1) {
    const middle = (low + high) >> 1;
    if ((pairs[middle]?.[0] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  const [fromStart, toStart] = pairs[low] ?? [0, 0];
  const [fromEnd, toEnd] = pairs[high] ?? [0, 0];
  if (fromEnd <= fromStart) return toStart;
  const share = Math.max(0, Math.min(1, (offset - fromStart) / (fromEnd - fromStart)));
  return toStart + share * (toEnd - toStart);
}

import { assignPairs } from './assign-pairs.ts';
import type { Likeness } from './measure-likeness.ts';

/** Measures, by their number, that stand beside each other: at most one a document, `null` where a document has none. */
export type Line = readonly (number | null)[];

/** What lining up asks of a likeness. */
type Between = Pick<Likeness, 'between' | 'candidates'>;

/** Of a measure with very many others, so many are weighed. */
const MOST_CANDIDATES = 12;
/** From this many comparisons on, only candidates that share telling words are weighed. */
const MANY = 20_000;

/**
 * Lines up the measures of several documents, `groups` by document in reading order. The document with the most measures leads, the others are
 * assigned to its lines one after the other; a measure without one at least `least` alike begins a line of its own.
 */
export function lineUp(groups: readonly (readonly number[])[], likeness: Between, least: number): readonly Line[] {
  const order = groups
    .map((_, document) => document)
    .sort((one, other) => (groups[other]?.length ?? 0) - (groups[one]?.length ?? 0) || one - other);
  const lines: (number | null)[][] = [];
  for (const document of order) {
    const group = groups[document] ?? [];
    const scores = scoresAgainst(group, lines, likeness);
    const assigned = assignPairs(scores, lines.length, least);
    const fresh: (number | null)[][] = [];
    group.forEach((measure, at) => {
      const line = lines[assigned[at] ?? -1];
      if (line) line[document] = measure;
      else fresh.push(groups.map((_, column) => (column === document ? measure : null)));
    });
    lines.push(...fresh);
  }
  return lines.toSorted((one, other) => firstPlace(one) - firstPlace(other));
}

/** Of each measure the mean likeness to the measures of each line. */
function scoresAgainst(group: readonly number[], lines: readonly Line[], likeness: Between): readonly (readonly number[])[] {
  const isMany = group.length * lines.length > MANY;
  const those = isMany ? lines.flatMap((line) => line.filter((measure) => measure !== null)) : [];
  const candidates = isMany ? likeness.candidates(group, those, MOST_CANDIDATES) : null;
  const heldBy = lines.map((line) => line.filter((other) => other !== null));
  return group.map((measure) => {
    const wanted = candidates === null ? null : new Set(candidates.get(measure) ?? []);
    return heldBy.map((held) => {
      if (wanted !== null && (wanted.size === 0 || !held.some((other) => wanted.has(other)))) return 0;
      return held.reduce((sum, other) => sum + likeness.between(measure, other), 0) / Math.max(1, held.length);
    });
  });
}

/** Lines go in the order of the first document that has one; measures are numbered document by document in reading order. */
function firstPlace(line: Line): number {
  return line.find((measure) => measure !== null) ?? 0;
}

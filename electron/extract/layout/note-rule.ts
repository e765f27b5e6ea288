import type { Rule } from './page-rule.ts';
import type { PageText, TextRun } from './text-run.ts';

/** How long the line above footnotes is, as a share of the text's width. */
const SHORTEST = 0.1;
const LONGEST = 0.5;
/** Share of the page's height below which footnotes begin. */
const HIGHEST = 0.3;
/** It begins where lines of text do, give or take this many points. */
const SAME_EDGE = 20;
/** Text so close above, in ems, was underlined. */
const UNDERLINE = 0.45;
/** A page with more lines has drawings or tables on it. */
const MOST_RULES = 200;
const NEAR = 4;

function isUnderline({ at, from, to }: Rule, runs: readonly TextRun[]): boolean {
  return runs.some(({ along, length, across, size }) => {
    const isAbove = across <= at + 1 && at - across < size * UNDERLINE;
    return isAbove && along < to && along + length > from;
  });
}

function touches(rule: Rule, other: Rule): boolean {
  if (other.isAlong) return Math.abs(other.at - rule.at) < NEAR && Math.abs(other.from - rule.from) + Math.abs(other.to - rule.to) > NEAR;
  return other.at > rule.from - NEAR && other.at < rule.to + NEAR && other.from < rule.at + NEAR && other.to > rule.at - NEAR;
}

/**
 * Where the short line stands that parts a page's text from its footnotes, in the frame of its main text; `null` where there is none, or several
 * that could be it.
 */
export function noteRule(page: PageText, readRules: (quarter: number) => readonly Rule[]): number | null {
  const main = page.groups[0];
  const rules = main === undefined ? [] : readRules(main.quarter);
  if (main === undefined || rules.length === 0 || rules.length > MOST_RULES) return null;
  const { runs, extent } = main;
  const [from, to] = runs.reduce(
    ([least, most], { along, length }) => [Math.min(least, along), Math.max(most, along + length)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  const highest = extent.acrossFrom + (extent.acrossTo - extent.acrossFrom) * HIGHEST;
  const found = rules.filter((rule) => {
    const share = (rule.to - rule.from) / (to - from);
    const isShort = share >= SHORTEST && share <= LONGEST && Math.abs(rule.from - from) < SAME_EDGE;
    return rule.isAlong && isShort && rule.at > highest && !rules.some((other) => touches(rule, other)) && !isUnderline(rule, runs);
  });
  const [first, ...more] = found;
  return first === undefined || more.some(({ at }) => Math.abs(at - first.at) > NEAR) ? null : first.at;
}

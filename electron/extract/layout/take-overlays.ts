import type { TextRun } from './text-run.ts';

/** Text that lies over other text is larger than that by this at least: a watermark, a stamp. */
const LARGER = 1.2;
/** Share of its own area that other text takes up under it. */
const COVERED_SHARE = 0.3;
/** Over a single line of text, nothing is a watermark that is not larger by this: forms are filled in over their hints. */
const FAR_LARGER = 2;
/** What text consists of; a line drawn with other characters is there to be written on. */
const WORDS = /[\p{L}\p{N}]+/gu;
/** Characters that are an em wide, as against half of one. */
const WIDE = /[\u2013-\u2015\u2026\u22ef\u2500-\u257f\u2e80-\uffff]/;
/** A character's extent above and below its baseline, in ems; a little less than it has, so that close lines never overlap. */
const ABOVE = 0.7;
const BELOW = 0.05;
/** Large runs of one page that are looked at. */
const MOST_LARGE = 200;
/** Places of one overlay on two pages differ by less than this, in points. */
const SAME_PLACE = 4;

function usualSize(runs: readonly TextRun[]): number {
  const weights = new Map<number, number>();
  for (const { size, text } of runs) weights.set(size, (weights.get(size) ?? 0) + text.length);
  return [...weights].sort((first, second) => second[1] - first[1])[0]?.[0] ?? 0;
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

/** Length of the words of a run between two places, by the usual widths of its characters. */
function wordsBetween({ text, along, length }: TextRun, from: number, to: number): number {
  const unit = length / Math.max(1, widthOf(text));
  let sum = 0;
  let read = 0;
  let place = along;
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    const begin = place + widthOf(text.slice(read, index)) * unit;
    place = begin + widthOf(word) * unit;
    read = index + word.length;
    sum += Math.max(0, Math.min(place, to) - Math.max(begin, from));
  }
  return sum;
}

/** Area that the words of a run take up under another one, in square points. */
function wordsUnder(run: TextRun, other: TextRun): number {
  const from = Math.max(run.along, other.along);
  const to = Math.min(run.along + run.length, other.along + other.length);
  const top = Math.max(run.across - run.size * ABOVE, other.across - other.size * ABOVE);
  const bottom = Math.min(run.across + run.size * BELOW, other.across + other.size * BELOW);
  return to <= from || bottom <= top ? 0 : wordsBetween(other, from, to) * (bottom - top);
}

function isOver(run: TextRun, others: readonly TextRun[], usual: number): boolean {
  let covered = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const other of others) {
    const area = other.size * LARGER <= run.size ? wordsUnder(run, other) : 0;
    if (area === 0) continue;
    covered += area;
    first = Math.min(first, other.across);
    last = Math.max(last, other.across);
  }
  const isMark = run.size >= usual * FAR_LARGER || last - first > usual / 2;
  return isMark && covered >= run.length * run.size * (ABOVE + BELOW) * COVERED_SHARE;
}

/**
 * Straight text that lies over the smaller words of a page, as watermarks and stamps do: nobody reads the two as one. What stands on a line with
 * it in the same size belongs to it. What was written onto a drawn line is text.
 */
export function findOverlays(runs: readonly TextRun[]): ReadonlySet<TextRun> {
  const usual = usualSize(runs);
  const large = runs.filter(({ size, length, text }) => size >= usual * LARGER && length > 0 && text.trim() !== '');
  if (usual === 0 || large.length === 0 || large.length > MOST_LARGE) return new Set();
  const over = large.filter((run) => isOver(run, runs, usual));
  const beside = (run: TextRun): boolean => over.some((found) => found.size === run.size && Math.abs(found.across - run.across) < 1);
  return new Set(large.filter(beside));
}

/** Tells an overlay again on another page: by its text, its size and its place. */
export function overlayKey({ text, size, along, across }: TextRun): string {
  return [text.trim(), Math.round(size), Math.round(along / SAME_PLACE), Math.round(across / SAME_PLACE)].join(' ');
}

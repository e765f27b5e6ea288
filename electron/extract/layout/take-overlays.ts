import type { TextRun } from './text-run.ts';

/** Text that lies over other text is larger than that by this at least: a watermark, a stamp. */
const LARGER = 1.2;
/** Share of its own area that other text takes up under it. */
const COVERED_SHARE = 0.3;
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

/** Area that two runs share, in square points. */
function sharedArea(one: TextRun, other: TextRun): number {
  const along = Math.min(one.along + one.length, other.along + other.length) - Math.max(one.along, other.along);
  const top = Math.max(one.across - one.size * ABOVE, other.across - other.size * ABOVE);
  const bottom = Math.min(one.across + one.size * BELOW, other.across + other.size * BELOW);
  return along <= 0 || bottom <= top ? 0 : along * (bottom - top);
}

function isOver(run: TextRun, others: readonly TextRun[]): boolean {
  let covered = 0;
  for (const other of others) if (other.size * LARGER <= run.size) covered += sharedArea(run, other);
  return covered >= run.length * run.size * (ABOVE + BELOW) * COVERED_SHARE;
}

/**
 * Straight text that lies over the smaller text of a page, as watermarks and stamps do: nobody reads the two as one. What stands on a line with
 * it in the same size belongs to it.
 */
export function findOverlays(runs: readonly TextRun[]): ReadonlySet<TextRun> {
  const usual = usualSize(runs);
  const large = runs.filter(({ size, length, text }) => size >= usual * LARGER && length > 0 && text.trim() !== '');
  if (usual === 0 || large.length === 0 || large.length > MOST_LARGE) return new Set();
  const over = large.filter((run) => isOver(run, runs));
  const beside = (run: TextRun): boolean => over.some((found) => found.size === run.size && Math.abs(found.across - run.across) < 1);
  return new Set(large.filter(beside));
}

/** Tells an overlay again on another page: by its text, its size and its place. */
export function overlayKey({ text, size, along, across }: TextRun): string {
  return [text.trim(), Math.round(size), Math.round(along / SAME_PLACE), Math.round(across / SAME_PLACE)].join(' ');
}

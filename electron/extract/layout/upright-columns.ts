import type { TextRun } from './text-run.ts';

/** Fewest characters that stand alone before a page can be one of upright columns. */
const FEWEST = 8;
const SINGLE_SHARE = 0.8;
/** Characters of one column follow one another at most this far, in ems. */
const CLOSEST = 1.35;
/** Columns stand further apart than the characters in them by this factor. */
const LOOSER = 1.15;
/** Baseline to the middle of a character's height, and the top of one, in ems. */
const TOP = 0.88;

function median(values: readonly number[]): number {
  return [...values].sort((first, second) => first - second)[Math.floor(values.length / 2)] ?? Number.POSITIVE_INFINITY;
}

/** Distances from each run to the next one that stands at the same place of the other axis. */
function pitches(runs: readonly TextRun[], at: (run: TextRun) => number, along: (run: TextRun) => number): number[] {
  const lanes = new Map<number, number[]>();
  for (const run of runs) {
    const lane = Math.round(at(run) / Math.max(1, run.size * 0.25));
    lanes.set(lane, [...(lanes.get(lane) ?? []), along(run) / Math.max(1, run.size)]);
  }
  return [...lanes.values()].flatMap((places) => {
    const sorted = places.sort((first, second) => first - second);
    return sorted.slice(1).map((place, index) => place - (sorted[index] ?? place));
  });
}

/**
 * True of characters that were placed one by one below one another, as word processors print text that runs from top to bottom: each stands
 * close under the one before, and the columns stand further apart.
 */
export function areUprightColumns(runs: readonly TextRun[]): boolean {
  const single = runs.filter(({ text }) => [...text.trim()].length === 1);
  if (single.length < FEWEST || single.length < runs.length * SINGLE_SHARE) return false;
  const down = median(
    pitches(
      single,
      ({ along, length }) => along + length / 2,
      ({ across }) => across,
    ),
  );
  const beside = median(
    pitches(
      single,
      ({ across }) => across,
      ({ along }) => along,
    ),
  );
  return down <= CLOSEST && beside > down * LOOSER;
}

/** A run of upright columns in the frame of text that runs from top to bottom. Spaces beside a character were read out of the gap to the next column. */
export function inUprightFrame(run: TextRun): TextRun {
  return { ...run, text: run.text.trim(), along: run.across - run.size * TOP, across: -(run.along + run.length / 2), length: run.size };
}

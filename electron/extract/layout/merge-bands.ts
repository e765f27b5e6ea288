import { joinLines } from './join-lines.ts';
import { lineOf, type Segment, type TextLine } from './text-lines.ts';

/** Lines of one text stand at least a line's height apart; closer baselines belong to cells side by side. */
const OVERLAPPING = 0.85;
const MOST_LINES = 8;

interface Cell {
  from: number;
  to: number;
  text: string;
  size: number;
}

/** Segments that stand above one another, as cells from left to right. */
function cellsOf(band: readonly TextLine[]): Cell[] {
  const cells: Cell[] = [];
  for (const segment of band.flatMap((line) => line.segments)) {
    const cell = cells.find((candidate) => segment.from < candidate.to && segment.to > candidate.from);
    if (cell === undefined) cells.push({ from: segment.from, to: segment.to, text: segment.text.trim(), size: segment.size });
    else {
      cell.from = Math.min(cell.from, segment.from);
      cell.to = Math.max(cell.to, segment.to);
      cell.text = joinLines(cell.text, segment.text);
    }
  }
  return cells.sort((first, second) => first.from - second.from);
}

function mergeBand(band: readonly TextLine[]): readonly TextLine[] {
  if (band.length < 2 || band.length > MOST_LINES) return band;
  const cells = cellsOf(band);
  if (cells.length < 2) return band;
  const across = band[0]?.across ?? 0;
  const segments: Segment[] = cells.map((cell) => ({ ...cell, across, runs: [] }));
  return [{ ...lineOf(segments), text: cells.map((cell) => cell.text).join('\t'), standsAlone: true }];
}

/**
 * Rows of a table without lines whose cells have different numbers of lines: cell by cell instead of line by line, with tabs between.
 * For pages in one column only; the baselines of two columns lie as they may.
 */
export function mergeBands(lines: readonly TextLine[]): TextLine[] {
  const merged: TextLine[] = [];
  let band: TextLine[] = [];
  for (const line of lines) {
    const last = band.at(-1);
    const isClose =
      last !== undefined &&
      last.rows === null &&
      line.rows === null &&
      line.across - last.across < Math.min(line.size, last.size) * OVERLAPPING;
    if (!isClose) {
      merged.push(...mergeBand(band));
      band = [];
    }
    band.push(line);
  }
  merged.push(...mergeBand(band));
  return merged;
}

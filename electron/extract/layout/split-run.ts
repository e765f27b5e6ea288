import type { TextRun } from './text-run.ts';

/** How far from where a space is judged to be a run is still parted there, in ems. */
const REACH = 0.6;
const NARROW = /[\u0020-\u02ff\u2000-\u206f]/u;

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character === ' ' ? 0.3 : NARROW.test(character) ? 0.5 : 1;
  return width;
}

function partOf(run: TextRun, text: string, along: number, end: number): TextRun {
  return { ...run, text, along, length: Math.max(0, end - along) };
}

/**
 * A run parted at its space nearest to `at`: readers of PDF join what stands close together, even over the edge of a column. Where the space
 * stands is judged by the usual widths of characters. `null` where no space is near.
 */
export function splitRun(run: TextRun, at: number): readonly [TextRun, TextRun] | null {
  const { text, along, length, size } = run;
  if (at <= along || at >= along + length || !text.trim().includes(' ')) return null;
  const scale = length / Math.max(0.1, widthOf(text));
  let best: readonly [TextRun, TextRun] | null = null;
  let nearest = size * REACH;
  for (let space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', space + 1)) {
    const [before, after] = [text.slice(0, space), text.slice(space + 1)];
    if (before.trim() === '' || after.trim() === '') continue;
    const end = along + widthOf(before) * scale;
    const start = along + length - widthOf(after) * scale;
    const distance = at < end ? end - at : at > start ? at - start : 0;
    if (distance >= nearest) continue;
    nearest = distance;
    best = [partOf(run, before, along, end), partOf(run, after, start, along + length)];
  }
  return best;
}

/** A run parted at each of `places` (in order) that it lies across and has a space at. */
export function splitAtPlaces(run: TextRun, places: readonly number[]): readonly TextRun[] {
  const parts: TextRun[] = [];
  let rest = run;
  for (const place of places) {
    const parted = splitRun(rest, place);
    if (parted === null) continue;
    parts.push(parted[0]);
    rest = parted[1];
  }
  return [...parts, rest];
}

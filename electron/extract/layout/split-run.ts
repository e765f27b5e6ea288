import type { TextRun } from './text-run.ts';

/** How far from where a space is judged to be a run is still parted there, in ems. */
const REACH = 0.6;

/** A space of a run: its index, where the text before it ends and where that after it begins. */
interface SpacePlace {
  readonly index: number;
  readonly end: number;
  readonly start: number;
}

/** The same runs are parted at place after place. */
const KNOWN_PLACES = new WeakMap<TextRun, readonly SpacePlace[]>();

function widthOf(character: string): number {
  const code = character.charCodeAt(0);
  if (code === 0x20) return 0.3;
  return (code > 0x20 && code <= 0x2ff) || (code >= 0x2000 && code <= 0x206f) ? 0.5 : 1;
}

/** The spaces of a run that have text on both sides. Linear in the text. */
function measurePlaces({ text, along, length }: TextRun): readonly SpacePlace[] {
  const [first, last] = [text.length - text.trimStart().length, text.trimEnd().length];
  const spaces: { readonly index: number; readonly before: number }[] = [];
  let width = 0;
  let index = 0;
  for (const character of text) {
    if (character === ' ' && index > first && index < last) spaces.push({ index, before: width });
    width += widthOf(character);
    index += character.length;
  }
  const scale = length / Math.max(0.1, width);
  const afterSpace = widthOf(' ');
  return spaces.map(({ index: at, before }) => ({ index: at, end: along + before * scale, start: along + (before + afterSpace) * scale }));
}

function placesOf(run: TextRun): readonly SpacePlace[] {
  const known = KNOWN_PLACES.get(run);
  if (known !== undefined) return known;
  const places = measurePlaces(run);
  KNOWN_PLACES.set(run, places);
  return places;
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
  if (at <= along || at >= along + length) return null;
  let best: SpacePlace | null = null;
  let nearest = size * REACH;
  for (const place of placesOf(run)) {
    const distance = at < place.end ? place.end - at : at > place.start ? at - place.start : 0;
    if (distance >= nearest) continue;
    nearest = distance;
    best = place;
  }
  if (best === null) return null;
  const [before, after] = [text.slice(0, best.index), text.slice(best.index + 1)];
  return [partOf(run, before, along, best.end), partOf(run, after, best.start, along + length)];
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

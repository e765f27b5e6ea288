import { squeezedUnits } from './squeeze-text.ts';

/** Some words made ready to be looked for in many places. */
export type Needle = {
  readonly units: Uint16Array;
  /** Which lower halves of units the needle has; `null` for short ones. */
  readonly marks: Uint8Array | null;
  /** Which of the units of a short one is looked for: not a digit where there is a character, for papers are full of digits. */
  readonly anchor: number;
};

/** Units told apart by their lower bits: a table of so many marks stays near the processor, and hardly anything else falls on one. */
const MARKS = 0x400;
const LOWER = MARKS - 1;
const SHORTEST_MARKED = 4;
/** From here on units are characters of scripts without letters. */
const FIRST_CHARACTER = 0x2e80;

/** Makes ready words that are squeezed already, or that still have to be. */
export function needleOf(words: string): Needle {
  const units = squeezedUnits(words);
  const anchor = Math.max(
    0,
    units.findIndex((unit) => unit >= FIRST_CHARACTER),
  );
  if (units.length < SHORTEST_MARKED) return { units, marks: null, anchor };
  const marks = new Uint8Array(MARKS);
  for (const unit of units) marks[unit & LOWER] = 1;
  return { units, marks, anchor };
}

/**
 * Where the needle next stands wholly within [from, end), -1 where it does not. Wherever it stands it covers one of every so many units as it is
 * long, so only those are looked at: on real texts about (end − from) / its length steps, none of which waits for the one before.
 */
export function findUnits(text: Uint16Array, needle: Needle, from: number, end: number): number {
  const { units, marks } = needle;
  const stop = Math.min(end, text.length);
  if (units.length === 2) return findPair(text, units, from, stop);
  if (marks === null) return findByAnchor(text, needle, from, stop);
  const length = units.length;
  for (let at = from + length - 1; at < stop; at += length) {
    if (marks[(text[at] ?? 0) & LOWER] === 0) continue;
    const start = startAround(text, units, at, stop);
    if (start >= 0) return start;
  }
  return -1;
}

/** Where the needle stands over a place of the text, which one of its units must be; the first of several. */
function startAround(text: Uint16Array, units: Uint16Array, at: number, stop: number): number {
  const unit = text[at];
  for (let index = units.length - 1; index >= 0; index -= 1) {
    if (units[index] !== unit) continue;
    const start = at - index;
    if (start + units.length <= stop && standsAt(text, units, start)) return start;
  }
  return -1;
}

function findPair(text: Uint16Array, units: Uint16Array, from: number, stop: number): number {
  const first = units[0];
  const second = units[1];
  for (let at = from + 1; at < stop; at += 2) {
    const unit = text[at];
    if (unit === second && text[at - 1] === first) return at - 1;
    if (unit === first && at + 1 < stop && text[at + 1] === second) return at;
  }
  return -1;
}

/** The engine looks for a single unit faster than short strides get ahead. */
function findByAnchor(text: Uint16Array, { units, anchor }: Needle, from: number, stop: number): number {
  const sought = units[anchor] ?? 0;
  const within = stop < text.length ? text.subarray(0, stop) : text;
  for (let at = within.indexOf(sought, from + anchor); at >= 0; at = within.indexOf(sought, at + 1)) {
    const start = at - anchor;
    if (start + units.length > within.length) return -1;
    if (standsAt(within, units, start)) return start;
  }
  return -1;
}

function standsAt(text: Uint16Array, units: Uint16Array, at: number): boolean {
  for (let index = units.length - 1; index >= 0; index -= 1) if (text[at + index] !== units[index]) return false;
  return true;
}

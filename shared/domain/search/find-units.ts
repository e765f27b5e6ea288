import { squeezedUnits } from './squeeze-text.ts';

/** Some words made ready to be looked for in many places (Horspool 1980: how far the window may jump, by the lower byte of its last unit). */
export type Needle = {
  readonly units: Uint16Array;
  readonly jumps: Uint8Array | null;
  /** Which of the units of a short one is looked for: not a digit where there is a character, for papers are full of digits. */
  readonly anchor: number;
};

const LARGEST_JUMP = 255;
/** Units of one lower byte jump as far as the nearest of them may: a table that stays near the processor is worth more. */
const JUMPS = 0x100;
const LOWER = 0xff;
const SHORTEST_JUMPING = 4;
/** From here on units are characters of scripts without letters. */
const FIRST_CHARACTER = 0x2e80;

/** Makes ready words that are squeezed already, or that still have to be. */
export function needleOf(words: string): Needle {
  const units = squeezedUnits(words);
  const anchor = Math.max(
    0,
    units.findIndex((unit) => unit >= FIRST_CHARACTER),
  );
  if (units.length < 2) return { units, jumps: null, anchor };
  const jumps = new Uint8Array(JUMPS).fill(Math.min(LARGEST_JUMP, units.length));
  for (let index = 0; index + 1 < units.length; index += 1) {
    jumps[(units[index] ?? 0) & LOWER] = Math.min(LARGEST_JUMP, units.length - 1 - index);
  }
  return { units, jumps, anchor };
}

/** Where the needle next stands wholly within [from, end), -1 where it does not. On real texts about (end − from) / its length steps. */
export function findUnits(text: Uint16Array, needle: Needle, from: number, end: number): number {
  const { units, jumps } = needle;
  if (jumps === null || units.length < SHORTEST_JUMPING) return findByAnchor(text, needle, from, end);
  const length = units.length;
  const lastUnit = units[length - 1] ?? 0;
  const stop = Math.min(end, text.length);
  let last = from + length - 1;
  while (last < stop) {
    const unit = text[last] ?? 0;
    if (unit === lastUnit && standsAt(text, units, last - length + 1)) return last - length + 1;
    last += jumps[unit & LOWER] ?? 1;
  }
  return -1;
}

/** The engine looks for a single unit faster than short jumps get ahead. */
function findByAnchor(text: Uint16Array, { units, anchor }: Needle, from: number, end: number): number {
  const sought = units[anchor] ?? 0;
  const within = end < text.length ? text.subarray(0, end) : text;
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

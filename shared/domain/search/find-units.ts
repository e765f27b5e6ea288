import { squeezedUnits } from './squeeze-text.ts';

/** Some words made ready to be looked for in many places (Horspool 1980: how far the window may jump, by its last unit). */
export type Needle = { readonly units: Uint16Array; readonly jumps: Uint8Array | null };

const LARGEST_JUMP = 255;

/** Makes ready words that are squeezed already, or that still have to be. */
export function needleOf(words: string): Needle {
  const units = squeezedUnits(words);
  if (units.length < 2) return { units, jumps: null };
  const jumps = new Uint8Array(0x10000).fill(Math.min(LARGEST_JUMP, units.length));
  for (let index = 0; index + 1 < units.length; index += 1) {
    jumps[units[index] ?? 0] = Math.min(LARGEST_JUMP, units.length - 1 - index);
  }
  return { units, jumps };
}

/** Where the needle next stands wholly within [from, end), -1 where it does not. On real texts about (end − from) / its length steps. */
export function findUnits(text: Uint16Array, { units, jumps }: Needle, from: number, end: number): number {
  const length = units.length;
  if (length === 0 || jumps === null) return findOne(text, units[0] ?? 0, from, end);
  const lastUnit = units[length - 1] ?? 0;
  const stop = Math.min(end, text.length) - length;
  let at = from;
  while (at <= stop) {
    const unit = text[at + length - 1] ?? 0;
    if (unit === lastUnit && standsAt(text, units, at)) return at;
    at += jumps[unit] ?? 1;
  }
  return -1;
}

function findOne(text: Uint16Array, unit: number, from: number, end: number): number {
  const stop = Math.min(end, text.length);
  for (let at = from; at < stop; at += 1) if (text[at] === unit) return at;
  return -1;
}

function standsAt(text: Uint16Array, units: Uint16Array, at: number): boolean {
  for (let index = units.length - 2; index >= 0; index -= 1) if (text[at + index] !== units[index]) return false;
  return true;
}

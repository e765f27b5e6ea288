import { FOLDED_UNITS } from '../text/fold-text.ts';

/** A text as search compares it; `origins[i]` is the offset in the source of unit i, with the source's length at the end. */
export type SqueezedText = { readonly units: Uint16Array; readonly origins: Uint32Array };

const SPACE = 0x20;
const TAB = 0x09;
const LINE_BREAK = 0x0a;
/** Units below this part passages in a stream; a text that holds such control characters gets spaces for them. */
const FIRST_TEXT_UNIT = 0x09;

/**
 * The text folded, and without the spaces that mean nothing: those beside a Han character or a mark, runs of others made one.
 * So 优 化 is 优化 and 第 4 号 is 第4号, while "one stop" stays two words. Tabs (cells) and line breaks stay. Linear.
 */
export function squeezeText(text: string): string {
  // Most names and headings stay as they are, and need no other string.
  return isSqueezed(text) ? text : textOfUnits(squeezedUnits(text));
}

/** Whether a text holds nothing but units that stand for themselves wherever they are. */
function isSqueezed(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (PLAIN_UNITS[unit] !== unit || unit === 0) return false;
  }
  return true;
}

/** The same as UTF-16 units. */
export function squeezedUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  return units.subarray(0, squeezeInto(text, units, 0, null));
}

/** The same with the way back to the source. Linear. */
export function squeezeWithOrigins(text: string): SqueezedText {
  const units = new Uint16Array(text.length);
  const origins = new Uint32Array(text.length + 1);
  const length = squeezeInto(text, units, 0, origins);
  origins[length] = text.length;
  return { units: units.subarray(0, length), origins: origins.subarray(0, length + 1) };
}

/** Writes the squeezed text from `at` on, where there must be room for all of it; answers where it ends. */
export function squeezeInto(text: string, into: Uint16Array, at: number, origins: Uint32Array | null): number {
  const plain = origins === null ? copyPlain(text, into, at) : 0;
  let end = at + plain;
  let last = plain > 0 ? (into[end - 1] ?? 0) : 0;
  let spaceAt = -1;
  for (let index = plain; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const unit = code === TAB ? TAB : (FOLDED_UNITS[code] ?? 0);
    if (unit === SPACE || unit < FIRST_TEXT_UNIT) {
      if (spaceAt < 0) spaceAt = index;
      continue;
    }
    if (spaceAt >= 0) {
      if (isWordUnit(last) && isWordUnit(unit)) {
        if (origins) origins[end - at] = spaceAt;
        into[end] = SPACE;
        end += 1;
      }
      spaceAt = -1;
    }
    if (origins) origins[end - at] = index;
    into[end] = unit;
    end += 1;
    last = unit;
  }
  return end;
}

/** What each unit becomes that stands for itself wherever it is; 0 for spaces and controls, which are judged by their neighbours. */
const PLAIN_UNITS = FOLDED_UNITS.map((unit, code) => (code === TAB ? TAB : unit === SPACE || unit < FIRST_TEXT_UNIT ? 0 : unit));

/** Copies what comes before the first space, of most Chinese texts all of it; answers how many units. */
function copyPlain(text: string, into: Uint16Array, at: number): number {
  let index = 0;
  for (; index < text.length; index += 1) {
    const unit = PLAIN_UNITS[text.charCodeAt(index)] ?? 0;
    if (unit === 0) break;
    into[at + index] = unit;
  }
  return index;
}

/** `String.fromCharCode` takes its arguments on the stack, so long texts go in pieces. */
const PIECE = 8192;

/** The string of some units. */
export function textOfUnits(units: Uint16Array): string {
  if (units.length <= PIECE) return textOfPiece(units);
  let text = '';
  for (let start = 0; start < units.length; start += PIECE) text += textOfPiece(units.subarray(start, start + PIECE));
  return text;
}

function textOfPiece(units: Uint16Array): string {
  // Spread, the units would go through an iterator one by one, which takes four times as long. Typed arrays are taken as lists of arguments.
  return String.fromCharCode.apply(null, units as unknown as number[]);
}

/** Whether a unit parts passages: no query reaches across. */
export function isBarrier(unit: number): boolean {
  return unit <= LINE_BREAK;
}

/** Letters of a script that parts its words by spaces, and digits; after folding. */
function isWordUnit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xdf && unit < 0x2000);
}

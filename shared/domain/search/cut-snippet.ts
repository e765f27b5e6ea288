import { findTerm, type SoughtTerm } from './find-terms.ts';
import { squeezedUnits, squeezeWithOrigins } from './squeeze-text.ts';

/** A piece of text around the first match, with what to mark in it as [start, end) in UTF-16 units. */
export type Snippet = { readonly snippet: string; readonly marks: [number, number][] };

/** Units kept before the first match: enough to see what the sentence is about. */
const LEAD = 24;
const LENGTH = 120;
const ELLIPSIS = '…';

/** Cuts a snippet out of a passage. White space becomes single-unit spaces; a cut end shows an ellipsis. Linear in the passage for each term. */
export function cutSnippet(text: string, terms: readonly SoughtTerm[]): Snippet {
  const { units, originOf } = squeezedWithWay(text);
  const found = terms.flatMap((term) => findTerm(units, term, 0, units.length));
  const first = found.reduce((least, { start }) => Math.min(least, start), units.length);
  const start = text.length <= LENGTH || found.length === 0 ? 0 : wholeCharacter(text, Math.max(0, originOf(first) - LEAD));
  const end = wholeCharacter(text, Math.min(text.length, start + LENGTH));
  const head = start > 0 ? ELLIPSIS : '';
  const tail = end < text.length ? ELLIPSIS : '';
  const snippet = head + withPlainSpaces(text.slice(start, end)) + tail;
  const shift = head.length - start;
  const ranges = found.flatMap((range): [number, number][] => {
    const from = originOf(range.start);
    const to = originOf(range.end - 1) + 1;
    return from < end && to > start ? [[Math.max(start, from) + shift, Math.min(end, to) + shift]] : [];
  });
  return { snippet, marks: ranges.length < 2 ? ranges : mergeMarks(ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])) };
}

/** Of most passages nothing is squeezed out: then each unit stands where it stood, and the way back need not be written down. */
function squeezedWithWay(text: string): { readonly units: Uint16Array; readonly originOf: (at: number) => number } {
  const units = squeezedUnits(text);
  if (units.length === text.length) return { units, originOf: (at) => at };
  const { origins } = squeezeWithOrigins(text);
  return { units, originOf: (at) => origins[at] ?? text.length };
}

const SPACES = /\s/g;

/** Of most passages none is anything but text. */
function withPlainSpaces(text: string): string {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit <= LAST_ASCII_SPACE || (unit >= FIRST_OTHER_SPACE && unit < FIRST_CHARACTER) || unit > LAST_CHARACTER)
      return text.replaceAll(SPACES, ' ');
  }
  return text;
}

/** Between these, and above the last, there are spaces that are none of ASCII. */
const LAST_ASCII_SPACE = 0x20;
const FIRST_OTHER_SPACE = 0x80;
const FIRST_CHARACTER = 0x3001;
const LAST_CHARACTER = 0x9fff;

function mergeMarks(ranges: readonly [number, number][]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [start, end] of ranges) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

/** Moves an offset off the middle of a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  const unit = text.charCodeAt(offset);
  return offset > 0 && unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}

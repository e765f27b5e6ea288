/** Marks that enclose a wording, as written: a full stop between them does not end the sentence around them. */
const OPENING = '“‘《〈「『(（〔[［【';
const CLOSING = '”’》〉」』)）〕]］】';
/** Longest wording in quotes or brackets that is believed; past it one of the marks was a slip. */
const LONGEST_ENCLOSURE = 400;
/** Characters looked at first: sentences are short, and a whole line may be a megabyte. */
const FIRST_WINDOW = 1000;

/** By UTF-16 unit: 1 for an opening mark, 2 for a closing one. */
const ENCLOSING = new Uint8Array(0x10000);
for (const mark of OPENING) ENCLOSING[mark.charCodeAt(0)] = 1;
for (const mark of CLOSING) ENCLOSING[mark.charCodeAt(0)] = 2;

/** Offset of the first of `ends` in `text` at or after `from` that stands outside quotes and brackets, or -1. Linear, whatever is left open. */
export function findOutside(text: string, ends: string, from = 0): number {
  const first = firstOf(text, ends, from);
  if (first === -1) return -1;
  if (firstOpening(text, from, first) === -1) return first;
  for (let length = FIRST_WINDOW; ; length *= 4) {
    const limit = Math.min(text.length, from + length);
    const found = findWithin(text, ends, from, limit);
    // What lies near the window's end may be enclosed by marks behind it.
    if (limit === text.length || (found !== -1 && found + LONGEST_ENCLOSURE < limit)) return found;
  }
}

/** The text up to its first sentence end (。！？ and the half-width ! and ?), without it; the whole text where there is none. */
export function firstSentence(text: string): string {
  const end = findOutside(text, '。！!？?');
  return end === -1 ? text : text.slice(0, end);
}

/** Whether a semicolon ends a text, spaces behind it or not. */
export function endsInSemicolon(text: string): boolean {
  return /[；;]$/.test(text.trimEnd().slice(-1));
}

function firstOf(text: string, ends: string, from: number): number {
  for (let index = from; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if ((code < FIRST_LETTER || code > LAST_HAN) && ends.includes(text.charAt(index))) return index;
  }
  return -1;
}

/** No ideograph ends a sentence: most characters need no look at what does. */
const FIRST_LETTER = 0x4e00;
const LAST_HAN = 0x9fff;

function firstOpening(text: string, from: number, to: number): number {
  for (let index = from; index < to; index += 1) if (ENCLOSING[text.charCodeAt(index)] === 1) return index;
  return -1;
}

function findWithin(text: string, ends: string, from: number, limit: number): number {
  const closings = closingOffsets(text, from, limit);
  let index = from;
  while (index < limit) {
    if (ends.includes(text.charAt(index))) return index;
    index = (closings.get(index) ?? index) + 1;
  }
  return -1;
}

/** For each opening mark the offset of its closing one; marks without a partner, or too far from it, have no entry. */
function closingOffsets(text: string, from: number, limit: number): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (let index = from; index < limit; index += 1) {
    const mark = ENCLOSING[text.charCodeAt(index)];
    if (mark === 1) open.push(index);
    else if (mark === 2) {
      const start = open.pop();
      if (start !== undefined && index - start <= LONGEST_ENCLOSURE) closings.set(start, index);
    }
  }
  return closings;
}

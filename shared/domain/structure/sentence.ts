/** Marks that enclose a wording, as written: a full stop between them does not end the sentence around them. */
const OPENING = new Set('“‘《〈「『(（〔[［【');
const CLOSING = new Set('”’》〉」』)）〕]］】');
/** Longest wording in quotes or brackets that is believed; past it one of the marks was a slip. */
const LONGEST_ENCLOSURE = 400;

/** Offset of the first of `ends` in `text` at or after `from` that stands outside quotes and brackets, or -1. Linear, whatever is left open. */
export function findOutside(text: string, ends: string, from = 0): number {
  if (!hasAny(text, ends, from)) return -1;
  const closings = closingOffsets(text, from);
  let index = from;
  while (index < text.length) {
    if (ends.includes(text.charAt(index))) return index;
    index = (closings.get(index) ?? index) + 1;
  }
  return -1;
}

/** The text up to its first sentence end (。！？ and the half-width ! and ?), without it; the whole text where there is none. */
export function firstSentence(text: string): string {
  const end = findOutside(text, '。！!？?');
  return end === -1 ? text : text.slice(0, end);
}

function hasAny(text: string, ends: string, from: number): boolean {
  for (const end of ends) if (text.indexOf(end, from) !== -1) return true;
  return false;
}

/** For each opening mark the offset of its closing one; marks without a partner, or too far from it, have no entry. */
function closingOffsets(text: string, from: number): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (let index = from; index < text.length; index += 1) {
    const unit = text.charAt(index);
    if (OPENING.has(unit)) open.push(index);
    else if (CLOSING.has(unit)) {
      const start = open.pop();
      if (start !== undefined && index - start <= LONGEST_ENCLOSURE) closings.set(start, index);
    }
  }
  return closings;
}

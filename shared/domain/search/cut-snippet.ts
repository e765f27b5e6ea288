import { squeezeWithOrigins, textOfUnits } from './squeeze-text.ts';

/** A piece of text around the first match, with what to mark in it as [start, end) in UTF-16 units. */
export type Snippet = { readonly snippet: string; readonly marks: [number, number][] };

/** Units kept before the first match: enough to see what the sentence is about. */
const LEAD = 24;
const LENGTH = 120;
const ELLIPSIS = '…';

/** Cuts a snippet out of a passage; `words` are squeezed. White space becomes single-unit spaces; a cut end shows an ellipsis. Linear in the passage for each word. */
export function cutSnippet(text: string, words: readonly string[]): Snippet {
  const { units, origins } = squeezeWithOrigins(text);
  const squeezed = textOfUnits(units);
  const originOf = (at: number): number => origins[at] ?? text.length;
  const positions = words.map((word) => squeezed.indexOf(word)).filter((at) => at >= 0);
  const first = positions.length > 0 ? originOf(Math.min(...positions)) : 0;
  const start = text.length <= LENGTH ? 0 : wholeCharacter(text, Math.max(0, first - LEAD));
  const end = wholeCharacter(text, Math.min(text.length, start + LENGTH));
  const head = start > 0 ? ELLIPSIS : '';
  const tail = end < text.length ? ELLIPSIS : '';
  const snippet = head + text.slice(start, end).replaceAll(/\s/g, ' ') + tail;
  const shift = head.length - start;
  const ranges: [number, number][] = [];
  for (const word of words) {
    for (let at = squeezed.indexOf(word); at >= 0 && originOf(at) < end; at = squeezed.indexOf(word, at + word.length)) {
      const from = originOf(at);
      const to = originOf(at + word.length - 1) + 1;
      if (to > start) ranges.push([Math.max(start, from) + shift, Math.min(end, to) + shift]);
    }
  }
  return { snippet, marks: mergeMarks(ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])) };
}

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

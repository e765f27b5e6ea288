import { foldText } from '../text/fold-text.ts';

/** A piece of text around the first match, with what to mark in it as [start, end) in UTF-16 units. */
export type Snippet = { readonly snippet: string; readonly marks: [number, number][] };

/** Units kept before the first match: enough to see what the sentence is about. */
const LEAD = 24;
const LENGTH = 120;
const ELLIPSIS = '…';

/** Cuts a snippet out of a passage; `terms` are folded. White space becomes single-unit spaces; a cut end shows an ellipsis. */
export function cutSnippet(text: string, terms: readonly string[]): Snippet {
  const folded = foldText(text);
  const positions = terms.map((term) => folded.indexOf(term)).filter((at) => at >= 0);
  const first = positions.length > 0 ? Math.min(...positions) : 0;
  const start = text.length <= LENGTH ? 0 : wholeCharacter(text, Math.max(0, first - LEAD));
  const end = wholeCharacter(text, Math.min(text.length, start + LENGTH));
  const head = start > 0 ? ELLIPSIS : '';
  const tail = end < text.length ? ELLIPSIS : '';
  const snippet = head + text.slice(start, end).replaceAll(/\s/g, ' ') + tail;
  const shift = head.length - start;
  return { snippet, marks: mergeMarks(rangesOf(folded, terms, start, end).map(([from, to]) => [from + shift, to + shift])) };
}

function rangesOf(folded: string, terms: readonly string[], start: number, end: number): [number, number][] {
  const ranges: [number, number][] = [];
  for (const term of terms) {
    for (let at = folded.indexOf(term, start); at >= 0 && at < end; at = folded.indexOf(term, at + term.length)) {
      ranges.push([at, Math.min(end, at + term.length)]);
    }
  }
  return ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
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

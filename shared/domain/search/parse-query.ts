import { foldText } from '../text/fold-text.ts';

const SPACE = /\s/;
const QUOTE = '"';

/**
 * The terms of a query, folded, without repetitions; a document must hold every one of them.
 * Words stand between spaces; a phrase stands in quotes that open at a word's beginning and close at a word's end.
 * Any other quote is a character like others, so that a passage copied out of a document is found as it stands. Linear.
 */
export function parseQuery(query: string): readonly string[] {
  const folded = foldText(query);
  const ends = phraseEnds(folded);
  const terms = new Set<string>();
  let index = 0;
  while (index < folded.length) {
    if (SPACE.test(folded.charAt(index))) {
      index += 1;
      continue;
    }
    const isPhrase = folded.charAt(index) === QUOTE;
    const close = isPhrase ? (ends[index + 1] ?? -1) : -1;
    const end = close >= 0 ? close : wordEnd(folded, index);
    const term = folded.slice(close >= 0 ? index + 1 : index, end).trim();
    if (term !== '') terms.add(term);
    index = close >= 0 ? close + 1 : end;
  }
  return [...terms];
}

/** For every index the next quote from there on that ends a word, -1 where there is none. */
function phraseEnds(text: string): Int32Array {
  const ends = new Int32Array(text.length + 1).fill(-1);
  for (let index = text.length - 1; index >= 0; index -= 1) {
    const isEnd = text.charAt(index) === QUOTE && (index + 1 === text.length || SPACE.test(text.charAt(index + 1)));
    ends[index] = isEnd ? index : (ends[index + 1] ?? -1);
  }
  return ends;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && !SPACE.test(text.charAt(end))) end += 1;
  return end;
}

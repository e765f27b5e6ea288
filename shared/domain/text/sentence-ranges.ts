import type { TextRange } from '../anchoring/anchor-index.ts';

const SENTENCE_END = new Set('。！？!?；;');
const CLOSING = new Set('”’"』」）)》');

/** The sentences of a stretch of text, as canonical offsets: what is chosen by keyboard, clause by clause. Linear. */
export function sentenceRanges(text: string, range: TextRange): readonly TextRange[] {
  const sentences: TextRange[] = [];
  let start = range.start;
  for (let index = range.start; index < range.end; index += 1) {
    if (!SENTENCE_END.has(text.charAt(index)) && text.charAt(index) !== '\n') continue;
    let end = index + 1;
    while (end < range.end && CLOSING.has(text.charAt(end))) end += 1;
    if (text.slice(start, end).trim() !== '') sentences.push({ start, end });
    start = end;
    index = end - 1;
  }
  if (text.slice(start, range.end).trim() !== '') sentences.push({ start, end: range.end });
  return sentences;
}

/** The sentence after a range inside a stretch, the first where there is none: pressing again goes on and comes round. */
export function nextSentence(sentences: readonly TextRange[], chosen: TextRange | null): TextRange | null {
  if (chosen === null) return sentences[0] ?? null;
  return sentences.find((sentence) => sentence.start >= chosen.end) ?? sentences[0] ?? null;
}

/** The sentences of a stretch that a passage touches, as one range; the passage itself where there are none. Linear. */
export function sentencesAround(text: string, stretch: TextRange, passage: TextRange): TextRange {
  const touched = sentenceRanges(text, stretch).filter(({ start, end }) => start < passage.end && end > passage.start);
  return { start: touched[0]?.start ?? passage.start, end: touched.at(-1)?.end ?? passage.end };
}

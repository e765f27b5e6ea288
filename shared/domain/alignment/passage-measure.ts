import type { Block } from '#shared/model/document.ts';
import type { TextRange } from '../anchoring/anchor-index.ts';
import { blockText, type CanonicalText } from '../text/canonical-text.ts';
import { type Measure, type Sentence, sentencesOf } from './read-measures.ts';

/** The place of a chosen passage. */
export type PassagePlace = { readonly document: number; readonly id: string; readonly range: TextRange };

/** UTF-16 units of its words that stand for the title of a passage. */
const TITLE_LENGTH = 40;

/** A passage that a person chose, as a measure of its own: its sentences, cut to what was chosen. Linear in the passage. */
export function passageMeasure(blocks: readonly Block[], canonical: CanonicalText, { document, id, range }: PassagePlace): Measure | null {
  const first = canonical.locate(range.start).blockIndex;
  const last = canonical.locate(Math.max(range.start, range.end - 1)).blockIndex;
  const sentences: Sentence[] = [];
  for (let index = first; index <= last; index += 1) {
    const block = blocks[index];
    if (block === undefined) break;
    const start = canonical.blockStarts[index] ?? 0;
    const from = Math.max(0, range.start - start);
    const to = Math.min(blockText(block).length, range.end - start);
    sentences.push(...sentencesOf(blockText(block), index, from, to).map((each) => ({ ...each, at: start + each.start })));
  }
  if (sentences.length === 0) return null;
  return {
    document,
    key: `passage|${id}`,
    path: blocks[first]?.path ?? [],
    title: (sentences[0]?.text ?? '').slice(0, TITLE_LENGTH),
    headings: [],
    sentences,
    units: [],
  };
}

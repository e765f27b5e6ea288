import type { TextRange } from '#shared/domain/anchoring/anchor-index.ts';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';
import { sentencesAround } from '#shared/domain/text/sentence-ranges.ts';
import type { PassageTarget } from '#shared/model/annotation.ts';
import type { Finding, FindingPassage } from '#shared/model/finding.ts';
import type { ReadyDocument } from './document-store.ts';

const numbers = new WeakMap<ReadyDocument, ReadonlyMap<string, number>>();

/** The number of a block in its document by its id; `undefined` for one that this text does not have. */
export function blockNumber(document: ReadyDocument, blockId: string): number | undefined {
  const known = numbers.get(document) ?? new Map(document.opened.model.blocks.map((block, index) => [block.id, index]));
  numbers.set(document, known);
  return known.get(blockId);
}

/** Where a passage of the text named stands in the canonical text; `null` where the document shows another text than that. */
export function passageRange(document: ReadyDocument, { block, start, end }: FindingPassage, textKey: string | null): TextRange | null {
  // Another reading of the same file has the same block ids with other words under them.
  if (document.opened.document.textKey !== textKey) return null;
  const index = blockNumber(document, block);
  if (index === undefined) return null;
  const { offsetOf } = document.canonical;
  return { start: offsetOf(index, start), end: offsetOf(index, end) };
}

/** All places of a finding in the canonical text, its own first; none where it was found in another text than the document shows. */
export function findingRanges(document: ReadyDocument, { passage, alsoAt }: Finding, textKey: string | null): readonly TextRange[] {
  const passages = passage === null ? [] : [passage, ...alsoAt];
  return passages.flatMap((place) => passageRange(document, place, textKey) ?? []);
}

/** A finding's passage as annotations and evidence keep it; what is said of the document as a whole stands at its first words; `null` where it was found in another text. */
export function findingTarget(document: ReadyDocument, finding: Finding, textKey: string | null): PassageTarget | null {
  if (document.opened.document.textKey !== textKey) return null;
  const range = findingRanges(document, finding, textKey).find(({ start, end }) => end > start) ?? firstWords(document);
  return describePassage(document.anchorIndex, range);
}

/** What a finding rests on as evidence keeps it: the whole sentence, as two words of it tell nobody anything in a printed form. */
export function findingEvidence(document: ReadyDocument, finding: Finding, textKey: string | null): PassageTarget | null {
  const range = findingRanges(document, finding, textKey).find(({ start, end }) => end > start);
  if (range === undefined) return findingTarget(document, finding, textKey);
  const { text, locate, offsetOf } = document.canonical;
  const { blockIndex } = locate(range.start);
  const block = { start: offsetOf(blockIndex, 0), end: offsetOf(blockIndex, Number.MAX_SAFE_INTEGER) };
  return describePassage(document.anchorIndex, sentencesAround(text, block, range));
}

function firstWords(document: ReadyDocument): TextRange {
  const { blocks } = document.opened.model;
  const title = blocks.findIndex((block) => block.kind === 'title' && block.text.trim() !== '');
  const index =
    title >= 0
      ? title
      : Math.max(
          0,
          blocks.findIndex((block) => block.text.trim() !== ''),
        );
  const { offsetOf } = document.canonical;
  return { start: offsetOf(index, 0), end: offsetOf(index, Number.MAX_SAFE_INTEGER) };
}

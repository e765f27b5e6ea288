import type { Block, DocumentModel, Repair } from '#shared/model/document.ts';
import { blockText, canonicalText } from '../text/canonical-text.ts';
import { foldText } from '../text/fold-text.ts';

/** A text from before a repair; `blockIndex` is `null` where it was lifted out of the blocks. */
export type EarlierText = { readonly blockIndex: number | null; readonly text: string; readonly folded: string };

/** What search holds of a document: folded text unit for unit as long as the text it stands for. */
export type SearchableDocument = {
  /** Folded canonical text. */
  readonly folded: string;
  /** Where each block begins in it. */
  readonly blockStarts: Uint32Array;
  /** Per block: 2 the title, 1 a heading, 0 anything else. */
  readonly blockRanks: Uint8Array;
  readonly foldedTitle: string;
  /** 文号, folded; empty where there is none. */
  readonly foldedNumber: string;
  readonly foldedFileName: string;
  readonly earlier: readonly EarlierText[];
  /** ISO date, empty where unknown. */
  readonly issueDate: string;
};

/** Prepares a document for search. Linear in its text and repairs. */
export function searchableDocument(model: DocumentModel, fileName: string): SearchableDocument {
  const { text, blockStarts } = canonicalText(model.blocks);
  return {
    folded: foldText(text),
    blockStarts,
    blockRanks: Uint8Array.from(model.blocks, rankOf),
    foldedTitle: foldText(model.meta.title),
    foldedNumber: foldText(model.meta.docNumber ?? ''),
    foldedFileName: foldText(fileName),
    earlier: earlierTexts(model),
    issueDate: model.meta.issueDate ?? model.meta.publishDate ?? '',
  };
}

/** The text of a block as it stood before its repairs, `null` where they do not fit it. Linear in block and repairs. */
function textBeforeRepairs(block: Pick<Block, 'kind' | 'text' | 'rows'>, repairs: readonly Repair[]): string | null {
  const text = blockText(block);
  let earlier = '';
  let from = 0;
  for (const { before, after } of repairs) {
    const at = text.indexOf(after, from);
    if (after === '' || at < 0) return null;
    earlier += text.slice(from, at) + before;
    from = at + after.length;
  }
  return earlier + text.slice(from);
}

/** Repairs of a block put back in its whole text, so that a passage is found that only touches one; and each one by itself. */
function earlierTexts(model: DocumentModel): EarlierText[] {
  const indexOf = new Map(model.blocks.map((block, index) => [block.id, index]));
  const byBlock = new Map<number | null, Repair[]>();
  for (const repair of model.repairs) {
    const index = repair.block === null ? null : (indexOf.get(repair.block) ?? null);
    const same = byBlock.get(index);
    if (same) same.push(repair);
    else byBlock.set(index, [repair]);
  }
  const texts: EarlierText[] = [];
  for (const [blockIndex, repairs] of byBlock) {
    const block = blockIndex === null ? undefined : model.blocks[blockIndex];
    const whole = block ? textBeforeRepairs(block, repairs) : null;
    const earlier = whole === null ? repairs.map((repair) => repair.before) : [whole];
    for (const text of earlier) texts.push({ blockIndex, text, folded: foldText(text) });
  }
  return texts;
}

function rankOf(block: Block): number {
  if (block.kind === 'title') return 2;
  return block.kind === 'heading' ? 1 : 0;
}

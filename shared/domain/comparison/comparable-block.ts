import type { Block } from '#shared/model/document.ts';
import { blockText } from '../text/canonical-text.ts';
import { foldText } from '../text/fold-text.ts';

/** A block as the alignment sees it. */
export type ComparableBlock = {
  readonly index: number;
  readonly text: string;
  /** Folded, without spaces and without the clause's own label: what a renumbered clause has in common with its former self. */
  readonly body: string;
  /** Folded label, empty where there is none. */
  readonly label: string;
  /** Clause path of the clause the block stands in, folded, as one string. */
  readonly path: string;
};

/** Prepares blocks for the alignment. Linear. */
export function comparableBlocks(blocks: readonly Block[]): readonly ComparableBlock[] {
  return blocks.map((block, index) => {
    const text = blockText(block);
    const label = block.label !== null && text.startsWith(block.label) ? block.label : '';
    return {
      index,
      text,
      body: foldText(text.slice(label.length)).replaceAll(/ /g, ''),
      label: foldText(label),
      path: foldText(block.path.join('')),
    };
  });
}

import type { Block } from '#shared/model/document.ts';

/** How many blocks stand above the first clause: the preamble. None where the paper has no clauses. */
export function blocksBeforeClauses(blocks: readonly Pick<Block, 'path'>[]): number {
  return Math.max(
    0,
    blocks.findIndex(({ path }) => path.length > 0),
  );
}

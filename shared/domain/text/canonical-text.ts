import type { Block } from '#shared/model/document.ts';

/** A place in a document as block and offset; `offset` counts UTF-16 units in the block's own text. */
export interface BlockPosition {
  readonly blockIndex: number;
  readonly offset: number;
}

/** The one text of a document that annotation and search offsets count in, with the way to blocks and back. */
export interface CanonicalText {
  readonly text: string;
  /** Where each block begins in `text`; the unit before it is the joining line break. */
  readonly blockStarts: Uint32Array;
  /** Clamped to the text; the line break after a block belongs to that block. O(log blocks). */
  readonly locate: (offset: number) => BlockPosition;
  /** Clamped to the block. */
  readonly offsetOf: (blockIndex: number, offset: number) => number;
}

/** A block's own text: its `text`, or the cells of a table joined by tabs and its rows by line breaks. */
export function blockText(block: Pick<Block, 'kind' | 'text' | 'rows'>): string {
  if (block.rows === null || block.rows.length === 0) return block.text;
  return block.rows.map((row) => row.join('\t')).join('\n');
}

/** The document's canonical text: the blocks' own texts, joined by line breaks. Linear. */
export function canonicalText(blocks: readonly Pick<Block, 'kind' | 'text' | 'rows'>[]): CanonicalText {
  const texts = blocks.map(blockText);
  const text = texts.join('\n');
  const blockStarts = new Uint32Array(blocks.length);
  let start = 0;
  for (let index = 0; index < texts.length; index += 1) {
    blockStarts[index] = start;
    start += (texts[index]?.length ?? 0) + 1;
  }
  const locate = (offset: number): BlockPosition => {
    const clamped = Math.max(0, Math.min(offset, text.length));
    const blockIndex = lastAtOrBefore(blockStarts, clamped);
    return { blockIndex, offset: clamped - (blockStarts[blockIndex] ?? 0) };
  };
  const offsetOf = (blockIndex: number, offset: number): number => {
    const clamped = Math.max(0, Math.min(offset, texts[blockIndex]?.length ?? 0));
    return (blockStarts[blockIndex] ?? text.length) + clamped;
  };
  return { text, blockStarts, locate, offsetOf };
}

/** Index of the last start that is not after `offset`; 0 for an empty list. */
function lastAtOrBefore(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

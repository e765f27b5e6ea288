import type { DocumentModel } from '#shared/model/document.ts';

/** One entry of the outline with where it stands and how far it reaches. Block numbers; `untilBlock` is the first after it, sub-clauses included. */
export type OutlineNode = {
  readonly index: number;
  readonly level: number;
  readonly label: string;
  readonly title: string;
  readonly isRepaired: boolean;
  readonly blockIndex: number;
  readonly untilBlock: number;
  /** Index of the entry above it; `null` at the top. */
  readonly parent: number | null;
  readonly hasChildren: boolean;
};

/** The outline with its nesting worked out; entries whose block is unknown are left out. Linear. */
export function outlineNodes(model: Pick<DocumentModel, 'outline' | 'blocks'>): readonly OutlineNode[] {
  const blockNumbers = new Map(model.blocks.map((block, index) => [block.id, index]));
  const entries = model.outline.flatMap((entry) => {
    const blockIndex = blockNumbers.get(entry.block);
    return blockIndex === undefined ? [] : [{ ...entry, blockIndex }];
  });
  const untils = new Array<number>(entries.length).fill(model.blocks.length);
  const parents = new Array<number | null>(entries.length).fill(null);
  const open: number[] = [];
  entries.forEach((entry, index) => {
    for (let top = open.at(-1); top !== undefined && (entries[top]?.level ?? 0) >= entry.level; top = open.at(-1)) {
      untils[top] = entry.blockIndex;
      open.pop();
    }
    parents[index] = open.at(-1) ?? null;
    open.push(index);
  });
  return entries.map((entry, index) => ({
    index,
    level: entry.level,
    label: entry.label,
    title: entry.title,
    isRepaired: entry.repaired,
    blockIndex: entry.blockIndex,
    untilBlock: untils[index] ?? model.blocks.length,
    parent: parents[index] ?? null,
    hasChildren: parents[index + 1] === index,
  }));
}

/** The entries to show: none below a collapsed one. Linear. */
export function visibleNodes(nodes: readonly OutlineNode[], collapsed: ReadonlySet<number>): readonly OutlineNode[] {
  let hiddenBelow = Number.POSITIVE_INFINITY;
  return nodes.filter((node) => {
    if (node.level > hiddenBelow) return false;
    hiddenBelow = collapsed.has(node.index) ? node.level : Number.POSITIVE_INFINITY;
    return true;
  });
}

/** The entry in which a block stands, `null` above the first. O(log entries). */
export function nodeAtBlock(nodes: readonly OutlineNode[], blockIndex: number): OutlineNode | null {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle]?.blockIndex ?? 0) <= blockIndex) low = middle + 1;
    else high = middle;
  }
  return nodes[low - 1] ?? null;
}

/** Annotations in each entry, its sub-clauses included; `blocks` are the block numbers of all annotations, ascending. O(entries · log). */
export function outlineCounts(nodes: readonly OutlineNode[], blocks: readonly number[]): readonly number[] {
  const before = (blockIndex: number): number => {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((blocks[middle] ?? 0) < blockIndex) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return nodes.map((node) => before(node.untilBlock) - before(node.blockIndex));
}

import { describe, expect, it } from 'vitest';
import { nodeAtBlock, outlineCounts, outlineNodes, visibleNodes } from '#renderer/features/reader/outline-rows.ts';
import type { Block, OutlineEntry } from '#shared/model/document.ts';

const LEVELS = [1, 2, 3, 2, 1, 3];
const BLOCKS: readonly Block[] = Array.from({ length: 14 }, (_, index) => ({
  id: `b${index}`,
  kind: 'paragraph',
  level: null,
  label: null,
  text: '',
  rows: null,
  path: [],
  page: null,
}));
const OUTLINE: readonly OutlineEntry[] = LEVELS.map((level, index) => ({
  level,
  label: `${index}`,
  title: '',
  block: `b${index * 2 + 1}`,
  repaired: false,
}));
const NODES = outlineNodes({ outline: [...OUTLINE], blocks: [...BLOCKS] });

describe('outlineNodes', () => {
  it('works out parents, children and reach', () => {
    expect(NODES.map((node) => node.parent)).toEqual([null, 0, 1, 0, null, 4]);
    expect(NODES.map((node) => node.hasChildren)).toEqual([true, true, false, false, true, false]);
    expect(NODES.map((node) => node.untilBlock)).toEqual([9, 7, 7, 9, 14, 14]);
  });

  it('leaves out entries whose block is unknown', () => {
    expect(outlineNodes({ outline: [{ level: 1, label: '', title: '', block: 'gone', repaired: false }], blocks: [] })).toEqual([]);
  });
});

describe('visibleNodes', () => {
  it('hides what is below a collapsed entry and nothing else', () => {
    expect(visibleNodes(NODES, new Set([0])).map((node) => node.index)).toEqual([0, 4, 5]);
    expect(visibleNodes(NODES, new Set([1, 4])).map((node) => node.index)).toEqual([0, 1, 3, 4]);
  });
});

describe('nodeAtBlock', () => {
  it('is the last entry that began', () => {
    expect([0, 1, 2, 8, 13].map((block) => nodeAtBlock(NODES, block)?.index ?? null)).toEqual([null, 0, 0, 3, 5]);
  });
});

describe('outlineCounts', () => {
  it('counts sub-clauses into their clause', () => {
    expect(outlineCounts(NODES, [0, 1, 3, 5, 5, 11])).toEqual([4, 3, 2, 0, 1, 1]);
  });
});

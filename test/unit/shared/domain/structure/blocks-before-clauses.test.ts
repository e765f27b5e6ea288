import { describe, expect, it } from 'vitest';
import { blocksBeforeClauses } from '#shared/domain/structure/blocks-before-clauses.ts';

describe('the blocks before the clauses', () => {
  it.each([
    ['those above the first clause', [[], [], ['一、'], []], 2],
    ['none where the first block is a clause', [['一、'], []], 0],
    ['none in a paper without clauses', [[], []], 0],
    ['none in an empty paper', [], 0],
  ] as const)('are %s', (_name, paths, count) => {
    expect(blocksBeforeClauses(paths.map((path) => ({ path: [...path] })))).toBe(count);
  });
});

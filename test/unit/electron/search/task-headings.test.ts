import { describe, expect, it } from 'vitest';
import { holdersOf, layOutTasks } from '#electron/search/task-headings.ts';

describe('headings of tasks', () => {
  const headings = layOutTasks(['改造管网\n排查隐患', '', '排查隐患', '管网改造后排查']);

  it.each<[string, readonly number[]]>([
    ['排查', [0, 2, 3]],
    ['改造管网', [0]],
    ['网改', [3]],
    ['查', [0, 2, 3]],
    ['隐患管', []],
    ['网排', []],
    ['水库', []],
  ])('tell who holds %s', (words, holders) => {
    expect(holdersOf(headings, words)).toEqual(holders);
  });
});

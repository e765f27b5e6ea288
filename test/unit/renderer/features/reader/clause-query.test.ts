import { describe, expect, it } from 'vitest';
import { clauseNumbers, findClause } from '#renderer/features/reader/clause-query.ts';

const PATHS = [
  [],
  ['一、'],
  ['一、', '(一)'],
  ['二、'],
  ['二、', '(三)'],
  ['二、', '(三)', '12.'],
  ['二、', '(四)', '13.'],
  ['第一章', '第三条'],
  ['第二章', '第十五条'],
  ['附件1', '一、'],
  ['附件1', '二、'],
];
const BLOCKS = PATHS.map((path) => ({ path }));

describe('clauseNumbers', () => {
  it.each([
    ['二3.12', [2, 3, 12]],
    ['二、(三)12.', [2, 3, 12]],
    ['第二十五条', [25]],
    ['二三', [2, 3]],
    ['③', [3]],
    ['２．３', [2, 3]],
    ['附件1', [1]],
    ['没有编号', []],
  ])('reads %s as its numbers', (text, numbers) => {
    expect(clauseNumbers(text)).toEqual(numbers);
  });
});

describe('findClause', () => {
  it.each([
    ['二3.12', 5],
    ['二、(三)12.', 5],
    ['二13', 6],
    ['12', 5],
    ['二', 3],
    ['第十五条', 8],
    ['附件1二', 10],
    ['附1 一', 9],
  ])('takes %s to the clause it names', (query, index) => {
    expect(findClause(BLOCKS, query)).toBe(index);
  });

  it.each(['', '九', '二3.99', '附件7', '公平'])('finds nothing for %j', (query) => {
    expect(findClause(BLOCKS, query)).toBeNull();
  });

  const ANNEXED = [
    { path: [] },
    { path: ['附件'] },
    { path: ['附件', '一、'] },
    { path: ['附件', '一、', '(一)'] },
    { path: ['附件', '一、', '(一)', '1.'] },
    { path: ['附件', '二、'] },
    { path: ['附件', '二、', '(二)'] },
    { path: ['附件', '二、', '(二)', '6.'] },
    { path: ['附件', '二、', '(三)', '12.'] },
  ];

  it.each([
    ['二2.6', 7],
    ['二、（二）6', 7],
    ['二、(二)6.', 7],
    ['二 ２．６', 7],
    ['二6', 7],
    ['（二）6', 7],
    ['6', 7],
    ['二3.12', 8],
    ['3.12', 8],
    ['附件二、(二)6.', 7],
    ['二', 5],
  ])('takes %s into an annex that is not named', (query, index) => {
    expect(findClause(ANNEXED, query)).toBe(index);
  });

  it('takes an address that fits several clauses to the first after the current place, and from the last to the first', () => {
    const blocks = [['一、'], ['一、', '(二)', '3.'], ['四、'], ['四、', '(二)', '3.'], ['五、']].map((path) => ({ path }));
    expect([-1, 1, 3].map((current) => findClause(blocks, '(二)3.', current))).toEqual([1, 3, 1]);
  });

  it('prefers the body to an annex where both have the clause', () => {
    expect(findClause([{ path: ['附件1', '二、'] }, { path: ['二、'] }], '二')).toBe(1);
  });

  it('takes an article for an article only', () => {
    expect(findClause([{ path: ['三、'] }, { path: ['第一章', '第三条'] }], '第三条')).toBe(1);
  });

  it('goes to the first block of a clause that has several', () => {
    expect(findClause([{ path: ['一、'] }, { path: ['一、'] }], '一')).toBe(0);
  });
});

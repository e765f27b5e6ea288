import { describe, expect, it } from 'vitest';
import { createPlaceMap, type LinkedText } from '#renderer/features/reader/link-places.ts';

function text(documentId: string, length: number, clauses: readonly (readonly [start: number, path: string, title: string])[]): LinkedText {
  return { documentId, length, clauses: clauses.map(([start, path, title]) => ({ start, path, title })) };
}

const DRAFT = text('draft', 1000, [
  [100, '一、', '总体要求'],
  [300, '二、', '简化办事流程'],
  [600, '三、', '组织保障'],
]);

describe('createPlaceMap', () => {
  it('leaves two places of one document at their distance', () => {
    expect(createPlaceMap(DRAFT, DRAFT)(437)).toBe(437);
  });

  it('brings a clause to the clause with the same heading, whatever its number', () => {
    const final = text('final', 2000, [
      [150, '一、', '总体要求'],
      [500, '二、', '工作目标'],
      [900, '三、', '简化办事流程'],
      [1500, '四、', '组织保障'],
    ]);
    const map = createPlaceMap(DRAFT, final);
    expect([100, 300, 600].map(map)).toEqual([150, 900, 1500]);
    expect(map(450)).toBe(1200);
  });

  it('takes the path where headings differ', () => {
    const other = text('other', 500, [
      [50, '一、', '指导思想'],
      [200, '二、', '重点任务'],
    ]);
    expect(createPlaceMap(DRAFT, other)(300)).toBe(200);
  });

  it('goes by proportion where nothing is shared', () => {
    expect(createPlaceMap(DRAFT, text('bare', 400, []))(500)).toBe(200);
  });

  it('never runs backwards when clauses moved across each other', () => {
    const moved = text('moved', 1000, [
      [100, '一、', '组织保障'],
      [400, '二、', '总体要求'],
      [700, '三、', '简化办事流程'],
    ]);
    const map = createPlaceMap(DRAFT, moved);
    const places = Array.from({ length: 101 }, (_, step) => map(step * 10));
    expect(places).toEqual([...places].sort((left, right) => left - right));
    expect([places[0], places.at(-1)]).toEqual([0, 1000]);
  });
});

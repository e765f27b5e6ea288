import { describe, expect, it } from 'vitest';
import { assignPairs } from '#shared/domain/alignment/assign-pairs.ts';
import { compareFigures, knownDirection } from '#shared/domain/alignment/figure-direction.ts';
import type { Indicator } from '#shared/model/document.ts';

describe('assignPairs', () => {
  it.each([
    {
      name: 'gives up the best single pair where all together come out better',
      scores: [
        [0.9, 0.8],
        [0.85, 0.1],
      ],
      columns: 2,
      chosen: [1, 0],
    },
    { name: 'leaves a row without a column that is alike enough', scores: [[0.9], [0.8]], columns: 1, chosen: [0, -1] },
    { name: 'takes nothing below the least', scores: [[0.1, 0.2]], columns: 2, chosen: [-1] },
    { name: 'answers nothing for nothing', scores: [], columns: 3, chosen: [] },
  ])('$name', ({ scores, columns, chosen }) => {
    expect(assignPairs(scores, columns, 0.3)).toEqual(chosen);
  });

  it('takes the likeliest first where there are very many', () => {
    const size = 100;
    const scores = Array.from({ length: size }, (_, row) => Array.from({ length: size }, (__, column) => (row === column ? 1 : 0.5)));
    expect(assignPairs(scores, size, 0.6)).toEqual(Array.from({ length: size }, (_, row) => row));
  });
});

function target(value: number, unit: string, comparator: Indicator['comparator'] = '='): Indicator {
  return { text: `${value}${unit}`, value, unit, comparator };
}

describe('figures', () => {
  it.each([
    ['审批用时', target(40, '个工作日'), 'lower'],
    ['供电可靠率', target(99, '%'), 'higher'],
    ['平均担保费率', target(0.8, '%'), 'lower'],
    ['办理成本下降', target(15, '%'), 'higher'],
    ['新增普惠贷款', target(150, '亿元'), 'higher'],
    ['平均跑动次数', target(1, '次', '<='), 'lower'],
    ['意向提前', target(30, '日'), null],
    ['设立', target(3, '座'), null],
    ['监控录像保存', target(90, '日', '>='), 'higher'],
    ['视频留存', target(90, '日'), null],
    ['公示时间', target(5, '个工作日', '>='), 'higher'],
    ['培训保育员', target(800, '人次'), 'higher'],
    ['年服务试飞', target(5000, '架次'), 'higher'],
    ['联合检查每季度', target(1, '次'), null],
    ['每年跑动次数', target(1, '次', '<='), 'lower'],
    ['养殖产量', target(2, '万吨'), 'higher'],
  ])('know the better direction of %s', (subject, indicator, direction) => {
    expect(knownDirection(subject, indicator)).toBe(direction);
  });

  it.each([
    [target(2, '个工作日'), target(4, '工作日'), -1],
    [target(0.5, '个工作日'), target(4, '小时'), 0],
    [target(0.5, '个工作日'), target(3, '小时'), 1],
    [target(1, '个工作日'), target(12, '小时'), null],
    [target(2, '小时'), target(1, '个工作日'), -1],
    [target(1, '亿元'), target(3000, '万元'), 1],
    [target(15, '%'), target(3, '个'), null],
    [target(5, '天'), target(5, '天'), 0],
    [target(3, '周'), target(22, '天'), -1],
  ])('%o beside %o', (one, other, order) => {
    expect(compareFigures(one, other)).toBe(order);
  });
});

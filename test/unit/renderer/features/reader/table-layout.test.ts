import { describe, expect, it } from 'vitest';
import { tableLayout } from '#renderer/features/reader/table-layout.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const rowsOf = (...cells: string[]) => [cells, cells, cells];
const MEASURES = rowsOf('1', '更换高压钠灯并公开进度', '市城管局', '2026年底前');
const PROJECTS = rowsOf('1', '云岭县', ...Array.from({ length: 12 }, () => '城市照明节能改造一期工程'));

describe('how wide a table and its columns are', () => {
  it('fills the text column with one that has room in it, each column as wide as it holds', () => {
    const { shares, isWide } = tableLayout(MEASURES, 38);
    expect(isWide).toBe(false);
    expect(sum(shares)).toBeCloseTo(1);
    expect(shares[1]).toBeGreaterThan(shares[2] ?? 1);
    expect(shares[0]).toBeLessThan(shares[2] ?? 0);
  });

  it('lets one with many columns be wider than the text rather than squeezed, and keeps its first column in sight', () => {
    const { shares, ems, isWide, keepsFirst } = tableLayout(PROJECTS, 38);
    expect([isWide, keepsFirst]).toEqual([true, true]);
    expect(sum(shares)).toBeCloseTo(1);
    for (const share of shares.slice(2)) expect(share * ems).toBeGreaterThan(5);
  });

  it('never scrolls a single column, however narrow the pane', () => {
    expect(tableLayout(rowsOf('市城管局负责组织实施并按季度公开进度'), 8).isWide).toBe(false);
  });

  it('leaves rows that are one cell wide out of account, as a heading over all columns is', () => {
    const heading = ['云岭县城市照明节能改造任务分解一览表（按责任单位排列，共三十六项）'];
    expect(tableLayout([heading, ...MEASURES], 38)).toEqual({ ...tableLayout(MEASURES, 38), headings: 1 });
  });

  it('takes cells merged over all columns at the top for headings, and empty cells further down for what they are', () => {
    const heading = ['云岭县城市照明任务表', '', '', ''];
    expect(tableLayout([heading, ...MEASURES], 38).headings).toBe(1);
    expect(tableLayout([...MEASURES, ['备注', '', '', '']], 38).headings).toBe(0);
    expect(
      tableLayout(
        [
          ['甲', ''],
          ['乙', '丙'],
        ],
        38,
      ).headings,
    ).toBe(0);
  });
});

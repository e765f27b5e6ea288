import { describe, expect, it } from 'vitest';
import { buildIssueTable } from '#shared/domain/tables/issue-table.ts';
import { column, type ReportTable } from '#shared/domain/tables/report-table.ts';
import { verticalMerges } from '#shared/domain/tables/vertical-merges.ts';
import { context } from './table-material.ts';

function tableOf(rows: readonly (readonly [string, string] | string)[]): ReportTable {
  return {
    ...buildIssueTable([], context()),
    columns: [column('a', 'A', { type: 'text', width: 5, isMerged: true }), column('b', 'B', { type: 'text', width: 5, isMerged: true })],
    rows: rows.map((row) =>
      typeof row === 'string' ? { kind: 'section', text: row } : { kind: 'cells', cells: { a: row[0], b: row[1] } },
    ),
  };
}

describe('vertical merges', () => {
  it('joins equal neighbours', () => {
    expect(
      verticalMerges(
        tableOf([
          ['甲', '1'],
          ['甲', '2'],
          ['甲', '3'],
          ['乙', '4'],
        ]),
      ),
    ).toEqual([{ key: 'a', firstRow: 0, count: 3 }]);
  });

  it('never joins across a border of the column to the left', () => {
    const merges = verticalMerges(
      tableOf([
        ['甲', '同'],
        ['甲', '同'],
        ['乙', '同'],
        ['乙', '同'],
      ]),
    );
    expect(merges.filter((merge) => merge.key === 'b')).toEqual([
      { key: 'b', firstRow: 0, count: 2 },
      { key: 'b', firstRow: 2, count: 2 },
    ]);
  });

  it('never joins across a section row, nor empty cells', () => {
    expect(verticalMerges(tableOf([['甲', ''], '节', ['甲', ''], ['', ''], ['', '']]))).toEqual([]);
  });
});

import { cellText, type ReportTable } from './report-table.ts';

/** A run of rows whose cells of one column are one; `firstRow` is an index into the table's rows, `count` is 2 or more. */
export type VerticalMerge = { readonly key: string; readonly firstRow: number; readonly count: number };

/**
 * The tall cells of a table. A merged column never crosses a border of the merged column to its left, nor a section row,
 * and empty cells stay apart. Linear in cells.
 */
export function verticalMerges(table: ReportTable): readonly VerticalMerge[] {
  const merges: VerticalMerge[] = [];
  let borders = new Set<number>();
  for (const { key, isMerged } of table.columns) {
    if (!isMerged) continue;
    const starts = new Set<number>();
    let firstRow = 0;
    const close = (end: number) => {
      if (end - firstRow > 1) merges.push({ key, firstRow, count: end - firstRow });
    };
    table.rows.forEach((row, index) => {
      const text = row.kind === 'cells' ? cellText(row.cells[key] ?? null) : '';
      const before = table.rows[index - 1];
      const isSame = before?.kind === 'cells' && text !== '' && text === cellText(before.cells[key] ?? null) && !borders.has(index);
      if (isSame) return;
      close(index);
      firstRow = index;
      starts.add(index);
    });
    close(table.rows.length);
    borders = starts;
  }
  return merges;
}

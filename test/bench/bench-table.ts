/** One operation beside its peer, both measured in the same run. */
export type BenchRow = {
  readonly operation: string;
  /** In `unit`; `null` where it could not be measured here. */
  readonly ours: number | null;
  /** What else does the same job, `null` where nothing here does. */
  readonly peer: { readonly name: string; readonly value: number | null } | null;
  readonly unit: 'ms' | 's' | 'documents/s' | 'MB/s' | 'MB' | '×' | 'faults';
  /** The most that `ours` may be, or the least with `isFloor`; `null` where there is no such limit. */
  readonly limit: number | null;
  readonly isFloor?: boolean;
  /** `false` where the number says more about the browser at hand than about us. */
  readonly isJudged: boolean;
  readonly note: string;
};

/** `missed` only where a limit is judged and passed. */
export function verdictOf(row: BenchRow): 'kept' | 'missed' | 'not judged' | '' {
  if (row.limit === null) return '';
  if (!row.isJudged || row.ours === null) return 'not judged';
  return (row.isFloor ? row.ours >= row.limit : row.ours <= row.limit) ? 'kept' : 'missed';
}

/** The rows as one Markdown table; the ratio is ours to the peer's, in the unit of the row. */
export function benchTable(rows: readonly BenchRow[]): string {
  const lines = rows.map((row) => {
    const limit = row.limit === null ? '' : `${row.isFloor ? '≥' : '≤'} ${shown(row.limit)} ${row.unit}: ${verdictOf(row)}`;
    const peer = row.peer === null ? 'no peer at hand' : `${row.peer.name}: ${withUnit(row.peer.value, row.unit)}`;
    return [row.operation, withUnit(row.ours, row.unit), peer, ratio(row), limit, row.note];
  });
  const cells = [['operation', 'here', 'peer, same run', 'ratio', 'limit', 'note'], ['---', '---:', '---', '---:', '---', '---'], ...lines];
  return cells.map((line) => `| ${line.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}

function ratio({ ours, peer }: BenchRow): string {
  if (ours === null || peer === null || peer.value === null || peer.value === 0) return '–';
  const value = ours / peer.value;
  return `${value >= 100 ? value.toFixed(0) : value.toPrecision(2)} ×`;
}

function withUnit(value: number | null, unit: BenchRow['unit']): string {
  return value === null || Number.isNaN(value) ? 'not measured' : `${shown(value)} ${unit}`;
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}

import type { ComparedRow, Comparison, ComparisonView, LinePlace } from '#shared/model/comparison.ts';
import { editsOfLines } from './compare-tables.ts';

/** The rows that a view was made of, for those who follow passages through it. Linear. */
export function rowsOfView({ lines }: ComparisonView): Comparison {
  const rows = lines.flatMap(({ kind, old, new: fresh, edits, aspects, table, isByTopic, isApart }): ComparedRow[] => {
    // The line a moved one left behind says nothing of its own.
    if (kind === 'moved-away') return [];
    const allEdits = table === undefined ? edits : [...editsOfLines(table)];
    const marks = { ...(isByTopic ? { isByTopic } : {}), ...(isApart ? { isApart } : {}) };
    return [{ kind, oldBlocks: blocksOf(old), newBlocks: blocksOf(fresh), edits: allEdits, aspects, ...marks }];
  });
  return { rows };
}

function blocksOf(place: LinePlace | null): number[] {
  return place === null ? [] : Array.from({ length: place.count }, (_, step) => place.first + step);
}

import type { Edit, TableLine } from '#shared/model/comparison.ts';
import { comparableBlocks } from './comparable-block.ts';
import { editTexts } from './edit-texts.ts';
import { pairBlocks } from './pair-blocks.ts';

type Rows = readonly (readonly string[])[];
/** Which column of either side stands for which; `null` where that side has none. */
type Column = { readonly old: number | null; readonly fresh: number | null };

/**
 * Compares two tables row by row and cell by cell. Lines stand in the order of the new table, removed ones behind what they followed;
 * a row that changed places is removed in one and added in the other, so that both tables can be read off.
 */
export function compareTables(oldRows: Rows, newRows: Rows): readonly TableLine[] {
  const columns = columnsOf(oldRows, newRows);
  return inOrder(pairsOf(oldRows.map(rowText), newRows.map(rowText)), oldRows.length, newRows.length).map(({ old, fresh }) =>
    lineOf(old === null ? null : (oldRows[old] ?? []), fresh === null ? null : (newRows[fresh] ?? []), columns),
  );
}

/** The same as edits between the texts of both tables: cells joined by tabs, rows by line breaks. */
export function editsOfLines(lines: readonly TableLine[]): readonly Edit[] {
  const edits: Edit[] = [];
  const isOld = { started: false };
  const isNew = { started: false };
  for (const { kind, cells } of lines) {
    const sides = { old: kind !== 'added', fresh: kind !== 'removed' };
    edits.push(...joint('\n', sides.old && isOld.started, sides.fresh && isNew.started));
    isOld.started ||= sides.old;
    isNew.started ||= sides.fresh;
    let hasOld = false;
    let hasNew = false;
    for (const cell of cells) {
      const inOld = sides.old && cell.side !== 'new';
      const inNew = sides.fresh && cell.side !== 'old';
      edits.push(...joint('\t', inOld && hasOld, inNew && hasNew), ...cell.edits);
      hasOld ||= inOld;
      hasNew ||= inNew;
    }
  }
  return edits;
}

function joint(mark: string, inOld: boolean, inNew: boolean): readonly Edit[] {
  if (inOld && inNew) return [{ op: 'keep', text: mark }];
  if (inOld) return [{ op: 'remove', text: mark }];
  return inNew ? [{ op: 'add', text: mark }] : [];
}

function rowText(row: readonly string[]): string {
  return row.join('\t');
}

/** Equal widths stand for each other one by one; else columns are found again by what they hold. */
function columnsOf(oldRows: Rows, newRows: Rows): readonly Column[] {
  const oldWidth = widthOf(oldRows);
  const newWidth = widthOf(newRows);
  if (oldWidth === newWidth) return Array.from({ length: oldWidth }, (_, column) => ({ old: column, fresh: column }));
  const columnText = (rows: Rows, column: number): string => rows.map((row) => row[column] ?? '').join('\n');
  const oldTexts = Array.from({ length: oldWidth }, (_, column) => columnText(oldRows, column));
  const newTexts = Array.from({ length: newWidth }, (_, column) => columnText(newRows, column));
  return inOrder(pairsOf(oldTexts, newTexts), oldWidth, newWidth);
}

function widthOf(rows: Rows): number {
  return rows.reduce((most, row) => Math.max(most, row.length), 0);
}

type Pair = { readonly old: number; readonly fresh: number };

function pairsOf(olds: readonly string[], news: readonly string[]): readonly Pair[] {
  const blocks = (texts: readonly string[]) =>
    comparableBlocks(texts.map((text) => ({ kind: 'paragraph', text, rows: null, label: null, path: [] })));
  return pairBlocks(blocks(olds), blocks(news)).flatMap((pair) => (pair.isMoved ? [] : [{ old: pair.old, fresh: pair.new }]));
}

/** Every place of either side once; what has no partner stands before the next pair, the old ones first. */
function inOrder(pairs: readonly Pair[], oldLength: number, newLength: number): readonly Column[] {
  const result: Column[] = [];
  let old = 0;
  let fresh = 0;
  for (const pair of [...pairs, { old: oldLength, fresh: newLength }]) {
    for (; old < pair.old; old += 1) result.push({ old, fresh: null });
    for (; fresh < pair.fresh; fresh += 1) result.push({ old: null, fresh });
    if (old < oldLength && fresh < newLength) result.push({ old, fresh });
    old += 1;
    fresh += 1;
  }
  return result;
}

function lineOf(old: readonly string[] | null, fresh: readonly string[] | null, columns: readonly Column[]): TableLine {
  const cells: TableLine['cells'] = [];
  for (const column of columns) {
    const before = old === null || column.old === null ? undefined : old[column.old];
    const after = fresh === null || column.fresh === null ? undefined : fresh[column.fresh];
    // A row may be shorter than its table: what it does not have is no cell of it.
    if (before === undefined && after === undefined) continue;
    cells.push({ side: before === undefined ? 'new' : after === undefined ? 'old' : 'both', edits: cellEdits(before, after) });
  }
  if (old === null) return { kind: 'added', cells };
  if (fresh === null) return { kind: 'removed', cells };
  const isSame = cells.every(({ side, edits }) => side === 'both' && edits.every(({ op }) => op === 'keep'));
  return { kind: isSame ? 'same' : 'changed', cells };
}

function cellEdits(before: string | undefined, after: string | undefined): Edit[] {
  if (before === undefined) return after === undefined || after === '' ? [] : [{ op: 'add', text: after }];
  if (after === undefined) return before === '' ? [] : [{ op: 'remove', text: before }];
  return [...editTexts(before, after)];
}

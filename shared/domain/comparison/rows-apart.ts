import type { ComparedRow } from '#shared/model/comparison.ts';
import type { Block } from '#shared/model/document.ts';
import { blockText } from '../text/canonical-text.ts';
import type { SideApart } from './parts-set-apart.ts';

type Sides = { readonly old: SideApart; readonly new: SideApart };

/** The blocks that are compared, with where each stands among all; in the attachment that is the paper itself paths go without its label. */
export function withoutApart(
  blocks: readonly Block[],
  { apart, enclosing }: SideApart,
): { readonly blocks: readonly Block[]; readonly places: readonly number[] } {
  const places = blocks.flatMap((_, at) => (apart.has(at) ? [] : [at]));
  const kept = blocks.filter((_, at) => !apart.has(at));
  if (enclosing === null) return { blocks: kept, places };
  return { blocks: kept.map((block) => (block.path[0] === enclosing ? { ...block, path: block.path.slice(1) } : block)), places };
}

/** Puts a row for each block that is set apart where it stands in its own text. Linear. */
export function withRowsApart(
  rows: readonly ComparedRow[],
  { oldBlocks, newBlocks }: { readonly oldBlocks: readonly Block[]; readonly newBlocks: readonly Block[] },
  sides: Sides,
): readonly ComparedRow[] {
  const before: ComparedRow[][] = Array.from({ length: rows.length + 1 }, () => []);
  const [oldRowOf, newRowOf] = [rowsByBlock(rows, 'oldBlocks'), rowsByBlock(rows, 'newBlocks')];
  // Behind what it follows in the old text, as what was removed; before what follows it in the new one.
  let place = 0;
  for (const [at, block] of oldBlocks.entries()) {
    if (sides.old.apart.has(at)) before[place]?.push(rowApart(at, block, 'removed'));
    else place = (oldRowOf.get(at) ?? place - 1) + 1;
  }
  place = rows.length;
  for (let at = newBlocks.length - 1; at >= 0; at -= 1) {
    const block = newBlocks[at];
    if (block && sides.new.apart.has(at)) before[place]?.push(rowApart(at, block, 'added'));
    else place = newRowOf.get(at) ?? place;
  }
  return before.flatMap((apart, at) => {
    const row = rows[at];
    // The new ones were found from the end.
    const added = apart.filter(({ kind }) => kind === 'added').reverse();
    return [...apart.filter(({ kind }) => kind === 'removed'), ...added, ...(row ? [row] : [])];
  });
}

/** The row of each block; of the old text's only rows in its own order, for a moved one stands elsewhere. */
function rowsByBlock(rows: readonly ComparedRow[], side: 'oldBlocks' | 'newBlocks'): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const [at, row] of rows.entries()) {
    if (side === 'newBlocks' || row.kind !== 'moved') for (const block of row[side]) found.set(block, at);
  }
  return found;
}

function rowApart(at: number, block: Block, kind: 'added' | 'removed'): ComparedRow {
  const isOld = kind === 'removed';
  return {
    kind,
    oldBlocks: isOld ? [at] : [],
    newBlocks: isOld ? [] : [at],
    edits: [{ op: isOld ? 'remove' : 'add', text: blockText(block) }],
    aspects: ['wording'],
    isApart: true,
  };
}

import type { ComparedRow, Comparison } from '#shared/model/comparison.ts';
import type { Block } from '#shared/model/document.ts';
import { changeAspects } from './change-aspects.ts';
import { type ComparableBlock, comparableBlocks } from './comparable-block.ts';
import { compareTables, editsOfLines } from './compare-tables.ts';
import { editTexts } from './edit-texts.ts';
import { type BlockPair, pairBlocks } from './pair-blocks.ts';
import { pairByTopic } from './pair-by-topic.ts';
import { partsSetApart } from './parts-set-apart.ts';
import { withoutApart, withRowsApart } from './rows-apart.ts';
import { likeness } from './similarity-index.ts';

/** Joins the texts of the blocks on one side of a row. */
export const BLOCK_JOINT = '\n';

/** How much more alike two blocks must become by the block behind one of them before it counts as split or merged. */
const GAIN = 0.08;

type Group = { readonly olds: readonly number[]; readonly news: readonly number[]; readonly isMoved: boolean; readonly isByTopic?: true };

/** Told how many of the rows are compared, from time to time. */
export type ComparisonProgress = (done: number, total: number) => void;

/** Rows between two reports of progress. */
const PROGRESS_STEP = 64;
/** Rows that are compared before the opening is told, and what is too few rows in all to tell one. */
const OPENING_ROWS = 96;
const FEW_ROWS = 4 * OPENING_ROWS;

export type ComparisonWatch = {
  readonly onProgress?: ComparisonProgress;
  /**
   * Told once, before most of a long comparison is done: all rows in their order, of which only so many of the first are compared. The
   * others have their kind and neither edits nor aspects.
   */
  readonly onOpening?: (opening: Comparison, compared: number) => void;
};

/**
 * Compares two documents, or two states of one, block by block and inside the blocks.
 * Every block of either side stands in exactly one row; `same` rows differ in nothing at all. What only wraps the paper on one side is set apart.
 */
export function compareDocuments(oldBlocks: readonly Block[], newBlocks: readonly Block[], watch: ComparisonWatch = {}): Comparison {
  const sides = partsSetApart(oldBlocks, newBlocks);
  if (sides.old.apart.size + sides.new.apart.size === 0) {
    const onRows = (rows: readonly ComparedRow[]): void => watch.onOpening?.({ rows: [...rows] }, OPENING_ROWS);
    return { rows: [...comparedRows(oldBlocks, newBlocks, { ...watch, onRows })] };
  }
  const [old, fresh] = [withoutApart(oldBlocks, sides.old), withoutApart(newBlocks, sides.new)];
  const enclosing = { old: sides.old.enclosing, new: sides.new.enclosing };
  const whole = (rows: readonly ComparedRow[]): Comparison => {
    const inPlace = rows.map((row) => ({
      ...row,
      oldBlocks: row.oldBlocks.map((at) => old.places[at] ?? at),
      newBlocks: row.newBlocks.map((at) => fresh.places[at] ?? at),
    }));
    return { rows: [...withRowsApart(inPlace, { oldBlocks, newBlocks }, sides)], enclosing };
  };
  const onRows = (rows: readonly ComparedRow[]): void => watch.onOpening?.(whole(rows), OPENING_ROWS);
  return whole(comparedRows(old.blocks, fresh.blocks, { ...watch, onRows }, { old: old.places, new: fresh.places }));
}

/** Where the compared blocks of either side stand among all of it; `null` where all are compared. */
type Places = { readonly old: readonly number[]; readonly new: readonly number[] };

function comparedRows(
  oldBlocks: readonly Block[],
  newBlocks: readonly Block[],
  { onProgress, onOpening, onRows }: ComparisonWatch & { readonly onRows: (rows: readonly ComparedRow[]) => void },
  places: Places | null = null,
): readonly ComparedRow[] {
  const olds = comparableBlocks(oldBlocks);
  const news = comparableBlocks(newBlocks);
  const pairs = pairBlocks(olds, news);
  const byTopic = pairByTopic(olds, news, pairs).map(
    (pair): Group => ({ olds: [pair.old], news: [pair.new], isMoved: pair.isMoved, isByTopic: true }),
  );
  const taken = { old: byTopic.flatMap((group) => group.olds), new: byTopic.flatMap((group) => group.news) };
  const groups = inReadingOrder([...withSplitsAndMerges(pairs, taken, { olds, news, places }), ...byTopic], olds, news);
  const rows: ComparedRow[] = [];
  for (const [at, group] of groups.entries()) {
    if (at % PROGRESS_STEP === 0) onProgress?.(at, groups.length);
    if (at === OPENING_ROWS && onOpening && groups.length >= FEW_ROWS)
      onRows([...rows, ...groups.slice(at).map((other) => outlineOf(other, olds, news))]);
    rows.push(rowOf(group, { oldBlocks, newBlocks, olds, news }));
  }
  return rows;
}

/** What is known of a row before its texts are compared. */
function outlineOf(
  { olds: oldSide, news: newSide, isMoved }: Group,
  olds: readonly ComparableBlock[],
  news: readonly ComparableBlock[],
): ComparedRow {
  const isSame = (): boolean => textOf(oldSide, olds) === textOf(newSide, news);
  const kind = newSide.length === 0 ? 'removed' : oldSide.length === 0 ? 'added' : isMoved ? 'moved' : isSame() ? 'same' : 'changed';
  return { kind, oldBlocks: [...oldSide], newBlocks: [...newSide], edits: [], aspects: [] };
}

/** Takes the unpaired block behind or before a pair into it where together they are clearly more alike: a paragraph was split or merged. */
function withSplitsAndMerges(
  pairs: readonly BlockPair[],
  taken: { readonly old: readonly number[]; readonly new: readonly number[] },
  { olds, news, places }: Pick<Sides, 'olds' | 'news'> & { readonly places: Places | null },
): readonly Group[] {
  const held = { olds: new Uint8Array(olds.length), news: new Uint8Array(news.length) };
  for (const pair of pairs) {
    held.olds[pair.old] = 1;
    held.news[pair.new] = 1;
  }
  for (const index of taken.old) held.olds[index] = 1;
  for (const index of taken.new) held.news[index] = 1;
  // A table is never a part of a paragraph that was split.
  const isFree = (is: Uint8Array, { index, kind }: ComparableBlock): boolean => is[index] === 0 && kind !== 'table';
  const freeOld = new Set(olds.filter((block) => isFree(held.olds, block)).map(({ index }) => index));
  const freeNew = new Set(news.filter((block) => isFree(held.news, block)).map(({ index }) => index));
  return pairs.map((pair): Group => {
    const group = { olds: [pair.old], news: [pair.new], isMoved: pair.isMoved };
    const isBeside = (index: number, free: ReadonlySet<number>): boolean => free.has(index - 1) || free.has(index + 1);
    if (pair.isMoved || !(isBeside(pair.old, freeOld) || isBeside(pair.new, freeNew))) return group;
    if (olds[pair.old]?.text === news[pair.new]?.text || olds[pair.old]?.kind === 'table' || news[pair.new]?.kind === 'table') return group;
    const [oldPlaces, newPlaces] = [places?.old ?? null, places?.new ?? null];
    const wider = grown(group.news, freeNew, newPlaces, (side) => alikeness(group.olds, side, olds, news));
    return { ...group, news: wider, olds: grown(group.olds, freeOld, oldPlaces, (side) => alikeness(side, wider, olds, news)) };
  });
}

/** One side of a pair with the free blocks beside it that make both sides clearly more alike; never over what is set apart between them. */
function grown(
  side: readonly number[],
  free: Set<number>,
  places: readonly number[] | null,
  alikenessOf: (side: readonly number[]) => number,
): readonly number[] {
  let current = side;
  let alike = alikenessOf(current);
  for (const isBehind of [true, false]) {
    for (;;) {
      const end = (isBehind ? current.at(-1) : current[0]) ?? 0;
      const edge = isBehind ? end + 1 : end - 1;
      if (!free.has(edge) || Math.abs((places?.[edge] ?? edge) - (places?.[end] ?? end)) !== 1) break;
      const longer = isBehind ? [...current, edge] : [edge, ...current];
      const better = alikenessOf(longer);
      if (better < alike + GAIN) break;
      free.delete(edge);
      current = longer;
      alike = better;
    }
  }
  return current;
}

function alikeness(
  oldSide: readonly number[],
  newSide: readonly number[],
  olds: readonly ComparableBlock[],
  news: readonly ComparableBlock[],
): number {
  const bodyOf = (side: readonly number[], blocks: readonly ComparableBlock[]): string =>
    side.map((index) => blocks[index]?.body ?? '').join('');
  return likeness(bodyOf(oldSide, olds), bodyOf(newSide, news));
}

/** In the order of the new text; what was removed stands behind what it followed in the old one. */
function inReadingOrder(groups: readonly Group[], olds: readonly ComparableBlock[], news: readonly ComparableBlock[]): readonly Group[] {
  const byNew = groupsByBlock(groups, 'news', news.length);
  const byOld = groupsByBlock(groups, 'olds', olds.length);
  const removedAfter = new Map<Group | null, number[]>();
  let anchor: Group | null = null;
  for (const { index } of olds) {
    const group = byOld[index];
    if (group && !group.isMoved) anchor = group;
    if (group) continue;
    const removed = removedAfter.get(anchor);
    if (removed) removed.push(index);
    else removedAfter.set(anchor, [index]);
  }
  const removedRows = (group: Group | null): readonly Group[] =>
    (removedAfter.get(group) ?? []).map((index) => ({ olds: [index], news: [], isMoved: false }));
  const rows: Group[] = [...removedRows(null)];
  for (const { index } of news) {
    const group = byNew[index];
    if (!group) rows.push({ olds: [], news: [index], isMoved: false });
    else if (group.news[0] === index) rows.push(group);
    if (group && group.news.at(-1) === index && !group.isMoved) rows.push(...removedRows(group));
  }
  return rows;
}

function groupsByBlock(groups: readonly Group[], side: 'olds' | 'news', length: number): readonly (Group | undefined)[] {
  const holders = new Array<Group | undefined>(length).fill(undefined);
  for (const group of groups) for (const index of group[side]) holders[index] = group;
  return holders;
}

type Sides = {
  readonly oldBlocks: readonly Block[];
  readonly newBlocks: readonly Block[];
  readonly olds: readonly ComparableBlock[];
  readonly news: readonly ComparableBlock[];
};

function rowOf({ olds: oldSide, news: newSide, isMoved, isByTopic }: Group, { oldBlocks, newBlocks, olds, news }: Sides): ComparedRow {
  const old = textOf(oldSide, olds);
  const fresh = textOf(newSide, news);
  const sides = { oldBlocks: [...oldSide], newBlocks: [...newSide] };
  if (newSide.length === 0) return { kind: 'removed', ...sides, edits: [{ op: 'remove', text: old }], aspects: ['wording'] };
  if (oldSide.length === 0) return { kind: 'added', ...sides, edits: [{ op: 'add', text: fresh }], aspects: ['wording'] };
  if (old === fresh) return { kind: isMoved ? 'moved' : 'same', ...sides, edits: [], aspects: [] };
  const change = { kind: isMoved ? 'moved' : 'changed', ...sides, ...(isByTopic ? { isByTopic } : {}) } as const;
  const tables = tablesOf(oldSide, newSide, { oldBlocks, newBlocks });
  const table = tables === null ? null : [...compareTables(tables.old, tables.fresh)];
  const edits = table === null ? editTexts(old, fresh) : editsOfLines(table);
  const label = { old: olds[oldSide[0] ?? 0]?.label ?? '', new: news[newSide[0] ?? 0]?.label ?? '' };
  return { ...change, edits: [...edits], aspects: [...changeAspects(edits, label)], ...(table === null ? {} : { table }) };
}

/** The cells of both sides where each is one table. */
function tablesOf(
  oldSide: readonly number[],
  newSide: readonly number[],
  { oldBlocks, newBlocks }: Pick<Sides, 'oldBlocks' | 'newBlocks'>,
): { readonly old: readonly (readonly string[])[]; readonly fresh: readonly (readonly string[])[] } | null {
  const old = oldSide.length === 1 ? oldBlocks[oldSide[0] ?? 0]?.rows : null;
  const fresh = newSide.length === 1 ? newBlocks[newSide[0] ?? 0]?.rows : null;
  return old && fresh && old.length > 0 && fresh.length > 0 ? { old, fresh } : null;
}

function textOf(side: readonly number[], blocks: readonly ComparableBlock[]): string {
  if (side.length === 1) return blocks[side[0] ?? -1]?.text ?? '';
  return side.map((index) => blocks[index]?.text ?? '').join(BLOCK_JOINT);
}

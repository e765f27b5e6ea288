import type { ComparedLine, ComparedRow, Comparison, ComparisonOpening, ComparisonView, LinePlace } from '#shared/model/comparison.ts';
import type { Block } from '#shared/model/document.ts';
import { formatClausePath } from '../structure/format-clause-path.ts';
import { citedClause, outermostLabels } from '../tables/passage-words.ts';
import { blockText } from '../text/canonical-text.ts';
import { changedValues } from './changed-values.ts';
import { BLOCK_JOINT } from './compare-documents.ts';
import { comparisonStatistics } from './comparison-statistics.ts';

/** A comparison as it is shown: each line with its text, and a line where each moved one stood before. Linear. */
export function comparisonView(comparison: Comparison, olds: readonly Block[], news: readonly Block[]): ComparisonView {
  const { rows } = comparison;
  const sources = sourcesOf(comparison, olds, news);
  const lines = rows.map((row) => lineOf(row, sources));
  return {
    lines: withFormerPlaces(lines, olds),
    statistics: comparisonStatistics(rows),
    isIdentical: rows.every(({ kind }) => kind === 'same') && olds.length === news.length,
  };
}

/** The first lines of a comparison of which only as many rows are compared, none of the others among them. Linear. */
export function comparisonOpening(
  opening: Comparison,
  compared: number,
  olds: readonly Block[],
  news: readonly Block[],
): ComparisonOpening {
  const { rows } = opening;
  const sources = sourcesOf(opening, olds, news);
  // What stands behind is only counted; a moved line may have left its former place among the first ones.
  const lines = rows.map((row, at) => (at < compared || row.kind === 'moved' ? lineOf(row, sources) : bareLine(row)));
  return { lines: withFormerPlaces(lines, olds).slice(0, compared), changes: changesIn(comparisonStatistics(rows)) };
}

function bareLine({ kind, oldBlocks, newBlocks }: ComparedRow): ComparedLine {
  const place = ([first, ...others]: readonly number[]): LinePlace | null =>
    first === undefined ? null : { first, count: 1 + others.length, clause: '', kind: 'paragraph' };
  return { kind, old: place(oldBlocks), new: place(newBlocks), edits: [], aspects: [], values: [] };
}

/** Lines of a longer comparison that are shown before the others. */
const OPENING_LINES = 96;

/** The same of a comparison that is there; `null` where all of it is as good as there at once. */
export function openingOfView({ lines, statistics }: ComparisonView): ComparisonOpening | null {
  if (lines.length < 4 * OPENING_LINES) return null;
  return { lines: lines.slice(0, OPENING_LINES), changes: changesIn(statistics) };
}

function changesIn({ changed, moved, added, removed }: ComparisonView['statistics']): number {
  return changed + moved + added + removed;
}

type Sources = {
  readonly olds: readonly Block[];
  readonly news: readonly Block[];
  readonly cite: { readonly old: Cite; readonly new: Cite };
  readonly keyOf: (old: string, fresh: string) => string;
};

function sourcesOf({ enclosing }: Comparison, olds: readonly Block[], news: readonly Block[]): Sources {
  const cite = {
    old: citation(outermostLabels({ blocks: [...olds] }), enclosing?.old ?? null),
    new: citation(outermostLabels({ blocks: [...news] }), enclosing?.new ?? null),
  };
  return { olds, news, cite, keyOf: changeKeys() };
}

/** A clause as it is cited: of the attachment that is the paper itself without the attachment's label. */
type Cite = (path: readonly string[]) => string;

function citation(labels: readonly string[], enclosing: string | null): Cite {
  return (path) => (enclosing !== null && path[0] === enclosing ? formatClausePath(path.slice(1)) : citedClause(path, labels));
}

function lineOf(row: ComparedRow, { olds, news, cite, keyOf }: Sources): ComparedLine {
  const { kind, aspects, table, isByTopic, isApart } = row;
  const isUnchanged = row.edits.length === 0;
  const edits = isUnchanged ? [{ op: 'keep' as const, text: sideText(row.newBlocks, news) }] : row.edits;
  const rowsOfTable = isUnchanged ? unchangedTable(row, news) : (table ?? tableOfOneSide(row, olds, news));
  const line: ComparedLine = {
    kind,
    old: placeOf(row.oldBlocks, olds, cite.old),
    new: placeOf(row.newBlocks, news, cite.new),
    edits: rowsOfTable === undefined ? edits : [],
    aspects,
    values: isUnchanged ? [] : [...changedValues(edits, olds[row.oldBlocks[0] ?? -1]?.label?.length)],
  };
  if (rowsOfTable !== undefined) line.table = rowsOfTable;
  if (isByTopic) line.isByTopic = true;
  if (isApart) line.isApart = true;
  if (kind !== 'same') line.key = keyOf(sideText(row.oldBlocks, olds), sideText(row.newBlocks, news));
  return line;
}

function sideText(indexes: readonly number[], blocks: readonly Block[]): string {
  const only = indexes.length === 1 ? blocks[indexes[0] ?? -1] : undefined;
  if (only) return blockText(only);
  return indexes.map((index) => (blocks[index] ? blockText(blocks[index]) : '')).join(BLOCK_JOINT);
}

function placeOf(indexes: readonly number[], blocks: readonly Block[], cite: Cite): LinePlace | null {
  const [first] = indexes;
  const block = first === undefined ? undefined : blocks[first];
  if (first === undefined || block === undefined) return null;
  return { first, count: indexes.length, clause: cite(block.path), kind: block.kind };
}

type Table = NonNullable<ComparedLine['table']>;

function unchangedTable({ newBlocks }: ComparedRow, news: readonly Block[]): Table | undefined {
  return cellsOf(newBlocks, news)?.map((row) => ({
    kind: 'same' as const,
    cells: row.map((text) => ({ side: 'both' as const, edits: [{ op: 'keep' as const, text }] })),
  }));
}

function tableOfOneSide({ kind, oldBlocks, newBlocks }: ComparedRow, olds: readonly Block[], news: readonly Block[]): Table | undefined {
  if (kind !== 'added' && kind !== 'removed') return undefined;
  const [side, op] = kind === 'added' ? (['new', 'add'] as const) : (['old', 'remove'] as const);
  const rows = kind === 'added' ? cellsOf(newBlocks, news) : cellsOf(oldBlocks, olds);
  return rows?.map((row) => ({ kind, cells: row.map((text) => ({ side, edits: text === '' ? [] : [{ op, text }] })) }));
}

function cellsOf(indexes: readonly number[], blocks: readonly Block[]): readonly (readonly string[])[] | undefined {
  const rows = indexes.length === 1 ? blocks[indexes[0] ?? -1]?.rows : null;
  return rows && rows.length > 0 ? rows : undefined;
}

/** Puts a line where each moved one stood: behind the line of the block before it in the old text. */
function withFormerPlaces(lines: readonly ComparedLine[], olds: readonly Block[]): ComparedLine[] {
  const moved = lines.filter(({ kind }) => kind === 'moved');
  if (moved.length === 0) return [...lines];
  // Which line holds the old block before: lines of the old text's own order only.
  const holders: number[] = [];
  for (const [at, { kind, old }] of lines.entries()) {
    if (old !== null && kind !== 'moved') for (let index = old.first; index < old.first + old.count; index += 1) holders[index] = at;
  }
  const behind = new Map<number, ComparedLine[]>();
  const former = new Map<ComparedLine, ComparedLine>();
  let last = -1;
  const startsAt = new Map(moved.map((line) => [line.old?.first ?? -1, line] as const));
  for (let index = 0; index < olds.length; index += 1) {
    const line = startsAt.get(index);
    if (line?.old) {
      const blocks = Array.from({ length: line.old.count }, (_, step) => index + step);
      const text = sideText(blocks, olds);
      const away: ComparedLine = { kind: 'moved-away', old: line.old, new: null, edits: [{ op: 'keep', text }], aspects: [], values: [] };
      former.set(line, away);
      const there = behind.get(last);
      if (there) there.push(away);
      else behind.set(last, [away]);
    }
    last = holders[index] ?? last;
  }
  const all = [...(behind.get(-1) ?? [])];
  for (const [at, line] of lines.entries()) {
    all.push(line);
    const away = behind.get(at);
    for (const one of away ?? []) all.push(one);
  }
  linkPartners(all, former);
  return all;
}

/** Has each moved line and the line at its former place lead to each other. */
function linkPartners(all: ComparedLine[], former: ReadonlyMap<ComparedLine, ComparedLine>): void {
  const places = new Map<ComparedLine, number>();
  for (const [at, line] of all.entries()) if (line.kind === 'moved' || line.kind === 'moved-away') places.set(line, at);
  for (const [line, away] of former) {
    const [there, here] = [places.get(away), places.get(line)];
    if (there !== undefined && here !== undefined) {
      all[here] = { ...line, partner: there };
      all[there] = { ...away, partner: here };
    }
  }
}

/** Names changes by what they change (FNV-1a over both texts); of several alike each further one by its number. */
function changeKeys(): (old: string, fresh: string) => string {
  const seen = new Map<string, number>();
  return (old, fresh) => {
    const key = keyOfTexts(old, fresh);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? key : `${key}-${count}`;
  };
}

function keyOfTexts(old: string, fresh: string): string {
  let hash = 0x811c9dc5;
  let other = 0x9747b28c;
  for (const text of [old, fresh]) {
    // Two units at once, and at the end the one that is left or none: all lines that changed are gone over.
    const paired = text.length - (text.length % 2);
    for (let at = 0; at <= paired; at += 2) {
      const isPair = at < paired;
      const unit = isPair ? text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16) : at < text.length ? text.charCodeAt(at) : -1;
      hash = Math.imul(hash ^ unit, 0x01000193);
      other = Math.imul(other ^ unit, 0x85ebca6b) ^ (other >>> 13);
    }
  }
  return `${(hash >>> 0).toString(36)}${(other >>> 0).toString(36)}`;
}

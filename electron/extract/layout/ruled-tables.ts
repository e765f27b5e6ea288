import { cellText } from './cell-text.ts';
import type { Rule } from './page-rule.ts';
import { splitAtPlaces } from './split-run.ts';
import { standSideBySide, type TextLine } from './text-lines.ts';
import type { TextRun } from './text-run.ts';

/** Lines closer together than this are one, drawn twice or as the two edges of a thick one. Points. */
const SAME_LINE = 2.5;
/** Lines end this much short of one another, or past, and still meet. */
const MEETING = 4;
const MOST_GRID_LINES = 400;
/** The edges of a row that the page cut go on past its last line by more than this. */
const OPEN_END = 8;
/** Lines closer together than this, in points, have no column between them. */
const NARROWEST_COLUMN = 10;

interface Area {
  readonly row: number;
  readonly column: number;
  readonly runs: TextRun[];
}

/** Places of lines, near ones as one, in order. */
function gridPlaces(values: readonly number[]): number[] {
  const places: number[] = [];
  for (const value of [...values].sort((first, second) => first - second)) {
    if (value - (places.at(-1) ?? Number.NEGATIVE_INFINITY) > SAME_LINE) places.push(value);
  }
  return places;
}

function doMeet(first: Rule, second: Rule): boolean {
  if (first.isAlong === second.isAlong) {
    return Math.abs(first.at - second.at) <= SAME_LINE && first.from <= second.to + MEETING && second.from <= first.to + MEETING;
  }
  const isOn = (rule: Rule, at: number) => at >= rule.from - MEETING && at <= rule.to + MEETING;
  return isOn(first, second.at) && isOn(second, first.at);
}

/** Joins pieces of one line, so that a page of dashes or cell-wise edges comes to few. */
function mergeCollinear(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort((a, b) => Number(a.isAlong) - Number(b.isAlong) || Math.round(a.at) - Math.round(b.at) || a.from - b.from);
  const merged: { isAlong: boolean; at: number; from: number; to: number }[] = [];
  for (const rule of sorted) {
    const last = merged.at(-1);
    const isSame =
      last !== undefined && last.isAlong === rule.isAlong && Math.abs(last.at - rule.at) <= 1.5 && rule.from <= last.to + MEETING;
    if (isSame) last.to = Math.max(last.to, rule.to);
    else merged.push({ ...rule });
  }
  return merged;
}

/** Sets of lines that hang together: each may be a table. */
function connected(rules: readonly Rule[]): Rule[][] {
  const left = new Set(rules);
  const sets: Rule[][] = [];
  for (const seed of rules) {
    if (!left.delete(seed)) continue;
    const set = [seed];
    for (const member of set) {
      for (const other of left) {
        if (!doMeet(member, other)) continue;
        left.delete(other);
        set.push(other);
      }
    }
    sets.push(set);
  }
  return sets;
}

function indexIn(places: readonly number[], value: number): number {
  return places.findIndex((place, index) => value >= place && value < (places[index + 1] ?? Number.NEGATIVE_INFINITY));
}

function hasEdge(rules: readonly Rule[], isAlong: boolean, at: number, middle: number): boolean {
  return rules.some(
    (rule) => rule.isAlong === isAlong && Math.abs(rule.at - at) <= SAME_LINE && rule.from - 1 <= middle && rule.to + 1 >= middle,
  );
}

/** The cell of the grid that holds the text of each cell: itself, or the first of those it is merged with. */
function mergedCells(rules: readonly Rule[], columns: readonly number[], rows: readonly number[]): number[][] {
  const width = columns.length - 1;
  const owner = Array.from({ length: rows.length - 1 }, (_, row) => Array.from({ length: width }, (_, column) => row * width + column));
  const middle = (places: readonly number[], index: number) => ((places[index] ?? 0) + (places[index + 1] ?? 0)) / 2;
  for (const [row, line] of owner.entries()) {
    for (const column of line.keys()) {
      const isOpenBefore = column > 0 && !hasEdge(rules, false, columns[column] ?? 0, middle(rows, row));
      const isOpenAbove = row > 0 && !hasEdge(rules, true, rows[row] ?? 0, middle(columns, column));
      if (isOpenBefore) line[column] = line[column - 1] ?? 0;
      else if (isOpenAbove) line[column] = owner[row - 1]?.[column] ?? 0;
    }
  }
  return owner;
}

interface Grid {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly owner: readonly (readonly number[])[];
}

/** The first grid cell of the merged one that a run's middle is in; `null` outside the table. */
function ownerOf(run: TextRun, grid: Grid): number | null {
  const column = indexIn(grid.columns, run.along + run.length / 2);
  const row = indexIn(grid.rows, run.across - run.size * 0.35);
  return row < 0 || column < 0 ? null : (grid.owner[row]?.[column] ?? null);
}

interface OwnedPart {
  readonly part: TextRun;
  readonly owner: number;
}

/** A run, or its parts in cells side by side, each with its cell; nothing where its middle is outside the table. */
function ownedParts(run: TextRun, grid: Grid): readonly OwnedPart[] {
  const owner = ownerOf(run, grid);
  if (owner === null) return [];
  const owned: OwnedPart[] = [];
  for (const part of splitAtPlaces(run, grid.columns)) {
    const own = ownerOf(part, grid);
    if (own === null) return [{ part: run, owner }];
    owned.push({ part, owner: own });
  }
  return owned.every((each) => each.owner === owner) ? [{ part: run, owner }] : owned;
}

/** The ends of a row without a line above or below, which the beginning or the end of the page cut: the edges of its cells go on there. */
function openEnds(rules: readonly Rule[], rows: readonly number[]): { readonly above: number | null; readonly below: number | null } {
  const [first = 0, last = 0] = [rows[0], rows.at(-1)];
  const edges = rules.filter((rule) => !rule.isAlong);
  const above = edges.filter(({ from }) => from < first - OPEN_END);
  const below = edges.filter(({ to }) => to > last + OPEN_END);
  return {
    above: above.length < 3 ? null : Math.min(...above.map(({ from }) => from)),
    below: below.length < 3 ? null : Math.max(...below.map(({ to }) => to)),
  };
}

/** The cells of a table without the rows and columns that nothing stands in; a row cut by the page may have something there on the other one. */
function shownRows(texts: readonly string[][], columns: readonly number[], isOpen: boolean): string[][] {
  const filled = columns.slice(1).map((end, column) => {
    const isKept = isOpen && end - (columns[column] ?? 0) > NARROWEST_COLUMN;
    return isKept || texts.some((line) => line[column] !== '');
  });
  return texts.map((line) => line.filter((_, column) => filled[column])).filter((line) => line.some((cell) => cell !== ''));
}

function readGrid(rules: readonly Rule[], runs: readonly TextRun[]): { table: TextLine; taken: ReadonlySet<TextRun> } | null {
  const columns = gridPlaces(rules.filter((rule) => !rule.isAlong).map((rule) => rule.at));
  const drawn = gridPlaces(rules.filter((rule) => rule.isAlong).map((rule) => rule.at));
  const { above, below } = openEnds(rules, drawn);
  const rows = [...(above === null ? [] : [above]), ...drawn, ...(below === null ? [] : [below])];
  // One row alone is the first or last of a table that goes on over the page.
  if (columns.length < 3 || rows.length < 2 || columns.length > MOST_GRID_LINES || rows.length > MOST_GRID_LINES) return null;
  const grid: Grid = { columns, rows, owner: mergedCells(rules, columns, rows) };
  const areas = new Map<number, Area>();
  const taken = new Set<TextRun>();
  for (const run of runs) {
    for (const { part, owner } of ownedParts(run, grid)) {
      taken.add(run);
      const area = areas.get(owner) ?? { row: Math.floor(owner / (columns.length - 1)), column: owner % (columns.length - 1), runs: [] };
      areas.set(owner, area);
      area.runs.push(part);
    }
  }
  if (areas.size < 3) return null;
  const texts = grid.owner.map((line) => line.map(() => ''));
  for (const { row, column, runs: inside } of areas.values()) {
    const line = texts[row];
    const last = grid.owner[row]?.lastIndexOf(row * (columns.length - 1) + column) ?? column;
    if (line !== undefined) line[column] = cellText(inside, columns[column] ?? 0, columns[Math.max(column, last) + 1] ?? 0);
  }
  const isCut = below !== null && (texts.at(-1)?.some((cell) => cell !== '') ?? false);
  const shown = shownRows(texts, columns, isCut || above !== null);
  const [from = 0, to = 0, across = 0] = [columns[0], columns.at(-1), rows[0]];
  const segment = { text: '', from, to, across, size: 0, runs: [] };
  return { table: { ...segment, segments: [segment], rows: shown, isCut, standsAlone: true }, taken };
}

/** True where text stands side by side, so that tables may be looked for. */
export function looksTabular(runs: readonly TextRun[]): boolean {
  return standSideBySide(runs, 0.9);
}

/** Tables drawn with lines, each as a line of the page with `rows`; and the text outside of them. */
export function takeRuledTables(rules: readonly Rule[], runs: readonly TextRun[]): { tables: TextLine[]; rest: TextRun[] } {
  const tables: TextLine[] = [];
  let rest = [...runs];
  const merged = mergeCollinear(rules);
  if (merged.length > 3_000) return { tables, rest };
  for (const set of connected(merged)) {
    const grid = set.length < 6 ? null : readGrid(set, rest);
    if (grid === null) continue;
    tables.push(grid.table);
    rest = rest.filter((run) => !grid.taken.has(run));
  }
  return { tables, rest };
}

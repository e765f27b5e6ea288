import type { SourceBlock } from '#shared/model/extraction.ts';
import { orderColumns } from './column-order.ts';
import { bodySize, joinParagraphs, type PageColumn } from './join-paragraphs.ts';
import { gatherMargins, isNeverText, takeMargins } from './page-margins.ts';
import type { Rule } from './page-rule.ts';
import { looksTabular, takeRuledTables } from './ruled-tables.ts';
import { type OpenNote, takeNotes } from './take-notes.ts';
import { findOverlays, overlayKey } from './take-overlays.ts';
import { readLines, type Segment, type TextLine } from './text-lines.ts';
import type { PageText, RunGroup, TextRun } from './text-run.ts';
import { hidesText } from './textless-pages.ts';

const NO_EXTENT: RunGroup['extent'] = { alongFrom: 0, alongTo: 0, acrossFrom: 0, acrossTo: 0 };

/** A page whose tables were found: their text is no longer among the runs. */
export interface LaidPage extends PageText {
  readonly tables: readonly TextLine[];
  /** Where a line parts the text from the footnotes, as `noteRule` gives it. */
  readonly noteRule?: number | null;
  /** `overlayKey` of the text that lay over other text; it is among the slanting. */
  readonly overlays?: readonly string[];
  /**
   * Share of the page that pictures cover, 1 for words drawn as outlines; `null` for a page that cannot be read. Pages with more than
   * `FEW_CHARACTERS` need not find out and say 0.
   */
  readonly pictured: number | 'recognized' | 'badly-recognized' | null;
}

/** A page that could not be read. */
export const UNREAD_PAGE: LaidPage = { groups: [], skewed: [], unmapped: 0, characters: 0, tables: [], pictured: null };

/** A page's text without what lies over it, which is then among the slanting. */
function withoutOverlays(text: PageText): PageText & Required<Pick<LaidPage, 'overlays'>> {
  const main = text.groups[0];
  const found = findOverlays(main?.runs ?? []);
  if (main === undefined || found.size === 0) return { ...text, overlays: [] };
  const runs = main.runs.filter((run) => !found.has(run));
  const overlays = [...found].map(overlayKey);
  return { ...text, groups: [{ ...main, runs }, ...text.groups.slice(1)], skewed: [...text.skewed, ...textsOf(found)], overlays };
}

function textsOf(runs: Iterable<TextRun>): string[] {
  return Array.from(runs, ({ text }) => text.trim());
}

/** Takes the tables drawn with lines out of a page's main text. `readRules` is asked only where the text looks like a table's. */
export async function withTables(
  page: PageText,
  readRules: (quarter: number) => Promise<readonly Rule[]>,
): Promise<Omit<LaidPage, 'pictured'>> {
  const text = withoutOverlays(page);
  const main = text.groups[0];
  if (main === undefined || !looksTabular(main.runs)) return { ...text, tables: [] };
  const { tables, rest } = takeRuledTables(await readRules(main.quarter), main.runs);
  return { ...text, tables, groups: [{ ...main, runs: rest }, ...text.groups.slice(1)] };
}

/** Text written in other directions than most of its page: margin notes, turned tables. It follows the page, line by line. */
function sideLines(page: PageText): TextLine[] {
  return page.groups.slice(1).flatMap((group) => readLines(group.runs));
}

/** What a document's pages come to. */
export interface LaidDocument {
  /** In reading order, each with its page. */
  readonly blocks: SourceBlock[];
  /** Running heads, page numbers and slanting text. */
  readonly furniture: string[];
  /** Pages, from 1, that hold nothing but furniture. */
  readonly bare: ReadonlySet<number>;
}

const NOTHING: Segment = { text: '', from: 0, to: 0, across: 0, size: 0, runs: [] };
const ONE_SEGMENT = [NOTHING];
const SEVERAL_SEGMENTS = [NOTHING, NOTHING];

/** A line without the runs it is made of, which nobody asks for once the columns of its page are known: most of the memory of long documents. */
function withoutRuns(line: TextLine): TextLine {
  return { ...line, runs: [], segments: line.segments.length > 1 ? SEVERAL_SEGMENTS : ONE_SEGMENT };
}

/** The main text of a page without what lies over the text of other pages at the same place. */
function withoutKnownOverlays(main: RunGroup, known: ReadonlySet<string>, margins: string[]): RunGroup {
  const isKnown = (run: TextRun): boolean => known.has(overlayKey(run));
  if (known.size === 0 || !main.runs.some(isKnown)) return main;
  margins.push(...textsOf(main.runs.filter(isKnown)));
  return { ...main, runs: main.runs.filter((run) => !isKnown(run)) };
}

/** Lays out the pages of a document. Takes their text: a page's `groups` are empty once it was laid out. */
export function layOutPages(pages: LaidPage[]): LaidDocument {
  const overlays = new Set(pages.flatMap((page) => page.overlays ?? []));
  const evidence = gatherMargins(pages.map((page) => page.groups[0] ?? { runs: [], extent: NO_EXTENT }));
  const columns: PageColumn[] = [];
  const margins: string[] = [];
  const bare = new Set<number>();
  let open: OpenNote | null = null;
  for (const [index, page] of pages.entries()) {
    const main = page.groups[0] === undefined ? undefined : withoutKnownOverlays(page.groups[0], overlays, margins);
    const { body, furniture } = takeMargins({ lines: readLines(main?.runs ?? []), extent: main?.extent ?? NO_EXTENT }, evidence);
    for (const line of furniture) margins.push(line);
    const before = columns.length;
    const sorted = [...body, ...page.tables].sort((first, second) => first.across - second.across);
    const { lines, last } = takeNotes(sorted, { rule: page.noteRule ?? null, before: open });
    open = last;
    const aside = sideLines(page);
    margins.push(...aside.map(({ text }) => text.trim()).filter(isNeverText));
    for (const column of [...orderColumns(lines), aside.filter(({ text }) => !isNeverText(text))])
      if (column.length > 0) columns.push({ page: index + 1, lines: column.map(withoutRuns) });
    if (columns.length === before) bare.add(index + 1);
    pages[index] = { ...page, groups: [], tables: [] };
  }
  const furniture = [...margins, ...pages.flatMap((page) => page.skewed)];
  const lacking = new Set(pages.flatMap((page, index) => (hidesText(page, bare.has(index + 1)) ? [index + 1] : [])));
  return { blocks: joinParagraphs(columns, bodySize(columns), lacking), furniture, bare };
}

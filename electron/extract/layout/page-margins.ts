import { readLines, type TextLine } from './text-lines.ts';
import type { RunGroup } from './text-run.ts';

/** The lines of a page before anything is taken out. */
export interface PageLines {
  readonly lines: readonly TextLine[];
  readonly extent: RunGroup['extent'];
}

/** The text of a page before its lines are made. */
type PageRuns = Pick<RunGroup, 'runs' | 'extent'>;

export interface PageParts {
  readonly body: readonly TextLine[];
  readonly furniture: readonly string[];
}

/** Share of the page's longer side that running heads and page numbers keep within at either end: turned pages have the same margins. */
const MARGIN_SHARE = 0.12;
const LINES_LOOKED_AT = 3;
/** Share of the pages that a running head stands on; odd and even pages often have different ones. */
const REPEATED_SHARE = 0.3;

/** `— 1 —`, `- ix -`, `第3页`, `第 3 页 共 9 页`, `共9页 第三页`, `3 / 9`, `·2·`, `〔7〕`, `P. 5`: never a line of a paper. */
const NUMBERED_PAGE = '第?\\s*(?:\\d{1,4}|[一二三四五六七八九十百]{1,5})\\s*页';
const DECORATED_NUMBER = new RegExp(
  [
    '^(?:[—–\\-－·•・~～―─]+\\s*(?:\\d{1,4}|[ivxlc]{1,6})\\s*[—–\\-－·•・~～―─]+',
    `${NUMBERED_PAGE}(?:\\s*[,，/／、（(]?\\s*共\\s*\\d{1,4}\\s*页[)）]?)?`,
    `共\\s*\\d{1,4}\\s*页\\s*[,，/／、]?\\s*${NUMBERED_PAGE}`,
    '\\d{1,4}\\s*[/／]\\s*\\d{1,4}',
    '[[〔【]\\s*\\d{1,4}\\s*[\\]〕】]',
    '(?:page|p\\.)\\s*\\d{1,4}(?:\\s+of\\s+\\d{1,4})?',
    '\\d{1,4}\\s+of\\s+\\d{1,4})$',
  ].join('|'),
  'i',
);
/** What scanning programs print at the foot of every page. */
const IMPRINT = /^(?:由?[^\s，。]{0,8}扫描[^\s，。]{0,4}\s?(?:创建|制作|生成|出品)|(?:scanned|created) (?:with|by) .{2,30}|camscanner)$/i;
const BARE_NUMBER = /^(?:\d{1,4}|[ivxlc]{1,6})$/i;

/** Documents so short that what stands on every page may stand on too few to be told by that. */
const FEW_PAGES = 3;
/** Share of the page's height above which word processors set heads, and feet below; the text of no usual page reaches so far. */
const EDGE_SHARE = 0.07;
/** Fewest lines of a page that make a text with a head: a note in a corner has none. */
const FEWEST_LINES = 5;
/** Least distance from a head to the text, in points. */
const LEAST_DISTANCE = 24;
/** A head is smaller than the text by this at least, or as large at most where a title follows, which is larger by that. */
const HEAD_SIZE = 0.9;
const TITLE_SIZE = 1.2;
/** Neighbours of one text differ in size by less than this, and stand as near as lines usually do, give or take this. */
const SAME_SIZE = 0.05;
const SAME_LEADING = 1.1;
/** What stands by itself above a title, or below the text, and belongs to the paper: its number, how secret or urgent it is, its stage, its imprint. */
const KEPT_ALONE = /^(?:附[件表录]|[（(〔【]|[绝机秘]\s*密|特\s*急|[加紧]\s*急|急\s*件|.*[★☆]|.*〔\d{4}〕|.*(?:号|稿|印发)$|.*[:：])/;

/** True of a line that is no part of a paper wherever it stands: a decorated page number, the imprint of a scanning program. */
export function isNeverText(text: string): boolean {
  return DECORATED_NUMBER.test(text.trim()) || IMPRINT.test(text.trim());
}

function keyOf(line: TextLine): string {
  return line.text.replace(/\s+/g, '').replace(/\d+/g, '#');
}

function marginOf(extent: RunGroup['extent']): number {
  return Math.max(extent.acrossTo - extent.acrossFrom, extent.alongTo - extent.alongFrom) * MARGIN_SHARE;
}

function isInMargin(line: TextLine, extent: RunGroup['extent'], isTop: boolean): boolean {
  const margin = marginOf(extent);
  return isTop ? line.across < extent.acrossFrom + margin : line.across > extent.acrossTo - margin;
}

/** Lines at one end of a page, from the edge inwards. */
function marginLines(page: PageLines, isTop: boolean): TextLine[] {
  const ordered = isTop ? page.lines : page.lines.toReversed();
  return ordered.slice(0, LINES_LOOKED_AT).filter((line) => isInMargin(line, page.extent, isTop));
}

/** The lines in the margins of a page; those further in are not made. */
function linesInMargins({ runs, extent }: PageRuns): PageLines {
  const margin = marginOf(extent);
  const near = runs.filter(
    ({ across, size }) => across < extent.acrossFrom + margin + size * 2 || across > extent.acrossTo - margin - size * 2,
  );
  return { lines: readLines(near), extent };
}

/** What tells the furniture of a document's pages. */
export interface MarginEvidence {
  readonly pages: number;
  /** How many pages have a line of each key at either end. */
  readonly top: ReadonlyMap<string, number>;
  readonly bottom: ReadonlyMap<string, number>;
  /** The size that most characters have, in documents of few pages; else 0. */
  readonly size: number;
}

/** Looks through the margins of all pages. */
export function gatherMargins(pages: readonly PageRuns[]): MarginEvidence {
  const top = new Map<string, number>();
  const bottom = new Map<string, number>();
  for (const page of pages) {
    const lines = linesInMargins(page);
    for (const [isTop, counts] of [
      [true, top],
      [false, bottom],
    ] as const) {
      for (const key of new Set(marginLines(lines, isTop).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return { pages: pages.length, top, bottom, size: pages.length > FEW_PAGES ? 0 : usualSize(pages) };
}

/** A line of the text that many pages happen to begin or end with: as large as its neighbour, which stands as near as lines do and is another each time. */
function readsOn(line: TextLine, next: TextLine | undefined, counts: ReadonlyMap<string, number>, leading: number): boolean {
  if (next === undefined || next.rows !== null || (counts.get(keyOf(next)) ?? 0) > 1) return false;
  return Math.abs(next.size - line.size) < line.size * SAME_SIZE && Math.abs(next.across - line.across) <= leading * SAME_LEADING;
}

/** The usual distance from line to line; 0 on pages of few lines. */
function leadingOf(lines: readonly TextLine[]): number {
  const distances = lines.slice(1).map((line, index) => line.across - (lines[index]?.across ?? 0));
  return lines.length < FEWEST_LINES ? 0 : ([...distances].sort((first, second) => first - second)[distances.length >> 1] ?? 0);
}

function isFurniture(line: TextLine, counts: ReadonlyMap<string, number>, pages: number): boolean {
  const text = line.text.trim();
  if (isNeverText(text)) return true;
  const repeated = counts.get(keyOf(line)) ?? 0;
  if (BARE_NUMBER.test(text)) return pages === 1 || repeated >= 2;
  return pages >= 2 && repeated >= Math.max(2, pages * REPEATED_SHARE);
}

function usualSize(pages: readonly PageRuns[]): number {
  const weights = new Map<number, number>();
  for (const { runs } of pages) for (const { size, text } of runs) weights.set(size, (weights.get(size) ?? 0) + text.length);
  return [...weights].sort((first, second) => second[1] - first[1])[0]?.[0] ?? 0;
}

/**
 * True of a line that stands by itself at the very edge of a page, where only heads and feet stand, and is small beside the text: what tells
 * them in documents of few pages. `next` is the line further in.
 */
function standsAtEdge(line: TextLine, next: TextLine | undefined, extent: RunGroup['extent'], size: number): boolean {
  const edge = (extent.acrossTo - extent.acrossFrom) * EDGE_SHARE;
  const isTop = line.across < extent.acrossFrom + edge;
  if (next === undefined || next.rows !== null || !(isTop || line.across > extent.acrossTo - edge)) return false;
  if (Math.abs(next.across - line.across) < Math.max(LEAST_DISTANCE, line.size * 2) || KEPT_ALONE.test(line.text.trim())) return false;
  return line.size <= size * HEAD_SIZE || (isTop && line.size <= size && next.size >= size * TITLE_SIZE);
}

/** True of a line with a page number at one side and something else at the other. */
function hasPageNumber(line: TextLine): boolean {
  return line.segments.length > 1 && line.segments.some(({ text }) => DECORATED_NUMBER.test(text.trim()));
}

/** Takes running heads, feet and page numbers off a page. Only lines with nothing but furniture between them and the edge are taken. */
export function takeMargins(page: PageLines, { pages, top, bottom, size }: MarginEvidence): PageParts {
  const taken = new Set<TextLine>();
  const usual = page.lines.length < FEWEST_LINES ? 0 : size;
  const leading = leadingOf(page.lines);
  for (const isTop of [true, false]) {
    const inwards = isTop ? page.lines : page.lines.toReversed();
    for (const [index, line] of marginLines(page, isTop).entries()) {
      const counts = isTop ? top : bottom;
      const isNumber = isNeverText(line.text) || BARE_NUMBER.test(line.text.trim()) || hasPageNumber(line);
      const isText = !isNumber && readsOn(line, inwards[index + 1], counts, leading);
      const isTold = (isFurniture(line, counts, pages) && !isText) || hasPageNumber(line);
      if (!isTold && !(usual > 0 && standsAtEdge(line, inwards[index + 1], page.extent, usual))) break;
      taken.add(line);
    }
  }
  return { body: page.lines.filter((line) => !taken.has(line)), furniture: [...taken].map((line) => line.text.trim()) };
}

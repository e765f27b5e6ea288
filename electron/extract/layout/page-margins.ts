import type { TextLine } from './text-lines.ts';
import type { RunGroup } from './text-run.ts';

/** The lines of a page before anything is taken out. */
export interface PageLines {
  readonly lines: readonly TextLine[];
  readonly extent: RunGroup['extent'];
}

export interface PageParts {
  readonly body: readonly TextLine[];
  readonly furniture: readonly string[];
}

/** Share of the page's longer side that running heads and page numbers keep within at either end: turned pages have the same margins. */
const MARGIN_SHARE = 0.12;
const LINES_LOOKED_AT = 3;
/** Share of the pages that a running head stands on; odd and even pages often have different ones. */
const REPEATED_SHARE = 0.3;

/** `— 1 —`, `- 12 -`, `第3页`, `第 3 页 共 9 页`, `3 / 9`, `·2·`: never a line of a paper. */
const DECORATED_NUMBER =
  /^(?:[—–\-－·•~～―─]+\s*\d{1,4}\s*[—–\-－·•~～―─]+|第?\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*[/／]\s*\d{1,4}|page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|\d{1,4}\s+of\s+\d{1,4})$/i;
/** What scanning programs print at the foot of every page. */
const IMPRINT = /^(?:由?[^\s，。]{0,8}扫描[^\s，。]{0,4}\s?(?:创建|制作|生成|出品)|(?:scanned|created) (?:with|by) .{2,30}|camscanner)$/i;
const BARE_NUMBER = /^(?:\d{1,4}|[ivxlc]{1,6})$/i;

function keyOf(line: TextLine): string {
  return line.text.replace(/\s+/g, '').replace(/\d+/g, '#');
}

function isInMargin(line: TextLine, extent: RunGroup['extent'], isTop: boolean): boolean {
  const margin = Math.max(extent.acrossTo - extent.acrossFrom, extent.alongTo - extent.alongFrom) * MARGIN_SHARE;
  return isTop ? line.across < extent.acrossFrom + margin : line.across > extent.acrossTo - margin;
}

/** Lines at one end of a page, from the edge inwards. */
function marginLines(page: PageLines, isTop: boolean): TextLine[] {
  const ordered = isTop ? page.lines : page.lines.toReversed();
  return ordered.slice(0, LINES_LOOKED_AT).filter((line) => isInMargin(line, page.extent, isTop));
}

/** How many pages have a line of each key at one end. */
function countKeys(pages: readonly PageLines[], isTop: boolean): Map<string, number> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const key of new Set(marginLines(page, isTop).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function isFurniture(line: TextLine, counts: ReadonlyMap<string, number>, pages: number): boolean {
  const text = line.text.trim();
  if (DECORATED_NUMBER.test(text) || IMPRINT.test(text)) return true;
  const repeated = counts.get(keyOf(line)) ?? 0;
  if (BARE_NUMBER.test(text)) return pages === 1 || repeated >= 2;
  return pages >= 2 && repeated >= Math.max(2, pages * REPEATED_SHARE);
}

/** Takes running heads, feet and page numbers off every page. Only lines with nothing but furniture between them and the edge are taken. */
export function takeMargins(pages: readonly PageLines[]): PageParts[] {
  const top = countKeys(pages, true);
  const bottom = countKeys(pages, false);
  return pages.map((page) => {
    const taken = new Set<TextLine>();
    for (const isTop of [true, false]) {
      for (const line of marginLines(page, isTop)) {
        if (!isFurniture(line, isTop ? top : bottom, pages.length)) break;
        taken.add(line);
      }
    }
    return { body: page.lines.filter((line) => !taken.has(line)), furniture: [...taken].map((line) => line.text.trim()) };
  });
}

import type { DocumentLayout } from './document-layout.ts';
import { lineKey } from './text-line.ts';

/** Longest unnumbered paragraph that a heading style is believed of. */
const LONGEST_STYLED_HEADING = 60;

/**
 * Unnumbered headings that a format's styles mark, as line index → level.
 * Styles are often wrong: they are believed only where numbers give no outline, and not where most of the text wears them.
 */
export function readStyleHeadings(layout: DocumentLayout): ReadonlyMap<number, number> {
  const headings = new Map<number, number>();
  const isNumbered = layout.labels.filter((label) => label?.family === 'han-comma' || label?.family === 'chapter').length >= 2;
  if (isNumbered) return headings;
  let paragraphs = 0;
  for (const [index, line] of layout.lines.entries()) {
    if (layout.roles[index] !== 'body') continue;
    paragraphs += 1;
    const level = line.style?.headingLevel ?? null;
    const key = lineKey(line);
    const isPlain = layout.labels[index] == null && key.length <= LONGEST_STYLED_HEADING && !/[。;:,]$/.test(key);
    if (level !== null && isPlain) headings.set(index, level);
  }
  return headings.size >= 2 && headings.size <= paragraphs / 2 ? headings : new Map();
}

import type { LineRole } from './document-layout.ts';
import type { NumberLabel } from './numbering.ts';
import { responsibilityPassages } from './responsibility-passages.ts';
import { lineKey, type TextLine } from './text-line.ts';

const BOX_TITLE = /^专[栏欄] {0,2}(?:\d{1,2}|[一二三四五六七八九十]{1,3})? {0,3}[:.、]? {0,3}/;
const LONGEST_BOX_TITLE = 60;
/** A box fills a page at most. */
const LONGEST_BOX = 60;

/**
 * The lines of the 专栏 that a plan sets beside its text, titles included: their numbers count for themselves and not on from the text's.
 * A box ends at the next number of an outer family, where the text's own count goes on, or where units are named. Linear.
 */
export function findBoxLines(
  lines: readonly TextLine[],
  roles: readonly LineRole[],
  labels: readonly (NumberLabel | null)[],
): ReadonlySet<number> {
  const boxed = new Set<number>();
  let count = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const label = labels[index];
    if (label?.family === 'arabic') count = label.ordinal;
    if (line === undefined || roles[index] !== 'body' || label != null || !isBoxTitle(lineKey(line))) continue;
    const end = boxEnd(index + 1, count, lines, roles, labels);
    for (let inside = index; inside < end; inside += 1) if (roles[inside] === 'body') boxed.add(inside);
    index = end - 1;
  }
  return boxed;
}

function isBoxTitle(key: string): boolean {
  return key.length <= LONGEST_BOX_TITLE && BOX_TITLE.test(key) && !/[。;]/.test(key);
}

function boxEnd(
  from: number,
  count: number,
  lines: readonly TextLine[],
  roles: readonly LineRole[],
  labels: readonly (NumberLabel | null)[],
): number {
  let expected = 1;
  let index = from;
  for (; index < lines.length && index - from < LONGEST_BOX; index += 1) {
    const line = lines[index];
    const role = roles[index];
    if (line === undefined || (role !== 'body' && role !== 'blank' && role !== 'table')) break;
    if (role !== 'body') continue;
    const label = labels[index];
    if (label?.family === 'arabic') {
      const goesOn = count > 0 && label.ordinal === count + 1 && !comesAgain(index, label.ordinal, roles, labels);
      if (label.ordinal !== expected || goesOn) break;
      expected += 1;
    } else if (label != null && label.family !== 'arabic-bracket' && label.family !== 'circled') break;
    if (isBoxTitle(lineKey(line)) || responsibilityPassages(line.key).length > 0) break;
  }
  return index;
}

/** Does the same number stand again below, before an outer one? Then the first is the box's and the second the text's. */
function comesAgain(index: number, ordinal: number, roles: readonly LineRole[], labels: readonly (NumberLabel | null)[]): boolean {
  for (let below = index + 1; below < labels.length && below - index < LONGEST_BOX; below += 1) {
    const label = labels[below];
    if (label == null || roles[below] !== 'body') continue;
    if (label.family === 'arabic' && label.ordinal === ordinal) return true;
    if (label.family !== 'arabic' && label.family !== 'arabic-bracket' && label.family !== 'circled') return false;
  }
  return false;
}

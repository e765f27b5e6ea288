import type { LineRole } from './document-layout.ts';
import type { NumberLabel } from './numbering.ts';
import { lineKey, type TextLine } from './text-line.ts';

/** Longest table of contents that is looked for, in lines. */
const LONGEST_CONTENTS = 200;
/** Without the word 目录 above it, a table of contents has at least so many lines, none of them longer than a heading. */
const FEWEST_LINES = 4;
const LONGEST_LINE = 40;

/** The lines of a table of contents: from 目录, or from the first number where all lines are headings, up to where that number comes again as the text itself. Linear. */
export function findContentsLines(
  lines: readonly TextLine[],
  roles: readonly LineRole[],
  labels: readonly (NumberLabel | null)[],
): readonly number[] {
  const head = lines.findIndex((line, index) => roles[index] === 'body' && /^目 *[录次]$/.test(lineKey(line)));
  const first = labels.findIndex((label, index) => index > head && label !== null);
  const limit = Math.min(lines.length, (head === -1 ? first : head) + LONGEST_CONTENTS);
  const label = labels[first]?.label;
  if (label === undefined || first >= limit) return [];
  const again = labels.findIndex(
    (other, index) => index > first && index < limit && other?.label === label && (head !== -1 || isSame(lines[first], lines[index])),
  );
  if (again === -1 || (head === -1 && !isListOfHeadings(first, again, lines, roles, labels))) return [];
  const found: number[] = [];
  for (let index = Math.max(head, 0); index < again; index += 1) {
    if (roles[index] === 'body' && (index === head || (index >= first && labels[index] != null))) found.push(index);
  }
  return found;
}

function isSame(left: TextLine | undefined, right: TextLine | undefined): boolean {
  return left !== undefined && right !== undefined && lineKey(left).replace(/ /g, '') === lineKey(right).replace(/ /g, '');
}

function isListOfHeadings(
  first: number,
  again: number,
  lines: readonly TextLine[],
  roles: readonly LineRole[],
  labels: readonly (NumberLabel | null)[],
): boolean {
  let filled = 0;
  for (let index = first; index < again; index += 1) {
    const line = lines[index];
    if (line === undefined || roles[index] === 'blank') continue;
    const key = lineKey(line);
    if (roles[index] !== 'body' || labels[index] == null || key.length > LONGEST_LINE || /[。;]/.test(key)) return false;
    filled += 1;
  }
  return filled >= FEWEST_LINES;
}

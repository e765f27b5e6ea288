import type { LineRole } from './document-layout.ts';
import type { NumberLabel } from './numbering.ts';
import { lineKey, type TextLine } from './text-line.ts';

const BARE_NUMBER = /^(\d{1,2}) {0,3}(?=[\u4e00-\u9fff])/;
const LONGEST_HEADING = 30;
/** A document counts by 1.1, 1.2 where it has at least so many such numbers. */
const FEWEST_DECIMALS = 3;

/** Gives short lines such as `1 总则` their number where the document counts on below them by 1.1, 1.2, as contingency plans do, and where they run 1, 2, 3. Linear. */
export function labelBareNumbers(lines: readonly TextLine[], roles: readonly LineRole[], labels: (NumberLabel | null)[]): void {
  if (labels.filter((label) => label?.family === 'decimal-2').length < FEWEST_DECIMALS) return;
  let last = 0;
  for (const [index, line] of lines.entries()) {
    if (roles[index] !== 'body' || labels[index] != null) continue;
    const key = lineKey(line);
    const match = key.length > LONGEST_HEADING ? null : BARE_NUMBER.exec(key);
    if (match === null || /[。;,:]/.test(key)) continue;
    const ordinal = Number(match[1]);
    if (ordinal !== last + 1 && ordinal !== 1) continue;
    last = ordinal;
    labels[index] = { family: 'arabic', ordinal, label: match[1] ?? '', end: match[0].length };
  }
}

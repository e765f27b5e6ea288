import type { LineRole } from './document-layout.ts';
import type { NumberLabel } from './numbering.ts';
import { lineKey, type TextLine } from './text-line.ts';

const BARE_NUMBER = /^(\d{1,2}) {0,3}(?=[\u4e00-\u9fff])/;
const LONGEST_HEADING = 30;
/** A document counts by 1.1, 1.2 where it has at least so many such numbers. */
const FEWEST_DECIMALS = 3;

const PADDED_NUMBER = /^(0[1-9]|[1-9]\d) {0,3}(?=[\u4e00-\u9fff"])/;
/** Headings of the kind `01 摸清底数` come at least so many in a row. */
const FEWEST_PADDED = 3;

/**
 * Gives short lines without a mark their number: `1 总则` where the document counts on below them by 1.1, 1.2, as contingency plans do,
 * and `01 摸清底数` where such lines run 01, 02, 03. Linear.
 */
export function labelBareNumbers(lines: readonly TextLine[], roles: readonly LineRole[], labels: (NumberLabel | null)[]): void {
  const padded = paddedNumbers(lines, roles, labels);
  if (padded.size >= FEWEST_PADDED) for (const [index, label] of padded) labels[index] = label;
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

function paddedNumbers(
  lines: readonly TextLine[],
  roles: readonly LineRole[],
  labels: readonly (NumberLabel | null)[],
): ReadonlyMap<number, NumberLabel> {
  const found = new Map<number, NumberLabel>();
  for (const [index, line] of lines.entries()) {
    if (roles[index] !== 'body' || labels[index] != null) continue;
    const key = lineKey(line);
    const match = key.length > LONGEST_HEADING ? null : PADDED_NUMBER.exec(key);
    if (match === null || Number(match[1]) !== found.size + 1 || /[。;,:]/.test(key)) continue;
    found.set(index, { family: 'arabic', ordinal: found.size + 1, label: match[1] ?? '', end: match[0].length });
  }
  return found;
}

import { isLabelLine, LABEL_START } from './page-labels.ts';
import { FOOT_LINES, isPageLine, MENU_ENTRY, SITE_FOOT } from './page-lines.ts';
import type { WorkingBlock } from './working-text.ts';

/** How far a site's foot and the menu above a text are looked for. */
const FOOT_BLOCKS = 24;
const MENU_BLOCKS = 24;
const STACK_BLOCKS = 60;
/** So many labels in a row, each above its value, are a catalogue. */
const FEWEST_PAIRS = 3;
const LONGEST_VALUE = 80;

/** Lines that are furniture because of what stands beside them, by block: the site's foot and menu, and labels above their values. Linear. */
export function findPlacedFurniture(blocks: readonly WorkingBlock[]): ReadonlyMap<number, readonly string[]> {
  const lines = blocks.map(({ block, held }) => (block.kind === 'paragraph' && held !== 'whole' ? block.text.trim() : null));
  return new Map([...menuEntries(lines), ...stackedLabels(lines), ...siteFoot(lines)]);
}

function isShortPageLine(line: string | null | undefined): boolean {
  return typeof line === 'string' && line.length <= LONGEST_VALUE * 2 && isPageLine(line);
}

function menuEntries(lines: readonly (string | null)[]): [number, string[]][] {
  const isEntry = (line: string | null | undefined): boolean => typeof line === 'string' && MENU_ENTRY.test(line);
  return lines.slice(0, MENU_BLOCKS).flatMap((line, index): [number, string[]][] => {
    if (line === null || !isEntry(line)) return [];
    const isBeside = [lines[index - 1], lines[index + 1]].some((other) => isEntry(other) || isShortPageLine(other));
    return isBeside ? [[index, [line]]] : [];
  });
}

/** Labels that stand alone above their values; each pair becomes one line of furniture. */
function stackedLabels(lines: readonly (string | null)[]): [number, string[]][] {
  const found: [number, string[]][] = [];
  for (let index = 0; index < Math.min(lines.length, STACK_BLOCKS); ) {
    const start = index;
    while (isPair(lines[index], lines[index + 1])) index += 2;
    if ((index - start) / 2 >= FEWEST_PAIRS) {
      for (let at = start; at < index; at += 2) found.push([at, [`${labelOf(lines[at])}：${lines[at + 1]}`]], [at + 1, []]);
    }
    index = Math.max(index, start + 1);
  }
  return found;
}

function labelOf(line: string | null | undefined): string {
  return (line ?? '').replace(/\s*[:：]$/, '');
}

function isPair(label: string | null | undefined, value: string | null | undefined): boolean {
  if (typeof label !== 'string' || typeof value !== 'string') return false;
  return isLabelLine(label) && value !== '' && value.length <= LONGEST_VALUE && !LABEL_START.test(value) && !isLabelLine(value);
}

/** The lines at the end that belong to the site: from its first own line down, where nothing else stands between. */
function siteFoot(lines: readonly (string | null)[]): [number, string[]][] {
  const isFoot = (line: string | null | undefined): boolean =>
    typeof line === 'string' && line.length <= 160 && SITE_FOOT.some((foot) => foot.test(line));
  const isOwn = (line: string | null | undefined): boolean => isFoot(line) || isShortPageLine(line);
  let start = lines.length;
  while (start > 0 && start > lines.length - FOOT_BLOCKS && (isOwn(lines[start - 1]) || FOOT_LINES.test(lines[start - 1] ?? '')))
    start -= 1;
  // What a text may end with as well belongs to it unless a line of the site stands above.
  while (start < lines.length && !isOwn(lines[start])) start += 1;
  return lines.slice(start).flatMap((line, index): [number, string[]][] => (line === null ? [] : [[start + index, [line]]]));
}

import { type NumberingFamily, type NumberLabel, readNumberLabel } from '../structure/numbering.ts';
import type { CheckedBlock } from './reading.ts';
import type { Place } from './rule.ts';

/** A block with a number, and what it stands below. */
export interface NumberedBlock {
  readonly block: CheckedBlock;
  readonly label: NumberLabel;
  readonly place: Place;
  /** Clause path of the clause above, as one word. */
  readonly parent: string;
  readonly parentFamily: NumberingFamily | null;
}

/** UTF-16 units from the label on that its family is read from. */
const LABEL_DEPTH = 40;

/** The numbered blocks of a document, in order. Linear. */
export function numberedBlocks(blocks: readonly CheckedBlock[]): readonly NumberedBlock[] {
  const families = new Map<string, NumberingFamily>();
  const numbered: NumberedBlock[] = [];
  for (const block of blocks) {
    const written = block.block.label;
    if (written === null || block.block.rows !== null) continue;
    const start = Math.max(0, block.text.indexOf(written));
    const label = readNumberLabel(block.key.slice(start, start + LABEL_DEPTH), block.text.slice(start, start + LABEL_DEPTH));
    if (label === null) continue;
    const parent = block.block.path.slice(0, -1).join('\u0000');
    families.set(block.block.path.join('\u0000'), label.family);
    const place = { block: block.index, start, end: start + label.label.length };
    numbered.push({ block, label, place, parent, parentFamily: families.get(parent) ?? null });
  }
  return numbered;
}

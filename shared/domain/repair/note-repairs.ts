import type { Repair } from '#shared/model/document.ts';
import { isTakenBack, repairKey } from './repair-keys.ts';
import type { DraftRepair, WorkingBlock } from './working-text.ts';

/** The repairs of one step as they are found. */
export interface RepairNotes {
  readonly drafts: readonly DraftRepair[];
  /** Records a repair; `false` where a person took it back, so that the text has to stay as it was. */
  readonly propose: (found: Pick<DraftRepair, 'kind' | 'origin' | 'before' | 'after' | 'certain'>) => boolean;
  /** How many of those recorded were taken back. */
  readonly countUndone: () => number;
}

/** Notes for one step; `undone` are the keys of the repairs taken back. */
export function noteRepairs(undone: ReadonlySet<string>): RepairNotes {
  const drafts: DraftRepair[] = [];
  const seen = new Map<string, number>();
  let undoneCount = 0;
  return {
    drafts,
    propose(found) {
      const first = repairKey(found.kind, found.before, 1);
      const nth = (seen.get(first) ?? 0) + 1;
      seen.set(first, nth);
      const key: Repair['key'] = repairKey(found.kind, found.before, nth);
      const isUndone = isTakenBack(undone, { kind: found.kind, key });
      drafts.push({ ...found, key, isUndone });
      if (isUndone) undoneCount += 1;
      return !isUndone;
    },
    countUndone: () => undoneCount,
  };
}

/** The block with its paragraph or cells mended one by one; held where one of the repairs was taken back. */
export function mendBlock(working: WorkingBlock, notes: RepairNotes, mend: (line: string) => string): WorkingBlock {
  const { block } = working;
  const before = notes.countUndone();
  const rows = block.rows === null ? null : block.rows.map((row) => row.map(mend));
  const mended = { ...working, block: { ...block, text: mend(block.text), rows } };
  return notes.countUndone() > before && working.held !== 'whole' ? { ...mended, held: 'characters' } : mended;
}

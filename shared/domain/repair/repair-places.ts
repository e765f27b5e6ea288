import type { DocumentModel, Repair } from '#shared/model/document.ts';
import type { CanonicalText } from '../text/canonical-text.ts';

/** Where a repair is seen in the text as it is now; canonical offsets. */
export interface RepairPlace {
  readonly repair: Repair;
  /** Taken back by a person: what stood before the repair stands there. */
  readonly isUndone: boolean;
  readonly blockIndex: number;
  readonly start: number;
  readonly end: number;
}

/** Repairs inside a line; the others change what is a paragraph or a table. */
const INLINE: ReadonlySet<Repair['kind']> = new Set(['mojibake', 'encoding', 'spaces']);

/** Is a repair of characters, as against one of lines and tables? */
export function isInline({ kind }: Pick<Repair, 'kind'>): boolean {
  return INLINE.has(kind);
}

/**
 * The places of all repairs that have one, in reading order. Where later repairs changed the words again the place is the whole block;
 * what was lifted out of the text has none. Linear in the text of the blocks repaired.
 */
export function repairPlaces(model: Pick<DocumentModel, 'blocks' | 'repairs' | 'undoneRepairs'>, canonical: CanonicalText): RepairPlace[] {
  if (model.repairs.length === 0 && model.undoneRepairs.length === 0) return [];
  const blockNumbers = new Map(model.blocks.map((block, index) => [block.id, index]));
  const searchedTo = new Map<string, number>();
  const place = (repair: Repair, isUndone: boolean): RepairPlace[] => {
    const blockIndex = repair.block === null ? undefined : blockNumbers.get(repair.block);
    if (blockIndex === undefined) return [];
    const words = isUndone ? repair.before : repair.after;
    const blockStart = canonical.blockStarts[blockIndex] ?? 0;
    const blockEnd = canonical.offsetOf(blockIndex, Number.MAX_SAFE_INTEGER);
    const group = `${blockIndex} ${repair.kind} ${isUndone}`;
    const from = searchedTo.get(group) ?? blockStart;
    const at = words === '' ? -1 : canonical.text.slice(from, blockEnd + words.length).indexOf(words);
    if (at < 0 || from + at >= blockEnd) return [{ repair, isUndone, blockIndex, start: blockStart, end: blockEnd }];
    searchedTo.set(group, from + at + words.length);
    return [{ repair, isUndone, blockIndex, start: from + at, end: from + at + words.length }];
  };
  const made = model.repairs.flatMap((repair) => place(repair, false));
  const undone = model.undoneRepairs.flatMap((repair) => place(repair, true));
  return [...made, ...undone].sort((left, right) => left.start - right.start || right.end - left.end);
}

import type { Repair } from '#shared/model/document.ts';
import type { SourceBlock } from '#shared/model/extraction.ts';

/** A block on its way through the repairs; `origins` are the numbers of the source blocks whose text it holds. */
export interface WorkingBlock {
  readonly block: SourceBlock;
  readonly origins: readonly number[];
  readonly held: Held;
}

/** What later repairs leave alone, because a person took a repair back here: its characters, or also what is made of the block. */
export type Held = 'nothing' | 'characters' | 'whole';

/** A repair made before the final numbering of blocks is known; `origin` names a source block, `null` text lifted out. */
export interface DraftRepair {
  readonly key: string;
  readonly kind: Repair['kind'];
  readonly origin: number | null;
  readonly before: string;
  readonly after: string;
  readonly certain: boolean;
  /** Taken back by a person: recorded, not made. */
  readonly isUndone: boolean;
}

/** The state between two repairs. A repair takes one and gives the next; it changes nothing in place. */
export interface WorkingText {
  readonly blocks: readonly WorkingBlock[];
  readonly furniture: readonly string[];
  readonly repairs: readonly DraftRepair[];
  /** Keys of the repairs that a person took back. */
  readonly undone: ReadonlySet<string>;
}

/** The source block that a repair of this block is recorded for. */
export function firstOrigin(working: WorkingBlock): number {
  return working.origins[0] ?? 0;
}

/** The block as it is, for good: the repair that was to change it was taken back. */
export function heldWhole(working: WorkingBlock): WorkingBlock {
  return { ...working, held: 'whole' };
}

/** How far a block made of several is held: none that is held whole may be among them. */
export function heldTogether(parts: readonly WorkingBlock[]): Held {
  return parts.some(({ held }) => held !== 'nothing') ? 'characters' : 'nothing';
}

/** The repairs made and those taken back, with their blocks named by final position. Linear. */
export function numberRepairs(text: WorkingText): { readonly made: Repair[]; readonly undone: Repair[] } {
  const positions = new Map<number, number>();
  text.blocks.forEach((working, index) => {
    for (const origin of working.origins) if (!positions.has(origin)) positions.set(origin, index + 1);
  });
  const numbered = ({ key, kind, origin, before, after, certain }: DraftRepair): Repair => {
    const position = origin === null ? undefined : positions.get(origin);
    return { key, kind, block: position === undefined ? null : `b${position}`, before, after, certain };
  };
  return {
    made: text.repairs.filter(({ isUndone }) => !isUndone).map(numbered),
    undone: text.repairs.filter(({ isUndone }) => isUndone).map(numbered),
  };
}

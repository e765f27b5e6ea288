import type { Repair } from '#shared/model/document.ts';
import type { SourceBlock } from '#shared/model/extraction.ts';

/** A block on its way through the repairs; `origins` are the numbers of the source blocks whose text it holds. */
export interface WorkingBlock {
  readonly block: SourceBlock;
  readonly origins: readonly number[];
}

/** A repair made before the final numbering of blocks is known; `origin` names a source block, `null` text lifted out. */
export interface DraftRepair {
  readonly kind: Repair['kind'];
  readonly origin: number | null;
  readonly before: string;
  readonly after: string;
  readonly certain: boolean;
}

/** The state between two repairs. A repair takes one and gives the next; it changes nothing in place. */
export interface WorkingText {
  readonly blocks: readonly WorkingBlock[];
  readonly furniture: readonly string[];
  readonly repairs: readonly DraftRepair[];
}

/** The same block with another text, or itself where nothing changed. */
export function withText(working: WorkingBlock, text: string): WorkingBlock {
  return text === working.block.text ? working : { ...working, block: { ...working.block, text } };
}

/** The source block that a repair of this block is recorded for. */
export function firstOrigin(working: WorkingBlock): number {
  return working.origins[0] ?? 0;
}

/** Draft repairs with their blocks named by final position. Linear. */
export function numberRepairs(text: WorkingText): Repair[] {
  const positions = new Map<number, number>();
  text.blocks.forEach((working, index) => {
    for (const origin of working.origins) if (!positions.has(origin)) positions.set(origin, index + 1);
  });
  return text.repairs.map(({ kind, origin, before, after, certain }) => {
    const position = origin === null ? undefined : positions.get(origin);
    return { kind, block: position === undefined ? null : `b${position}`, before, after, certain };
  });
}

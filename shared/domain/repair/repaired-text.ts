import type { Repair } from '#shared/model/document.ts';
import type { SourceBlock } from '#shared/model/extraction.ts';
import type { Remark, Revision } from '#shared/model/remark.ts';

/** A document's blocks after repair, what was changed, and the running headers and footers taken out of them. */
export interface RepairedText {
  /** Reading order; the block at index `i` is known as `b${i + 1}` everywhere else. */
  readonly blocks: readonly SourceBlock[];
  readonly repairs: readonly Repair[];
  /** Repairs that a person took back: `block` is where what stood there stands again. */
  readonly undone: readonly Repair[];
  readonly furniture: readonly string[];
  readonly remarks: readonly Remark[];
  readonly revisions: readonly Revision[];
}

import type { ReviewState } from '#shared/model/library.ts';

/** What a review says of how far it is; nothing where nobody wrote about the document. */
export type ReviewWork = { readonly checklistsUnderWay: number; readonly checklistsDone: number; readonly isBegun: boolean };

/**
 * How far the review of a document is: what a person said of it, or else what the review holds. A checklist under way keeps it open, whatever
 * else is done; notes alone never make it done, because nothing tells when the last one was written.
 */
export function reviewStateOf(marked: ReviewState | null, work: ReviewWork | undefined): ReviewState {
  if (marked !== null) return marked;
  if (work === undefined || !work.isBegun) return 'not-started';
  return work.checklistsUnderWay === 0 && work.checklistsDone > 0 ? 'done' : 'under-way';
}

import { z } from 'zod';
import { indexingProgress, recognitionProgress, storeNotice } from './review-views.ts';

/** What the application tells its windows unasked. An event says what to read again, it never carries the state itself. */
export const reviewEvent = z.discriminatedUnion('name', [
  z.object({ name: z.literal('indexing.progressed'), progress: indexingProgress }),
  z.object({ name: z.literal('recognition.progressed'), progress: recognitionProgress }),
  /** `share` from 0 to 1; only of comparisons that take longer than a moment. */
  z.object({ name: z.literal('comparison.progressed'), oldId: z.string(), newId: z.string(), share: z.number() }),
  z.object({ name: z.literal('library.changed') }),
  z.object({ name: z.literal('review.changed'), documentId: z.string() }),
  z.object({ name: z.literal('board.changed'), boardId: z.string(), updatedAt: z.string() }),
  z.object({ name: z.literal('settings.changed') }),
  /** The window was cut off for a while: whatever it shows may have changed. */
  z.object({ name: z.literal('events.missed') }),
  z.object({ name: z.literal('store.noticed'), notice: storeNotice }),
]);

export type ReviewEvent = z.infer<typeof reviewEvent>;
export type ReviewEventListener = (event: ReviewEvent) => void;

import type { Store } from '#electron/store/open-store.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { READ_BY_THE_MACHINE, type ReadingChoice } from '#shared/model/review.ts';

/** How a person wants a document read; left to the machine where there is no review, or one of a newer version. Cheap for documents without a review. */
export async function readingOf(store: Store, documentId: string): Promise<ReadingChoice> {
  if (!(await store.reviews.origins()).has(documentId)) return READ_BY_THE_MACHINE;
  try {
    return (await store.reviews.read(documentId)).reading;
  } catch (error) {
    if (error instanceof ReviewFailure) return READ_BY_THE_MACHINE;
    throw error;
  }
}

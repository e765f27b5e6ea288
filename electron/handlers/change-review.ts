import { laterOrigin, originOf } from '#electron/store/review-origin.ts';
import type { ReviewChange } from '#electron/store/review-store.ts';
import { toleratingWriteFailure } from '#electron/store/store-failure.ts';
import { demandDocument, type HandlerContext } from './handler-context.ts';

/** Changes the review of a document of the library and tells the windows; `affectsList` where the list's numbers change with it. */
export async function changeReview<Result>(
  context: HandlerContext,
  documentId: string,
  change: ReviewChange<Result>,
  affectsList: boolean,
): Promise<Result> {
  const result = await writeReview(context, documentId, change);
  context.emit({ name: 'review.changed', documentId });
  if (affectsList) context.emit({ name: 'library.changed' });
  return result;
}

/** The same without a word to anybody; fails with `not-found` for a document that is not, or no longer, in the library. */
export async function writeReview<Result>(context: HandlerContext, documentId: string, change: ReviewChange<Result>): Promise<Result> {
  const { store } = context;
  demandDocument(context, documentId);
  // A review is worth little without its document. Where the library cannot be written, the review still knows its file.
  if (!store.library.isOnDisk(documentId)) await toleratingWriteFailure(() => store.library.flush());
  return store.reviews.change(documentId, (review) => {
    // Asked again when it is this change's turn: what was erased meanwhile must not come back.
    const origin = originOf(store.library.current(), demandDocument(context, documentId));
    const { review: next, result } = change(review);
    return { review: origin ? { ...next, origin: laterOrigin(review.origin, origin) } : next, result };
  });
}

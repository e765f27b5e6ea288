import type { ReviewChange } from '#electron/store/review-store.ts';
import { demandDocument, type HandlerContext } from './handler-context.ts';

/** Changes the review of a document of the library and tells the windows; `affectsList` where the list's numbers change with it. */
export async function changeReview<Result>(
  context: HandlerContext,
  documentId: string,
  change: ReviewChange<Result>,
  affectsList: boolean,
): Promise<Result> {
  demandDocument(context, documentId);
  const result = await context.store.reviews.change(documentId, change);
  context.emit({ name: 'review.changed', documentId });
  if (affectsList) context.emit({ name: 'library.changed' });
  return result;
}

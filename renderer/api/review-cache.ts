import { create } from 'zustand';
import type { ReviewErrorData } from '#shared/contract/review-error.ts';
import type { StoredReview } from '#shared/model/review.ts';

export type ReviewLoad =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly review: StoredReview }
  | { readonly kind: 'failed'; readonly error: ReviewErrorData };

type ReviewsState = { readonly loads: ReadonlyMap<string, ReviewLoad> };

/** What people wrote, a document, as it stands on screen. */
export const useReviews = create<ReviewsState>()(() => ({ loads: new Map() }));

/** Puts a review as it was read, or the state of its reading. */
export function putReview(documentId: string, load: ReviewLoad): void {
  useReviews.setState((state) => ({ loads: new Map(state.loads).set(documentId, load) }));
}

/** Changes a review on screen after the application made the same change. */
export function changeReview(documentId: string, change: (review: StoredReview) => StoredReview): void {
  const review = currentReview(documentId);
  if (review !== null) putReview(documentId, { kind: 'ready', review: change(review) });
}

/** The review as it stands on screen now; `null` until it was read. */
export function currentReview(documentId: string): StoredReview | null {
  const load = useReviews.getState().loads.get(documentId);
  return load?.kind === 'ready' ? load.review : null;
}

/** Forgets the reviews of documents that left the library. */
export function forgetReviews(isGone: (documentId: string) => boolean): void {
  useReviews.setState((state) => ({ loads: new Map([...state.loads].filter(([documentId]) => !isGone(documentId))) }));
}

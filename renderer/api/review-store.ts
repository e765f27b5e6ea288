import { useEffect, useMemo } from 'react';
import type { ReviewClient } from '#shared/contract/client.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { StoredReview } from '#shared/model/review.ts';
import { boundReviewClient } from './client-in-use.ts';
import { afterReading, useDocuments } from './document-store.ts';
import { failureOf } from './failure-of.ts';
import { type ReviewActions, reviewActions } from './review-actions.ts';
import { currentReview, putReview, type ReviewLoad, useReviews } from './review-cache.ts';
import { type AnchorMap, createAnchorKeeper, sharing } from './review-state.ts';

/** Milliseconds by which a burst of changes from elsewhere is gathered into one reading. */
const REFRESH_DELAY = 120;

/** Annotations whose places are sought in one go: a text that is scrolled meanwhile must not wait for thousands. */
const PLACED_AT_ONCE = 250;

const LOADING: ReviewLoad = { kind: 'loading' };
const NO_ANCHORS: AnchorMap = new Map();
const NO_ANNOTATIONS: readonly Annotation[] = [];

/** A document's review, where its annotations stand in the text, and what can be done with it. */
export type DocumentReview = ReviewActions & {
  readonly load: ReviewLoad;
  /** `null` until it was read. */
  readonly review: StoredReview | null;
  /** Those not removed, in the order they were made. */
  readonly annotations: readonly Annotation[];
  /** Empty until the document itself is there. */
  readonly anchors: AnchorMap;
};

/** Documents whose review was changed while it was being read: what comes may be older than the change. */
const outdated = new Set<string>();
const keepers = new Map<string, ReturnType<typeof createAnchorKeeper>>();
const living = new WeakMap<StoredReview, readonly Annotation[]>();

/** The review of a document, read on first use and again when the application says that it changed. */
export function useReview(documentId: string): DocumentReview {
  const load = useReviews((state) => state.loads.get(documentId)) ?? LOADING;
  const anchorIndex = useDocuments((state) => {
    const document = state.loads.get(documentId);
    return document?.kind === 'ready' ? document.anchorIndex : null;
  });
  useEffect(() => {
    void ensureReview(documentId);
  }, [documentId]);
  const actions = useMemo(() => reviewActions(documentId), [documentId]);
  const review = load.kind === 'ready' ? load.review : null;
  const annotations = review === null ? NO_ANNOTATIONS : livingAnnotations(review);
  const anchors = review === null || anchorIndex === null ? NO_ANCHORS : keeperOf(documentId)(review.annotations, anchorIndex);
  return useMemo(() => ({ load, review, annotations, anchors, ...actions }), [load, review, annotations, anchors, actions]);
}

/** Reads a review unless it is there. */
async function ensureReview(documentId: string): Promise<void> {
  const load = useReviews.getState().loads.get(documentId);
  if (load?.kind === 'ready' || load?.kind === 'loading') return;
  putReview(documentId, LOADING);
  // One process answers: thousands of annotations asked for at the same time would hold up the text they stand on.
  await afterReading(documentId);
  await readReview(documentId);
}

/** Follows changes made elsewhere (another window, an import); the returned function stops it. */
export function followReviews(client: ReviewClient): () => void {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const stop = client.subscribe((event) => {
    if (event.name === 'events.missed') {
      for (const [documentId, { kind }] of useReviews.getState().loads) if (kind === 'ready') void readReview(documentId);
    }
    if (event.name !== 'review.changed') return;
    const { documentId } = event;
    const load = useReviews.getState().loads.get(documentId);
    if (load?.kind === 'loading') outdated.add(documentId);
    if (load?.kind !== 'ready') return;
    clearTimeout(timers.get(documentId));
    timers.set(
      documentId,
      setTimeout(() => {
        timers.delete(documentId);
        void readReview(documentId);
      }, REFRESH_DELAY),
    );
  });
  return () => {
    for (const timer of timers.values()) clearTimeout(timer);
    stop();
  };
}

async function readReview(documentId: string): Promise<void> {
  try {
    const fresh = await boundReviewClient().call('review.read', { documentId });
    if (currentReview(documentId) === null) {
      await placeInSlices(documentId, fresh.annotations);
      // What came in meanwhile is as new, or newer.
      if (currentReview(documentId) !== null) return;
    }
    const before = currentReview(documentId);
    putReview(documentId, { kind: 'ready', review: before === null ? fresh : sharing(before, fresh) });
    if (outdated.delete(documentId)) await readReview(documentId);
  } catch (error) {
    const failure = failureOf(error);
    // A review already on screen stays there; only a first reading can fail visibly.
    if (currentReview(documentId) === null) putReview(documentId, { kind: 'failed', error: failure });
  }
}

/** Seeks the places of a review's annotations before it is shown, a part at a time: they are known when it is drawn. */
async function placeInSlices(documentId: string, annotations: readonly Annotation[]): Promise<void> {
  for (let count = PLACED_AT_ONCE; count < annotations.length; count += PLACED_AT_ONCE) {
    const document = useDocuments.getState().loads.get(documentId);
    if (document?.kind !== 'ready') return;
    keeperOf(documentId)(annotations.slice(0, count), document.anchorIndex);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function livingAnnotations(review: StoredReview): readonly Annotation[] {
  const known = living.get(review);
  if (known !== undefined) return known;
  const annotations = review.annotations.filter((annotation) => annotation.removedAt === null);
  living.set(review, annotations);
  return annotations;
}

function keeperOf(documentId: string): ReturnType<typeof createAnchorKeeper> {
  const known = keepers.get(documentId);
  if (known !== undefined) return known;
  const keeper = createAnchorKeeper();
  keepers.set(documentId, keeper);
  return keeper;
}

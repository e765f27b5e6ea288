import type { CarryingOutcome } from '#shared/contract/review-views.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import type { AdoptionState } from '#shared/model/carrying.ts';
import type { StoredReview } from '#shared/model/review.ts';
import { boundReviewClient } from './client-in-use.ts';
import { changeReview, currentReview } from './review-cache.ts';
import { withAnnotation } from './review-state.ts';
import { inOrder, rememberStep, rememberTyping } from './undo-store.ts';

/** Where the annotations of the old version go in the new one. */
export function proposeCarrying(oldId: string, newId: string): Promise<CarryingOutcome> {
  return boundReviewClient().call('carrying.propose', { oldId, newId });
}

/** Puts copies of annotations on the new version; one step back takes all of them away. */
export function applyCarrying(oldId: string, newId: string, annotationIds: readonly string[]): Promise<readonly Annotation[]> {
  return inOrder(async () => {
    const { call } = boundReviewClient();
    const { created } = await call('carrying.apply', { oldId, newId, annotationIds: [...annotationIds] });
    put(newId, created);
    const made = created.map(({ id }) => id);
    const remove = async (isRemoved: boolean): Promise<void> => {
      const { changed } = await call('annotation.removeSeveral', { documentId: newId, annotationIds: made, isRemoved });
      put(newId, changed);
    };
    if (created.length > 0) {
      rememberStep({
        kind: 'annotationsCarried',
        documentId: newId,
        undo: () => remove(true),
        redo: () => remove(false),
      });
    }
    return created;
  });
}

/** Says that carried annotations stand where they belong; can be undone. */
export function confirmCarried(documentId: string, annotationIds: readonly string[]): Promise<void> {
  const confirm = async (isConfirmed: boolean): Promise<void> => {
    const { changed } = await boundReviewClient().call('carrying.confirm', { documentId, annotationIds: [...annotationIds], isConfirmed });
    put(documentId, changed);
  };
  return inOrder(async () => {
    await confirm(true);
    rememberStep({ kind: 'carriedConfirmed', documentId, undo: () => confirm(false), redo: () => confirm(true) });
  });
}

/** Decides about the adoption of a carried opinion; can be undone. */
export function decideAdoption(documentId: string, annotationId: string, state: AdoptionState | null): Promise<void> {
  const decide = async (next: AdoptionState | null): Promise<void> => {
    put(documentId, [await boundReviewClient().call('carrying.decide', { documentId, annotationId, state: next })]);
  };
  return inOrder(async () => {
    const before = currentReview(documentId)?.annotations.find(({ id }) => id === annotationId)?.carried?.decision?.state ?? null;
    await decide(state);
    rememberStep({ kind: 'adoptionDecided', documentId, undo: () => decide(before), redo: () => decide(state) });
  });
}

/** Writes why a carried opinion was adopted or not; can be undone. */
export function replyToOpinion(documentId: string, annotationId: string, reply: string): Promise<void> {
  const write = async (next: string): Promise<void> => {
    put(documentId, [await boundReviewClient().call('carrying.reply', { documentId, annotationId, reply: next })]);
  };
  return inOrder(async () => {
    const before = currentReview(documentId)?.annotations.find(({ id }) => id === annotationId)?.carried?.reply ?? '';
    await write(reply);
    rememberTyping(`reply ${annotationId}`, before, (first) => ({
      kind: 'replyWritten',
      documentId,
      undo: () => write(first),
      redo: () => write(reply),
    }));
  });
}

function put(documentId: string, annotations: readonly Annotation[]): void {
  changeReview(documentId, (review: StoredReview) => annotations.reduce(withAnnotation, review));
}

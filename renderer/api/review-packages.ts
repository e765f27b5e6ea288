import type { MethodOutput } from '#shared/contract/review-api.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { isSameWords } from '#shared/domain/review/merge-annotation.ts';
import { readReviewPackage } from '#shared/domain/review/review-package.ts';
import type { Annotation, OtherWords } from '#shared/model/annotation.ts';
import type { ReviewPackage } from '#shared/model/review-package.ts';
import { boundReviewClient } from './client-in-use.ts';
import { changeReview } from './review-cache.ts';
import { withAnnotation } from './review-state.ts';
import { inOrder, rememberStep } from './undo-store.ts';

/** Bytes of a package that can be sent to the application in one call, with room for what goes around it. */
const LARGEST_PACKAGE = 7.5 * 1024 * 1024;

/** A file that a person chose as a package. */
export type ReadPackage =
  | { readonly kind: 'package'; readonly package: ReviewPackage }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'no-package' };

/** Reads a file as a package of a review; whatever else it is, it is none. */
export async function readPackage(file: Blob): Promise<ReadPackage> {
  if (file.size > LARGEST_PACKAGE) return { kind: 'too-large' };
  const read = readReviewPackage(await file.text());
  return read === null ? { kind: 'no-package' } : { kind: 'package', package: read };
}

/** How many entries of a package were new, changed by it, known already, or hold the words of both sides now. */
export type TakenIn = Omit<MethodOutput<'review.import'>, 'importId'>;

/** Takes a package into a document's review; one step back takes all of it away again. */
export function importPackage(documentId: string, taken: ReviewPackage): Promise<TakenIn> {
  return inOrder(async () => {
    const { call } = boundReviewClient();
    const { importId, ...counts } = await call('review.import', { documentId, package: taken });
    const put = async (isUndone: boolean): Promise<void> => void (await call('review.undoImport', { documentId, importId, isUndone }));
    if (counts.added + counts.updated > 0)
      rememberStep({ kind: 'packageImported', documentId, undo: () => put(true), redo: () => put(false) });
    return counts;
  });
}

/** Puts words kept beside an annotation in the place of its own, which are kept there; can be undone while nobody wrote over them. */
export function swapWords(documentId: string, annotation: Annotation, place: number): Promise<void> {
  const chosen = annotation.otherWords?.[place];
  if (chosen === undefined) return Promise.resolve();
  const swap = async (standing: OtherWords, wanted: OtherWords): Promise<void> => {
    const { call } = boundReviewClient();
    // Where they are kept by now: a package that came in meanwhile may have put others before them.
    const known = (await call('review.read', { documentId })).annotations.find(({ id }) => id === annotation.id);
    const at = known?.otherWords?.findIndex((other) => isSameWords(other, wanted)) ?? -1;
    if (known === undefined || at < 0 || !isSameWords(known, standing))
      throw new ReviewFailure('review-changed-elsewhere', 'the words were changed since');
    const changed = await call('annotation.swapWords', { documentId, annotationId: annotation.id, place: at });
    changeReview(documentId, (review) => withAnnotation(review, changed));
  };
  return inOrder(async () => {
    await swap(annotation, chosen);
    rememberStep({ kind: 'wordsSwapped', documentId, undo: () => swap(chosen, annotation), redo: () => swap(annotation, chosen) });
  });
}

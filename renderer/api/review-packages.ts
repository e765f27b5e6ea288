import type { MethodOutput } from '#shared/contract/review-api.ts';
import { type ReviewPackage, reviewPackage } from '#shared/model/review-package.ts';
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
  const read = reviewPackage.safeParse(parsed(await file.text()));
  return read.success ? { kind: 'package', package: read.data } : { kind: 'no-package' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
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

/** Puts words kept beside an annotation in the place of its own, which are kept there; can be undone. */
export function swapWords(documentId: string, annotationId: string, place: number): Promise<void> {
  const swap = async (): Promise<void> => {
    const changed = await boundReviewClient().call('annotation.swapWords', { documentId, annotationId, place });
    changeReview(documentId, (review) => withAnnotation(review, changed));
  };
  return inOrder(async () => {
    await swap();
    rememberStep({ kind: 'wordsSwapped', documentId, undo: swap, redo: swap });
  });
}

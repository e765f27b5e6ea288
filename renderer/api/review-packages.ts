import type { MethodOutput } from '#shared/contract/review-api.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { isSameWords } from '#shared/domain/review/merge-annotation.ts';
import { readReviewPackage } from '#shared/domain/review/review-package.ts';
import type { Annotation, OtherWords } from '#shared/model/annotation.ts';
import type { PackageTakenIn } from '#shared/model/review.ts';
import type { ReviewPackage } from '#shared/model/review-package.ts';
import { boundReviewClient } from './client-in-use.ts';
import { packageParts } from './package-parts.ts';
import { changeReview } from './review-cache.ts';
import { withAnnotation } from './review-state.ts';
import type { UndoStep } from './undo-stack.ts';
import { inOrder, rememberStep } from './undo-store.ts';

/** Characters of a package's file that a window can hold several times over. */
const LARGEST_PACKAGE = 100 * 1024 * 1024;

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

/**
 * Takes a package into a document's review, a large one in parts; one step back takes all of it away again. What came in
 * before a failure is taken back.
 */
export function importPackage(
  documentId: string,
  taken: ReviewPackage,
): Promise<{ readonly counts: TakenIn; readonly step: UndoStep | null }> {
  return inOrder(async () => {
    const { call } = boundReviewClient();
    const parts = packageParts(taken);
    let total: MethodOutput<'review.import'> | null = null;
    try {
      for (const part of parts) {
        const sent = { documentId, package: part, ...(total === null ? {} : { importId: total.importId }) };
        total = sumOf(total, await call('review.import', sent));
      }
    } catch (error) {
      if (total !== null && total.added + total.updated > 0) await putImport(documentId, total.importId, true);
      throw error;
    }
    const { importId = '', ...counts } = total ?? { added: 0, updated: 0, unchanged: 0, kept: 0 };
    return { counts, step: counts.added + counts.updated === 0 ? null : rememberStep(importStep(documentId, importId)) };
  });
}

/** Takes an import back, or makes one that was taken back again; can be undone itself. */
export function takeImportBack(documentId: string, { id, isUndone }: Pick<PackageTakenIn, 'id' | 'isUndone'>): Promise<void> {
  return inOrder(async () => {
    await putImport(documentId, id, !isUndone);
    const step = importStep(documentId, id);
    rememberStep(isUndone ? step : { ...step, kind: 'packageTakenBack', undo: step.redo, redo: step.undo });
  });
}

async function putImport(documentId: string, importId: string, isUndone: boolean): Promise<void> {
  await boundReviewClient().call('review.undoImport', { documentId, importId, isUndone });
}

function importStep(documentId: string, importId: string): UndoStep {
  const put = (isUndone: boolean) => (): Promise<void> => putImport(documentId, importId, isUndone);
  return { kind: 'packageImported', documentId, undo: put(true), redo: put(false) };
}

function sumOf(one: MethodOutput<'review.import'> | null, other: MethodOutput<'review.import'>): MethodOutput<'review.import'> {
  if (one === null) return other;
  const sum = (count: keyof TakenIn): number => one[count] + other[count];
  return { importId: one.importId, added: sum('added'), updated: sum('updated'), unchanged: sum('unchanged'), kept: sum('kept') };
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

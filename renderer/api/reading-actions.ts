import type { MethodOutput } from '#shared/contract/review-api.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { resolvePassage } from '#shared/domain/anchoring/resolve-passage.ts';
import { reverseOf, wholeKindChange } from '#shared/domain/repair/change-reading.ts';
import type { Repair } from '#shared/model/document.ts';
import { READ_BY_THE_MACHINE, type ReadingChange, type TextEncoding } from '#shared/model/review.ts';
import { boundReviewClient } from './client-in-use.ts';
import { refreshDocument, useDocuments } from './document-store.ts';
import { changeReview, currentReview } from './review-cache.ts';
import { inOrder, rememberStep } from './undo-store.ts';
import { withPassword } from './unlock-store.ts';

/** How many annotations lost their place with it; `null` where it was given up because nobody entered the password it needs. */
type Changed = Promise<number | null>;

/** Ways to have a document read otherwise; each can be undone. */
export type ReadingActions = {
  readonly chooseEncoding: (encoding: TextEncoding | null) => Changed;
  readonly takeBack: (repair: Repair) => Changed;
  readonly makeAgain: (repair: Repair) => Changed;
  readonly takeBackKind: (kind: Repair['kind']) => Changed;
  readonly makeKindAgain: (kind: Repair['kind']) => Changed;
};

/** The ways to have one document read otherwise. */
export function readingActions(documentId: string): ReadingActions {
  const make = async (change: ReadingChange): Promise<boolean> => {
    const reading = await chosen(documentId, change);
    if (reading === null) return false;
    changeReview(documentId, (review) => ({ ...review, reading }));
    await refreshDocument(documentId);
    return true;
  };
  const makeSurely = async (change: ReadingChange): Promise<void> => {
    if (!(await make(change))) throw new ReviewFailure('document-not-readable', 'no password was entered', { reason: 'encrypted' });
  };
  const change = (wish: ReadingChange): Changed =>
    inOrder(async () => {
      const back = reverseOf(currentReview(documentId)?.reading ?? READ_BY_THE_MACHINE, wish);
      const placeless = countPlaceless(documentId);
      if (!(await make(wish))) return null;
      rememberStep({ kind: 'readingChanged', documentId, undo: () => makeSurely(back), redo: () => makeSurely(wish) });
      return Math.max(0, countPlaceless(documentId) - placeless);
    });
  return {
    chooseEncoding: (encoding) => change({ kind: 'encoding', encoding }),
    takeBack: ({ kind, key }) => change({ kind: 'take-back', repairKind: kind, key }),
    makeAgain: ({ kind, key }) => change({ kind: 'make-again', repairKind: kind, key }),
    takeBackKind: (kind) => change(wholeKindChange(kind, true)),
    makeKindAgain: (kind) => change(wholeKindChange(kind, false)),
  };
}

/** The choice as it is kept after a change; a protected file is read with its password, `null` where that was not entered. */
async function chosen(documentId: string, change: ReadingChange): Promise<MethodOutput<'reading.choose'> | null> {
  const client = boundReviewClient();
  try {
    return await client.call('reading.choose', { documentId, change });
  } catch (error) {
    if (!(error instanceof ReviewFailure) || error.details['reason'] !== 'encrypted') throw error;
    const fileName = String(error.details['file'] ?? '');
    return withPassword({ documentId, fileName }, (password) => client.call('reading.choose', { documentId, change, password }));
  }
}

/** Annotations whose words are nowhere in the text on screen. */
function countPlaceless(documentId: string): number {
  const load = useDocuments.getState().loads.get(documentId);
  const review = currentReview(documentId);
  if (load?.kind !== 'ready' || review === null) return 0;
  const living = review.annotations.filter(({ removedAt }) => removedAt === null);
  return living.filter(({ target }) => resolvePassage(load.anchorIndex, target).kind === 'orphan').length;
}

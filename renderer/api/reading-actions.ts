import { resolvePassage } from '#shared/domain/anchoring/resolve-passage.ts';
import { withKindTakenBack, withMadeAgain, withTakenBack } from '#shared/domain/repair/repair-keys.ts';
import type { Repair } from '#shared/model/document.ts';
import { READ_BY_THE_MACHINE, type ReadingChoice, type TextEncoding, textEncoding } from '#shared/model/review.ts';
import { boundReviewClient } from './client-in-use.ts';
import { refreshDocument, useDocuments } from './document-store.ts';
import { changeReview, currentReview } from './review-cache.ts';
import { inOrder, rememberStep } from './undo-store.ts';

/** A choice of reading as it is sent: what stood in a review once is one of the encodings known. */
type Choice = { readonly encoding: TextEncoding | null; readonly undoneRepairs: readonly string[] };

/** Ways to have a document read otherwise; each can be undone, and answers how many annotations have lost their place with it. */
export type ReadingActions = {
  readonly chooseEncoding: (encoding: TextEncoding | null) => Promise<number>;
  readonly takeBack: (repair: Repair) => Promise<number>;
  readonly makeAgain: (repair: Repair) => Promise<number>;
  readonly takeBackKind: (kind: Repair['kind']) => Promise<number>;
  readonly makeKindAgain: (kind: Repair['kind']) => Promise<number>;
};

/** The ways to have one document read otherwise. */
export function readingActions(documentId: string): ReadingActions {
  const put = async (choice: Choice): Promise<void> => {
    const input = { encoding: choice.encoding, undoneRepairs: [...choice.undoneRepairs] };
    const reading = await boundReviewClient().call('reading.choose', { documentId, choice: input });
    changeReview(documentId, (review) => ({ ...review, reading }));
    await refreshDocument(documentId);
  };
  const change = (next: (reading: Choice) => Choice): Promise<number> =>
    inOrder(async () => {
      const before = knownChoice(currentReview(documentId)?.reading ?? READ_BY_THE_MACHINE);
      const after = next(before);
      const placeless = countPlaceless(documentId);
      await put(after);
      rememberStep({ documentId, undo: () => put(before), redo: () => put(after) });
      return Math.max(0, countPlaceless(documentId) - placeless);
    });
  const changeRepairs = (next: (undone: readonly string[]) => readonly string[]): Promise<number> =>
    change((reading) => ({ ...reading, undoneRepairs: next(reading.undoneRepairs) }));
  return {
    chooseEncoding: (encoding) => change((reading) => ({ ...reading, encoding })),
    takeBack: (repair) => changeRepairs((undone) => withTakenBack(undone, repair)),
    makeAgain: (repair) => changeRepairs((undone) => withMadeAgain(undone, repair, undoneRepairs(documentId))),
    takeBackKind: (kind) => changeRepairs((undone) => withKindTakenBack(undone, kind, true)),
    makeKindAgain: (kind) => changeRepairs((undone) => withKindTakenBack(undone, kind, false)),
  };
}

function knownChoice({ encoding, undoneRepairs: undone }: ReadingChoice): Choice {
  const known = textEncoding.safeParse(encoding);
  return { encoding: known.success ? known.data : null, undoneRepairs: undone };
}

function undoneRepairs(documentId: string): readonly Repair[] {
  const load = useDocuments.getState().loads.get(documentId);
  return load?.kind === 'ready' ? load.opened.model.undoneRepairs : [];
}

/** Annotations whose words are nowhere in the text on screen. */
function countPlaceless(documentId: string): number {
  const load = useDocuments.getState().loads.get(documentId);
  const review = currentReview(documentId);
  if (load?.kind !== 'ready' || review === null) return 0;
  const living = review.annotations.filter(({ removedAt }) => removedAt === null);
  return living.filter(({ target }) => resolvePassage(load.anchorIndex, target).kind === 'orphan').length;
}

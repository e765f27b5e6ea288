import type { Correction, CorrectionInput } from '#shared/model/correction.ts';
import { boundReviewClient } from './client-in-use.ts';
import { changeReview, currentReview } from './review-cache.ts';
import { withCorrection, withoutCorrection } from './review-state.ts';
import { inOrder, rememberStep } from './undo-store.ts';

/** Changes of what the machine read of one document. Each can be undone. */
export type CorrectionActions = {
  /** `correctionId` names the correction that is changed; `null` makes one. */
  readonly setCorrection: (correction: CorrectionInput, correctionId: string | null) => Promise<void>;
  /** Gives the machine's value back. */
  readonly removeCorrection: (correctionId: string) => Promise<void>;
};

/** The corrections that can be made of one document. */
export function correctionActions(documentId: string): CorrectionActions {
  const call = boundReviewClient().call;
  const known = (correctionId: string | null): Correction | undefined =>
    currentReview(documentId)?.corrections.find(({ id }) => id === correctionId);
  const set = async (correction: CorrectionInput, correctionId: string | null): Promise<Correction> => {
    const made = await call('correction.set', { documentId, correctionId, correction });
    changeReview(documentId, (review) => withCorrection(review, made));
    return made;
  };
  const remove = async (correctionId: string): Promise<Correction> => {
    const removed = await call('correction.remove', { documentId, correctionId });
    changeReview(documentId, (review) => withoutCorrection(review, correctionId));
    return removed;
  };
  return {
    setCorrection: (correction, correctionId) =>
      inOrder(async () => {
        const before = known(correctionId);
        const made = await set(correction, correctionId);
        const undo = async (): Promise<void> => void (await (before === undefined ? remove(made.id) : set(inputOf(before), before.id)));
        rememberStep({ kind: 'valueCorrected', documentId, undo, redo: async () => void (await set(correction, made.id)) });
      }),
    removeCorrection: (correctionId) =>
      inOrder(async () => {
        const removed = await remove(correctionId);
        rememberStep({
          kind: 'valueCorrected',
          documentId,
          undo: async () => void (await set(inputOf(removed), correctionId)),
          redo: async () => void (await remove(correctionId)),
        });
      }),
  };
}

function inputOf({ subject, field, value, machineValue }: Correction): CorrectionInput {
  // What was stored under this field was accepted by the application under it.
  return { subject, field: field as CorrectionInput['field'], value, machineValue };
}

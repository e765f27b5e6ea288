import { ReviewFailure } from '#shared/contract/review-error.ts';
import { type Correction, type CorrectionInput, metaField, taskField } from '#shared/model/correction.ts';
import { changeReview } from './change-review.ts';
import type { AreaHandlers, HandlerContext } from './handler-context.ts';

/** Corrections one document may hold: more than anybody makes, few enough to lay over a document in no time. */
const CORRECTION_LIMIT = 5_000;

/** `correction.*`: values people put in the place of the machine's. */
export function correctionHandlers(context: HandlerContext): AreaHandlers<'correction'> {
  const { clock, store } = context;
  return {
    async 'correction.set'({ documentId, correctionId, correction: given }) {
      demandField(given);
      const author = store.library.current().settings.reviewer.name;
      return changeReview(
        context,
        documentId,
        ({ corrections, ...review }) => {
          const known = corrections.find((other) => (correctionId === null ? isOfSame(other, given) : other.id === correctionId));
          if (known === undefined && corrections.length >= CORRECTION_LIMIT)
            throw new ReviewFailure('invalid-input', `more than ${CORRECTION_LIMIT} corrections`);
          const result: Correction = { ...given, id: known?.id ?? correctionId ?? clock.newId(), author, updatedAt: clock.now() };
          // A second one of the same field would hide behind the first.
          const others = corrections.filter((other) => other !== known && !isOfSame(other, given));
          return { review: { ...review, corrections: [...others, result] }, result };
        },
        given.subject.kind === 'meta',
      );
    },
    async 'correction.remove'({ documentId, correctionId }) {
      return changeReview(
        context,
        documentId,
        (review) => {
          const removed = review.corrections.find(({ id }) => id === correctionId);
          if (!removed) throw new ReviewFailure('not-found', 'no such correction');
          return { review: { ...review, corrections: review.corrections.filter((other) => other !== removed) }, result: removed };
        },
        true,
      );
    },
  };
}

function demandField({ subject, field }: CorrectionInput): void {
  const fields: readonly string[] = subject.kind === 'meta' ? metaField.options : taskField.options;
  if (!fields.includes(field)) throw new ReviewFailure('invalid-input', `field: a ${subject.kind} has no ${field}`);
}

function isOfSame(left: Pick<Correction, 'subject' | 'field'>, right: Pick<Correction, 'subject' | 'field'>): boolean {
  if (left.field !== right.field) return false;
  if (left.subject.kind === 'meta' || right.subject.kind === 'meta') return left.subject.kind === right.subject.kind;
  return left.subject.title === right.subject.title && left.subject.path.join('\n') === right.subject.path.join('\n');
}

import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { Dismissal, StoredReview } from '#shared/model/review.ts';
import { changeReview } from './change-review.ts';
import { checkReportOf } from './check-report.ts';
import { type AreaHandlers, demandDocument, type HandlerContext } from './handler-context.ts';

/** `check.*`: what the rules find, and what a person sets aside of it. */
export function checkHandlers(context: HandlerContext): AreaHandlers<'check'> {
  const { clock, store } = context;
  return {
    async 'check.run'({ documentId, families }) {
      const review = await store.reviews.read(documentId);
      const { report, textKey } = await checkReportOf(context, demandDocument(context, documentId), review, families);
      return { report, dismissals: review.dismissals, textKey };
    },
    async 'check.dismiss'({ documentId, finding, reason }) {
      const author = store.library.current().settings.reviewer.name;
      const dismissed: Dismissal = {
        finding: finding.id,
        rule: finding.rule,
        quote: finding.quote,
        reason,
        author,
        dismissedAt: clock.now(),
      };
      const change = (review: StoredReview) => ({
        review: { ...review, dismissals: [...without(review.dismissals, finding.id), dismissed] },
        result: dismissed,
      });
      return changeReview(context, documentId, change, false);
    },
    async 'check.restore'({ documentId, findingId }) {
      const change = (review: StoredReview) => {
        const dismissals = without(review.dismissals, findingId);
        if (dismissals.length === review.dismissals.length) throw new ReviewFailure('not-found', 'no such dismissal');
        return { review: { ...review, dismissals }, result: {} };
      };
      return changeReview(context, documentId, change, false);
    },
  };
}

function without(dismissals: readonly Dismissal[], findingId: string): Dismissal[] {
  return dismissals.filter(({ finding }) => finding !== findingId);
}

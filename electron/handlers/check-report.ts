import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { CheckContext } from '#shared/domain/checks/reading.ts';
import { writtenList } from '#shared/domain/checks/unit-lists.ts';
import { fileNameOf } from '#shared/domain/text/file-name.ts';
import type { CheckReport, RuleFamily } from '#shared/model/finding.ts';
import type { LibraryDocument } from '#shared/model/library.ts';
import type { StoredReview } from '#shared/model/review.ts';
import type { HandlerContext } from './handler-context.ts';
import { today } from './local-day.ts';

/** What the rules find in a document, as the person's lists and corrections have them judge it; fails with `document-not-readable` or `check-failed`. */
export async function checkReportOf(
  context: HandlerContext,
  document: LibraryDocument,
  review: StoredReview,
  families: readonly RuleFamily[],
): Promise<{ readonly report: CheckReport; readonly textKey: string }> {
  const file = fileNameOf(document);
  const notReadable = () => new ReviewFailure('document-not-readable', 'the document has no readable text', { file });
  if (document.state.kind === 'failed') throw notReadable();
  const outcome = await context.checks.report(document, checkContextOf(context, review), families);
  if (outcome.kind === 'unreadable') throw notReadable();
  if (outcome.kind !== 'checked') throw new ReviewFailure('check-failed', 'the rules could not be run', { file });
  return outcome;
}

function checkContextOf({ store, clock }: HandlerContext, review: StoredReview): CheckContext {
  const lists = store.library.current().settings.checkLists;
  const corrected = review.corrections.findLast(({ subject, field }) => subject.kind === 'meta' && field === 'issueDate');
  return {
    today: today(clock),
    issueDate: corrected !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(corrected.value) ? corrected.value : null,
    knownUnits: writtenList(lists?.knownUnits ?? []),
    oldUnitNames: writtenList(lists?.oldUnitNames ?? []),
  };
}

import type { AnnotationContent, IssueType } from '#shared/model/annotation.ts';
import { type Finding, type RuleFamily, ruleFamily } from '#shared/model/finding.ts';
import type { Dismissal, StoredReview } from '#shared/model/review.ts';
import { boundReviewClient } from './client-in-use.ts';
import type { ReadyDocument } from './document-store.ts';
import { useDocuments } from './document-store.ts';
import { findingRanges, findingTarget } from './finding-places.ts';
import { findingsText, focusFinding, reportOf, runChecks, useFindingsState } from './findings-store.ts';
import { usePassage } from './passage-store.ts';
import { reviewActions } from './review-actions.ts';
import { changeReview, currentReview } from './review-cache.ts';
import type { UndoStep } from './undo-stack.ts';
import { inOrder, rememberStep } from './undo-store.ts';
import { useWorkspace } from './workspace-store.ts';

/** What an annotation made of a finding is about, by the finding's family. */
const ISSUE_TYPES: Readonly<Record<RuleFamily, IssueType>> = { FC: 'competition', LG: 'legality', CN: 'consistency', FM: 'format' };

/** The family of a finding's rule. */
export function familyOf({ rule }: Pick<Finding, 'rule'>): RuleFamily {
  return ruleFamily.options.find((family) => rule.startsWith(`${family}-`)) ?? 'FM';
}

/** Sets a finding aside with a reason; can be undone. */
export function dismissFinding(documentId: string, finding: Pick<Finding, 'id' | 'rule' | 'quote'>, reason: string): Promise<UndoStep> {
  return inOrder(async () => {
    const before = currentReview(documentId)?.dismissals.find((other) => other.finding === finding.id);
    await dismiss(documentId, finding, reason);
    const undo = () => (before === undefined ? restore(documentId, finding.id) : dismiss(documentId, finding, before.reason));
    return rememberStep({ kind: 'findingDismissed', documentId, undo, redo: () => dismiss(documentId, finding, reason) });
  });
}

/** Takes a dismissal back; can be undone. */
export function restoreFinding(documentId: string, dismissal: Dismissal): Promise<void> {
  return inOrder(async () => {
    const { finding: id, rule, quote, reason } = dismissal;
    await restore(documentId, id);
    rememberStep({
      kind: 'findingRestored',
      documentId,
      undo: () => dismiss(documentId, { id, rule, quote }, reason),
      redo: () => restore(documentId, id),
    });
  });
}

/** Turns a finding into an annotation, goes to its passage and opens its card for writing; nothing where it was found in another text than is shown. */
export async function annotateFinding(document: ReadyDocument, finding: Finding): Promise<void> {
  const documentId = document.opened.document.id;
  const target = findingTarget(document, finding, findingsText(documentId));
  if (target === null) return;
  const content: AnnotationContent = {
    colour: 'yellow',
    issueType: ISSUE_TYPES[familyOf(finding)],
    severity: finding.severity,
    note: finding.message,
    suggestion: '',
    basis: finding.basis,
    status: 'open',
  };
  const { made } = await reviewActions(documentId).createAnnotation(target, content, finding.id);
  useWorkspace.getState().showInspector('annotations');
  showFinding(document, finding);
  usePassage.getState().focusAnnotation({ documentId, annotationId: made.id, origin: 'text', isEditing: true });
}

/** Goes to a finding's passage and shows for a moment which it is; nothing where it has none. */
export function showFinding(document: ReadyDocument, finding: Finding, place = 0): void {
  const documentId = document.opened.document.id;
  const range = findingRanges(document, finding, findingsText(documentId))[place];
  if (range !== undefined) useWorkspace.getState().showPassage(documentId, range);
}

/** Goes to the next or previous finding with a passage in reading order, from the one in focus or else from the first; runs the rules first where they never ran. */
export async function stepFinding(documentId: string, step: 1 | -1): Promise<void> {
  useWorkspace.getState().showInspector('findings');
  if (!useFindingsState.getState().loads.has(documentId)) await runChecks(documentId);
  const document = useDocuments.getState().loads.get(documentId);
  const { loads, focused } = useFindingsState.getState();
  const report = reportOf(loads.get(documentId));
  if (document?.kind !== 'ready' || report === null) return;
  const aside = new Set(currentReview(documentId)?.dismissals.map(({ finding }) => finding));
  const placed = report.findings.filter(({ id, passage, reversed }) => passage !== null && !reversed && !aside.has(id));
  const at = placed.findIndex(({ id }) => focused?.documentId === documentId && id === focused.findingId);
  const next = placed[at < 0 ? (step > 0 ? 0 : placed.length - 1) : (at + step + placed.length) % placed.length];
  if (next === undefined) return;
  focusFinding(documentId, next.id, 'text');
  showFinding(document, next);
}

async function dismiss(documentId: string, { id, rule, quote }: Pick<Finding, 'id' | 'rule' | 'quote'>, reason: string): Promise<void> {
  const made = await boundReviewClient().call('check.dismiss', { documentId, finding: { id, rule, quote }, reason });
  changeReview(documentId, (review) => withDismissals(review, [...otherDismissals(review, id), made]));
}

async function restore(documentId: string, findingId: string): Promise<void> {
  await boundReviewClient().call('check.restore', { documentId, findingId });
  changeReview(documentId, (review) => withDismissals(review, otherDismissals(review, findingId)));
}

function otherDismissals(review: StoredReview, findingId: string): Dismissal[] {
  return review.dismissals.filter(({ finding }) => finding !== findingId);
}

function withDismissals(review: StoredReview, dismissals: Dismissal[]): StoredReview {
  return { ...review, dismissals };
}

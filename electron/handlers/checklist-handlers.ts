import type { ReviewChange } from '#electron/store/review-store.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import { needsEvidence } from '#shared/domain/review/checklist-progress.ts';
import { CHECKLIST_TEMPLATES, findTemplate } from '#shared/domain/review/checklist-templates/checklist-templates.ts';
import type { ChecklistAnswer, ChecklistRun } from '#shared/model/checklist.ts';
import { demandSound } from './annotation-handlers.ts';
import { changeReview } from './change-review.ts';
import type { AreaHandlers, HandlerContext } from './handler-context.ts';

/** `checklist.*`: going through a list of questions on one document. */
export function checklistHandlers(context: HandlerContext): AreaHandlers<'checklist'> {
  const { clock, store } = context;
  const author = (): string => store.library.current().settings.reviewer.name;
  return {
    async 'checklist.templates'() {
      return { templates: [...CHECKLIST_TEMPLATES] };
    },
    async 'checklist.start'({ documentId, templateId }) {
      const template = findTemplate(templateId);
      if (!template) throw new ReviewFailure('not-found', 'no such template');
      const run: ChecklistRun = { id: clock.newId(), template, answers: {}, conclusion: null, startedAt: clock.now() };
      return changeReview(
        context,
        documentId,
        (review) => ({ review: { ...review, checklists: [...review.checklists, run] }, result: run }),
        true,
      );
    },
    async 'checklist.answer'({ documentId, checklistId, itemId, verdict, opinion, evidence }) {
      evidence?.forEach(demandSound);
      const signed = { author: author(), updatedAt: clock.now() };
      return changeReview(
        context,
        documentId,
        changing(checklistId, (run) => {
          const before = (Object.hasOwn(run.answers, itemId) ? run.answers[itemId] : undefined) ?? UNANSWERED;
          return answered(run, itemId, {
            ...before,
            verdict: verdict ?? before.verdict,
            opinion: opinion ?? before.opinion,
            evidence: evidence ?? before.evidence,
            ...signed,
          });
        }),
        false,
      );
    },
    async 'checklist.conclude'({ documentId, checklistId, choice, text }) {
      const signed = { author: author(), updatedAt: clock.now() };
      return changeReview(
        context,
        documentId,
        changing(checklistId, (run) =>
          concluded(run, {
            ...run.conclusion,
            choice: choice ?? run.conclusion?.choice ?? '',
            text: text ?? run.conclusion?.text ?? '',
            ...signed,
          }),
        ),
        true,
      );
    },
    'checklist.remove': ({ documentId, checklistId }) =>
      changeReview(
        context,
        documentId,
        changing(checklistId, (run) => ({ ...run, removedAt: clock.now() })),
        true,
      ),
    'checklist.restore': ({ documentId, checklistId }) =>
      changeReview(
        context,
        documentId,
        changing(checklistId, ({ removedAt: _removed, ...run }) => run, true),
        true,
      ),
  };
}

const UNANSWERED: Pick<ChecklistAnswer, 'verdict' | 'opinion' | 'evidence' | 'others'> = { verdict: 'open', opinion: '', evidence: [] };

/** The run with one more answer; on the conformity scale a finding must show its passage. */
function answered(run: ChecklistRun, itemId: string, answer: ChecklistAnswer): ChecklistRun {
  if (!run.template.items.some(({ id }) => id === itemId)) throw new ReviewFailure('not-found', 'no such item');
  if (run.template.scale === 'conformity' && needsEvidence(answer)) {
    throw new ReviewFailure('evidence-required', 'unmet needs a passage', { item: itemId });
  }
  return { ...run, answers: { ...run.answers, [itemId]: answer } };
}

/** Conclusions remembered as taken back; as many as can stand beside one, and one more. */
const MOST_TAKEN_BACK = 201;

/** An empty choice without words takes the conclusion back, so that it stays away when an older package is taken in. */
function concluded(run: ChecklistRun, conclusion: NonNullable<ChecklistRun['conclusion']>): ChecklistRun {
  const { choice, text } = conclusion;
  if (choice !== '' && !run.template.conclusions.includes(choice))
    throw new ReviewFailure('invalid-input', 'choice: not one of the template');
  // What was taken back before stays so under a new one: it would come in again as somebody else's.
  if (choice !== '' || text !== '') return { ...run, conclusion };
  if (run.conclusion === null) return run;
  const { others = [], takenUntil, ...said } = run.conclusion;
  // Under the time it has in packages: that of a clock ahead, where it came from one.
  const gone = { ...said, updatedAt: takenUntil ?? said.updatedAt };
  const conclusions = [...(run.takenBack?.conclusions ?? []), ...others, gone].slice(-MOST_TAKEN_BACK);
  return { ...run, conclusion: null, takenBack: { at: conclusion.updatedAt, by: conclusion.author, conclusions } };
}

/** `isRemovedMeant`: one that was taken away is changed too. */
function changing(checklistId: string, change: (run: ChecklistRun) => ChecklistRun, isRemovedMeant = false): ReviewChange<ChecklistRun> {
  return (review) => {
    const index = review.checklists.findIndex(({ id }) => id === checklistId);
    const known = review.checklists[index];
    if (!known || (known.removedAt !== undefined && !isRemovedMeant)) throw new ReviewFailure('not-found', 'no such checklist');
    const result = change(known);
    return { review: { ...review, checklists: review.checklists.with(index, result) }, result };
  };
}

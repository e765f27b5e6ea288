import type { MethodInput } from '#shared/contract/review-api.ts';
import type { Annotation, AnnotationContent, PassageTarget } from '#shared/model/annotation.ts';
import type { ChecklistAnswer, ChecklistRun, Verdict } from '#shared/model/checklist.ts';
import { boundReviewClient } from './client-in-use.ts';
import { type CorrectionActions, correctionActions } from './correction-actions.ts';
import { changeReview, currentReview } from './review-cache.ts';
import { withAnnotation, withChecklist, withoutChecklist } from './review-state.ts';
import { noteUnsigned } from './sign-annotations.ts';
import { inOrder, rememberStep } from './undo-store.ts';

/** An answer as a person gives it; author and time are the application's. */
export type AnswerGiven = { readonly verdict: Verdict; readonly opinion: string; readonly evidence: readonly PassageTarget[] };

/** Changes of one document's review. Each can be undone; each rejects with a `ReviewFailure` when the application refuses it. */
export type ReviewActions = CorrectionActions & {
  /** `fromFinding` is the id of the finding it was made of. */
  readonly createAnnotation: (target: PassageTarget, content: AnnotationContent, fromFinding?: string) => Promise<Annotation>;
  readonly updateAnnotation: (annotationId: string, change: Partial<AnnotationContent>) => Promise<void>;
  readonly removeAnnotation: (annotationId: string) => Promise<void>;
  readonly attachAnnotation: (annotationId: string, target: PassageTarget) => Promise<void>;
  readonly startChecklist: (templateId: string) => Promise<ChecklistRun>;
  readonly answerItem: (checklistId: string, itemId: string, answer: AnswerGiven) => Promise<void>;
  readonly concludeChecklist: (checklistId: string, choice: string, text: string) => Promise<void>;
  /** Takes away a checklist with its answers; taken back, they are given again under today's name and time. */
  readonly removeChecklist: (checklistId: string) => Promise<void>;
};

const OPEN_ANSWER: AnswerGiven = { verdict: 'open', opinion: '', evidence: [] };

/** A checklist started again after an undo has a new id; steps that speak of the old one are led on. */
const restarted = new Map<string, string>();

/** The changes that can be made to one document's review. */
export function reviewActions(documentId: string): ReviewActions {
  return { ...annotationActions(documentId), ...checklistActions(documentId), ...correctionActions(documentId) };
}

type AnnotationActions = Pick<ReviewActions, 'createAnnotation' | 'updateAnnotation' | 'removeAnnotation' | 'attachAnnotation'>;

function annotationActions(documentId: string): AnnotationActions {
  const put = async (annotation: Promise<Annotation>): Promise<Annotation> => {
    const changed = await annotation;
    changeReview(documentId, (review) => withAnnotation(review, changed));
    return changed;
  };
  const call = boundReviewClient().call;
  const remove = async (annotationId: string): Promise<void> => void (await put(call('annotation.remove', { documentId, annotationId })));
  const restore = async (annotationId: string): Promise<void> => void (await put(call('annotation.restore', { documentId, annotationId })));
  const update = async (annotationId: string, change: Partial<AnnotationContent>): Promise<void> =>
    void (await put(call('annotation.update', { documentId, annotationId, change })));
  const attach = async (annotationId: string, target: PassageTarget): Promise<void> =>
    void (await put(call('annotation.attach', { documentId, annotationId, target })));
  const known = (annotationId: string): Annotation | undefined =>
    currentReview(documentId)?.annotations.find((other) => other.id === annotationId);

  return {
    createAnnotation: (target, content, fromFinding) =>
      inOrder(async () => {
        const made = await put(call('annotation.create', { documentId, target, content, fromFinding }));
        rememberStep({ documentId, undo: () => remove(made.id), redo: () => restore(made.id) });
        if (made.author === '') noteUnsigned(documentId, made.id);
        return made;
      }),
    updateAnnotation: (annotationId, change) =>
      inOrder(async () => {
        const before = known(annotationId);
        await update(annotationId, change);
        if (before === undefined) return;
        const previous = sameKeys(before, change);
        rememberStep({ documentId, undo: () => update(annotationId, previous), redo: () => update(annotationId, change) });
      }),
    removeAnnotation: (annotationId) =>
      inOrder(async () => {
        await remove(annotationId);
        rememberStep({ documentId, undo: () => restore(annotationId), redo: () => remove(annotationId) });
      }),
    attachAnnotation: (annotationId, target) =>
      inOrder(async () => {
        const before = known(annotationId)?.target;
        await attach(annotationId, target);
        if (before === undefined) return;
        rememberStep({ documentId, undo: () => attach(annotationId, before), redo: () => attach(annotationId, target) });
      }),
  };
}

type ChecklistActions = Omit<ReviewActions, keyof AnnotationActions | keyof CorrectionActions>;

function checklistActions(documentId: string): ChecklistActions {
  const call = boundReviewClient().call;
  const put = async (run: Promise<ChecklistRun>): Promise<ChecklistRun> => {
    const changed = await run;
    changeReview(documentId, (review) => withChecklist(review, changed));
    return changed;
  };
  const start = (templateId: string): Promise<ChecklistRun> => put(call('checklist.start', { documentId, templateId }));
  const restart = async (checklistId: string, templateId: string): Promise<void> => {
    const again = await start(templateId);
    restarted.set(currentId(checklistId), again.id);
  };
  const remove = async (checklistId: string): Promise<void> => {
    const id = currentId(checklistId);
    await call('checklist.remove', { documentId, checklistId: id });
    changeReview(documentId, (review) => withoutChecklist(review, id));
  };
  const answer = async (checklistId: string, itemId: string, given: AnswerGiven): Promise<void> => {
    const input: MethodInput<'checklist.answer'> = {
      documentId,
      checklistId: currentId(checklistId),
      itemId,
      verdict: given.verdict,
      opinion: given.opinion,
      evidence: [...given.evidence],
    };
    await put(call('checklist.answer', input));
  };
  const conclude = async (checklistId: string, choice: string, text: string): Promise<void> =>
    void (await put(call('checklist.conclude', { documentId, checklistId: currentId(checklistId), choice, text })));
  const known = (checklistId: string): ChecklistRun | undefined =>
    currentReview(documentId)?.checklists.find((run) => run.id === currentId(checklistId));

  return {
    startChecklist: (templateId) =>
      inOrder(async () => {
        const run = await start(templateId);
        rememberStep({ documentId, undo: () => remove(run.id), redo: () => restart(run.id, templateId) });
        return run;
      }),
    answerItem: (checklistId, itemId, given) =>
      inOrder(async () => {
        const answers = known(checklistId)?.answers ?? {};
        const before = answerGiven(Object.hasOwn(answers, itemId) ? answers[itemId] : undefined);
        await answer(checklistId, itemId, given);
        rememberStep({ documentId, undo: () => answer(checklistId, itemId, before), redo: () => answer(checklistId, itemId, given) });
      }),
    concludeChecklist: (checklistId, choice, text) =>
      inOrder(async () => {
        const before = known(checklistId)?.conclusion ?? { choice: '', text: '' };
        await conclude(checklistId, choice, text);
        rememberStep({
          documentId,
          undo: () => conclude(checklistId, before.choice, before.text),
          redo: () => conclude(checklistId, choice, text),
        });
      }),
    removeChecklist: (checklistId) =>
      inOrder(async () => {
        const run = known(checklistId);
        if (run === undefined) return;
        await remove(checklistId);
        const bringBack = async (): Promise<void> => {
          await restart(checklistId, run.template.id);
          for (const [itemId, given] of Object.entries(run.answers)) await answer(checklistId, itemId, answerGiven(given));
          if (run.conclusion !== null) await conclude(checklistId, run.conclusion.choice, run.conclusion.text);
        };
        rememberStep({ documentId, undo: bringBack, redo: () => remove(checklistId) });
      }),
  };
}

/** Whether nothing was answered and nothing concluded yet. */
export function isUntouched(run: ChecklistRun): boolean {
  const isBlank = (answer: ChecklistAnswer): boolean => answer.verdict === 'open' && answer.opinion === '' && answer.evidence.length === 0;
  const hasConclusion = run.conclusion !== null && (run.conclusion.choice !== '' || run.conclusion.text !== '');
  return !hasConclusion && Object.values(run.answers).every(isBlank);
}

function answerGiven(answer: ChecklistAnswer | undefined): AnswerGiven {
  return answer === undefined ? OPEN_ANSWER : { verdict: answer.verdict, opinion: answer.opinion, evidence: answer.evidence };
}

function currentId(checklistId: string): string {
  let id = checklistId;
  for (let next = restarted.get(id); next !== undefined; next = restarted.get(id)) id = next;
  return id;
}

/** What an annotation held under the keys of a change. */
function sameKeys(annotation: Annotation, change: Partial<AnnotationContent>): Partial<AnnotationContent> {
  const keys = Object.keys(change);
  return Object.fromEntries(Object.entries(annotation).filter(([key]) => keys.includes(key)));
}

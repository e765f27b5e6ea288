import type { MethodInput } from '#shared/contract/review-api.ts';
import type { Annotation, AnnotationContent, PassageTarget } from '#shared/model/annotation.ts';
import type { ChecklistAnswer, ChecklistRun, Verdict } from '#shared/model/checklist.ts';
import { placeAnnotations } from './carrying-actions.ts';
import { boundReviewClient } from './client-in-use.ts';
import { type CorrectionActions, correctionActions } from './correction-actions.ts';
import { changeReview, currentReview } from './review-cache.ts';
import { withAnnotation, withChecklist } from './review-state.ts';
import { noteUnsigned } from './sign-annotations.ts';
import type { UndoStep } from './undo-stack.ts';
import { demandUnchanged, inOrder, rememberStep, rememberTyping } from './undo-store.ts';

/** An answer as a person gives it; author and time are the application's. */
export type AnswerGiven = { readonly verdict: Verdict; readonly opinion: string; readonly evidence: readonly PassageTarget[] };

/** A conclusion as a person gives it. */
export type ConclusionGiven = { readonly choice: string; readonly text: string };

/** An annotation just made, with the step that takes it back. */
export type AnnotationMade = { readonly made: Annotation; readonly step: UndoStep };

/** Changes of one document's review. Each can be undone; each rejects with a `ReviewFailure` when the application refuses it. */
export type ReviewActions = CorrectionActions & {
  /** `fromFinding` is the id of the finding it was made of. */
  readonly createAnnotation: (target: PassageTarget, content: AnnotationContent, fromFinding?: string) => Promise<AnnotationMade>;
  readonly updateAnnotation: (annotationId: string, change: Partial<AnnotationContent>) => Promise<void>;
  readonly removeAnnotation: (annotationId: string) => Promise<UndoStep>;
  readonly attachAnnotation: (annotationId: string, target: PassageTarget) => Promise<void>;
  readonly startChecklist: (templateId: string) => Promise<ChecklistRun>;
  /** `change` sees the answer as it stands when its turn comes, and names what becomes of it; what it does not name stays. */
  readonly answerItem: (checklistId: string, itemId: string, change: (answer: AnswerGiven) => Partial<AnswerGiven>) => Promise<void>;
  readonly concludeChecklist: (checklistId: string, change: Partial<ConclusionGiven>) => Promise<void>;
  readonly removeChecklist: (checklistId: string) => Promise<UndoStep>;
};

/** What of an annotation is written, not chosen. */
const WRITTEN: ReadonlySet<string> = new Set<keyof AnnotationContent>(['note', 'suggestion', 'basis']);

const OPEN_ANSWER: AnswerGiven = { verdict: 'open', opinion: '', evidence: [] };

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
  const update = async (annotationId: string, change: Partial<AnnotationContent>, writer?: string | null): Promise<void> =>
    void (await put(call('annotation.update', { documentId, annotationId, change, ...(writer === undefined ? {} : { writer }) })));
  const known = (annotationId: string): Annotation | undefined =>
    currentReview(documentId)?.annotations.find((other) => other.id === annotationId);

  return {
    createAnnotation: (target, content, fromFinding) =>
      inOrder(async () => {
        const made = await put(call('annotation.create', { documentId, target, content, fromFinding }));
        const step: UndoStep = { kind: 'annotationMade', documentId, undo: () => remove(made.id), redo: () => restore(made.id) };
        rememberStep(step);
        if (made.author === '') noteUnsigned(documentId, made.id);
        return { made, step };
      }),
    updateAnnotation: (annotationId, change) =>
      inOrder(async () => {
        const before = known(annotationId);
        await update(annotationId, change);
        if (before === undefined) return;
        const previous = { words: sameKeys<AnnotationContent>(before, change), writer: before.changedBy ?? null };
        const from =
          (written: Partial<AnnotationContent>, next: Partial<AnnotationContent>, writer?: string | null) => (): Promise<void> => {
            demandUnchanged<AnnotationContent>(known(annotationId), written);
            return update(annotationId, next, writer);
          };
        const step = (first: typeof previous): UndoStep => ({
          kind: 'annotationChanged',
          documentId,
          undo: from(change, first.words, first.writer),
          redo: from(first.words, change),
        });
        const field = Object.keys(change).join();
        if (WRITTEN.has(field)) rememberTyping(`${annotationId} ${field}`, previous, step);
        else rememberStep(step(previous));
      }),
    removeAnnotation: (annotationId) =>
      inOrder(async () => {
        await remove(annotationId);
        return rememberStep({ kind: 'annotationRemoved', documentId, undo: () => restore(annotationId), redo: () => remove(annotationId) });
      }),
    attachAnnotation: async (annotationId, target) => {
      const annotation = known(annotationId);
      if (annotation !== undefined) await placeAnnotations(documentId, [{ annotation, target }], 'annotationPlaced');
    },
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
  const remove = async (checklistId: string): Promise<void> => void (await put(call('checklist.remove', { documentId, checklistId })));
  const restore = async (checklistId: string): Promise<void> => void (await put(call('checklist.restore', { documentId, checklistId })));
  const answer = async (checklistId: string, itemId: string, { evidence, ...given }: Partial<AnswerGiven>): Promise<void> => {
    const input: MethodInput<'checklist.answer'> = { documentId, checklistId, itemId, ...given };
    await put(call('checklist.answer', evidence === undefined ? input : { ...input, evidence: [...evidence] }));
  };
  const conclude = async (checklistId: string, change: Partial<ConclusionGiven>): Promise<void> =>
    void (await put(call('checklist.conclude', { documentId, checklistId, ...change })));
  const known = (checklistId: string): ChecklistRun | undefined =>
    currentReview(documentId)?.checklists.find((run) => run.id === checklistId);

  return {
    startChecklist: (templateId) =>
      inOrder(async () => {
        const run = await start(templateId);
        rememberStep({ kind: 'checklistStarted', documentId, undo: () => remove(run.id), redo: () => restore(run.id) });
        return run;
      }),
    answerItem: (checklistId, itemId, change) =>
      inOrder(async () => {
        const answers = known(checklistId)?.answers ?? {};
        const before = answerGiven(Object.hasOwn(answers, itemId) ? answers[itemId] : undefined);
        const given = change(before);
        const previous = sameKeys(before, given);
        await answer(checklistId, itemId, given);
        const from = (written: Partial<AnswerGiven>, next: Partial<AnswerGiven>) => (): Promise<void> => {
          demandUnchanged<AnswerGiven>(known(checklistId)?.answers[itemId], written);
          return answer(checklistId, itemId, next);
        };
        const step = (first: Partial<AnswerGiven>): UndoStep => ({
          kind: 'itemAnswered',
          documentId,
          undo: from(given, first),
          redo: from(first, given),
        });
        if (Object.keys(given).join() === 'opinion') rememberTyping(`${checklistId} ${itemId}`, previous, step);
        else rememberStep(step(previous));
      }),
    concludeChecklist: (checklistId, change) =>
      inOrder(async () => {
        const before = known(checklistId)?.conclusion ?? { choice: '', text: '' };
        const previous = sameKeys({ choice: before.choice, text: before.text }, change);
        await conclude(checklistId, change);
        const step = (first: Partial<ConclusionGiven>): UndoStep => ({
          kind: 'checklistConcluded',
          documentId,
          undo: () => conclude(checklistId, first),
          redo: () => conclude(checklistId, change),
        });
        if (Object.keys(change).join() === 'text') rememberTyping(`${checklistId} conclusion`, previous, step);
        else rememberStep(step(previous));
      }),
    removeChecklist: (checklistId) =>
      inOrder(async () => {
        await remove(checklistId);
        return rememberStep({ kind: 'checklistRemoved', documentId, undo: () => restore(checklistId), redo: () => remove(checklistId) });
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

/** What a record held under the keys of a change. */
function sameKeys<T extends object>(record: T, change: Partial<T>): Partial<T> {
  const keys = Object.keys(change);
  // The keys of a change are keys of the record; `Object.fromEntries` does not know it.
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key))) as Partial<T>;
}

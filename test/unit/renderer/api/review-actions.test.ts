import { expect, it } from 'vitest';
import { bindReviewClient } from '#renderer/api/client-in-use.ts';
import { type ReviewActions, reviewActions } from '#renderer/api/review-actions.ts';
import { currentReview, putReview } from '#renderer/api/review-cache.ts';
import { lastStep, rememberStep, undo, undoStep, wayBack } from '#renderer/api/undo-store.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import { passageOf, type RunningApplication, startApplication } from '../../electron/running-application.ts';

const TEXT = '海陵市管网改造方案\n\n一、总体要求\n坚持先急后缓，分段施工。\n\n二、主要任务\n年底前完成老城区管网改造。\n';
const WRITTEN = { colour: 'yellow', issueType: null, severity: null, note: '', suggestion: '', basis: '', status: 'open' } as const;

/** One document of a running application, and what a window does with its review. */
async function openedReview(): Promise<{ readonly app: RunningApplication; readonly documentId: string; readonly actions: ReviewActions }> {
  const app = await startApplication();
  await app.put('方案.txt', TEXT);
  await app.index();
  const { id: documentId } = await app.documentAt('方案.txt');
  bindReviewClient(app);
  putReview(documentId, { kind: 'ready', review: await app.call('review.read', { documentId }) });
  return { app, documentId, actions: reviewActions(documentId) };
}

function known(documentId: string, id: string): Annotation | undefined {
  return currentReview(documentId)?.annotations.find((annotation) => annotation.id === id);
}

it('keeps an opinion that is still on its way when the verdict is given after it, and both passages linked in a hurry', async () => {
  const { app, documentId, actions } = await openedReview();
  const run = await actions.startChecklist('general');
  const itemId = run.template.items[0]?.id ?? '';
  const [first, second] = await Promise.all([passageOf(app, documentId, '先急后缓'), passageOf(app, documentId, '老城区管网')]);
  await Promise.all([
    actions.answerItem(run.id, itemId, () => ({ opinion: '施工次序未写明依据' })),
    actions.answerItem(run.id, itemId, ({ evidence }) => ({ evidence: [...evidence, first] })),
    actions.answerItem(run.id, itemId, ({ evidence }) => ({ evidence: [...evidence, second] })),
    actions.answerItem(run.id, itemId, () => ({ verdict: 'met' })),
  ]);
  const { checklists } = await app.call('review.read', { documentId });
  expect(checklists[0]?.answers[itemId]).toMatchObject({ verdict: 'met', opinion: '施工次序未写明依据', evidence: [first, second] });
  await undo();
  expect(currentReview(documentId)?.checklists[0]?.answers[itemId]).toMatchObject({ verdict: 'open', opinion: '施工次序未写明依据' });
});

it('concludes in two steps without losing the first', async () => {
  const { documentId, actions } = await openedReview();
  const run = await actions.startChecklist('general');
  const choice = run.template.conclusions[0] ?? '';
  await Promise.all([actions.concludeChecklist(run.id, { text: '按意见修改' }), actions.concludeChecklist(run.id, { choice })]);
  expect(currentReview(documentId)?.checklists[0]?.conclusion).toMatchObject({ choice, text: '按意见修改' });
});

it('takes back a text written in several goes with one step', async () => {
  const { app, documentId, actions } = await openedReview();
  const {
    made: { id },
  } = await actions.createAnnotation(await passageOf(app, documentId, '分段施工'), WRITTEN);
  for (const note of ['次序', '次序要写明', '次序要写明依据']) await actions.updateAnnotation(id, { note });
  await undo();
  expect(known(documentId, id)?.note).toBe('');
  await undo();
  expect(known(documentId, id)?.removedAt).not.toBeNull();
});

it('does not undo over what another window wrote since, and says so', async () => {
  const { app, documentId, actions } = await openedReview();
  const {
    made: { id },
  } = await actions.createAnnotation(await passageOf(app, documentId, '分段施工'), WRITTEN);
  await actions.updateAnnotation(id, { note: '甲窗口的意见' });
  await app.call('annotation.update', { documentId, annotationId: id, change: { note: '乙窗口的意见' } });
  putReview(documentId, { kind: 'ready', review: await app.call('review.read', { documentId }) });
  await expect(undo()).rejects.toMatchObject({ code: 'review-changed-elsewhere' });
  expect((await app.call('review.read', { documentId })).annotations[0]?.note).toBe('乙窗口的意见');
});

it('keeps a step that failed for a passing reason, and forgets one that can never work', async () => {
  let reason: 'disk-full' | 'not-found' | null = 'disk-full';
  let undone = 0;
  rememberStep({
    kind: 'annotationMade',
    documentId: 'd',
    undo: async () => {
      if (reason !== null) throw new ReviewFailure(reason, 'no');
      undone += 1;
    },
    redo: async () => undefined,
  });
  const step = lastStep();
  await expect(undo()).rejects.toMatchObject({ code: 'disk-full' });
  reason = null;
  await undo();
  expect(undone).toBe(1);
  reason = 'not-found';
  rememberStep({
    kind: 'annotationMade',
    documentId: 'd',
    undo: () => Promise.reject(new ReviewFailure('not-found', 'no')),
    redo: async () => undefined,
  });
  await expect(undo()).rejects.toMatchObject({ code: 'not-found' });
  expect(lastStep()).not.toBe(step);
});

it('takes back the very step a message names, and refuses once something was done after it', async () => {
  const taken: string[] = [];
  const step = (name: string) => ({
    kind: 'tagChanged' as const,
    documentId: 'd',
    undo: async () => void taken.push(name),
    redo: async () => undefined,
  });
  const first = rememberStep(step('标签'));
  const way = wayBack(first);
  expect(way.isOpen()).toBe(true);
  rememberStep(step('移出'));
  expect([way.isOpen(), await way.take()]).toEqual([false, false]);
  expect(await undoStep(first)).toBe(false);
  expect(taken).toEqual([]);
  await undo();
  expect(await undoStep(first)).toBe(true);
  expect(taken).toEqual(['移出', '标签']);
});

import { expect, it } from 'vitest';
import { placeAnnotations } from '#renderer/api/carrying-actions.ts';
import { bindReviewClient } from '#renderer/api/client-in-use.ts';
import { putReview } from '#renderer/api/review-cache.ts';
import { importPackage, swapWords, takeImportBack } from '#renderer/api/review-packages.ts';
import { redo, undo } from '#renderer/api/undo-store.ts';
import { packReview } from '#shared/domain/review/review-package.ts';
import type { Annotation } from '#shared/model/annotation.ts';
import { passageOf, startApplication } from '../../electron/running-application.ts';

const CONTENT = { colour: 'blue', issueType: null, severity: null, note: '甲', suggestion: '', basis: '', status: 'open' } as const;

/** An annotation of a running application, and packages with other words for it. */
async function noted() {
  const app = await startApplication();
  await app.put('湿地方案.txt', '云岭县湿地保护方案\n一、总体要求\n湿地总面积不少于70公顷。\n二、保障措施\n建立联席会议制度。\n');
  await app.index();
  const { id: documentId } = await app.documentAt('湿地方案.txt');
  bindReviewClient(app);
  const { id } = await app.call('annotation.create', {
    documentId,
    target: await passageOf(app, documentId, '联席会议'),
    content: CONTENT,
  });
  putReview(documentId, { kind: 'ready', review: await app.call('review.read', { documentId }) });
  const current = async (): Promise<Annotation> => {
    const [annotation] = (await app.call('review.read', { documentId })).annotations;
    if (annotation?.id !== id) throw new Error('lost');
    return annotation;
  };
  const takeIn = async (note: string, updatedAt: string): Promise<void> => {
    const { earlierTimes: _, otherWords: __, ...bare } = await current();
    const document = { title: '', fileName: '', contentHash: '' };
    const annotations = [{ ...bare, note, updatedAt, author: '罗岩' }];
    await app.call('review.import', { documentId, package: packReview({ document, annotations, checklists: [] }, updatedAt) });
  };
  const words = async (): Promise<readonly string[]> => {
    const { note, otherWords = [] } = await current();
    return [note, ...otherWords.map((other) => other.note)];
  };
  return { app, documentId, id, current, takeIn, words };
}

it('takes a swap of words back to the very words that stood, also where a package put others before them', async () => {
  const { documentId, current, takeIn, words } = await noted();
  await takeIn('乙', '2020-01-02T00:00:00.000Z');
  await swapWords(documentId, await current(), 0);
  expect(await words()).toEqual(['乙', '甲']);
  await takeIn('丙', '2020-01-01T00:00:00.000Z');
  expect(await words()).toEqual(['乙', '丙', '甲']);
  await undo();
  expect((await words())[0]).toBe('甲');
  await redo();
  expect((await words())[0]).toBe('乙');
});

it('does not take a swap of words back over what was written since', async () => {
  const { app, documentId, id, current, takeIn, words } = await noted();
  await takeIn('乙', '2020-01-02T00:00:00.000Z');
  await swapWords(documentId, await current(), 0);
  await app.call('annotation.update', { documentId, annotationId: id, change: { note: '丁' } });
  await expect(undo()).rejects.toMatchObject({ code: 'review-changed-elsewhere' });
  expect(await words()).toEqual(['丁', '甲']);
});

it('does not take a confirmed place back over one that was given since', async () => {
  const { app, documentId, id, current } = await noted();
  const annotation = await current();
  const [confirmed, later] = [await passageOf(app, documentId, '湿地总面积'), await passageOf(app, documentId, '保障措施')];
  await placeAnnotations(documentId, [{ annotation, target: confirmed }], 'placesConfirmed');
  await undo();
  expect((await current()).target).toEqual(annotation.target);
  await redo();
  expect((await current()).target).toEqual(confirmed);
  await app.call('annotation.place', { documentId, places: [{ annotationId: id, target: later }] });
  await expect(undo()).rejects.toMatchObject({ code: 'review-changed-elsewhere' });
  expect((await current()).target).toEqual(later);
});

it('takes in a package larger than one call can carry, and all of it back in one step, which can itself be undone', async () => {
  const { app, documentId, current } = await noted();
  const one = await current();
  const note = '文'.repeat(20_000);
  const annotations = Array.from({ length: 130 }, (_, index) => ({ ...one, id: `large-${index}`, note }));
  const packed = packReview({ document: { title: '', fileName: '', contentHash: '' }, annotations, checklists: [] }, one.updatedAt);
  expect(Buffer.byteLength(JSON.stringify(packed))).toBeGreaterThan(7.5 * 1024 * 1024);
  expect((await importPackage(documentId, packed)).counts).toEqual({ added: 130, updated: 0, unchanged: 0, kept: 0 });
  const read = () => app.call('review.read', { documentId });
  const count = async (): Promise<number> => (await read()).annotations.length;
  expect(await count()).toBe(131);
  await undo();
  expect(await count()).toBe(1);
  await redo();
  const [taken] = (await read()).imports ?? [];
  if (taken === undefined) throw new Error('not remembered');
  await takeImportBack(documentId, taken);
  expect(await count()).toBe(1);
  await undo();
  expect(await count()).toBe(131);
});

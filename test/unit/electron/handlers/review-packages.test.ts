import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packReview } from '#shared/domain/review/review-package.ts';
import type { ReviewPackage } from '#shared/model/review-package.ts';
import { passageOf, type RunningApplication, startApplication } from '../running-application.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const CONTENT = { colour: 'blue', issueType: null, severity: null, note: '写明召集人', suggestion: '', basis: '', status: 'open' } as const;

async function withNote(place?: string) {
  const app = await startApplication(place === undefined ? {} : { place });
  await app.put('湿地方案.txt', '海陵市湿地保护方案\n一、总体要求\n湿地总面积不少于90公顷。\n二、保障措施\n建立联席会议制度。\n');
  await app.index();
  const documentId = (await app.documentAt('湿地方案.txt')).id;
  const target = await passageOf(app, documentId, '联席会议');
  const made = await app.call('annotation.create', { documentId, target, content: CONTENT });
  return { app, documentId, made };
}

async function packed({ call }: RunningApplication, documentId: string): Promise<ReviewPackage> {
  const { annotations, checklists } = await call('review.read', { documentId });
  return packReview({ document: { title: '', fileName: '', contentHash: '' }, annotations, checklists }, '2031-01-01T00:00:00.000Z');
}

const living = async ({ call }: RunningApplication, documentId: string): Promise<readonly string[]> =>
  (await call('review.read', { documentId })).annotations.filter(({ removedAt }) => removedAt === null).map(({ note }) => note);

describe('a package taken in from another computer', () => {
  it('goes away in one step with all it brought, and can be taken in again afterwards', async () => {
    const { app, documentId, made } = await withNote();
    const before = await packed(app, documentId);
    const more = {
      ...before,
      annotations: [...before.annotations, { ...before.annotations[0], ...made, id: 'from-there', note: '另一条' }],
    };
    const { importId, ...counts } = await app.call('review.import', { documentId, package: more });
    expect(counts).toEqual({ added: 1, updated: 0, unchanged: 1, kept: 0 });
    await app.call('review.undoImport', { documentId, importId, isUndone: true });
    expect(await living(app, documentId)).toEqual(['写明召集人']);
    expect(await app.call('review.import', { documentId, package: more })).toMatchObject({ added: 1 });
    expect(await living(app, documentId)).toEqual(['写明召集人', '另一条']);
  });

  it('leaves the words of both sides on an annotation that both had changed, and puts the former state back', async () => {
    const { app, documentId, made } = await withNote();
    const there = await packed(app, documentId);
    await app.call('annotation.update', { documentId, annotationId: made.id, change: { note: '由市林业局召集' } });
    const theirs = {
      ...there,
      annotations: there.annotations.map((each) => ({ ...each, note: '由分管副市长召集', updatedAt: '2020-01-01T00:00:00.000Z' })),
    };
    const taken = await app.call('review.import', { documentId, package: theirs });
    expect(taken).toMatchObject({ added: 0, updated: 1, kept: 1 });
    const [merged] = (await app.call('review.read', { documentId })).annotations;
    expect([merged?.note, merged?.otherWords?.map(({ note }) => note)]).toEqual(['由市林业局召集', ['由分管副市长召集']]);
    const swapped = await app.call('annotation.swapWords', { documentId, annotationId: made.id, place: 0 });
    expect([swapped.note, swapped.otherWords?.map(({ note }) => note)]).toEqual(['由分管副市长召集', ['由市林业局召集']]);
    await app.call('annotation.swapWords', { documentId, annotationId: made.id, place: 0 });
    await app.call('review.undoImport', { documentId, importId: taken.importId, isUndone: true });
    const [put] = (await app.call('review.read', { documentId })).annotations;
    expect([put?.note, put?.otherWords]).toEqual(['由市林业局召集', undefined]);
  });

  it('names who wrote the words that stand and the words put aside, where another hand changed them', async () => {
    const { app, documentId, made } = await withNote();
    const update = (note: string) => app.call('annotation.update', { documentId, annotationId: made.id, change: { note } });
    const signedAs = (name: string) => app.call('settings.update', { change: { reviewer: { name, unit: '' } } });
    await signedAs('张三');
    await app.call('annotation.sign', { documentId, annotationIds: [made.id], isSigned: true });
    expect((await update('召集人写明')).changedBy).toBeUndefined();
    const there = await packed(app, documentId);
    await signedAs('李四');
    const { changedBy } = await app.call('annotation.update', { documentId, annotationId: made.id, change: { status: 'resolved' } });
    expect(changedBy, 'a change of status').toBeUndefined();
    expect(await update('由市林业局召集')).toMatchObject({ author: '张三', changedBy: '李四' });
    const before = { documentId, annotationId: made.id, change: { note: '召集人写明' }, writer: null };
    expect((await app.call('annotation.update', before)).changedBy, 'a change taken back').toBeUndefined();
    expect(await update('由市林业局召集')).toMatchObject({ changedBy: '李四' });
    const theirs = {
      ...there,
      annotations: there.annotations.map((each) => ({
        ...each,
        note: '由分管副市长召集',
        changedBy: '王五',
        updatedAt: '2020-01-01T00:00:00.000Z',
      })),
    };
    await app.call('review.import', { documentId, package: theirs });
    const [merged] = (await app.call('review.read', { documentId })).annotations;
    expect(merged).toMatchObject({ author: '张三', changedBy: '李四', otherWords: [{ author: '张三', changedBy: '王五' }] });
    expect(await app.call('annotation.swapWords', { documentId, annotationId: made.id, place: 0 })).toMatchObject({ changedBy: '王五' });
    await signedAs('张三');
    expect((await update('由分管副市长召集会议')).changedBy).toBeUndefined();
  });

  it('is not taken back over what was written since', async () => {
    const { app, documentId, made } = await withNote();
    const there = await packed(app, documentId);
    const theirs = { ...there, annotations: there.annotations.map((each) => ({ ...each, id: 'from-there' })) };
    const { importId } = await app.call('review.import', { documentId, package: theirs });
    await app.call('annotation.update', { documentId, annotationId: 'from-there', change: { note: '已改' } });
    const back = app.call('review.undoImport', { documentId, importId, isUndone: true });
    await expect(back).rejects.toMatchObject({ code: 'review-changed-elsewhere' });
    expect(await living(app, documentId)).toEqual([made.note, '已改']);
  });

  it('does not override later work, or bring back what was removed, when the same file of a clock ahead comes again', async () => {
    const { app, documentId } = await withNote();
    const before = await packed(app, documentId);
    const dated = { createdAt: '2099-01-01T00:00:00.000Z', updatedAt: '2099-01-01T00:00:00.000Z' };
    const ahead = {
      ...before,
      annotations: before.annotations.flatMap((each) => ['edited', 'removed'].map((id) => ({ ...each, ...dated, id, note: '彼处' }))),
    };
    expect(await app.call('review.import', { documentId, package: ahead })).toMatchObject({ added: 2 });
    await app.call('annotation.update', { documentId, annotationId: 'edited', change: { note: '此处' } });
    await app.call('annotation.remove', { documentId, annotationId: 'removed' });
    const again = await app.call('review.import', { documentId, package: ahead });
    expect(again).toMatchObject({ added: 0, updated: 0, unchanged: 2, kept: 0 });
    expect(await living(app, documentId)).toEqual(['写明召集人', '此处']);
  });

  it('goes away in one step too when it came from a clock ahead, and a change of it was taken back meanwhile', async () => {
    const { app, documentId } = await withNote();
    const before = await packed(app, documentId);
    const updatedAt = '2099-01-01T00:00:00.000Z';
    const ahead = { ...before, annotations: before.annotations.map((each) => ({ ...each, updatedAt, id: 'ahead', note: '彼处' })) };
    const { importId } = await app.call('review.import', { documentId, package: ahead });
    for (const note of ['此处', '彼处']) await app.call('annotation.update', { documentId, annotationId: 'ahead', change: { note } });
    await app.call('review.undoImport', { documentId, importId, isUndone: true });
    expect(await living(app, documentId)).toEqual(['写明召集人']);
  });

  it('leaves a trace of a place confirmed here when words changed there come in', async () => {
    const { app, documentId, made } = await withNote();
    const there = await packed(app, documentId);
    const target = await passageOf(app, documentId, '湿地总面积');
    await app.call('annotation.place', { documentId, places: [{ annotationId: made.id, target }] });
    const later = '2098-01-01T00:00:00.000Z';
    const theirs = {
      ...there,
      annotations: there.annotations.map((each) => ({ ...each, note: '彼处', updatedAt: later, earlierTimes: [each.updatedAt] })),
    };
    expect(await app.call('review.import', { documentId, package: theirs })).toMatchObject({ updated: 1, kept: 1 });
    const [merged] = (await app.call('review.read', { documentId })).annotations;
    expect([merged?.note, merged?.target, merged?.otherWords]).toMatchObject(['彼处', made.target, [{ target }]]);
    const back = await app.call('annotation.swapWords', { documentId, annotationId: made.id, place: 0 });
    expect(back.target).toEqual(target);
  });

  it('is refused where a place in it ends before it begins', async () => {
    const { app, documentId, made } = await withNote();
    const there = await packed(app, documentId);
    const [position, ...rest] = made.target.selector;
    const target = { ...made.target, selector: [{ ...position, end: 0 }, ...rest] satisfies typeof made.target.selector };
    const otherWords = [{ issueType: null, severity: null, note: '', suggestion: '', basis: '', target, updatedAt: made.updatedAt }];
    const broken = { ...there, annotations: there.annotations.map((each) => ({ ...each, otherWords })) };
    await expect(app.call('review.import', { documentId, package: broken })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('can be taken back, and made again, after a restart too', async () => {
    const place = await temporaryFolder();
    const { app, documentId, made } = await withNote(place);
    const there = await packed(app, documentId);
    const theirs = {
      ...there,
      annotations: there.annotations.flatMap((each) => [
        { ...each, id: 'from-there', note: '另一条' },
        { ...each, note: '由分管副市长召集', updatedAt: '2098-01-01T00:00:00.000Z', earlierTimes: [made.updatedAt] },
      ]),
    };
    const { importId } = await app.call('review.import', { documentId, package: theirs });
    expect(await living(app, documentId)).toEqual(['由分管副市长召集', '另一条']);
    await app.close();
    const again = await startApplication({ place });
    const [told] = (await again.call('review.read', { documentId })).imports ?? [];
    expect(told).toMatchObject({ id: importId, added: 1, updated: 1, isUndone: false, entries: [] });
    await again.call('review.undoImport', { documentId, importId, isUndone: true });
    expect(await living(again, documentId)).toEqual(['写明召集人']);
    await expect(again.call('review.undoImport', { documentId, importId, isUndone: true })).rejects.toMatchObject({ code: 'not-found' });
    await again.call('review.undoImport', { documentId, importId, isUndone: false });
    expect(await living(again, documentId)).toEqual(['由分管副市长召集', '另一条']);
  });

  it('goes away in one step when it came in parts', async () => {
    const { app, documentId } = await withNote();
    const there = await packed(app, documentId);
    const part = (id: string) => ({ ...there, annotations: there.annotations.map((each) => ({ ...each, id, note: id })) });
    const { importId } = await app.call('review.import', { documentId, package: part('one') });
    await app.call('review.import', { documentId, package: part('two'), importId });
    const { imports } = await app.call('review.read', { documentId });
    expect(imports?.map(({ id, added }) => [id, added])).toEqual([[importId, 2]]);
    await app.call('review.undoImport', { documentId, importId, isUndone: true });
    expect(await living(app, documentId)).toEqual(['写明召集人']);
    const late = app.call('review.import', { documentId, package: part('three'), importId });
    await expect(late, 'nothing more belongs to what was taken back').rejects.toMatchObject({ code: 'not-found' });
  });

  it('leaves nothing to take back where it brought nothing, and nothing in the store once the document is erased', async () => {
    const { app, documentId } = await withNote();
    const there = await packed(app, documentId);
    await app.call('review.import', { documentId, package: there });
    expect((await app.call('review.read', { documentId })).imports).toBeUndefined();
    const theirs = { ...there, annotations: there.annotations.map((each) => ({ ...each, id: 'from-there', note: '彼处所写' })) };
    const { importId } = await app.call('review.import', { documentId, package: theirs });
    await app.call('review.undoImport', { documentId, importId, isUndone: true });
    await app.call('document.remove', { documentId, purge: true });
    await app.close();
    const left = await readdir(app.dataFolder, { recursive: true, withFileTypes: true });
    const files = left.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    const texts = await Promise.all(files.map((path) => readFile(path, 'utf8')));
    expect(texts.filter((text) => text.includes('彼处所写'))).toEqual([]);
  });

  it('does not bring back a conclusion that was taken back here, while what somebody else concluded comes in', async () => {
    const { app, documentId } = await withNote();
    await app.call('settings.update', { change: { reviewer: { name: '罗岩', unit: '' } } });
    const { id: checklistId, template } = await app.call('checklist.start', { documentId, templateId: 'general' });
    const [choice = '', other = ''] = template.conclusions;
    await app.call('checklist.conclude', { documentId, checklistId, choice, text: '可以' });
    const older = await packed(app, documentId);
    await app.call('checklist.conclude', { documentId, checklistId, choice: '', text: '' });
    const conclusion = async () =>
      (await app.call('review.read', { documentId })).checklists.find(({ id }) => id === checklistId)?.conclusion ?? null;
    expect(await app.call('review.import', { documentId, package: older })).toMatchObject({ updated: 0 });
    expect(await conclusion()).toBeNull();
    const said = { choice: other, text: '尚需补充', author: '韩舟', updatedAt: '2030-01-01T00:00:00.000Z' };
    const theirs = {
      ...older,
      checklists: older.checklists.map((run) => ({ ...run, conclusion: { ...said, others: [run.conclusion ?? said] } })),
    };
    await app.call('review.import', { documentId, package: theirs });
    expect(await conclusion()).toMatchObject({ text: '尚需补充', author: '韩舟' });
    expect((await conclusion())?.others ?? [], 'nor beside it').toEqual([]);
  });
});

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnnotationContent } from '#shared/model/annotation.ts';
import type { ComparisonView } from '#shared/model/comparison.ts';
import { passageOf, type RunningApplication, startApplication } from '../running-application.ts';

const OLD = `临江市窗口服务办法（征求意见稿）
一、办理
1.压缩时限。一般事项在5个工作日内办结，由受理窗口负责答复申请人。
2.公开流程。各窗口公开办理条件和所需材料，每季度核对一次。
二、监督
3.接受评价。申请人可以对窗口服务作出评价，结果按月公布。
`;
const NEW = OLD.replace('（征求意见稿）', '（送审稿）').replace('5个工作日', '3个工作日').replace('，每季度核对一次', '');
const COMMENT: AnnotationContent = {
  colour: 'blue',
  issueType: 'feasibility',
  severity: 'normal',
  note: '时限过长',
  suggestion: '改为3个工作日',
  basis: '',
  status: 'open',
};

async function startWithBoth(): Promise<{ readonly application: RunningApplication; readonly oldId: string; readonly newId: string }> {
  const application = await startApplication();
  await application.put('旧.txt', OLD);
  await application.put('新.txt', NEW);
  await application.index();
  return { application, oldId: (await application.documentAt('旧.txt')).id, newId: (await application.documentAt('新.txt')).id };
}

async function viewOf({ call }: RunningApplication, oldId: string, newId: string): Promise<ComparisonView> {
  const outcome = await call('comparison.run', { oldId, newId });
  if (outcome.kind !== 'compared') throw new Error('cancelled');
  return outcome.view;
}

describe('comparing two documents of the library', () => {
  it('says what changed, and says identical of a document and itself alone', async () => {
    const { application, oldId, newId } = await startWithBoth();
    const { lines, statistics, isIdentical } = await viewOf(application, oldId, newId);
    expect(isIdentical).toBe(false);
    expect(statistics).toMatchObject({ changed: 3, added: 0, removed: 0, moved: 0 });
    expect(lines.find(({ values }) => values.length > 0)).toMatchObject({
      kind: 'changed',
      old: { clause: '一、1.' },
      values: [{ old: '5个工作日', new: '3个工作日' }],
    });
    expect(await viewOf(application, oldId, oldId)).toMatchObject({ isIdentical: true });
  });

  it('shows the file as it is now after it changed, and says plainly that it cannot compare what is not readable', async () => {
    const { application, oldId, newId } = await startWithBoth();
    await viewOf(application, oldId, newId);
    await application.put('新.txt', OLD);
    await application.index();
    expect(await viewOf(application, oldId, newId)).toMatchObject({ isIdentical: true });
    await application.put('坏.pdf', '%PDF-1.7 no page');
    await application.index();
    const broken = (await application.documentAt('坏.pdf')).id;
    await expect(application.call('comparison.run', { oldId, newId: broken })).rejects.toMatchObject({ code: 'document-not-readable' });
  });

  it('gives the first lines of a long comparison beside the whole of it, also when it was worked out before', async () => {
    const application = await startApplication();
    const lines = Array.from({ length: 500 }, (_, at) => `第${at}类事项由第${at * 7}号窗口受理，${at % 40}个工作日内办结。`);
    await application.put('旧.txt', lines.join('\n'));
    await application.put('新.txt', lines.map((line, at) => (at % 5 === 1 ? `${line}办理结果公开。` : line)).join('\n'));
    await application.index();
    const pair = { oldId: (await application.documentAt('旧.txt')).id, newId: (await application.documentAt('新.txt')).id };
    const [{ opening }, outcome] = await Promise.all([application.call('comparison.open', pair), application.call('comparison.run', pair)]);
    if (outcome.kind !== 'compared') throw new Error('cancelled');
    expect(opening?.lines.length).toBeGreaterThan(50);
    expect(opening?.lines).toEqual(outcome.view.lines.slice(0, opening?.lines.length));
    expect(opening?.changes).toBe(100);
    expect(await application.call('comparison.open', pair)).toEqual({ opening });
    await expect(application.call('comparison.open', { ...pair, newId: 'nobody' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('forgets the reasons for changes against a document that is erased', async () => {
    const { application, oldId, newId } = await startWithBoth();
    const reason = { oldId, newId, key: 'one', text: '采纳市工商联意见', oldClause: '一、1.', newClause: '一、1.' };
    await application.call('comparison.explain', reason);
    await application.call('comparison.explain', { ...reason, oldId: newId, newId: oldId });
    await application.put('三.txt', OLD.replace('窗口', '大厅'));
    await application.index();
    const third = (await application.documentAt('三.txt')).id;
    await application.call('comparison.explain', { ...reason, oldId: third, text: '与大厅办法一致' });
    await application.call('document.remove', { documentId: oldId, purge: true });
    const stored = await readFile(join(application.dataFolder, 'reviews', `${newId}.json`), 'utf8');
    expect(stored).not.toContain(oldId);
    expect(stored).toContain('与大厅办法一致');
  });

  it('keeps the reasons given for changes, and leads from an annotation on the old text to its change', async () => {
    const { application, oldId, newId } = await startWithBoth();
    const target = await passageOf(application, oldId, '5个工作日');
    await application.call('annotation.create', { documentId: oldId, target, content: COMMENT });
    const { lines } = await viewOf(application, oldId, newId);
    const at = lines.findIndex(({ values }) => values.length > 0);
    const line = lines[at];
    const reason = { oldId, newId, key: line?.key ?? '', oldClause: '一、1.', newClause: '一、1.' };
    await application.call('comparison.explain', { ...reason, text: '采纳经办人意见' });
    await application.call('comparison.explain', { ...reason, text: '采纳市工商联意见' });
    const { notes, opinions } = await application.call('comparison.notes', { oldId, newId });
    expect(notes.map(({ text }) => text)).toEqual(['采纳市工商联意见']);
    expect(opinions).toMatchObject([{ line: at, annotation: { suggestion: '改为3个工作日' } }]);
    await application.call('comparison.explain', { ...reason, text: ' ' });
    expect((await application.call('comparison.notes', { oldId, newId })).notes).toEqual([]);
    expect((await application.call('comparison.notes', { oldId: newId, newId: oldId })).opinions).toEqual([]);
  });

  it('compares a file with what it said before it changed, and leaves nothing of that when the document is erased', async () => {
    const { application, oldId: id } = await startWithBoth();
    const target = await passageOf(application, id, '结果按月公布');
    await application.call('annotation.create', { documentId: id, target, content: COMMENT });
    await application.put('旧.txt', OLD.replace('5个工作日', '4个工作日'));
    await application.index();
    const [earlier] = (await application.documentAt('旧.txt')).earlier ?? [];
    const pair = { oldId: id, newId: id, oldState: earlier?.contentHash ?? '' };
    const outcome = await application.call('comparison.run', pair);
    const lines = outcome.kind === 'compared' ? outcome.view.lines : [];
    const changed = lines.filter(({ kind }) => kind !== 'same');
    expect(changed.flatMap(({ values }) => values)).toEqual([{ old: '5个工作日', new: '4个工作日' }]);
    await application.call('comparison.explain', { ...pair, key: changed[0]?.key ?? '', text: '按新规', oldClause: '', newClause: '' });
    const { notes, opinions } = await application.call('comparison.notes', pair);
    expect([notes.length, opinions.length]).toEqual([1, 1]);
    // Reasons for that change say nothing of the document against itself.
    expect((await application.call('comparison.notes', { oldId: id, newId: id })).notes).toEqual([]);
    const exported = { documentIds: [id, id], oldState: pair.oldState, checklistId: null, columns: null, head: {} };
    expect((await application.call('export.preview', { table: 'comparison', ...exported })).head[0]?.value).toMatch(
      /（旧\.txt，\d{4}-\d\d-\d\d改动前）$/,
    );
    await expect(application.call('comparison.run', { ...pair, oldState: 'gone' })).rejects.toMatchObject({ code: 'not-found' });

    await application.call('document.remove', { documentId: id, purge: true });
    const models = join(application.dataFolder, 'models');
    const left = await Promise.all((await readdir(models)).map((name) => readFile(join(models, name), 'utf8')));
    expect(left.join()).not.toMatch(/[45]个工作日/);
    expect(await readFile(join(application.dataFolder, 'library.json'), 'utf8')).not.toContain(pair.oldState);
  });

  it('leads from annotations on a file to the lines of what it said before, against another document', async () => {
    const { application, oldId, newId } = await startWithBoth();
    await application.put('旧.txt', OLD.replace('二、监督\n', '二、监督\n窗口设在政务大厅一层，周末有人轮值。\n办事指南每年印制一次。\n'));
    await application.index();
    for (const note of ['每季度核对一次', '结果按月公布', '周末有人轮值']) {
      const target = await passageOf(application, oldId, note);
      await application.call('annotation.create', { documentId: oldId, target, content: { ...COMMENT, note } });
    }
    const [earlier] = (await application.documentAt('旧.txt')).earlier ?? [];
    const pair = { oldId, newId, oldState: earlier?.contentHash ?? '' };
    const outcome = await application.call('comparison.run', pair);
    const lines = outcome.kind === 'compared' ? outcome.view.lines : [];
    const { opinions } = await application.call('comparison.notes', pair);
    // What was written since stands in no line of the earlier text.
    expect(opinions.map(({ annotation }) => annotation.note)).toEqual(['每季度核对一次', '结果按月公布']);
    const texts = opinions.map(({ line }) => lines[line]?.edits.map(({ text }) => text).join('') ?? '');
    expect(texts).toEqual([expect.stringContaining('每季度核对一次'), expect.stringContaining('结果按月公布')]);
  });

  it('offers an earlier text no longer that cannot be opened any more', async () => {
    const { application, oldId } = await startWithBoth();
    await application.put('旧.txt', OLD.replace('5个工作日', '4个工作日'));
    await application.index();
    const [earlier] = (await application.documentAt('旧.txt')).earlier ?? [];
    const models = join(application.dataFolder, 'models');
    const name = (await readdir(models)).find((file) => file.startsWith(earlier?.contentHash ?? '?')) ?? '';
    await writeFile(join(models, name), 'yuece-model of another day');
    const pair = { oldId, newId: oldId, oldState: earlier?.contentHash ?? '' };
    await expect(application.call('comparison.run', pair)).rejects.toMatchObject({ code: 'document-not-readable' });
    expect((await application.documentAt('旧.txt')).earlier ?? []).toEqual([]);
    expect(application.events.at(-1)).toEqual({ name: 'library.changed' });
    await expect(application.call('comparison.run', pair)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps what a file said before where its document is taken off the list and put back, until it is erased', async () => {
    const { application, oldId } = await startWithBoth();
    await application.put('旧.txt', OLD.replace('5个工作日', '4个工作日'));
    await application.index();
    const [earlier] = (await application.documentAt('旧.txt')).earlier ?? [];
    const pair = { oldId, newId: oldId, oldState: earlier?.contentHash ?? '' };
    await application.call('document.remove', { documentId: oldId, purge: false });
    await application.index();
    await application.call('document.restore', { documentId: oldId });
    expect((await application.documentAt('旧.txt')).earlier).toEqual([earlier]);
    expect(await application.call('comparison.run', pair)).toMatchObject({ kind: 'compared' });
    await application.call('document.remove', { documentId: oldId, purge: false });
    await application.call('document.remove', { documentId: oldId, purge: true });
    expect((await readdir(join(application.dataFolder, 'models'))).join()).not.toContain(pair.oldState);
    expect(await readFile(join(application.dataFolder, 'library.json'), 'utf8')).not.toContain(pair.oldState);
  });
});

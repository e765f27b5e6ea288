import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MethodInput, type MethodOutput, type ReviewMethod, reviewApi } from '#shared/contract/review-api.ts';
import type { PassageTarget } from '#shared/model/annotation.ts';
import type { ReadingChange } from '#shared/model/review.ts';
import { buildLockedPdf } from '../unit/electron/extract/build-locked-pdf.ts';
import { buildOfd, line } from '../unit/electron/extract/ofd/build-ofd.ts';
import { type ApplicationOnDisk, OPINION, PLAN_TEXT, startApplicationOnDisk } from './application-on-disk.ts';
import { benchmarkTwo } from './benchmark-two.ts';
import { compareTwoDocuments } from './compare-two-documents.ts';
import { correctTwoValues } from './correct-two-values.ts';
import { exchangeReviews } from './exchange-reviews.ts';
import { keepSearches } from './keep-searches.ts';
import { sortDocuments } from './sort-documents.ts';
import { type Connection, transports } from './transports.ts';

describe.each(transports)('every method over %s', (_name, connect) => {
  let disk: ApplicationOnDisk;
  let connection: Connection;
  const called = new Set<ReviewMethod>();

  /** Calls and holds the answer against the contract, unknown keys included: what is not in the schema must not cross. */
  async function call<Method extends ReviewMethod>(method: Method, input: MethodInput<Method>): Promise<MethodOutput<Method>> {
    called.add(method);
    const value = await connection.client.call(method, input);
    expect(reviewApi[method].output.parse(value), `${method} answers exactly its schema`).toEqual(value);
    return value;
  }

  beforeEach(async () => {
    disk = await startApplicationOnDisk();
    connection = await connect(disk.application);
  });
  afterEach(async () => {
    await connection.close();
    await disk.remove();
  });

  it('answers in its schema through the whole main job, and no method is left out', async () => {
    const calls = { call, send: connection.send };
    const host = await call('host.describe', {});
    expect(host.kind).toBe('direct');
    expect(host.dataPlace).not.toBe('');
    expect(await call('host.openData', {})).toEqual({ isOpened: true });
    expect((await call('library.read', {})).documents).toEqual([]);
    const chosen = await call('folder.choose', {});
    expect(chosen?.label).toContain('海陵文件');
    const report = await call('library.index', { folderId: chosen?.id ?? null });
    expect({ added: report.added, failed: report.failed, documents: report.documents }).toEqual({ added: 2, failed: [], documents: 2 });
    await call('library.pauseIndexing', {});
    await call('library.resumeIndexing', {});
    await call('library.cancelIndexing', {});

    disk.answers.folderChoice = 'browse';
    const [entry] = (await call('folder.browse', { parent: null })).entries;
    expect(await call('folder.locate', { path: join(disk.place, 'sample') })).toEqual({ token: entry?.token });
    const browsed = await call('folder.addBrowsed', { token: entry?.token ?? '' });
    expect(await call('folder.update', { folderId: browsed.id, change: { isWatched: false } })).toMatchObject({ isWatched: false });
    expect((await call('folder.remove', { folderId: browsed.id, purge: false })).documents).toBe(0);
    await call('library.openSample', {});

    const library = await call('library.read', {});
    const plan = library.documents.find((document) => document.fileName === '方案.txt');
    const notice = library.documents.find((document) => document.fileName === '通知.txt');
    if (plan === undefined || notice === undefined) throw new Error('the two documents are not in the library');
    const opened = await call('document.open', { documentId: plan.id });
    expect(opened.model.blocks.map((block) => block.text).join('\n')).toContain('申请单位须为在本市注册的企业');
    const target = targetIn(opened, '在本市注册');
    const { tasks, textKey } = await call('document.tasks', { documentId: plan.id });
    expect([tasks[0]?.deadline, textKey]).toEqual(['2031年6月底前', opened.document.textKey]);
    expect(await call('document.references', { documentId: plan.id })).toEqual({ citations: [], textKey: opened.document.textKey });
    await showOneOriginal(plan.id, opened.contentHash);

    await reviewOneDocument(plan.id, target);
    await answerOneChecklist(plan.id, target);
    await dismissOneFinding(plan.id);

    const recognized = await call('recognition.run', { documentIds: [plan.id], language: 'chi_sim' });
    expect(recognized).toMatchObject({ isCancelled: false, documents: [{ file: '方案.txt', recognized: 0, failure: null }] });
    await call('recognition.cancel', {});
    const pages = { documentId: plan.id, contentHash: opened.contentHash, first: 1, count: 20 };
    expect(await call('recognition.pages', pages)).toEqual({ pages: [] });

    const found = await call('search.query', { query: '公共数据', limit: 10 });
    expect(found.total).toBeGreaterThanOrEqual(2);
    const narrowed = await call('search.query', {
      query: '公共数据',
      limit: 10,
      offset: 1,
      filters: { year: ['1999'] },
      sort: 'date',
      withFacets: true,
    });
    expect([narrowed.total, narrowed.facets?.review.values.length]).toEqual([0, 0]);
    const { passages } = await call('search.passages', { documentId: plan.id, query: '公共数据', limit: 5 });
    expect(passages.length).toBeGreaterThan(0);
    await keepSearches(calls);
    const changed = await call('settings.update', { change: { reviewer: { name: '审阅人', unit: '海陵市司法局' } } });
    expect(changed.reviewer.unit).toBe('海陵市司法局');
    const annotationIds = (await call('review.read', { documentId: plan.id })).annotations.map(({ id }) => id);
    expect(await call('annotation.sign', { documentId: plan.id, annotationIds, isSigned: true })).toEqual({ annotationIds });
    for (const isRemoved of [true, false]) {
      const { changed: moved } = await call('annotation.removeSeveral', { documentId: plan.id, annotationIds, isRemoved });
      expect(moved.map(({ id }) => id)).toEqual(annotationIds);
      expect(moved.every(({ removedAt }) => (removedAt !== null) === isRemoved)).toBe(true);
    }
    await exchangeReviews(calls, plan.id, notice.id);
    expect((await call('workspace.update', { change: { screen: 'reader' } })).screen).toBe('reader');

    await sortDocuments(calls, plan.id, notice.id);
    const numbers = await call('library.statistics', {});
    expect(numbers.states).toContainEqual({ value: 'done', count: 2 });
    expect(numbers.due.find(({ period }) => period === 'later')?.documentIds).toContain(plan.id);
    await compareTwoDocuments(calls, notice.id, plan.id);
    await correctTwoValues(calls, plan.id);
    await benchmarkTwo(calls, plan.id, notice.id);
    await exportOneTable(plan.id);
    await chooseTheReading(plan.id);
    await unlockOneDocument();
    await call('document.remove', { documentId: notice.id, purge: false });
    expect((await call('library.read', {})).removed).toMatchObject([{ id: notice.id, fileName: '通知.txt' }]);
    await call('document.restore', { documentId: notice.id });
    const several = await call('document.removeSeveral', { documentIds: [notice.id, 'not-listed'], purge: false });
    expect(several).toEqual({ documentIds: [notice.id], erased: [] });
    expect(await call('document.restoreSeveral', { documentIds: [notice.id] })).toEqual({ documentIds: [notice.id] });
    const { names } = await call('document.exports', { documentIds: [notice.id] });
    expect(names.length).toBeGreaterThan(0);
    expect((await call('document.exports', { documentIds: ['not-listed'] })).names).toEqual([]);
    const removed = await call('document.remove', { documentId: notice.id, purge: true });
    expect(removed).toMatchObject({ keptFile: true, erased: expect.arrayContaining(['model', 'index']) });
    expect([...called].sort()).toEqual(Object.keys(reviewApi).sort());
    expect(disk.log).toEqual([]);
  });

  async function unlockOneDocument(): Promise<void> {
    await writeFile(join(disk.library, 'locked.pdf'), buildLockedPdf('Plan of the year', 'Word 7'));
    await call('library.index', { folderId: null });
    const locked = (await call('library.read', {})).documents.find((document) => document.fileName === 'locked.pdf');
    const documentId = locked?.id ?? '';
    expect(locked?.state).toMatchObject({ kind: 'failed', code: 'encrypted' });
    const wrong = { ok: false, error: { code: 'wrong-password', details: { file: 'locked.pdf' } } };
    expect(await connection.send('document.unlock', { documentId, password: 'word 7' })).toMatchObject(wrong);
    expect(await connection.send('document.unlock', { documentId, password: '' })).toMatchObject({ error: { code: 'invalid-input' } });
    await call('document.cancelUnlocking', { documentId });
    expect(await call('document.unlock', { documentId, password: 'Word 7' })).toEqual({ isUnlocked: true });
    expect((await call('document.open', { documentId })).model.blocks).toMatchObject([{ text: 'Plan of the year' }]);
  }

  async function chooseTheReading(documentId: string): Promise<void> {
    const { guessed, previews } = await call('reading.preview', { documentId });
    expect(guessed).toBe('utf-8');
    expect(previews.find(({ encoding }) => encoding === 'gb18030')?.lines[0]).not.toBe(previews[0]?.lines[0]);
    const choose = (change: ReadingChange) => call('reading.choose', { documentId, change });
    await choose({ kind: 'encoding', encoding: 'gb18030' });
    const takenBack = await choose({ kind: 'whole-kind', repairKind: 'encoding', undone: ['encoding:*'] });
    expect(takenBack).toEqual({ encoding: 'gb18030', undoneRepairs: ['encoding:*'] });
    expect((await call('document.open', { documentId })).model.encoding).toBe('gb18030');
    await choose({ kind: 'encoding', encoding: null });
    await choose({ kind: 'whole-kind', repairKind: 'encoding', undone: [] });
  }

  async function reviewOneDocument(documentId: string, target: PassageTarget): Promise<void> {
    const { id: annotationId } = await call('annotation.create', { documentId, target, content: OPINION });
    const updated = await call('annotation.update', { documentId, annotationId, change: { note: '须说明依据' } });
    expect(updated).toMatchObject({ note: '须说明依据', suggestion: OPINION.suggestion });
    expect((await call('annotation.remove', { documentId, annotationId })).removedAt).not.toBeNull();
    expect((await call('annotation.restore', { documentId, annotationId })).removedAt).toBeNull();
    for (const place of [{ target }, { target, carried: null }]) {
      const { changed } = await call('annotation.place', { documentId, places: [{ annotationId, ...place }] });
      expect(changed.map(({ id }) => id)).toEqual([annotationId]);
    }
    expect((await call('review.read', { documentId })).annotations).toHaveLength(1);
  }

  async function showOneOriginal(documentId: string, contentHash: string): Promise<void> {
    const slice = await call('original.read', { documentId, contentHash, offset: 0 });
    expect(Buffer.from(slice.data, 'base64').toString('utf8')).toBe(PLAN_TEXT);
    expect((await call('original.readText', { documentId, contentHash })).lines[0]).toBe('海陵市公共数据开放行动方案（征求意见稿）');
    expect((await call('original.open', { documentId })).isOpened).toBe(true);
    await writeFile(join(disk.library, '公告.ofd'), buildOfd({ pages: [line('海陵市公告', 30, 60)] }));
    await call('library.index', { folderId: null });
    const ofd = (await call('library.read', {})).documents.find((document) => document.fileName === '公告.ofd');
    const request = { documentId: ofd?.id ?? '', contentHash: ofd?.contentHash ?? '', first: 0, count: 4 };
    const drawn = await call('original.drawPages', request);
    expect(drawn).toMatchObject({ total: 1, pages: [{ width: 210, height: 297, objects: [{ kind: 'text', text: '海陵市公告' }] }] });
    await writeFile(join(disk.library, '公告.ofd'), buildOfd({ pages: [line('海陵市新公告', 30, 60)] }));
    const changed = { ok: false, error: { code: 'original-changed', details: { file: '公告.ofd' } } };
    expect(await connection.send('original.drawPages', request)).toMatchObject(changed);
  }

  async function answerOneChecklist(documentId: string, target: PassageTarget): Promise<void> {
    const { templates } = await call('checklist.templates', {});
    const template = templates.find(({ scale }) => scale === 'conformity');
    const started = await call('checklist.start', { documentId, templateId: template?.id ?? '' });
    const itemId = started.template.items[0]?.id ?? '';
    const checklistId = started.id;
    const answer = { documentId, checklistId, itemId, verdict: 'unmet' as const, opinion: '缺少依据' };
    const withoutEvidence = await connection.send('checklist.answer', { ...answer, evidence: [] });
    expect(withoutEvidence).toMatchObject({ ok: false, error: { code: 'evidence-required' } });
    const answered = await call('checklist.answer', { ...answer, evidence: [target] });
    expect(answered.answers[itemId]?.verdict).toBe('unmet');
    const choice = started.template.conclusions[0] ?? '';
    expect((await call('checklist.conclude', { documentId, checklistId, choice, text: '修改后再送' })).conclusion?.choice).toBe(choice);
    const second = await call('checklist.start', { documentId, templateId: template?.id ?? '' });
    expect(await call('checklist.remove', { documentId, checklistId: second.id })).toMatchObject({ removedAt: expect.any(String) });
    expect(await call('checklist.restore', { documentId, checklistId: second.id })).toEqual(second);
    await call('checklist.remove', { documentId, checklistId: second.id });
  }

  async function dismissOneFinding(documentId: string): Promise<void> {
    const { report, dismissals } = await call('check.run', { documentId, families: ['FC', 'LG', 'FM', 'CN'] });
    const [finding] = report.findings;
    if (finding === undefined) throw new Error('the rules found nothing in the plan');
    expect(dismissals).toEqual([]);
    const { id, rule, quote } = finding;
    const made = await call('check.dismiss', { documentId, finding: { id, rule, quote }, reason: '已与起草单位核对' });
    expect(made).toMatchObject({ finding: id, reason: '已与起草单位核对' });
    expect((await call('check.run', { documentId, families: ['FM'] })).dismissals).toHaveLength(1);
    await call('check.restore', { documentId, findingId: id });
    expect((await call('review.read', { documentId })).dismissals).toEqual([]);
  }

  async function exportOneTable(documentId: string): Promise<void> {
    const request = { table: 'annotations' as const, documentIds: [documentId], checklistId: null, columns: null, head: {} };
    expect((await call('export.preview', request)).totalRows).toBe(1);
    const outcome = await call('export.save', { ...request, format: 'xlsx' });
    if (outcome.kind !== 'saved') throw new Error('the export was not saved');
    expect(outcome.file.bytes).toBeGreaterThan(1_000);
    expect((await call('export.open', { exportId: outcome.file.id })).isOpened).toBe(true);
    expect((await call('export.reveal', { exportId: outcome.file.id })).isOpened).toBe(true);
  }
});

/** Selectors for the first occurrence of `exact`, as a window makes them. */
function targetIn(opened: MethodOutput<'document.open'>, exact: string): PassageTarget {
  const texts = opened.model.blocks.map((block) => block.text);
  const index = texts.findIndex((text) => text.includes(exact));
  const text = texts[index] ?? '';
  const at = text.indexOf(exact);
  const start = texts.slice(0, index).reduce((sum, before) => sum + before.length + 1, 0) + at;
  return {
    source: opened.contentHash,
    selector: [
      { type: 'TextPositionSelector', start, end: start + exact.length },
      {
        type: 'TextQuoteSelector',
        exact,
        prefix: text.slice(Math.max(0, at - 32), at),
        suffix: text.slice(at + exact.length, at + exact.length + 32),
      },
      { type: 'YueceClauseSelector', path: opened.model.blocks[index]?.path ?? [] },
    ],
  };
}

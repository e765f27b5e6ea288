import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reviewApi } from '#shared/contract/review-api.ts';
import { passageOf, type RunningApplication, startApplication } from '../running-application.ts';

const PLAN = '海陵市绿道建设方案\n\n一、总体要求\n绿道总长不少于120公里。\n二、保障措施\n建立联席会议制度。\n';
const CONTENT = {
  colour: 'yellow',
  issueType: 'content',
  severity: 'normal',
  note: '缺少年度分解',
  suggestion: '',
  basis: '',
  status: 'open',
} as const;

async function withPlan(): Promise<RunningApplication & { readonly documentId: string }> {
  const app = await startApplication();
  await app.put('绿道方案.txt', PLAN);
  await app.index();
  await app.call('settings.update', { change: { reviewer: { name: '程静', unit: '市园林局' } } });
  return { ...app, documentId: (await app.documentAt('绿道方案.txt')).id };
}

describe('annotations', () => {
  it('carry author and times, and are there after a restart', async () => {
    const app = await withPlan();
    const { documentId } = app;
    const target = await passageOf(app, documentId, '不少于120公里');
    const made = await app.call('annotation.create', { documentId, target, content: CONTENT });
    expect(made).toMatchObject({ ...CONTENT, target, author: '程静', removedAt: null });
    expect(made.createdAt).toBe(made.updatedAt);
    expect((await app.documentAt('绿道方案.txt')).annotations).toBe(1);
    await app.close();
    const again = await startApplication({ place: join(app.library, '..') });
    const review = await again.call('review.read', { documentId });
    expect(reviewApi['review.read'].output.parse(review).annotations).toEqual([made]);
    expect((await again.documentAt('绿道方案.txt')).annotations).toBe(1);
  });

  it('change only what is named, and tell the windows', async () => {
    const app = await withPlan();
    const { documentId } = app;
    const target = await passageOf(app, documentId, '联席会议');
    const { id: annotationId } = await app.call('annotation.create', { documentId, target, content: CONTENT });
    const changed = await app.call('annotation.update', { documentId, annotationId, change: { note: '谁来召集', severity: null } });
    expect(changed).toMatchObject({ ...CONTENT, note: '谁来召集', severity: null });
    expect(app.events.filter((event) => event.name === 'review.changed')).toEqual([
      { name: 'review.changed', documentId },
      { name: 'review.changed', documentId },
    ]);
  });

  it('made before anybody said who reviews are signed afterwards, those of others never, and it can be taken back', async () => {
    const app = await withPlan();
    const { documentId } = app;
    const target = await passageOf(app, documentId, '联席会议');
    const make = async () => (await app.call('annotation.create', { documentId, target, content: CONTENT })).id;
    const authors = async () => (await app.call('review.read', { documentId })).annotations.map(({ author }) => author);
    const [signed, reviewer] = [await make(), { name: '', unit: '' }];
    await app.call('settings.update', { change: { reviewer } });
    const unsigned = await make();
    const annotationIds = [signed, unsigned, 'unknown'];
    expect(await app.call('annotation.sign', { documentId, annotationIds, isSigned: true })).toEqual({ annotationIds: [] });
    await app.call('settings.update', { change: { reviewer: { ...reviewer, name: '林舒' } } });
    expect(await app.call('annotation.sign', { documentId, annotationIds, isSigned: true })).toEqual({ annotationIds: [unsigned] });
    expect(await authors()).toEqual(['程静', '林舒']);
    await app.call('annotation.sign', { documentId, annotationIds, isSigned: false });
    expect(await authors()).toEqual(['程静', '']);
  });

  it('are removed by a mark that can be taken back, and do not count meanwhile', async () => {
    const app = await withPlan();
    const { documentId } = app;
    const target = await passageOf(app, documentId, '联席会议');
    const { id: annotationId } = await app.call('annotation.create', { documentId, target, content: CONTENT });
    expect((await app.call('annotation.remove', { documentId, annotationId })).removedAt).not.toBeNull();
    expect((await app.documentAt('绿道方案.txt')).annotations).toBe(0);
    expect((await app.call('annotation.restore', { documentId, annotationId })).removedAt).toBeNull();
    expect((await app.documentAt('绿道方案.txt')).annotations).toBe(1);
  });

  it('get a new place, and never one whose end lies before its beginning', async () => {
    const app = await withPlan();
    const { documentId } = app;
    const target = await passageOf(app, documentId, '联席会议');
    const { id: annotationId } = await app.call('annotation.create', { documentId, target, content: CONTENT });
    const other = await passageOf(app, documentId, '总体要求');
    const place = (target: typeof other) => app.call('annotation.place', { documentId, places: [{ annotationId, target }] });
    expect((await place(other)).changed[0]?.target).toEqual(other);
    const [position, ...rest] = other.selector;
    const turned = { ...other, selector: [{ ...position, start: position.end, end: position.start }, ...rest] as typeof other.selector };
    await expect(place(turned)).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('are refused on what is not there', async () => {
    const app = await withPlan();
    const target = await passageOf(app, app.documentId, '联席会议');
    const lost = { code: 'not-found' };
    await expect(app.call('annotation.create', { documentId: '../library', target, content: CONTENT })).rejects.toMatchObject(lost);
    await expect(app.call('annotation.remove', { documentId: app.documentId, annotationId: 'none' })).rejects.toMatchObject(lost);
  });
});

describe('checklists', () => {
  const answer = { opinion: '', evidence: [] };

  it('keep their own copy of the template and one answer an item', async () => {
    const app = await withPlan();
    const { documentId } = app;
    const { templates } = await app.call('checklist.templates', {});
    const template = templates.find(({ scale }) => scale === 'conformity');
    const run = await app.call('checklist.start', { documentId, templateId: template?.id ?? '' });
    expect(run.template).toEqual(template);
    const itemId = run.template.items[0]?.id ?? '';
    await app.call('checklist.answer', { documentId, checklistId: run.id, itemId, verdict: 'met', ...answer });
    const again = await app.call('checklist.answer', { documentId, checklistId: run.id, itemId, verdict: 'not-applicable', ...answer });
    expect(Object.entries(again.answers)).toMatchObject([[itemId, { verdict: 'not-applicable', author: '程静' }]]);
    expect((await app.documentAt('绿道方案.txt')).checklistsUnderWay).toBe(1);
  });

  it('ask for a passage with 不符合, and not with 是 on the yes-no scale', async () => {
    const app = await withPlan();
    const { documentId } = app;
    const { templates } = await app.call('checklist.templates', {});
    for (const [scale, isRefused] of [
      ['conformity', true],
      ['yes-no', false],
    ] as const) {
      const templateId = templates.find((template) => template.scale === scale)?.id ?? '';
      const run = await app.call('checklist.start', { documentId, templateId });
      const input = { documentId, checklistId: run.id, itemId: run.template.items[0]?.id ?? '', verdict: 'unmet', opinion: '缺' } as const;
      const bare = app.call('checklist.answer', { ...input, evidence: [] });
      if (isRefused) await expect(bare).rejects.toMatchObject({ code: 'evidence-required' });
      else expect((await bare).answers[input.itemId]?.verdict).toBe('unmet');
      const evidence = [await passageOf(app, documentId, '联席会议')];
      expect((await app.call('checklist.answer', { ...input, evidence })).answers[input.itemId]?.evidence).toEqual(evidence);
    }
  });

  it('are concluded by a person with one of the template’s words, and opened again', async () => {
    const app = await withPlan();
    const { documentId } = app;
    const { templates } = await app.call('checklist.templates', {});
    const template = templates.find(({ conclusions }) => conclusions.length > 0);
    const { id: checklistId } = await app.call('checklist.start', { documentId, templateId: template?.id ?? '' });
    const choice = template?.conclusions[0] ?? '';
    const concluded = await app.call('checklist.conclude', { documentId, checklistId, choice, text: '同意' });
    expect(concluded.conclusion).toMatchObject({ choice, text: '同意', author: '程静' });
    // Questions that nobody answered are not forgotten over a conclusion.
    expect(await app.documentAt('绿道方案.txt')).toMatchObject({ checklistsUnderWay: 1, reviewState: 'under-way' });
    for (const { id: itemId } of concluded.template.items)
      await app.call('checklist.answer', { documentId, checklistId, itemId, verdict: 'met', opinion: '', evidence: [] });
    expect(await app.documentAt('绿道方案.txt')).toMatchObject({ checklistsUnderWay: 0, reviewState: 'done' });
    await expect(app.call('checklist.conclude', { documentId, checklistId, choice: '随便', text: '' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect((await app.call('checklist.conclude', { documentId, checklistId, choice: '', text: '' })).conclusion).toBeNull();
    await app.call('checklist.remove', { documentId, checklistId });
    await expect(app.call('checklist.remove', { documentId, checklistId })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('come back whole after they were taken away, whatever became of their template', async () => {
    const app = await withPlan();
    const { documentId } = app;
    const { templates } = await app.call('checklist.templates', {});
    const { id: checklistId, template } = await app.call('checklist.start', { documentId, templateId: templates[0]?.id ?? '' });
    const itemId = template.items[0]?.id ?? '';
    const given = { documentId, checklistId, itemId, verdict: 'met' as const, opinion: '已核对', evidence: [] };
    const before = await app.call('checklist.answer', given);
    await app.call('checklist.remove', { documentId, checklistId });
    expect((await app.documentAt('绿道方案.txt')).checklistsUnderWay).toBe(0);
    await expect(app.call('checklist.answer', given)).rejects.toMatchObject({ code: 'not-found' });
    await app.close();
    const again = await startApplication({ place: join(app.library, '..') });
    expect(await again.call('checklist.restore', { documentId, checklistId })).toEqual(before);
    expect((await again.documentAt('绿道方案.txt')).checklistsUnderWay).toBe(1);
  });

  it('take no answer to a question that is not theirs', async () => {
    const app = await withPlan();
    const { documentId } = app;
    const { templates } = await app.call('checklist.templates', {});
    const run = await app.call('checklist.start', { documentId, templateId: templates[0]?.id ?? '' });
    for (const itemId of ['none', '__proto__', 'constructor']) {
      const input = { documentId, checklistId: run.id, itemId, verdict: 'met' as const, ...answer };
      await expect(app.call('checklist.answer', input)).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('what windows see', () => {
  it('never holds a path of the library', async () => {
    const app = await withPlan();
    const replies = [
      await app.application.dispatch('library.read', {}),
      await app.application.dispatch('document.open', { documentId: app.documentId }),
      await app.application.dispatch('search.query', { query: '绿道', limit: 3 }),
    ];
    expect(JSON.stringify(replies)).not.toContain(app.library);
    expect(reviewApi['library.read'].output.strict().safeParse((replies[0] as { value: unknown }).value).error).toBeUndefined();
  });

  it('comes back after a restart: settings and where the reader left off', async () => {
    const app = await withPlan();
    await app.call('workspace.update', { change: { screen: 'reader', panes: [{ documentId: app.documentId, blockIndex: 3 }] } });
    await app.call('settings.update', { change: { language: 'en' } });
    await app.close();
    const again = await startApplication({ place: join(app.library, '..') });
    const { settings, workspace } = await again.call('library.read', {});
    expect(settings).toMatchObject({ language: 'en', reviewer: { name: '程静' } });
    expect(workspace).toMatchObject({ screen: 'reader', panes: [{ documentId: app.documentId, blockIndex: 3 }] });
  });
});

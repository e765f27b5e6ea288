import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { MethodInput } from '#shared/contract/review-api.ts';
import type { CarriedItem } from '#shared/contract/review-views.ts';
import type { AnnotationContent } from '#shared/model/annotation.ts';
import { ROOT } from '../../../support/list-files.ts';
import { passageOf, type RunningApplication, startApplication } from '../running-application.ts';

const NO_TEXT: AnnotationContent = {
  colour: 'blue',
  issueType: 'feasibility',
  severity: 'normal',
  note: '',
  suggestion: '',
  basis: '',
  status: 'open',
};

/** The two versions of the sample library's plan, with opinions on the first. */
async function startWithDrafts(opinions: Readonly<Record<string, string>>) {
  const application = await startApplication();
  for (const [name, file] of [
    ['旧.docx', '临江市优化营商环境行动方案（征求意见稿）.docx'],
    ['新.docx', '临江市优化营商环境行动方案（送审稿）.docx'],
  ] as const) {
    await application.put(name, await readFile(join(ROOT, 'seeds', file)));
  }
  await application.index();
  const [oldId, newId] = [(await application.documentAt('旧.docx')).id, (await application.documentAt('新.docx')).id];
  for (const [quote, suggestion] of Object.entries(opinions)) {
    const target = await passageOf(application, oldId, quote);
    await application.call('annotation.create', { documentId: oldId, target, content: { ...NO_TEXT, suggestion } });
  }
  return { application, oldId, newId };
}

async function propose({ call }: RunningApplication, oldId: string, newId: string): Promise<readonly CarriedItem[]> {
  const outcome = await call('carrying.propose', { oldId, newId });
  if (outcome.kind !== 'proposed') throw new Error('cancelled');
  return outcome.items;
}

/** Passage, suggestion and what became of it, as build/seed-texts/README.md lists the opinions planted on the first draft. */
const PLANTED: readonly (readonly [passage: string, suggestion: string, state: string])[] = [
  ['30项措施', '“30项措施”改为“28项措施”', 'adopted'],
  ['发票领用、社保参保登记', '增加“医保参保登记”，责任单位增加“市医保局”', 'adopted'],
  ['1个工作日内', '“1个工作日内”改为“0.5个工作日内”', 'adopted'],
  ['政府审批用时控制在45个工作日以内', '“45个工作日以内”改为“35个工作日以内”', 'partly-adopted'],
  ['联合验收办理时间不超过9个工作日', '“不超过9个工作日”改为“不超过12个工作日”', 'not-adopted'],
  ['99.95%以上', '改为“99.97%以上，年户均停电时间不超过3小时”', 'adopted'],
  ['不需要外线施工时不超过4个工作日', '“不超过4个工作日”改为“不超过6个工作日”', 'not-adopted'],
  ['2025年12月底前', '“2025年12月底前”改为“2026年12月底前”', 'adopted'],
  ['牵头单位：市财政局', '牵头单位改为市委金融办', 'adopted'],
  ['年化担保费率不超过1%', '“不超过1%”改为“不超过0.5%”，并明确牵头单位', 'partly-adopted'],
  ['年度采购占比不低于50%', '“不低于50%”改为“不低于60%”', 'clause-removed'],
  ['同等条件下优先采购本地企业产品', '删去“优先采购本地企业产品”', 'clause-removed'],
  ['一般诉求5个工作日内答复', '“5个工作日内答复”改为“3个工作日内答复”', 'not-adopted'],
  ['原则上每年不超过2次', '增加“投诉举报、重大隐患和突发事件引发的检查除外”', 'adopted'],
  ['75天以内', '“75天以内”改为“60天以内”', 'partly-adopted'],
];

describe('carrying opinions from the draft for comment to the one for approval', () => {
  it('places each, and proposes whether it was adopted', async () => {
    const { application, oldId, newId } = await startWithDrafts({
      '1个工作日内全部办结': '改为0.5个工作日内全部办结',
      '不低于30%': '将“30%”改为“50%”',
      在同等条件下优先采购本地企业产品: '改为“平等对待各类企业产品”',
      '年度采购占比不低于50%': '建议删除该要求',
      原则上每年不超过2次: '补充“但投诉举报、重大隐患和突发事件引发的检查除外”',
      打造集成服务: '',
      畅通企业诉求渠道: '改为“畅通企业和个人诉求渠道”',
    });
    const items = await propose(application, oldId, newId);
    expect(items.map(({ was, now, place, adoption }) => [was, now, place.kind, adoption?.state ?? null])).toEqual([
      ['1个工作日内全部办结', '0.5个工作日内全部办结', 'changed', 'adopted'],
      ['不低于30%', '不低于40%', 'changed', 'partly-adopted'],
      ['在同等条件下优先采购本地企业产品', null, 'lost', 'clause-removed'],
      ['年度采购占比不低于50%', null, 'lost', 'adopted'],
      ['打造集成服务', '打造集成服务', 'moved', null],
      ['畅通企业诉求渠道', '畅通企业诉求渠道', 'moved', 'not-adopted'],
      ['原则上每年不超过2次', '原则上每年不超过2次', 'moved', 'adopted'],
    ]);
    expect(items.find(({ was }) => was === '畅通企业诉求渠道')).toMatchObject({
      oldClause: '附件 二、（八）22.',
      newClause: '二、（十）26.',
    });
  });

  it('puts them on the new text once, waits for a person where words changed, and shows the lost as lost', async () => {
    const { application, oldId, newId } = await startWithDrafts({
      '1个工作日内全部办结': '改为0.5个工作日内全部办结',
      在同等条件下优先采购本地企业产品: '改为“平等对待各类企业产品”',
      打造集成服务: '',
    });
    const items = await propose(application, oldId, newId);
    const input = { oldId, newId, annotationIds: items.map(({ annotation }) => annotation.id) };
    const { created, notCarried } = await application.call('carrying.apply', input);
    expect(notCarried).toBe(0);
    expect(created.map(({ carried }) => [carried?.place, carried?.isConfirmed])).toEqual([
      ['changed', false],
      ['lost', false],
      ['moved', true],
    ]);
    expect(await application.call('carrying.apply', input)).toEqual({ created: [], notCarried: 3 });
    expect((await propose(application, oldId, newId)).every(({ carriedAs }) => carriedAs !== null)).toBe(true);
    expect(await application.documentAt('新.docx')).toMatchObject({ annotations: 3, lostAnnotations: 1 });
    const [changed, lost] = created;
    if (changed?.carried === undefined) throw new Error('nothing was carried');
    const place = { annotationId: changed.id, target: changed.target };
    const confirmed = await application.call('annotation.place', { documentId: newId, places: [place] });
    expect(confirmed.changed.map(({ id, carried }) => [id, carried?.isConfirmed])).toEqual([[changed.id, true]]);
    const before = { place: changed.carried.place, isConfirmed: false };
    const takenBack = await application.call('annotation.place', { documentId: newId, places: [{ ...place, carried: before }] });
    // A place that a person vouched for is a change, and so is taking that back: the time moves on.
    expect(takenBack.changed).toEqual([{ ...changed, updatedAt: expect.any(String), earlierTimes: expect.any(Array) }]);
    const target = await passageOf(application, newId, '打造集成服务');
    const put = async (place: Pick<MethodInput<'annotation.place'>['places'][number], 'target' | 'carried'>) =>
      (await application.call('annotation.place', { documentId: newId, places: [{ annotationId: lost?.id ?? '', ...place }] })).changed[0];
    const attached = await put({ target });
    expect(attached?.carried).toMatchObject({ place: 'moved', isConfirmed: true });
    const back = { target: lost?.target ?? target, carried: { place: 'lost', isConfirmed: false } } as const;
    const restored = await put(back);
    expect([restored?.carried, restored?.target], 'taken back, it waits for a place again').toEqual([lost?.carried, lost?.target]);
    expect(await application.documentAt('新.docx')).toMatchObject({ lostAnnotations: 1 });
    await put({ target });
    await application.call('document.remove', { documentId: oldId, purge: true });
    await expect(put(back), 'and never brings back what was erased').rejects.toMatchObject({ code: 'not-found' });
  });

  it('proposes of each opinion planted in the sample library what became of it', async () => {
    const { application, oldId, newId } = await startWithDrafts(
      Object.fromEntries(PLANTED.map(([quote, suggestion]) => [quote, suggestion])),
    );
    const items = await propose(application, oldId, newId);
    const states = new Map(items.map(({ was, adoption }) => [was, adoption?.state ?? null]));
    expect(PLANTED.map(([passage]) => [passage, states.get(passage)])).toEqual(PLANTED.map(([passage, , state]) => [passage, state]));
  });

  it('fills the table of opinions: what a person decided and wrote is counted, what the texts suggest is only proposed', async () => {
    const { application, oldId, newId } = await startWithDrafts({
      '不低于30%': '将“30%”改为“50%”',
      在同等条件下优先采购本地企业产品: '改为“平等对待各类企业产品”',
      '1个工作日内全部办结': '改为0.5个工作日内全部办结',
    });
    const items = await propose(application, oldId, newId);
    const annotationIds = items.map(({ annotation }) => annotation.id);
    const { created } = await application.call('carrying.apply', { oldId, newId, annotationIds });
    const [adopted, share] = created;
    const decide = { documentId: newId, annotationId: adopted?.id ?? '', state: 'adopted' } as const;
    await application.call('carrying.decide', decide);
    await application.call('carrying.decide', { ...decide, annotationId: share?.id ?? '', state: 'not-adopted' });
    await application.call('carrying.reply', { documentId: newId, annotationId: share?.id ?? '', reply: '  财力尚不具备 ' });
    const request = { documentIds: [newId], checklistId: null, columns: null, head: { asked: '12' } };
    const table = await application.call('export.preview', { ...request, table: 'disposition' });
    expect(table.statistics).toMatch(/^征求 12 家.*；意见 3 条：采纳 1，部分采纳 0，不采纳 1，待定 1。$/);
    const keys = table.columns.map(({ key }) => key);
    const cellsOf = (row: number): Record<string, string> =>
      Object.fromEntries((table.rows[row]?.cells ?? []).map((cell, at) => [keys[at] ?? '', cell]));
    expect(cellsOf(0)).toMatchObject({ quote: '1个工作日内全部办结', state: '采纳', revised: '0.5个工作日内全部办结' });
    expect(cellsOf(1)).toMatchObject({ quote: '不低于30%', state: '不采纳', reply: '财力尚不具备', revised: '不低于40%' });
    expect(cellsOf(2)).toMatchObject({ clause: expect.stringContaining('19.'), state: '推定：条款已删除', revised: '（条款已删除）' });
    const changes = await application.call('export.preview', { ...request, table: 'comparison', documentIds: [oldId, newId] });
    expect(JSON.stringify(changes.rows)).toContain('（不采纳：财力尚不具备）');
    await application.call('carrying.reply', { documentId: newId, annotationId: share?.id ?? '', reply: '' });
    const { annotations } = await application.call('review.read', { documentId: newId });
    expect(annotations.find(({ id }) => id === share?.id)?.carried).not.toHaveProperty('reply');
  });

  it('keeps what a person decides beside the proposal, and takes it back', async () => {
    const { application, oldId, newId } = await startWithDrafts({ '不低于30%': '将“30%”改为“50%”' });
    const [item] = await propose(application, oldId, newId);
    const { created } = await application.call('carrying.apply', { oldId, newId, annotationIds: [item?.annotation.id ?? ''] });
    const [{ id: annotationId } = { id: '' }] = created;
    const decided = await application.call('carrying.decide', { documentId: newId, annotationId, state: 'not-adopted' });
    expect(decided.carried).toMatchObject({ adoption: { state: 'partly-adopted' }, decision: { state: 'not-adopted' } });
    const undone = await application.call('carrying.decide', { documentId: newId, annotationId, state: null });
    expect(undone.carried).not.toHaveProperty('decision');
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
    const confirm = { documentId: newId, annotationIds: [changed?.id ?? '', lost?.id ?? ''], isConfirmed: true };
    const confirmed = await application.call('carrying.confirm', confirm);
    expect(
      confirmed.changed.map(({ id }) => id),
      'nobody can confirm a place that is not there',
    ).toEqual([changed?.id]);
    const target = await passageOf(application, newId, '打造集成服务');
    const attached = await application.call('annotation.attach', { documentId: newId, annotationId: lost?.id ?? '', target });
    expect(attached.carried).toMatchObject({ place: 'moved', isConfirmed: true });
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

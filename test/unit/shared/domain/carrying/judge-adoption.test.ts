import { describe, expect, it } from 'vitest';
import { judgeAdoption } from '#shared/domain/carrying/judge-adoption.ts';
import type { CarriedPlace } from '#shared/model/carrying.ts';

const OLD = '3.缩短登记时间。一般登记5个工作日内办结，由登记中心按月公布用时。（市自然资源局牵头）';
const CHANGED: CarriedPlace = { kind: 'changed', range: { start: 0, end: 1 }, edits: [] };
const REMOVED: CarriedPlace = { kind: 'lost', reason: 'removed' };

function stateOf(
  suggestion: string,
  newClause: string,
  { passage = '5个工作日内办结', place = CHANGED }: { passage?: string; place?: CarriedPlace } = {},
) {
  return judgeAdoption({ suggestion, passage, oldClause: OLD, newClause, place })?.state ?? null;
}

describe('what became of a suggested wording', () => {
  it.each([
    ['改为3个工作日', OLD.replace('5个', '3个')],
    ['建议修改为“3个工作日内办结”', OLD.replace('5个', '3个')],
    ['建议将“5个工作日”改为“3个工作日”。', OLD.replace('5个', '3个')],
    ['3个工作日内办结', OLD.replace('5个', '3个')],
    ['补充“抵押登记当日办结”', OLD.replace('，由', '，抵押登记当日办结，由')],
    ['增加市住房城乡建设局为配合单位', OLD.replace('牵头', '牵头，增加市住房城乡建设局为配合单位')],
    ['建议删除“由登记中心按月公布用时”', OLD.replace('，由登记中心按月公布用时', '')],
    ['删除由登记中心按月公布用时', OLD.replace('，由登记中心按月公布用时', '')],
  ])('%s: adopted where the new clause has it', (suggestion, newClause) => {
    expect(stateOf(suggestion, newClause, { passage: suggestion.includes('按月') ? '由登记中心按月公布用时' : '5个工作日内办结' })).toBe(
      'adopted',
    );
  });

  it.each(['改为3个工作日', '补充“抵押登记当日办结”', '建议删除“由登记中心按月公布用时”', '建议删除该句'])(
    '%s: not adopted where the clause stands as it was',
    (suggestion) => {
      expect(stateOf(suggestion, OLD, { place: { kind: 'exact', range: { start: 0, end: 8 } } })).toBe('not-adopted');
    },
  );

  it('is adopted in part where some of it came, and where the time was changed to another one than was asked for', () => {
    expect(stateOf('将“5个工作日”改为“3个工作日”，并补充“抵押登记当日办结”', OLD.replace('5个', '3个'))).toBe('partly-adopted');
    expect(stateOf('建议将“5个工作日”改为“3个工作日”', OLD.replace('5个', '4个'))).toBe('partly-adopted');
  });

  it('does not take a figure that was changed elsewhere in the clause for the one that was to go', () => {
    const passage = '登记费不超过4元';
    const [old, fresh] = [`${OLD}${passage}，等候不超过40分钟。`, `${OLD}${passage}，等候不超过30分钟。`];
    const judged = judgeAdoption({ suggestion: '“不超过4元”改为“不超过2元”', passage, oldClause: old, newClause: fresh, place: CHANGED });
    expect(judged?.state).toBe('not-adopted');
  });

  it('takes a lead that is to be another office for words to be put in, whatever stands behind it', () => {
    expect(stateOf('牵头单位改为市住房城乡建设局', OLD.replace('市自然资源局', '市住房城乡建设局'))).toBe('adopted');
    expect(stateOf('牵头单位改为市住房城乡建设局', OLD)).toBe('not-adopted');
  });

  it('tells a clause that was deleted from a suggestion to delete it', () => {
    expect(stateOf('改为3个工作日', '', { place: REMOVED })).toBe('clause-removed');
    expect(stateOf('建议删除本条', '', { place: REMOVED })).toBe('adopted');
  });

  it('proposes nothing without a suggestion, or where nobody knows which text it is', () => {
    expect(stateOf('', OLD)).toBeNull();
    expect(stateOf('改为3个工作日', OLD, { place: { kind: 'lost', reason: 'unclear' } })).toBeNull();
  });

  it('says which wording came and which is missing', () => {
    const { met, missing } = judgeAdoption({
      suggestion: '将“5个工作日”改为“3个工作日”，并补充“抵押登记当日办结”',
      passage: '5个工作日内办结',
      oldClause: OLD,
      newClause: OLD.replace('5个', '3个'),
      place: CHANGED,
    }) ?? { met: [], missing: [] };
    expect(met).toEqual(['3个工作日']);
    expect(missing).toEqual(['抵押登记当日办结']);
  });

  it('asks step by step where a suggestion says of several wordings what each is to become', () => {
    const judged = judgeAdoption({
      suggestion: '建议将“5个工作日”改为“3个工作日”；并将“按月公布”改为“按旬公布”',
      passage: '一般登记5个工作日内办结，由登记中心按月公布用时。',
      oldClause: OLD,
      newClause: OLD.replace('5个', '3个'),
      place: CHANGED,
    });
    expect(judged).toMatchObject({ state: 'partly-adopted', met: ['3个工作日'], missing: ['旬公布'] });
  });

  it('asks for what is to go and to come beside a replacement as well', () => {
    const suggestion = '将“5个工作日”改为“3个工作日”，删除“按月”；在“登记中心”后增加“和税务局”';
    const judged = (newClause: string) =>
      judgeAdoption({
        suggestion,
        passage: '一般登记5个工作日内办结，由登记中心按月公布用时。',
        oldClause: OLD,
        newClause,
        place: CHANGED,
      });
    const all = OLD.replace('5个', '3个').replace('登记中心按月', '登记中心和税务局');
    expect(judged(all)?.state).toBe('adopted');
    expect(judged(all.replace('和税务局', ''))).toMatchObject({ state: 'partly-adopted', missing: ['和税务局'] });
    expect(judged(all.replace('公布', '按月公布'))).toMatchObject({ state: 'partly-adopted', standing: ['按月'] });
  });

  it('does not call wording missing that was to go and still stands', () => {
    const unchanged = { passage: '5个工作日内办结', oldClause: OLD, newClause: OLD, place: CHANGED };
    expect(judgeAdoption({ suggestion: '建议删除“由登记中心按月公布用时”', ...unchanged })).toMatchObject({
      missing: [],
      standing: ['由登记中心按月公布用时'],
    });
    const replaced = judgeAdoption({ suggestion: '将“5个工作日”改为“3个工作日”', ...unchanged });
    expect(replaced?.missing).toEqual(['3个工作日']);
    expect(replaced?.standing?.every((words) => OLD.includes(words))).toBe(true);
  });

  it('ends soon on a suggestion of twenty thousand brackets', () => {
    expect(stateOf(`改为${'“'.repeat(20_000)}`, OLD)).not.toBeUndefined();
  });

  it.each(['建议明确完成时限', '请补充责任单位', '不建议删除该句', '此处不宜改为“10个工作日”'])(
    '%s: the texts do not tell',
    (suggestion) => {
      expect(stateOf(suggestion, OLD.replace('公布用时', '公布用时，年底前完成'))).toBeNull();
      expect(stateOf(suggestion, OLD, { place: { kind: 'exact', range: { start: 0, end: 8 } } })).toBeNull();
    },
  );

  it('is not adopted where a passage that was to go was only reworded, and adopted where little of it is left', () => {
    const passage = '由登记中心按月公布用时';
    expect(stateOf('建议删除', OLD.replace('按月公布用时', '按月公布所用时间'), { passage })).toBe('not-adopted');
    expect(stateOf('建议删除', OLD.replace(passage, '实行限时办结'), { passage })).toBe('adopted');
  });

  it('asks for all of several wordings that become one', () => {
    const oldClause = '县财政局、县审计局共同负责。';
    const judge = (newClause: string) =>
      judgeAdoption({
        suggestion: '将“县财政局”“县审计局”统一为“县级主管部门”',
        passage: '县财政局、县审计局',
        oldClause,
        newClause,
        place: CHANGED,
      })?.state;
    expect(judge('县级主管部门、县审计局共同负责。')).toBe('partly-adopted');
    expect(judge('县级主管部门负责。')).toBe('adopted');
  });
});

import { describe, expect, it } from 'vitest';
import { indicatorPhrases } from '#shared/domain/tables/task-passages.ts';
import type { Task } from '#shared/model/document.ts';

function taskWith(...texts: readonly string[]): Task {
  const indicators = texts.map((text) => ({ text, value: null, unit: null, comparator: null }));
  const lists = { path: [], leads: [], units: [], sectionLeads: [] };
  return { label: '1.', title: '压缩审批用时', ...lists, deadline: null, deadlineDate: null, indicators, block: 'b1' };
}

describe('the words shown around the targets of a task', () => {
  it('are the clause that each stands in', () => {
    const text = '推行容缺受理，申报材料压减30%以上，新增便民服务点12个。';
    expect(indicatorPhrases(taskWith('30%以上', '12个'), text)).toEqual(['申报材料压减30%以上', '新增便民服务点12个']);
  });

  it('keep two targets of one clause together, however far the second is from its beginning: parted, they would state the opposite', () => {
    const text = '建筑面积不超过2500平方米的小型冷链仓储改造项目全流程审批用时控制在12个工作日以内。';
    const [whole = '', ...others] = indicatorPhrases(taskWith('2500平方米', '12个工作日以内'), text);
    expect([whole, others]).toEqual([text.slice(0, -1), []]);
  });

  it('show that a long clause was cut, and never cut behind a word that turns the next one round', () => {
    const text = `${'会同有关部门和各县（市、区）人民政府研究提出的各类冷链仓储改造项目审批'}用时均不得超过12个工作日`;
    const [phrase = ''] = indicatorPhrases(taskWith('12个工作日'), text);
    expect(phrase.startsWith('……') && phrase.endsWith('不得超过12个工作日')).toBe(true);
    for (let pushed = 0; pushed < 30; pushed += 1) {
      const [cut = ''] = indicatorPhrases(taskWith('12个工作日'), `均不超过${'甲'.repeat(pushed)}12个工作日`);
      expect(cut.startsWith('……超过')).toBe(false);
    }
  });
});

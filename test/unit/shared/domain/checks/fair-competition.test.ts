import { describe, expect, it } from 'vitest';
import { isReversed } from '#shared/domain/checks/fair-competition/direction.ts';
import { SCREENING_RULES } from '#shared/domain/checks/fair-competition/screening.ts';
import { SIGNALS } from '#shared/domain/checks/fair-competition/signals.ts';
import { FAIR_COMPETITION_STANDARD_ITEMS } from '#shared/domain/review/checklist-templates/fair-competition-standards.ts';
import { findingsOf } from './check-lines.ts';

describe('fair-competition screening', () => {
  it.each([
    ['FC-1.1', '外地企业须经市商务局备案后方可开展经营活动。'],
    ['FC-1.2', '由市政府授予临江水务公司特许经营权。'],
    ['FC-1.3', '各学校应使用指定供应商的产品。'],
    ['FC-1.4', '申请企业应成立满3年，注册资本不低于500万元。'],
    ['FC-2.1', '享受补贴的企业须承诺5年内不迁出本市。'],
    ['FC-2.2', '中标企业须在本市设立分支机构。'],
    ['FC-2.3', '评标时对具有本地业绩的投标人给予加分。'],
    ['FC-2.4', '对市外企业另收管理费。'],
    ['FC-2.5', '对外地企业提高检查频次。'],
    ['FC-3.1', '对落户企业给予税收返还。'],
    ['FC-3.2', '按企业财政贡献的50%给予奖励。'],
    ['FC-3.3', '对重点企业实行零地价供地。'],
    ['FC-4.1', '组织商户签订统一价格的自律公约。'],
    ['FC-4.2', '由商会制定并执行政府指导价。'],
    ['FC-4.3', '发布住宿业建议价，引导商户执行。'],
    ['FC-0', '形成市场分割。'],
    ['FC-2.3', '本地产品采购比例不低于60%。'],
    ['FC-2.3', '外地企业不得参与本地工程招标。'],
    ['FC-2.4', '对采购本地产品的企业给予补贴。'],
    ['FC-3.2', '对在本市注册的企业给予奖励。'],
  ])('finds a signal of %s', (rule, sentence) => {
    expect(findingsOf(rule, [sentence])[0]).toMatchObject({ reversed: false, severity: 'normal' });
  });

  it.each([
    ['FC-1.1', '公开政务服务目录，推行电子许可和认证。'],
    ['FC-1.2', '规范城市供水特许经营项目管理。'],
    ['FC-1.3', '各单位要指定专人负责，统一使用电子印章。'],
    ['FC-1.4', '优化注册资本登记，简化注销手续，支持规模以上工业发展。'],
    ['FC-2.1', '推行告知承诺，便利企业变更注册地。'],
    ['FC-2.2', '在本市设立分支机构的，可以申请加载地址。'],
    ['FC-2.3', '推进政府采购和招标全流程电子化，考核加分。'],
    ['FC-2.4', '便利市外企业线上办理。'],
    ['FC-2.5', '合理确定检查频次，加强重点监管。'],
    ['FC-3.1', '落实国家统一的税收优惠政策，依法依规免征。'],
    ['FC-3.2', '推动银行向白名单项目发放贷款。'],
    ['FC-3.3', '依照国家规定免收换证费用。'],
    ['FC-4.1', '行业协会要加强自律。'],
    ['FC-4.2', '依法清理政府定价的经营服务性收费。'],
    ['FC-4.3', '绿化面积占比不得低于30%，引导金融机构减费让利。'],
    ['FC-0', '推动市场要素有序流动。'],
  ])('takes no ordinary word for a signal of %s', (rule, sentence) => {
    expect(findingsOf(rule, [sentence])).toEqual([]);
  });

  it.each([
    ['FC-1.1', '各部门不得自行制定市场准入负面清单。'],
    ['FC-0', '破除地方保护和市场分割。'],
    ['FC-0', '开展隐性壁垒清理。'],
    ['FC-2.2', '严禁要求企业在本市设立分支机构。'],
    ['FC-2.3', '不得以本地业绩作为加分条件。'],
    ['FC-1.3', '坚决整治指定交易。'],
    ['FC-2.5', '对外地企业一视同仁。'],
    ['FC-3.2', '按纳税额给予奖励等政策一律清理。'],
  ])('greys what the sentence forbids: %s, %s', (rule, sentence) => {
    expect(findingsOf(rule, [sentence])[0]).toMatchObject({ reversed: true, severity: 'hint' });
  });

  it('reads an item by the words that open its list', () => {
    const lines = ['第一条　工作人员有下列情形之一的，依法给予处分：', '（一）指定中介机构提供服务；', '（二）推诿拖延。'];
    expect(findingsOf('FC-1.3', lines)).toMatchObject([{ reversed: true }]);
  });

  it('lets a ban on an operator and a condition stand as restrictions', () => {
    expect(isReversed({ before: '外地企业不得参与', hit: '政府采购', after: '活动' })).toBe(false);
    expect(isReversed({ before: '未列入', hit: '名录', after: '的不得承接项目' })).toBe(false);
    expect(isReversed({ before: '不得要求企业参与', hit: '政府采购', after: '培训' })).toBe(true);
  });

  it('keeps names of laws out of it, and says of each item what it asks', () => {
    expect(findingsOf('FC-0', ['落实《破除地方保护专项行动方案》。'])).toEqual([]);
    const [finding] = findingsOf('FC-2.4', ['对市外企业另收管理费。']);
    const item = FAIR_COMPETITION_STANDARD_ITEMS.find(({ id }) => id === 'FC-2.4');
    expect(finding?.message).toContain(item?.question);
    expect(finding?.basis).toBe(item?.legalBasis);
  });

  it('screens every standard but the exceptions, with all of its words', () => {
    const standards = FAIR_COMPETITION_STANDARD_ITEMS.filter(({ id }) => id !== 'FC-E');
    expect(SCREENING_RULES.map(({ id }) => id)).toEqual(standards.map(({ id }) => id));
    const words = standards.flatMap(({ signalWords }) => signalWords);
    expect(SIGNALS.length).toBeGreaterThan(words.length);
  });
});

describe('FC-G4', () => {
  it('finds an aim that leaves some measures without review', () => {
    expect(findingsOf('FC-G4', ['政策措施公平竞争审查率达到95%以上。'])).toMatchObject([{ severity: 'serious' }]);
    expect(findingsOf('FC-G4', ['政策措施公平竞争审查率达到100%。'])).toEqual([]);
  });
});

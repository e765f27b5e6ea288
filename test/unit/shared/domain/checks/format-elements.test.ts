import { describe, expect, it } from 'vitest';
import type { TestLine } from '../structure/document-from-lines.ts';
import { findingsOf, planOf } from './check-lines.ts';

type Case = readonly [name: string, rule: string, lines: readonly TestLine[], message: RegExp];
type Silent = readonly [name: string, rule: string, lines: readonly TestLine[]];

const RECIPIENTS = '各县（市、区）人民政府，市政府各部门：';
const NOTICE = ['临江市人民政府关于印发便民服务办法的通知', RECIPIENTS, '现将办法印发给你们，请认真执行。'];

const FIRES: readonly Case[] = [
  [
    'a paper that calls itself by another kind',
    'FM-1',
    ['海陵市托育服务实施意见', '为发展托育服务，制定本方案。', '一、总体要求'],
    /文种是“意见”.*本方案/,
  ],
  ['two kinds in one', 'FM-1', ['临江市民政局关于养老项目的请示报告', '市政府：', '现将有关情况报告如下。'], /请示报告/],
  [
    'a mark at the end of a title',
    'FM-2',
    [
      {
        kind: 'paragraph',
        text: '临江市便民服务实施方案。',
        rows: null,
        page: null,
        style: { isTitle: true, headingLevel: null, listLabel: null, isCentred: true },
      },
      '为方便群众，制定本方案。',
    ],
    /末尾不用标点/,
  ],
  ['a title without its matter', 'FM-2', ['临江市商务局通知', '各企业：', '请按时参会，不得缺席。'], /没有写明事由/],
  ['square brackets in a number', 'FM-3', ['根据《临江市养老服务办法》（临政发[2023]4号），制定本方案。'], /六角括号/],
  ['a padded serial', 'FM-3', ['根据《临江市养老服务办法》（临政发〔2023〕004号），制定本方案。'], /虚位/],
  ['a short year', 'FM-3', ['根据《临江市养老服务办法》（临政发〔23〕4号），制定本方案。'], /四位/],
  [
    'a half-width colon behind the recipients',
    'FM-4',
    ['临江市人民政府关于做好防汛工作的通知', '各县区人民政府:', '为做好防汛工作，现通知如下：一是加强值守。'],
    /全角冒号/,
  ],
  [
    'recipients without a colon',
    'FM-4',
    ['临江市人民政府关于做好防汛工作的通知', '各县区人民政府，市政府各部门', '为做好防汛工作，请加强值守。'],
    /缺少全角冒号/,
  ],
  ['padded days', 'FM-9', [...NOTICE, '临江市人民政府', '2024年05月06日'], /不编虚位/],
  ['a day in Chinese figures', 'FM-9', [...NOTICE, '临江市人民政府', '二〇二四年五月六日'], /阿拉伯数字/],
  ['a day that no calendar has', 'FM-9', [...NOTICE, '申报于2024年2月30日截止，逾期不予受理。'], /不是日历上有的日期/],
  [
    'printing before signing',
    'FM-9',
    [...NOTICE, '临江市人民政府', '2024年5月6日', '临江市人民政府办公室 2024年5月2日印发'],
    /早于成文日期/,
  ],
  ['a number that is left out', 'FM-5', ['一、主要任务', '（一）优化窗口服务。', '（二）压缩办理时间。', '（四）公开办事指南。'], /断号/],
  ['a number used twice', 'FM-5', ['一、主要任务', '（一）优化窗口服务。', '（二）压缩办理时间。', '（二）公开办事指南。'], /重复/],
  [
    'a level that is skipped',
    'FM-5',
    ['一、主要任务', '（一）优化窗口服务。', '二、保障措施', '（1）加强领导。', '（2）加强督导。'],
    /跳级/,
  ],
  [
    'a mark behind the name of an attachment',
    'FM-8',
    ['请各单位按期报送，确保数据准确。', '附件：临江市窗口服务清单。', '临江市人民政府', '2024年5月6日'],
    /不加标点/,
  ],
  [
    'another name on the attachment',
    'FM-8',
    [
      '请各单位按期报送。',
      '附件：1.窗口服务清单',
      '2.咨询电话表',
      '临江市人民政府',
      '2024年5月6日',
      '附件1',
      '窗口服务清单',
      '一、内容',
      '附件2',
      '投诉渠道汇总',
      '一、渠道',
    ],
    /不一致/,
  ],
  ['a number without its title', 'FM-10', ['根据临政发〔2023〕4号文件要求，各单位要抓紧落实到位。'], /只有文号/],
  ['a title without its marks', 'FM-10', ['按照市政府关于发展养老服务的意见（临政发〔2023〕4号）要求，各单位要抓紧落实。'], /没有加书名号/],
];

const STAYS_SILENT: readonly Silent[] = [
  ['a paper that calls itself by its kind', 'FM-1', ['海陵市托育服务实施意见', '为发展托育服务，提出本意见。']],
  ['a plan below the notice that carries it', 'FM-1', [...NOTICE, '临江市便民服务办法', '第一条　为方便群众，制定本办法。']],
  ['words that only end in 本', 'FM-1', ['海陵市托育服务实施意见', '形成基本方案和样本规定，提出本意见。']],
  ['a whole title', 'FM-2', NOTICE],
  ['a right number', 'FM-3', ['根据《临江市养老服务办法》（临政发〔2023〕4号）和国务院令第722号，制定本方案。']],
  ['recipients with a full-width colon', 'FM-4', NOTICE],
  ['a day in its right form', 'FM-9', [...NOTICE, '临江市人民政府', '2024年5月6日', '临江市人民政府办公室 2024年5月8日印发']],
  [
    'numbers in order, counted through the groups',
    'FM-5',
    ['一、任务', '（一）窗口', '1.优化窗口服务。', '2.延长办理时间。', '（二）网上', '3.开通网上预约。', '4.公开办事指南。'],
  ],
  ['a paper with two levels only', 'FM-5', ['一、主要任务', '1.优化窗口服务。', '2.压缩办理时间。', '二、保障措施', '1.加强领导。']],
  [
    'a list that agrees with its attachment',
    'FM-8',
    ['请各单位按期报送。', '附件：窗口服务清单', '临江市人民政府', '2024年5月6日', '附件', '窗口服务清单', '一、内容'],
  ],
  [
    'a title with its number behind it',
    'FM-10',
    ['根据《临江市养老服务办法》（临政发〔2023〕4号），制定本方案。按照临政发〔2023〕4号要求执行。'],
  ],
  ['a plan without anything wrong', 'FM-5', planOf(['（一）优化窗口服务。', '（二）压缩办理时间。'])],
];

describe('rules on the elements and the structure of a paper', () => {
  it.each(FIRES)('finds %s (%s)', (_name, rule, lines, message) => {
    expect(findingsOf(rule, lines).map((finding) => finding.message)).toEqual([expect.stringMatching(message)]);
  });

  it.each(STAYS_SILENT)('says nothing of %s (%s)', (_name, rule, lines) => {
    expect(findingsOf(rule, lines)).toEqual([]);
  });

  it('gives no more than a hint for levels, since the standard only says 一般', () => {
    const [finding] = findingsOf('FM-5', ['一、主要任务', '（一）优化窗口服务。', '二、保障措施', '（1）加强领导。', '（2）加强督导。']);
    expect(finding?.severity).toBe('hint');
  });
});

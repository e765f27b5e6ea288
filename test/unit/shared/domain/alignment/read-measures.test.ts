import { describe, expect, it } from 'vitest';
import { readMeasures } from '#shared/domain/alignment/read-measures.ts';
import { documentFromLines } from '../structure/document-from-lines.ts';

const TASKS = [
  '云岭县优化营商环境实施方案',
  '一、总体要求',
  '（一）指导思想。坚持企业需求导向，久久为功，把营商环境做成县城的名片。',
  '（二）主要目标。到2027年，企业开办、登记、办税全部在网上办结。',
  '二、重点任务',
  '（一）改善登记服务。聚焦企业最盼望的几件事，把流程做短、把材料做少。',
  '1.压缩登记时间。一般登记2个工作日内办结。（县自然资源局牵头，县税务局配合）',
  '2.推行网上报税。纳税申报全部网上办理。（县税务局负责）',
];
const SAFEGUARDS = [
  '三、保障措施',
  '（一）加强组织领导。县政府每月调度一次，协调跨部门的事项。',
  '（二）加强宣传引导。在县融媒体中心开设专栏，及时解读各项政策。',
];

function titlesOf(lines: readonly string[]): readonly string[] {
  return readMeasures(documentFromLines(lines), 0).measures.map(({ title }) => title);
}

describe('the measures of a document', () => {
  it('are its tasks and the clauses that no task was read from, in reading order', () => {
    expect(titlesOf([...TASKS, ...SAFEGUARDS])).toEqual(['压缩登记时间', '推行网上报税', '加强组织领导', '加强宣传引导']);
  });

  it('stand in the order of the paper where the clauses come first', () => {
    const [head = '', ...rest] = TASKS;
    expect(titlesOf([head, '一、明确工作机制。由县政务服务中心收集各部门的进展，每季度通报。', ...rest.slice(3)])).toEqual([
      '明确工作机制',
      '压缩登记时间',
      '推行网上报税',
    ]);
  });

  it('are not the aims of the paper, nor how long it holds', () => {
    expect(titlesOf([...TASKS, '三、附则', '本方案自2026年3月1日起施行，有效期三年，由县政务服务中心负责解释。'])).toEqual([
      '压缩登记时间',
      '推行网上报税',
    ]);
  });

  it('are no line of names or dates below the last number', () => {
    expect(titlesOf([...TASKS, '附件', '云岭县优化营商环境实施方案任务清单和牵头单位联系人名册'])).toEqual([
      '压缩登记时间',
      '推行网上报税',
    ]);
  });

  it('are whole articles with all that they enumerate', () => {
    const lines = [
      '云岭县政务服务办法',
      '第一条 政务服务机构应当逐项公布下列内容：',
      '（一）事项名称和设定依据；',
      '（二）承诺办理的时限。',
      '第二条 企业和群众可以在网上或者窗口提出申请，任何机构不得指定其中一种。',
    ];
    const { measures } = readMeasures(documentFromLines(lines), 0);
    expect(measures.map(({ path, sentences }) => [path.at(-1), sentences.length])).toEqual([
      ['第一条', 3],
      ['第二条', 1],
    ]);
  });
});

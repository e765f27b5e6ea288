import { expect, it } from 'vitest';
import { classifyMeasure } from '#shared/domain/alignment/classify-measure.ts';
import { readMeasures } from '#shared/domain/alignment/read-measures.ts';
import { topicTerms } from '#shared/domain/alignment/topic-terms.ts';
import { documentFromLines } from '../structure/document-from-lines.ts';

const TERMS = topicTerms([]);

function topicsOf(text: string): readonly string[] {
  const [measure] = readMeasures(documentFromLines(['临江市营商环境行动方案', '一、主要任务', `1.${text}`]), 0).measures;
  if (measure === undefined) throw new Error('no measure');
  return classifyMeasure(measure, TERMS).map(({ topic }) => TERMS.topics[topic]?.id ?? '');
}

it.each([
  [
    'a name that stands before another in a compound',
    '扩大贷款规模。鼓励银行开展专利质押、商标质押和知识产权质押融资。',
    'intellectual-property',
  ],
  ['a means that is only made use of', '推广装配式建筑。充分发挥政府采购功能，引导社会选用新型墙材。', 'public-procurement'],
  [
    'one of many things that something is aimed at',
    '维护公平竞争。聚焦虚假宣传,假冒商标,刷单炒信,价格欺诈等行为开展整治。',
    'intellectual-property',
  ],
  ['a common word in the title', '防范安全风险。定期检查老旧管道。', 'market-supervision'],
  ['what only a title names, said in passing', '扩大贷款规模。银行上门对接，联系企业了解资金需求。', 'firm-support'],
  ['how something is made known', '弘扬企业家精神。在媒体开设专栏，加强宣传报道。', 'publicity'],
  ['a means that something is built upon', '优化窗口布局。依托国际贸易单一窗口平台，延长服务时间。', 'cross-border-trade'],
  ['what another is good at', '支持社团发展。发挥协会的人才优势，举办学术论坛。', 'talent'],
  ['a list of many topics', '推行链条式服务。建立企业开办、获得用水、用气报装、不动产登记、办税、企业注销等事项的服务机制。', 'utilities'],
  ['what firms do in passing', '支持仓储企业。鼓励企业加大研发投入，减免租金。', 'innovation'],
  ['a means of policy said in passing', '推进渔船更新。船东加大资金投入，对接标准体系。', 'funding'],
  ['a means of policy beside the name of a topic', '建立不动产登记标准体系。逐项编写办事指南。', 'standards'],
  ['a broad word before the name of another topic', '推动科技创新信贷产品扩面。银行增加贷款。', 'innovation'],
])('does not take %s for a provision on its topic', (_, text, topic) => {
  expect(topicsOf(text)).not.toContain(topic);
});

it.each([
  [
    'a compound that ends in the name',
    '扩大贷款规模。鼓励银行加大信贷投放，加强知识产权、专利和商标保护，办理专利维权。',
    'intellectual-property',
  ],
  ['a name in a sentence that says nothing of the main topic', '扩大贷款规模。提高政府采购预付款比例。', 'public-procurement'],
  ['a title with two common words of one topic', '调解与仲裁。设立专门窗口。', 'enforcing-contracts'],
  ['what a title names', '选派服务专员。每家重点企业确定一名联络人。', 'firm-support'],
  ['what the measure as a whole is about', '加强宣传解读。组织宣传报道。', 'publicity'],
  ['a means of policy that a title names', '完善标准体系。编制渔港建设的技术规程。', 'standards'],
  [
    'rules for the environment in a measure on something else',
    '推进并联审批。一般项目压缩至30个工作日。实行区域环评，企业不再单独编制。',
    'environment',
  ],
  ['a broad word that stands alone in a title', '推动科技创新。企业增加投入。', 'innovation'],
])('takes %s for one', (_, text, topic) => {
  expect(topicsOf(text)).toContain(topic);
});

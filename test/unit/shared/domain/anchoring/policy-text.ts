import { seededRandom } from '../../../../support/generate-policy.ts';

const VERBS = ['优化', '推进', '完善', '建立', '落实', '深化', '压减', '推广', '加强', '探索', '规范', '提升'];
const NOUNS = [
  '企业开办',
  '获得电力',
  '不动产登记',
  '纳税服务',
  '跨境贸易',
  '政府采购',
  '招标投标',
  '知识产权',
  '办理破产',
  '融资信贷',
  '用工保障',
  '包容监管',
];
const TAILS = ['办理流程', '联动机制', '服务平台', '工作标准', '考核办法', '公示制度', '容缺受理', '首问负责', '线上申报', '跨区通办'];
const UNITS = ['市发改委', '市商务局', '市司法局', '市税务局', '市市场监管局', '市人力社保局', '市自然资源局', '市大数据局'];

const pick = (random: () => number, list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';

/** One invented measure with units and a deadline, true to the genre: repetitive, with numbers that differ. */
export function inventedMeasure(random: () => number, number: number): string {
  const sentences = Array.from(
    { length: 1 + Math.floor(random() * 4) },
    () => `${pick(random, VERBS)}${pick(random, NOUNS)}${pick(random, TAILS)},办理时间压缩至${1 + Math.floor(random() * 9)}个工作日以内。`,
  );
  return `${number}.${sentences.join('')}(牵头单位:${pick(random, UNITS)};责任单位:${pick(random, UNITS)}、各县(市、区)政府;${1 + Math.floor(random() * 12)}月底前完成)`;
}

/** Blocks of an invented plan of about the given length in UTF-16 units. */
export function inventedBlocks(seed: number, length: number) {
  const random = seededRandom(seed);
  const blocks: { kind: 'paragraph'; text: string; rows: null; path: string[] }[] = [];
  for (let total = 0, number = 1; total < length; number += 1) {
    const text = inventedMeasure(random, number);
    blocks.push({ kind: 'paragraph', text, rows: null, path: [`${Math.ceil(number / 20)}、`, `${number}.`] });
    total += text.length + 1;
  }
  return blocks;
}

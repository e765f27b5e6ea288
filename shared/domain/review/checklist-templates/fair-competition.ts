import type { ChecklistTemplate } from '#shared/model/checklist.ts';
import { FAIR_COMPETITION_GATE_ITEMS } from './fair-competition-gate.ts';
import { FAIR_COMPETITION_STANDARD_ITEMS } from './fair-competition-standards.ts';

/** The legal acts that the review rests on, as its form names them, each with the day from which it is in force. */
export const FAIR_COMPETITION_BASIS = {
  'zh-CN':
    '《公平竞争审查条例》（国务院令第783号，自2024年8月1日起施行）、《公平竞争审查条例实施办法》（国家市场监督管理总局令第99号，自2025年4月20日起施行）',
  en: 'Regulations on Fair Competition Review (State Council Decree No. 783, in force since 1 August 2024) and their Implementing Measures (SAMR Decree No. 99, in force since 20 April 2025)',
} as const;

/**
 * 公平竞争审查清单, after 《公平竞争审查条例》 (国务院令第783号) and its 实施办法 (市场监管总局令第99号).
 * Every question, the gate's included, asks whether something is wrong or has to be explained, so that 是 is always the finding,
 * as on the official form, where a 是 calls for an explanation.
 */
export const FAIR_COMPETITION_TEMPLATE: ChecklistTemplate = {
  id: 'fair-competition',
  version: 1,
  name: '公平竞争审查清单',
  nameEn: 'Fair competition review',
  description:
    '依据《公平竞争审查条例》及其实施办法概括整理，以官方文本为准。各问均问“是否存在”：选“是”即发现须修改或者须说明的内容，应附条款并写明意见；选“否”即未发现。未命中信号词不等于没有风险。',
  scale: 'yes-no',
  conclusions: ['符合公平竞争审查标准', '经修改后符合公平竞争审查标准', '不符合审查标准，适用例外规定', '不符合公平竞争审查标准，不得出台'],
  items: [...FAIR_COMPETITION_GATE_ITEMS, ...FAIR_COMPETITION_STANDARD_ITEMS],
};

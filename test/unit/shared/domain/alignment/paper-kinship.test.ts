import { expect, it } from 'vitest';
import { kinshipOf, subjectOf } from '#shared/domain/alignment/paper-kinship.ts';
import { wordingFeatures } from '#shared/domain/alignment/wording-features.ts';

const subject = (...measures: readonly string[]) => subjectOf(measures.map(wordingFeatures));

it('finds papers on one matter more akin than papers that only use the words of plans', () => {
  const tides = subject('推进潮汐观测浮标建设', '完善潮汐预报制度', '加强潮汐能电站管理');
  const others = subject('加快潮汐发电机组研制', '健全潮汐能开发制度', '公布潮汐表');
  const bees = subject('推进蜜蜂良种场建设', '完善养蜂补贴制度', '加强蜂蜜质量管理');
  expect(kinshipOf(tides, others)).toBeGreaterThan(0.3);
  expect(kinshipOf(tides, bees)).toBeLessThan(0.2);
  expect(kinshipOf(tides, tides)).toBeCloseTo(1);
});

it('finds nothing in common with a paper without words', () => {
  expect(kinshipOf(subject(), subject('公布潮汐表'))).toBe(0);
});

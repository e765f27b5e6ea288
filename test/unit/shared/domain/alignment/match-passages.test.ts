import { describe, expect, it } from 'vitest';
import { createPassageMatcher } from '#shared/domain/alignment/match-passages.ts';
import { canonicalText } from '#shared/domain/text/canonical-text.ts';
import { documentFromLines } from '../structure/document-from-lines.ts';

const OWN = documentFromLines([
  '临江市方案',
  '一、主要任务',
  '1.优化办税服务。企业年均纳税时间控制在90小时以内。',
  '2.改善供电服务。供电可靠率达到99.97%以上。',
  '3.举办龙舟赛。每年举办一次。',
]);
const OTHER = documentFromLines([
  '海陵市方案',
  '一、主要任务',
  '1.提升供电质量。供电可靠率达到99.98%以上。',
  '2.加强水电气价格监管。每年公布一次水电气收费目录。',
  '3.提升办税体验。纳税时间压缩至78小时以内。',
]);

const own = canonicalText(OWN.blocks).text;
const other = canonicalText(OTHER.blocks).text;
const matcher = createPassageMatcher(OWN, OTHER);
const matchOf = (words: string) => {
  const start = own.indexOf(words);
  const match = matcher.matchOf({ start, end: start + words.length });
  return match === null ? null : [match.topic, other.slice(match.start, match.end)];
};

describe('a passage', () => {
  it('leads to what the other document says on the same topic, in whatever order', () => {
    expect(matchOf('纳税时间控制')).toEqual(['纳税', '提升办税体验。纳税时间压缩至78小时以内。']);
    expect(matchOf('99.97%')).toEqual(['获得水电气', '提升供电质量。供电可靠率达到99.98%以上。']);
  });

  it('leads nowhere where the other is silent', () => {
    expect(matchOf('龙舟赛')).toBeNull();
  });
});

describe('a place', () => {
  it('falls inside the measure that matches, and stays at the last one where nothing does', () => {
    const at = matcher.placeOf(own.indexOf('改善供电') + 3);
    expect(at).toBeGreaterThan(other.indexOf('提升供电'));
    expect(at).toBeLessThan(other.indexOf('加强水电气'));
    expect(matcher.placeOf(own.indexOf('每年举办'))).toBe(other.indexOf('2.加强') - 1);
    expect(matcher.placeOf(0)).toBe(0);
  });

  it('is the beginning where two documents share nothing', () => {
    const silent = { blocks: [], outline: [], tasks: [] };
    expect(createPassageMatcher(silent, OTHER).placeOf(40)).toBe(0);
    expect(createPassageMatcher(OWN, silent).matchOf({ start: 0, end: 50 })).toBeNull();
  });
});

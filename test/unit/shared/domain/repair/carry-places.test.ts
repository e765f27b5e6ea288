import { describe, expect, it } from 'vitest';
import { byteCodecs } from '#electron/extract/byte-codecs.ts';
import { alignTexts, offsetAfter } from '#shared/domain/repair/align-texts.ts';
import { repairText } from '#shared/domain/repair/repair-text.ts';
import { blockText } from '#shared/domain/text/canonical-text.ts';
import { processorTime } from '#test/support/processor-time.ts';
import { inventedBlocks } from '../anchoring/policy-text.ts';
import { extractionOf, loseFirstByte } from './damaged-text.ts';

/** The words that a remark on `words` of the source speaks about after repair. */
function carried(lines: readonly string[], words: string): string {
  const extraction = extractionOf(lines);
  const block = lines.findIndex((line) => line.includes(words));
  const start = lines[block]?.indexOf(words) ?? -1;
  const about = { id: 'r1', kind: 'comment' as const, author: null, date: null, text: '', replyTo: null, isResolved: false, page: null };
  const place = { block, start, endBlock: block, end: start + words.length };
  const repaired = repairText({ ...extraction, remarks: [{ ...about, quote: words, place }] }, byteCodecs);
  const found = repaired.remarks[0]?.place;
  if (found === null || found === undefined) return 'nowhere';
  const number = (id: string) => Number(id.slice(1)) - 1;
  const blocks = repaired.blocks.slice(number(found.block), number(found.endBlock) + 1).map(blockText);
  return blocks.length === 1 ? (blocks[0] ?? '').slice(found.start, found.end) : `${blocks.length} blocks`;
}

const LONG = '各级政务服务机构应当按照统一标准办理事项，不得擅自增设条件或者要求重复提交材料';

describe('aligning two texts', () => {
  it.each([
    ['报送 400 家 单位', '报送400家单位', '400 家', '400家'],
    ['甲乙丙丁戊己庚辛', '甲乙丙丁戊己庚辛', '丁戊', '丁戊'],
    ['前面？乱乱乱，后面还有很长的一句', '前面清楚的，后面还有很长的一句', '很长', '很长'],
    ['第一行\n第二行\n第三行', '第一行第二行\t第三行', '第三行', '第三行'],
  ])('finds words of 「%s」 in 「%s」', (before, after, words, found) => {
    const common = alignTexts(before, after);
    const start = before.indexOf(words);
    expect(after.slice(offsetAfter(common, start), offsetAfter(common, start + words.length))).toBe(found);
  });
});

describe('places of comments after repair', () => {
  it('stay where nothing was repaired', () => {
    expect(carried(['临江市行动方案', '一、总体要求', '压减办理时限。'], '办理时限')).toBe('办理时限');
  });

  it('follow lines that were joined', () => {
    const lines = ['前言一段。', `${LONG}，并于每季度末`, '将办理情况报送 400 家单位备案。', '末段。'];
    expect(carried(lines, '办理情况')).toBe('办理情况');
    expect(carried(lines, '末段')).toBe('末段');
  });

  it('follow text behind page furniture that was lifted out, and characters that were restored', () => {
    const lines = [
      '发布日期:2024-03-06 浏览次数: 字体:[ 大 中 小 ]',
      '云岭县用水服务提升方案',
      `${loseFirstByte('　（一）优化用水报装服务流程')}。压减时间。`,
      '推行全程网办。',
    ];
    expect(carried(lines, '用水服务提升')).toBe('用水服务提升');
    expect(carried(lines, '压减时间')).toBe('压减时间');
    expect(carried(lines, '全程网办')).toBe('全程网办');
  });

  it('follow lines that were split', () => {
    const line = `${[1, 2, 3, 4, 5, 6].map((number) => `${number}.${LONG}。`).join('')}7.加强组织领导。`;
    expect(carried([line], '加强组织领导')).toBe('加强组织领导');
  });

  it('cost linear time for many remarks', () => {
    const lines = inventedBlocks(5, 400_000).map((block) => block.text);
    const about = { kind: 'comment' as const, author: null, date: null, text: '', replyTo: null, isResolved: false, page: null, quote: '' };
    const remarks = lines.map((_, block) => ({ id: `r${block}`, ...about, place: { block, start: 1, endBlock: block, end: 3 } }));
    const bare = processorTime(() => repairText(extractionOf(lines), byteCodecs));
    const noted = processorTime(() => repairText({ ...extractionOf(lines), remarks }, byteCodecs));
    expect(noted).toBeLessThan(bare * 2 + 200);
  });
});

import { describe, expect, it } from 'vitest';
import { byteCodecs } from '#electron/extract/byte-codecs.ts';
import { repairText } from '#shared/domain/repair/repair-text.ts';
import { processorTime } from '#test/support/processor-time.ts';
import { inventedBlocks } from '../anchoring/policy-text.ts';
import { extractionOf, inventory, loseFirstByte } from './damaged-text.ts';

describe('repairing a document', () => {
  it('leaves healthy documents untouched', () => {
    const lines = [
      '临江市优化营商环境行动方案',
      '为贯彻落实上级部署,结合我市实际,制定本方案。',
      '一、主要任务',
      ...inventedBlocks(3, 20_000).map((block) => block.text),
      '附件:任务清单',
      '2024年6月1日',
    ];
    const extraction = extractionOf(lines);
    const { blocks, repairs, furniture } = repairText(extraction, byteCodecs);
    expect(repairs).toEqual([]);
    expect(furniture).toEqual([]);
    expect(blocks).toEqual(extraction.blocks);
  });

  it('joins no paragraph over a page whose text is missing', () => {
    const cut = '各镇和有关部门要按照职责分工抓好落实，建立台账，定期调度，确保各项任务在规定的时限内全面完成并推进经济发展建';
    const rest = '设的各项工作要求，由牵头单位按季度汇总后报送县政府办公室备案，逾期未报的予以通报并责令限期改正。';
    const paper = extractionOf([cut, rest]);
    const [first, second] = paper.blocks.map((block, index) => ({ ...block, page: index * 2 + 1 }));
    const blocks = [first, second].flatMap((block) => block ?? []);
    const count = (kind: 'scanned' | 'empty') =>
      repairText({ ...paper, blocks, pagesWithoutText: [{ page: 2, kind }] }, byteCodecs).blocks.length;
    expect(count('empty')).toBe(1);
    expect(count('scanned')).toBe(2);
  });

  it('keeps the repairs and furniture of the extraction in front', () => {
    const made = { key: 'line-join:1', kind: 'line-join' as const, block: null, before: '甲\n乙', after: '甲乙', certain: true };
    const extraction = { ...extractionOf(['分享:', '甲乙']), repairs: [made], furniture: ['— 1 —'] };
    const { repairs, furniture } = repairText(extraction, byteCodecs);
    expect(repairs[0]).toEqual(made);
    expect(furniture).toEqual(['— 1 —', '分享:']);
  });

  it('loses no character: undoing its repairs gives the source', () => {
    const lines = [
      '发布日期:2024-03-06 浏览次数: 字体:[ 大 中 小 ]',
      '云岭县用水服务提升方案',
      `${loseFirstByte('　（一）优化用水报装服务流程')}。压减时间。`,
      '1.推行全程网办。依托一体化平台,归集办理事项,统一申请表单,实现企业办事一次提交、一体反馈。(市数据局、',
      '市司法局、市公安局,市级有关部门)',
      '序号',
      '事项',
      '单位',
      '1',
      '用水报装',
      '县水务局',
      '2',
      '用气报装',
      '县住建局',
    ];
    const { blocks, repairs } = repairText(extractionOf(lines), byteCodecs);
    let text = blocks.map((block) => block.text + (block.rows ?? []).flat().join('')).join('\n');
    for (const { kind, before, after } of repairs.toReversed()) {
      if (kind === 'page-furniture') text += before;
      if (kind === 'mojibake') text = text.replace(after, before);
    }
    expect(inventory(text)).toBe(inventory(lines.join('')));
    expect(new Set(repairs.map(({ kind }) => kind))).toEqual(new Set(['page-furniture', 'mojibake', 'line-join', 'flattened-table']));
  });

  it('numbers the blocks as they come out', () => {
    const { blocks, repairs } = repairText(
      extractionOf(['分享:', '临江市方案', `${loseFirstByte('　（一）完善公共服务设施')}。`]),
      byteCodecs,
    );
    const mojibake = repairs.find(({ kind }) => kind === 'mojibake');
    expect(mojibake?.block).toBe('b2');
    expect(blocks[1]?.text).toBe('（一）完善公共服务设施。');
  });

  it('takes hostile text in its stride', () => {
    const hostile = [
      '?'.repeat(20_000),
      '('.repeat(20_000),
      '1 '.repeat(20_000),
      `${'一、'.repeat(10_000)}`,
      '\ud800?\udfff、',
      '索 '.repeat(10_000),
      '=-'.repeat(10_000),
    ];
    expect(processorTime(() => repairText(extractionOf(hostile), byteCodecs))).toBeLessThan(3000);
  });

  it('goes through 300,000 characters in a fraction of a second', () => {
    const extraction = extractionOf(inventedBlocks(5, 300_000).map((block) => block.text));
    const times = Array.from({ length: 3 }, () => processorTime(() => repairText(extraction, byteCodecs)));
    expect(Math.min(...times)).toBeLessThan(150);
  });
});

import { describe, expect, it } from 'vitest';
import { createAnchorIndex } from '#shared/domain/anchoring/anchor-index.ts';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';
import { type Anchor, resolvePassage } from '#shared/domain/anchoring/resolve-passage.ts';
import { processorTime } from '#test/support/processor-time.ts';
import { inventedBlocks } from './policy-text.ts';

type Blocks = { kind: 'paragraph'; text: string; rows: null; path: string[] }[];
const paragraphs = (...texts: string[]): Blocks =>
  texts.map((text) => ({ kind: 'paragraph', text, rows: null, path: [/^[^、.]*[、.]/.exec(text)?.[0] ?? ''] }));
const state = (contentHash: string, blocks: Blocks) => ({ contentHash, blocks });

function follow(before: Blocks, quote: string, after: Blocks) {
  const old = createAnchorIndex(state('old', before));
  const start = old.canonical.text.indexOf(quote);
  expect(start).toBeGreaterThanOrEqual(0);
  const target = describePassage(old, { start, end: start + quote.length });
  const next = createAnchorIndex(state('new', after));
  const anchor = resolvePassage(next, target);
  return { anchor, text: anchor.kind === 'orphan' ? null : next.canonical.text.slice(anchor.range.start, anchor.range.end) };
}

const BEFORE = paragraphs(
  '1.推行企业开办一日办结,公章刻制免费,由临江市政务服务中心统一受理。',
  '2.压减用电报装环节,低压小微企业接电平均时间不超过8个工作日。',
  '3.建立招标投标信用评价制度,评价结果向社会公开。',
);

describe('resolving a passage', () => {
  it('finds it unchanged in the same state of the document', () => {
    const index = createAnchorIndex(state('old', BEFORE));
    const target = describePassage(index, { start: 5, end: 12 });
    expect(resolvePassage(index, target)).toEqual({ kind: 'exact', range: { start: 5, end: 12 } });
  });

  it('does not trust a position whose words are others, whatever the hash says', () => {
    const index = createAnchorIndex(state('old', BEFORE));
    const target = describePassage(index, { start: 5, end: 25 });
    const shifted = {
      ...target,
      selector: [{ ...target.selector[0], start: 7, end: 27 }, target.selector[1], target.selector[2]] as typeof target.selector,
    };
    expect(resolvePassage(index, shifted)).toMatchObject({ range: { start: 5, end: 25 } });
  });

  it('follows words that were only shifted by an insertion before them', () => {
    const after = paragraphs('0.新增一条关于营商环境监督员的规定。', ...BEFORE.map((block) => block.text));
    expect(follow(BEFORE, '接电平均时间', after)).toMatchObject({ anchor: { kind: 'exact' }, text: '接电平均时间' });
  });

  it('follows a clause that was moved', () => {
    const [first = '', second = '', third = ''] = BEFORE.map((block) => block.text);
    const after = paragraphs(third, first, second);
    expect(follow(BEFORE, '评价结果向社会公开', after)).toMatchObject({ text: '评价结果向社会公开' });
  });

  it('follows an edited sentence and says that it moved', () => {
    const after = paragraphs(BEFORE[0]?.text ?? '', '2.压减用电报装环节,低压小微企业接电平均时间不超过5个工作日。', BEFORE[2]?.text ?? '');
    expect(follow(BEFORE, '平均时间不超过8个工作日', after)).toMatchObject({ anchor: { kind: 'moved' }, text: '平均时间不超过5个工作日' });
  });

  it('follows text whose script, width and quotes were changed', () => {
    const before = paragraphs('1.深化“一網通辦”改革,優化審批服務。', '2.其他。');
    const after = paragraphs('1.深化「一网通办」改革，优化审批服务。', '2.其他。');
    expect(follow(before, '“一網通辦”改革,優化', after)).toMatchObject({ anchor: { kind: 'moved' }, text: '「一网通办」改革，优化' });
  });

  it('keeps apart clauses that repeat word for word, by their surroundings', () => {
    const before = paragraphs('1.企业开办事项由市商务局牵头,年底前完成。', '2.用电报装事项由市商务局牵头,年底前完成。');
    const after = paragraphs('1.企业开办事项由市商务局牵头,年底前完成。', '1.新增条款。', '2.用电报装事项由市商务局牵头,年底前完成。');
    const old = createAnchorIndex(state('old', before));
    const start = old.canonical.text.lastIndexOf('市商务局');
    const next = createAnchorIndex(state('new', after));
    const anchor = resolvePassage(next, describePassage(old, { start, end: start + 4 }));
    expect(anchor).toMatchObject({ range: { start: next.canonical.text.lastIndexOf('市商务局') } });
  });

  it('gives an orphan where several places fit equally well', () => {
    const row = '由市商务局牵头,会同有关单位按照职责分工抓好落实,定期通报工作进展情况。';
    const lines = Array.from({ length: 6 }, () => row.repeat(3));
    const before = lines.map((text) => ({ kind: 'paragraph' as const, text, rows: null, path: ['1.'] }));
    const after = [{ kind: 'paragraph' as const, text: '甲'.repeat(60), rows: null, path: ['0.'] }, ...before];
    const old = createAnchorIndex(state('old', before));
    const start = old.canonical.text.indexOf('定期通报', 300);
    const anchor = resolvePassage(state('new', after), describePassage(old, { start, end: start + 4 }));
    expect(anchor.kind).toBe('orphan');
  });

  it.each(['市商务局', '不超过8个工作日', '推行企业开办一日办结,公章刻制免费'])('gives an orphan when %s was edited away', (quote) => {
    const after = paragraphs('1.设立临江市营商环境建设专项资金。', '5.组织开展社会满意度调查,由市商务局负责。');
    expect(follow(paragraphs('1.甲乙丙丁由市商务局戊己庚辛。', ...BEFORE.map((block) => block.text)), quote, after).anchor.kind).toBe(
      'orphan',
    );
  });

  it('does not take a sentence with another date for the one that was deleted', () => {
    const before = paragraphs('1.完善标准体系,确保2023年6月底前完成。', '2.完善考核体系,确保2023年9月底前完成。');
    const after = paragraphs('2.完善考核体系,确保2023年9月底前完成。');
    expect(follow(before, '确保2023年6月底前完成', after).anchor.kind).toBe('orphan');
  });

  it('ends on whole characters', () => {
    const before = paragraphs('1.建设𠮷祥港口码头,年内投入使用。');
    const after = paragraphs('0.前言。', '1.加快建设𠮷祥港口码头,年内投入使用。');
    expect(follow(before, '𠮷祥港口', after).text).toBe('𠮷祥港口');
  });

  it('follows a long passage through edits in its middle', () => {
    const blocks = inventedBlocks(7, 3000);
    const quote = blocks
      .slice(2, 9)
      .map((block) => block.text)
      .join('\n');
    const after = blocks.map((block, index) =>
      index === 5 ? { ...block, text: `${block.text.slice(0, 20)}另行制定实施细则,${block.text.slice(30)}` } : block,
    );
    const result = follow(blocks, quote, after);
    expect(result.anchor.kind).toBe('moved');
    expect(result.text).toBe(
      after
        .slice(2, 9)
        .map((block) => block.text)
        .join('\n'),
    );
  });

  it('resolves a thousand passages on a 300,000-character document well within a second', () => {
    const blocks = inventedBlocks(11, 300_000);
    const old = createAnchorIndex(state('old', blocks));
    const targets = Array.from({ length: 1000 }, (_, index) =>
      describePassage(old, { start: index * 290 + 7, end: index * 290 + 7 + 4 + (index % 60) }),
    );
    const after = blocks.map((block, index) =>
      index % 3 === 0 ? { ...block, text: block.text.replaceAll('优化', '持续优化').replace('工作日', '日') } : block,
    );
    let anchors: readonly Anchor[] = [];
    const elapsed = processorTime(() => {
      const next = createAnchorIndex(state('new', after));
      anchors = targets.map((target) => resolvePassage(next, target));
    });
    expect(anchors.filter((anchor) => anchor.kind !== 'orphan').length).toBeGreaterThan(900);
    expect(elapsed).toBeLessThan(1000);
  });
});

import { describe, expect, it } from 'vitest';
import { createAnchorIndex } from '#shared/domain/anchoring/anchor-index.ts';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';
import { resolvePassage } from '#shared/domain/anchoring/resolve-passage.ts';
import { likelyPlace } from '#shared/domain/carrying/likely-place.ts';
import { comparedTexts } from '#shared/domain/carrying/map-range.ts';
import { compareDocuments } from '#shared/domain/comparison/compare-documents.ts';
import type { Block } from '#shared/model/document.ts';

const BEFORE = [
  '云岭县政务窗口服务办法',
  '第一条　窗口应当当场受理企业开办申请，材料齐全的五个工作日内办结，并将办理结果告知申请人。',
  '第二条　申请人对办理结果有异议的，可以在十日内向县政务服务管理局提出复核申请。',
  '第三条　县政务服务管理局每季度公布一次办理情况，接受社会监督。',
  '第四条　本办法由县政务服务管理局负责解释。',
];
const REWORDED = '第二条　企业不服结论的，自收到通知之日起两周内可请求上级机关再次审查，费用由财政承担。';

function indexOf(texts: readonly string[], contentHash: string) {
  const blocks = texts.map((text, id): Block => {
    const label = /^第.条/.exec(text)?.[0] ?? null;
    return { id: `b${id}`, kind: 'paragraph', level: null, label, text, rows: null, path: label === null ? [] : [label], page: null };
  });
  return { blocks, index: createAnchorIndex({ contentHash, blocks }) };
}

/** The words proposed for a passage that the new text has lost. */
function proposed(before: readonly string[], after: readonly string[], quote: string): string | null {
  const [old, fresh] = [indexOf(before, 'old'), indexOf(after, 'new')];
  const start = old.index.canonical.text.indexOf(quote);
  const range = { start, end: start + quote.length };
  expect(resolvePassage(fresh.index, describePassage(old.index, range))).toEqual({ kind: 'orphan' });
  const texts = comparedTexts(compareDocuments(old.blocks, fresh.blocks), old.index.canonical, fresh.index.canonical);
  const place = likelyPlace({ texts, oldIndex: old.index, freshIndex: fresh.index }, range);
  return place === null ? null : fresh.index.canonical.text.slice(place.range.start, place.range.end);
}

describe('where a passage that a text has lost may stand', () => {
  it('is what was written in its place in a paragraph that stands', () => {
    const after = BEFORE.with(1, '第一条　窗口应当当场受理企业开办申请，凡要件齐备者须于三日之内完成，并将办理结果告知申请人。');
    expect(proposed(BEFORE, after, '材料齐全的五个工作日内办结')).toBe('凡要件齐备者须于三日之内完成');
  });

  it('is the paragraph that took the place of its own between two that stand', () => {
    const quote = '可以在十日内向县政务服务管理局提出复核申请';
    expect(proposed(BEFORE, BEFORE.with(2, REWORDED), quote)).toBe(REWORDED);
    expect(proposed(BEFORE, BEFORE.with(2, REWORDED), BEFORE[2] ?? '')).toBe(REWORDED);
  });

  it('is the reworded paragraph of its own clause where its neighbour was reworded too', () => {
    const other = '第三条　办理进度、时限与评价按月在门户网站滚动更新，群众可随时查询和留言。';
    const after = BEFORE.with(2, REWORDED).with(3, other);
    expect(proposed(BEFORE, after, '可以在十日内向县政务服务管理局提出复核申请')).toBe(REWORDED);
    expect(proposed(BEFORE, after, '每季度公布一次办理情况')).toBe(other);
  });

  it('is not told where the paragraph was only taken out', () => {
    expect(proposed(BEFORE, BEFORE.toSpliced(2, 1), '可以在十日内向县政务服务管理局提出复核申请')).toBeNull();
  });

  it('is not told where another clause stands there, or nobody knows which of several paragraphs', () => {
    const quote = '可以在十日内向县政务服务管理局提出复核申请';
    expect(proposed(BEFORE, BEFORE.with(2, REWORDED.replace('第二条', '第九条')), quote)).toBeNull();
    const bare = BEFORE.map((text) => text.replace(/^第.条　/, ''));
    const after = bare
      .with(2, REWORDED.replace('第二条　', ''))
      .with(3, '门户网站滚动更新进度、时限与评价，群众可随时查询和留言反映问题。');
    expect(proposed(bare, after, quote)).toBeNull();
  });

  it('is not told where what stands there is far longer than what it would replace', () => {
    expect(
      proposed(BEFORE, BEFORE.with(2, `${REWORDED}${REWORDED}${REWORDED}${REWORDED}`), '可以在十日内向县政务服务管理局提出复核申请'),
    ).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { compareDocuments } from '#shared/domain/comparison/compare-documents.ts';
import { comparisonView } from '#shared/domain/comparison/comparison-view.ts';
import { matchingPassage } from '#shared/domain/comparison/matching-passage.ts';
import { documentFromLines } from '../structure/document-from-lines.ts';

const OLD = [
  '临江市窗口服务办法',
  '一、办理',
  '1.压缩时限。一般事项在5个工作日内办结，由受理窗口负责答复申请人。',
  '2.公开流程。各窗口公开办理条件和所需材料，每季度核对一次。',
  '二、监督',
  '3.接受评价。申请人可以对窗口服务作出评价，结果按月公布。',
];
const NEW = [
  ...OLD.slice(0, 2),
  '1.首问负责。首位接待的工作人员负责引导到底，不得推诿。',
  OLD[2]?.replace('1.', '2.').replace('5个', '3个') ?? '',
  ...OLD.slice(4, 6),
];

/** The words on the other side that stand for some words of this one. */
function counterpart(side: 'old' | 'new', words: string): string {
  const [old, fresh] = [documentFromLines(OLD).blocks, documentFromLines(NEW).blocks];
  const [own, other] = side === 'old' ? [old, fresh] : [fresh, old];
  const block = own.findIndex(({ text }) => text.includes(words));
  const start = own[block]?.text.indexOf(words) ?? 0;
  const match = matchingPassage(comparisonView(compareDocuments(old, fresh), old, fresh), side, {
    block,
    rangeIn: () => ({ start, end: start + words.length }),
  });
  if (match === null) return 'none';
  const text = other[match.first]?.text ?? '';
  return `${match.kind}: ${match.end > match.start ? text.slice(match.start, match.end) : text.slice(0, 7)}`;
}

describe('the passage of another version that stands for a chosen one', () => {
  it.each([
    ['old', '由受理窗口负责答复', 'same: 由受理窗口负责答复'],
    ['new', '由受理窗口负责答复', 'same: 由受理窗口负责答复'],
    ['old', '5个工作日内', 'same: 3个工作日内'],
    ['new', '3个工作日内', 'same: 5个工作日内'],
    ['old', '结果按月公布', 'same: 结果按月公布'],
  ] as const)('from the %s side: %s', (side, words, expected) => {
    expect(counterpart(side, words)).toBe(expected);
  });

  it('is the nearest place where the other version has nothing of the kind, and says so', () => {
    expect(counterpart('new', '首位接待')).toBe('nearest: 一、办理');
    expect(counterpart('old', '公开办理条件')).toBe('nearest: 2.压缩时限。');
  });

  it('is none in an empty text', () => {
    const blocks = documentFromLines(OLD).blocks;
    const view = comparisonView(compareDocuments(blocks, []), blocks, []);
    expect(matchingPassage(view, 'old', { block: 2, rangeIn: () => ({ start: 0, end: 3 }) })).toBeNull();
  });
});

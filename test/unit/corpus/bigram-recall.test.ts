import { describe, expect, it } from 'vitest';
import { bigramRecall } from '../../corpus/bigram-recall.ts';

describe('recall of text by pairs of characters', () => {
  it.each([
    ['the same text', '推进网上办理', '推进网上办理', 1],
    ['the same text with other white space', '推进 网上\n办理', '推进网上\t办　理', 1],
    ['text that came twice', '推进网上办理', '推进网上办理推进网上办理', 1],
    ['a half that is missing', '甲乙丙丁戊', '甲乙丙', 0.5],
    ['a repetition that was lost', '甲乙甲乙', '甲乙', 1 / 3],
    ['another text', '甲乙丙', '丁戊己', 0],
    ['nothing to find', '', '丁戊', 1],
  ])('counts %s', (_name, source, read, recall) => {
    expect(bigramRecall(source, read)).toBeCloseTo(recall, 10);
  });

  it('takes a character outside the basic plane as one', () => {
    expect(bigramRecall('𠮷野家', '𠮷野')).toBe(0.5);
  });
});

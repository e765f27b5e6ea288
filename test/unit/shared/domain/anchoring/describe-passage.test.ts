import { describe, expect, it } from 'vitest';
import { describePassage } from '#shared/domain/anchoring/describe-passage.ts';

const document = {
  contentHash: 'first',
  blocks: [
    { kind: 'paragraph' as const, text: '一、总体要求', rows: null, path: ['一、'] },
    { kind: 'paragraph' as const, text: '(一)加快𠮷祥港口建设,年内投用。', rows: null, path: ['一、', '(一)'] },
  ],
};

describe('describing a passage', () => {
  it('keeps position, quote with surroundings, and clause', () => {
    const target = describePassage(document, { start: 10, end: 12 });
    expect(target).toEqual({
      source: 'first',
      selector: [
        { type: 'TextPositionSelector', start: 10, end: 12 },
        { type: 'TextQuoteSelector', exact: '加快', prefix: '一、总体要求\n(一)', suffix: '𠮷祥港口建设,年内投用。' },
        { type: 'YueceClauseSelector', path: ['一、', '(一)'] },
      ],
    });
  });

  it('never splits a surrogate pair', () => {
    expect(describePassage(document, { start: 13, end: 15 }).selector[1].exact).toBe('𠮷祥');
    expect(describePassage(document, { start: 11, end: 13 }).selector[1].exact).toBe('快𠮷');
  });

  it('clamps a range that leaves the text or runs backwards', () => {
    const [position] = describePassage(document, { start: 999, end: -3 }).selector;
    expect(position).toEqual({ type: 'TextPositionSelector', start: 0, end: 25 });
  });
});

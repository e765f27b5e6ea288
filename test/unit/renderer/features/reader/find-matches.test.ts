import { describe, expect, it } from 'vitest';
import { findMatches, matchesIn, matchFrom } from '#renderer/features/reader/find-matches.ts';
import { foldText } from '#shared/domain/text/fold-text.ts';

const TEXT = foldText('優化营商环境（试行）。营商環境评价。ABC营商环境');

describe('findMatches', () => {
  it('ignores script, width and case', () => {
    expect([...findMatches(TEXT, '营商環境').starts]).toEqual([2, 11, 21]);
    expect([...findMatches(TEXT, '(试行)').starts]).toEqual([6]);
    expect([...findMatches(TEXT, 'ａｂｃ').starts]).toEqual([18]);
  });

  it('finds nothing for blanks', () => {
    expect(findMatches(TEXT, '  ').starts).toHaveLength(0);
  });

  it('counts repeats without overlap', () => {
    expect(findMatches('啊啊啊啊啊', '啊啊').starts).toHaveLength(2);
  });
});

describe('walking through matches', () => {
  const matches = findMatches(TEXT, '营商环境');

  it('begins at the first one after a place and comes round', () => {
    expect([0, 3, 12, 22].map((offset) => matchFrom(matches, offset))).toEqual([0, 1, 2, 0]);
  });

  it('gives those that touch a range, cut ones included', () => {
    expect(matchesIn(matches, 4, 12)).toEqual([0, 2]);
    expect(matchesIn(matches, 15, 21)).toEqual([2, 2]);
  });
});

import { describe, expect, it } from 'vitest';
import { findQueryRanges } from '#shared/domain/search/find-query-ranges.ts';
import { parseQuery } from '#shared/domain/search/parse-query.ts';

const pieces = (text: string, query: string): readonly string[] =>
  findQueryRanges(text, parseQuery(query).words).map(({ start, end }) => text.slice(start, end));

describe('the places of a query in a text', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['every word, in the order of the text', '燃气与供水，供水先行。', '供水 燃气', ['燃气', '供水', '供水']],
    ['another script, width and spaces', '供 水管網ＡＰＰ', '供水 app 管网', ['供 水', '管網', 'ＡＰＰ']],
    ['words that overlap as one', '供水管网改造', '供水管 水管网', ['供水管网']],
    ['nothing of what must be absent', '供水燃气', '供水 NOT 燃气', ['供水']],
    ['nothing across two paragraphs', '供\n水', '供水', []],
    ['nothing for operators around brackets', '（一）供水', '( OR )', []],
    ['nothing for nothing', '供水', '', []],
  ])('%s', (_name, text, query, found) => {
    expect(pieces(text, query)).toEqual(found);
  });

  it('is fast in a long text', () => {
    const text = '供水管网改造，按月汇总。'.repeat(25_000);
    const began = performance.now();
    expect(findQueryRanges(text, ['管网', '汇总'])).toHaveLength(50_000);
    expect(performance.now() - began).toBeLessThan(1_500);
  });
});

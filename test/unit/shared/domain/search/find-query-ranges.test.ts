import { describe, expect, it } from 'vitest';
import { findQueryRanges, type QueryRange } from '#shared/domain/search/find-query-ranges.ts';
import { parseQuery } from '#shared/domain/search/parse-query.ts';
import { seededRandom } from '#test/support/generate-policy.ts';

const pieces = (text: string, query: string): readonly string[] =>
  findQueryRanges(text, parseQuery(query).terms).map(({ start, end }) => text.slice(start, end));

const indexesOf = ({ start, end }: QueryRange): readonly number[] => Array.from({ length: end - start }, (_, index) => start + index);

const placesOf = (text: string, words: string): readonly number[] =>
  Array.from(text, (_, at) => at).filter((at) => text.startsWith(words, at));

/** The offsets of all places of two words of which the second follows the first within three characters of the same line. */
function everyPair(text: string, first: string, second: string): readonly number[] {
  return placesOf(text, first).flatMap((one) =>
    placesOf(text, second).flatMap((other) => {
      const between = text.slice(one + first.length, other);
      if (other < one + first.length || between.length > 3 || between.includes('\n')) return [];
      return [...indexesOf({ start: one, end: one + first.length }), ...indexesOf({ start: other, end: other + second.length })];
    }),
  );
}

describe('the places of a query in a text', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['every word, in the order of the text', '燃气与供水，供水先行。', '供水 燃气', ['燃气', '供水', '供水']],
    ['another script, width and spaces', '供 水管網ＡＰＰ', '供水 app 管网', ['供 水', '管網', 'ＡＰＰ']],
    ['words that overlap as one', '供水管网改造', '供水管 水管网', ['供水管网']],
    ['nothing of what must be absent', '供水燃气', '供水 NOT 燃气', ['供水']],
    ['nothing across two paragraphs', '供\n水', '供水', []],
    ['nothing for operators around brackets', '（一）供水', '( OR )', []],
    [
      'words near each other, and those that are not left out',
      '供水甲管网。又说供水\n管网。又说管网乙丙供水',
      '供水 NEAR/2 管网',
      ['供水', '管网', '管网', '供水'],
    ],
    ['parts of a pattern that stands there, and no others', '供水甲管网，供水管。水管网', '供水?管网', ['供水', '管网']],
    ['parts of which only the later place goes on', '供水供水管甲网网', '供水管*网', ['供水管', '网', '网']],
    ['nothing of what is asked in a field', '市水务局负责', '单位:水务局', []],
    ['words with a colon where they stand, field or not', '单位：水务局', '单位:水务局', ['单位：水务局']],
    ['nothing for nothing', '供水', '', []],
  ])('%s', (_name, text, query, found) => {
    expect(pieces(text, query)).toEqual(found);
  });

  it('marks what a scan of every pair of places finds near each other', () => {
    const random = seededRandom(19);
    const run = (of: string, length: number): string => Array.from({ length }, () => of.charAt(Math.floor(random() * of.length))).join('');
    for (let round = 0; round < 200; round += 1) {
      const text = run('供水网\n', 30);
      const [left, right] = [run('供水', 1 + (round % 2)), run('水网', 2)];
      const found = findQueryRanges(text, [{ kind: 'near', left, right, distance: 3 }]);
      const expected = new Set([...everyPair(text, left, right), ...everyPair(text, right, left)]);
      expect(new Set(found.flatMap(indexesOf)), `${left} NEAR/3 ${right} in ${JSON.stringify(text)}`).toEqual(expected);
    }
  });

  it('is fast in a long text', () => {
    const text = '供水管网改造，按月汇总。'.repeat(25_000);
    const began = performance.now();
    expect(findQueryRanges(text, parseQuery('管网 汇总').terms)).toHaveLength(50_000);
    expect(performance.now() - began).toBeLessThan(1_500);
  });
});

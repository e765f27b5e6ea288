import { describe, expect, it } from 'vitest';
import { parseQuery } from '#shared/domain/search/parse-query.ts';

describe('the query language', () => {
  it.each<[string, string, readonly string[]]>([
    ['one word', '营商环境', ['营商环境']],
    ['several words', '营商环境　市司法局 2031', ['营商环境', '市司法局', '2031']],
    ['a word twice', '方案 方案', ['方案']],
    ['traditional script and full width', '營商環境 ＡＢ', ['营商环境', 'ab']],
    ['a phrase in quotes', '"一网 通办"', ['一网 通办']],
    ['a phrase in Chinese quotes', '“一网 通办” 平台', ['一网 通办', '平台']],
    ['quotes inside a copied passage', '深化“放管服”改革', ['深化"放管服"改革']],
    ['a copied passage that begins with a quote', '“放管服”改革', ['"放管服"改革']],
    ['a phrase without its end', '"一网 通办', ['"一网', '通办']],
    ['a document number in other brackets', '海政发[2031]4号', ['海政发(2031)4号']],
    ['nothing', '  　', []],
    ['empty quotes', '""', []],
  ])('%s', (_name, query, terms) => {
    expect(parseQuery(query)).toEqual(terms);
  });

  it('stays linear on many opened quotes', () => {
    const began = performance.now();
    parseQuery('"a '.repeat(50_000));
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

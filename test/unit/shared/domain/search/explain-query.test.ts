import { describe, expect, it } from 'vitest';
import { explainQuery, needsExplaining } from '#shared/domain/search/explain-query.ts';
import { parseQuery } from '#shared/domain/search/parse-query.ts';

describe('a query put into words', () => {
  it.each<[string, string, string]>([
    ['供水 燃气', '「供水」 且 「燃气」', '“供水” and “燃气”'],
    ['供水 OR 燃气 NOT 试点', '（「供水」 或 「燃气」） 且 不含「试点」', '(“供水” or “燃气”) and not “试点”'],
    ['供水 NEAR/12 改造', '「供水」与「改造」相距不超过 12 字', '“供水” and “改造” at most 12 characters apart'],
    ['第??条', '「第」（隔 2 字）「条」', '“第” (2 characters) “条”'],
    ['标题:方案', '标题含「方案」', '“方案” in the title'],
    ['*', '', ''],
  ])('%s', (query, chinese, english) => {
    expect(explainQuery(parseQuery(query), 'zh-CN').understood).toBe(chinese);
    expect(explainQuery(parseQuery(query), 'en').understood).toBe(english);
  });

  it('says what is odd about it and what is made of it', () => {
    const { notes } = explainQuery(parseQuery('"供水 颜色:红'), 'zh-CN');
    expect(notes).toEqual([expect.stringContaining('引号没有成对："供水'), expect.stringContaining('没有“颜色”这个字段')]);
  });

  it('stays short for a long one', () => {
    const query = Array.from({ length: 2_000 }, (_, index) => `第${index}`).join(' ');
    expect(explainQuery(parseQuery(query), 'zh-CN').understood.length).toBeLessThan(300);
  });

  it('is wanted for more than words side by side', () => {
    expect(['供水', '供水 燃气', ''].map((query) => needsExplaining(parseQuery(query)))).toEqual([false, false, false]);
    expect(['供水 OR 燃气', '-供水', '"供水', '标题:方案'].map((query) => needsExplaining(parseQuery(query)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { foldEntry, matchSpotlight, type SpotlightEntry, type SpotlightSection } from '#renderer/features/spotlight/spotlight-entries.ts';

function entry(section: SpotlightSection, label: string, ...more: readonly string[]): SpotlightEntry {
  return { id: `${section} ${label}`, section, label, detail: '', folded: foldEntry(label, ...more), run: () => undefined };
}

const ENTRIES = [
  entry('documents', '关于海陵市绿道建设的通知', '海政发〔2031〕4号'),
  entry('documents', '绿道管护办法', 'lvdao.docx'),
  entry('clauses', '建设绿道网', '二、(三)12.建设绿道网', '二、(三)12.'),
  entry('commands', '在文件中查找'),
];

const found = (query: string): readonly string[] =>
  matchSpotlight(ENTRIES, query).flatMap(({ entries }) => entries.map(({ label }) => label));

describe('the box that finds everything', () => {
  it.each<[string, string, readonly string[]]>([
    ['names that begin with the words before those that hold them', '绿道', ['绿道管护办法', '关于海陵市绿道建设的通知', '建设绿道网']],
    ['another script', '綠道管護', ['绿道管护办法']],
    ['several words in any order', '通知 海陵', ['关于海陵市绿道建设的通知']],
    ['a document number in other brackets', '[2031]4号', ['关于海陵市绿道建设的通知']],
    ['a clause by its numbers alone', '二三12', ['建设绿道网']],
    ['a clause as it is written', '二、（三）12.', ['建设绿道网']],
    ['a command', '查找', ['在文件中查找']],
    ['a file name in capitals', 'LVDAO', ['绿道管护办法']],
    ['nothing where nothing is', '没有这样的', []],
    ['all before anything is typed', '', ENTRIES.map(({ label }) => label)],
  ])('gives %s', (_name, query, labels) => {
    expect(found(query)).toEqual(labels);
  });

  it('keeps sections in their order, each short, and says how many more there are', () => {
    const many = Array.from({ length: 40 }, (_, index) => entry('documents', `方案${index}`));
    const matches = matchSpotlight([entry('commands', '方案对比'), ...many], '方案');
    expect(matches.map(({ section, entries, more }) => [section, entries.length, more])).toEqual([
      ['documents', 6, 34],
      ['commands', 1, 0],
    ]);
  });
});

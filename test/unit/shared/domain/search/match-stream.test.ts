import { describe, expect, it } from 'vitest';
import { cutSnippet } from '#shared/domain/search/cut-snippet.ts';
import { type SoughtTerm, soughtOf } from '#shared/domain/search/find-terms.ts';
import { matchStream, type StreamMatch } from '#shared/domain/search/match-stream.ts';
import { parseQuery } from '#shared/domain/search/parse-query.ts';
import { blockMarks, searchStream } from '#shared/domain/search/search-stream.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { spentSince } from '#test/support/processor-time.ts';
import { documentOf } from '../../../electron/store/document-examples.ts';

function match(model: DocumentModel, query: string, fileName = '文件.txt'): StreamMatch {
  return matchStream(searchStream(model, fileName), parseQuery(query).terms.map(soughtOf));
}

const wordsOf = (words: readonly string[]): readonly SoughtTerm[] => words.map((text) => soughtOf({ kind: 'words', text }));

/** The number of the block that is the best place, -1 where no block is. */
function bestBlock(model: DocumentModel, query: string): number {
  const { place } = match(model, query);
  return place.kind === 'block' ? blockMarks(searchStream(model, '文件.txt')).indexOf(place.mark) : -1;
}

const plan = documentOf(['海陵市供水方案', '一、总体要求', '供水企业完善供水管网，供水压力达标。', '二、保障', '加强督查。']);

describe('matching a document that answers', () => {
  it('goes through a paragraph as long as a book once, however often the words stand there', () => {
    const book = documentOf(['标题', '供水管网'.repeat(60_000)]);
    const stream = searchStream(book, '文件.txt');
    const began = process.cpuUsage();
    for (const words of [['供水'], ['供水', '管网']]) expect(matchStream(stream, wordsOf(words)).place).toMatchObject({ kind: 'block' });
    expect(spentSince(began)).toBeLessThan(1_000);
  });

  it('counts every place, not overlapping', () => {
    expect(match(plan, '供水').count).toBe(4);
    expect(match(documentOf(['哈哈哈哈哈']), '哈哈').count).toBe(2);
  });

  it('finds words of tables, title, document number and file name', () => {
    const table = documentOf(['标题'], {
      blocks: [
        {
          ...documentOf(['']).blocks[0],
          id: 'b1',
          kind: 'table',
          rows: [
            ['序号', '责任单位'],
            ['1', '市水务局'],
          ],
        },
      ].flatMap((block) => ({ level: null, label: null, path: [], page: null, text: '', ...block })) as DocumentModel['blocks'],
    });
    expect(bestBlock(table, '市水务局')).toBe(0);
    expect(match(plan, '通知草案', '通知草案.docx').place).toEqual({ kind: 'name' });
    const numbered = documentOf(['甲'], { meta: { ...plan.meta, docNumber: '海政办发〔2031〕7号' } });
    expect(match(numbered, '海政办发[2031]7号').place).toEqual({ kind: 'name' });
  });

  it('prefers the passage with most of the words, then title and heading, then the first', () => {
    expect(bestBlock(plan, '供水')).toBe(0);
    expect(bestBlock(plan, '供水 压力')).toBe(2);
    expect(bestBlock(documentOf(['题', '甲乙', '甲乙']), '甲')).toBe(1);
  });

  it('puts a document named so above one that only mentions it', () => {
    const mention = documentOf(['另一文件', `供水${'供水'.repeat(50)}`]);
    expect(match(plan, '供水').score).toBeGreaterThan(match(mention, '供水').score);
  });
});

describe('text as it stood before a repair', () => {
  const repaired = documentOf(['题', '（二）便利企业取得场所。现就有关'], {
    repairs: [
      { key: 'mojibake:1', kind: 'mojibake', block: 'b2', before: '?。坏了', after: '（二）', certain: true },
      { key: 'spaces:1', kind: 'spaces', block: 'b2', before: '。现 就', after: '。现就', certain: true },
      { key: 'page-furniture:1', kind: 'page-furniture', block: null, before: '浏览次数：12', after: '', certain: true },
    ],
  });

  it('is found alone, and together with its healthy surroundings', () => {
    expect(match(repaired, '?。坏了').place).toEqual({ kind: 'earlier', earlierIndex: 0 });
    expect(match(repaired, '坏了便利企业').place.kind).toBe('earlier');
    expect(match(repaired, '"场所。现 就有关"').place.kind).toBe('block');
  });

  it('is found where it was lifted out of the document', () => {
    expect(match(repaired, '浏览次数')).toMatchObject({ place: { kind: 'earlier' }, count: 1 });
  });

  it('is found each by itself where the repairs do not fit the text', () => {
    const odd = documentOf(['题', '正文'], {
      repairs: [{ key: 'line-join:1', kind: 'line-join', block: 'b2', before: '旧的一段', after: '别处的字', certain: false }],
    });
    expect(match(odd, '旧的一段').place.kind).toBe('earlier');
  });
});

describe('snippets', () => {
  it('mark every word in a short passage', () => {
    expect(cutSnippet('供水企业完善供水管网', wordsOf(['供水', '企业']))).toEqual({
      snippet: '供水企业完善供水管网',
      marks: [
        [0, 4],
        [6, 8],
      ],
    });
  });

  it('cut a long passage around the first word, marks still on it', () => {
    const { snippet, marks } = cutSnippet(`${'前'.repeat(200)}重点${'后'.repeat(200)}`, wordsOf(['重点']));
    expect(snippet.startsWith('…')).toBe(true);
    expect(snippet.endsWith('…')).toBe(true);
    expect(marks.map(([start, end]) => snippet.slice(start, end))).toEqual(['重点']);
  });

  it('mark the original script for a folded word, and put tables on one line', () => {
    const { snippet, marks } = cutSnippet('序號\t單位\n1\t發改委', wordsOf(['发改委']));
    expect(snippet).toBe('序號 單位 1 發改委');
    expect(marks.map(([start, end]) => snippet.slice(start, end))).toEqual(['發改委']);
  });

  it('never cut a character in two', () => {
    const { snippet } = cutSnippet('𠮷'.repeat(300), wordsOf(['无']));
    expect([...snippet].filter((character) => /^[\ud800-\udfff]$/.test(character))).toEqual([]);
  });
});

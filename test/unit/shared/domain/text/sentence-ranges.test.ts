import { describe, expect, it } from 'vitest';
import { nextSentence, sentenceRanges, sentencesAround } from '#shared/domain/text/sentence-ranges.ts';

const TEXT = '一、压减环节。他说“当日办结。”并公开；责任到人';

describe('sentenceRanges', () => {
  it('cuts after marks and the quotes that close with them, and loses nothing', () => {
    const sentences = sentenceRanges(TEXT, { start: 0, end: TEXT.length });
    expect(sentences.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
      '一、压减环节。',
      '他说“当日办结。”',
      '并公开；',
      '责任到人',
    ]);
  });

  it('gives the whole sentences that a passage touches', () => {
    const around = (words: string): string => {
      const start = TEXT.indexOf(words);
      const { start: from, end } = sentencesAround(TEXT, { start: 0, end: TEXT.length }, { start, end: start + words.length });
      return TEXT.slice(from, end);
    };
    expect([around('公开'), around('办结。”并')]).toEqual(['并公开；', '他说“当日办结。”并公开；']);
    expect(sentencesAround('', { start: 0, end: 0 }, { start: 0, end: 0 })).toEqual({ start: 0, end: 0 });
  });

  it('stays inside its stretch', () => {
    expect(sentenceRanges(TEXT, { start: 7, end: 10 })).toEqual([{ start: 7, end: 10 }]);
  });
});

describe('nextSentence', () => {
  const sentences = [
    { start: 0, end: 4 },
    { start: 4, end: 9 },
  ];

  it('begins at the first, goes on, and comes round', () => {
    expect(nextSentence(sentences, null)).toEqual(sentences[0]);
    expect(nextSentence(sentences, { start: 0, end: 4 })).toEqual(sentences[1]);
    expect(nextSentence(sentences, { start: 4, end: 9 })).toEqual(sentences[0]);
    expect(nextSentence([], null)).toBeNull();
  });
});

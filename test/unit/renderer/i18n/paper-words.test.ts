import { describe, expect, it } from 'vitest';
import { papers as english } from '#renderer/i18n/en/papers.ts';
import { papers as chinese } from '#renderer/i18n/zh-CN/papers.ts';
import { DOCUMENT_KINDS, documentKindOf, documentStageOf } from '#shared/domain/structure/document-words.ts';

const KINDS = [...new Set(DOCUMENT_KINDS.flatMap((word) => documentKindOf(`临江市供水${word}`) ?? []))];
const STAGES = ['征求意见稿', '送审稿', '讨论稿', '审议稿', '报批稿', '代拟稿', '修订草案', '草案', '修订稿', '初稿', '试行', '暂行'];

describe('kinds and stages of papers', () => {
  it.each(KINDS)('the kind %s has a name in English, and its own in Chinese', (kind) => {
    expect(english.kind(kind)).toMatch(/^[A-Z][A-Za-zé -]+$/);
    expect(chinese.kind(kind)).toBe(kind);
  });

  it.each(STAGES)('the stage %s is one that titles state, and has a name in English', (stage) => {
    expect(documentStageOf(`临江市供水办法(${stage})`)).toBe(stage);
    expect(english.stage(stage)).toMatch(/^[A-Z][A-Za-z -]+$/);
    expect(chinese.stage(stage)).toBe(stage);
  });

  it('have names that are told apart', () => {
    expect(new Set(KINDS.map(english.kind)).size).toBe(KINDS.length);
    expect(new Set(STAGES.map(english.stage)).size).toBe(STAGES.length);
  });

  it('stay as a person wrote them where the program knows no name', () => {
    expect(english.kind('备忘录')).toBe('备忘录');
  });
});

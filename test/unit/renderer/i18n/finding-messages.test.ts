import { describe, expect, it } from 'vitest';
import { FINDING_MESSAGES_IN_ENGLISH } from '#renderer/i18n/en/finding-messages.ts';
import { findings as english } from '#renderer/i18n/en/findings.ts';
import { findings as chinese } from '#renderer/i18n/zh-CN/findings.ts';
import { FINDING_MESSAGES, type FindingCode, say } from '#shared/domain/checks/finding-words.ts';
import { RULES } from '#shared/domain/checks/rules.ts';
import { findingsIn } from '#test/unit/shared/domain/checks/check-lines.ts';
import { documentFromLines } from '#test/unit/shared/domain/structure/document-from-lines.ts';

const placesIn = (words: string): readonly string[] => [...new Set(words.match(/\{\d\}/g))].sort();
/** Its second value is the checklist's own question, which is Chinese. */
const CHINESE_VALUE: readonly FindingCode[] = ['signal-hit'];

describe('what findings say in English', () => {
  it.each(Object.entries(FINDING_MESSAGES))('%s gives every value that the Chinese gives', (code, words) => {
    const said = FINDING_MESSAGES_IN_ENGLISH[code as FindingCode];
    expect(said.length).toBeGreaterThan(10);
    if (!CHINESE_VALUE.some((one) => one === code)) expect(placesIn(said)).toEqual(placesIn(words));
  });

  it('words the things that a message lists', () => {
    const words = say('notice-incomplete', ['comment-days', 'telephone']);
    expect(english.message({ message: '', words })).toBe(
      'The request for comments does not give the first and last day, a telephone number.',
    );
    expect(english.message({ message: '', words: say('deadline-past', '2025-06-30', ['issue-day'], '2025-07-01') })).toBe(
      'The deadline (2025-06-30) is before the date of issue, 2025-07-01.',
    );
  });

  it('quotes what the paper says and leaves no place unfilled', () => {
    const found = findingsIn(
      documentFromLines(['临江市方案', '为方便群众，制定本办法。', '一、任务', '（一）提升服务的的质量。', '（三）今年完成（含县区。']),
    );
    expect(found.length).toBeGreaterThan(3);
    for (const finding of found) expect(english.message(finding)).not.toMatch(/\{\d\}/);
    expect(found.map((finding) => english.message(finding))).toContain('“的的” may be a doubled character.');
    expect(found.map((finding) => chinese.message(finding))).toContain('“的的”可能是重复字。');
  });
});

describe('the titles of rules', () => {
  it.each([...new Set(RULES.map(({ id }) => id))])('name %s in both languages', (rule) => {
    expect(english.ruleTitle(rule)).not.toBe('');
    expect(chinese.ruleTitle(rule)).not.toBe('');
  });
});

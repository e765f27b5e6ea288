import { describe, expect, it } from 'vitest';
import { documentFromLines, type TestLine } from './document-from-lines.ts';

const codes = (lines: readonly TestLine[]) => documentFromLines(lines).warnings.map((warning) => warning.code);

describe('warnings', () => {
  it('say nothing of a sound plan, its numbering restarting or running through', () => {
    expect(
      codes([
        '临江市行动方案',
        '一、甲',
        '（一）一。做。',
        '1.甲。做。（市科技局）',
        '2.乙。做。（市科技局）',
        '（二）二。做。',
        '3.丙。做。（市科技局）',
        '二、乙',
        '（一）一。做。',
      ]),
    ).toEqual([]);
  });

  it.each([
    ['numbering-gap', ['临江市方案', '一、甲', '三、乙']],
    ['numbering-repeat', ['临江市方案', '一、甲', '一、乙']],
    ['unbalanced-brackets', ['临江市方案', '一、甲（市科技局']],
    ['tasks-without-units', ['临江市方案', '一、任务', '1.甲。做。', '2.乙。做。', '3.丙。做。']],
    ['no-text', []],
    ['no-outline', ['临江市方案', '文字。'.repeat(900)]],
    ['title-from-file-name', ['这一行以句号结束。']],
  ])('%s', (code, lines) => {
    expect(codes(lines)).toContain(code);
  });

  it('give each code once', () => {
    const found = codes(['临江市方案', '一、甲（', '三、乙（', '七、丙（']);
    expect(new Set(found).size).toBe(found.length);
  });
});

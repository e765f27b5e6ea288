import { describe, expect, it } from 'vitest';
import { unreadableLine } from '#electron/cli/command.ts';
import { languageOf, wordsIn } from '#electron/cli/words.ts';
import { reviewErrorCode } from '#shared/contract/review-error.ts';
import { readFailureCode } from '#shared/model/extraction.ts';

describe('the language of the command line', () => {
  it.each([
    [{}, 'zh-CN'],
    [{ LANG: 'C.UTF-8' }, 'zh-CN'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'en' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, 'zh-CN'],
    [{ LANG: 'enm' }, 'zh-CN'],
  ] as const)('of %j is %s', (environment, language) => {
    expect(languageOf(environment)).toBe(language);
  });
});

describe.each(['zh-CN', 'en'] as const)('the words in %s', (language) => {
  const words = wordsIn(language);

  it('say every failure in one line that differs from the others', () => {
    const sentences = [
      ...readFailureCode.options.map((code) => words.readFailure[code]),
      ...reviewErrorCode.options.map((code) => words.reviewFailure[code]),
    ];
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences.filter((sentence) => sentence.trim() === '' || sentence.includes('\n'))).toEqual([]);
  });

  it('stay on one line for a file whose name has several', () => {
    expect(unreadableLine('a\nb\r\nc\u2028d.txt', 'damaged', words)).toBe(`a b c d.txt: ${words.readFailure.damaged} [damaged]`);
  });
});

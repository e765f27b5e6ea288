import { describe, expect, it } from 'vitest';
import { readArguments, UsageError, unreadableLine, usageSentence } from '#electron/cli/command.ts';
import { exportTableOfDocument } from '#electron/cli/export-table.ts';
import { languageOf, type Words, wordsIn } from '#electron/cli/words.ts';
import { REVIEW_ERROR_CODES } from '#shared/contract/review-error.ts';
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
      ...REVIEW_ERROR_CODES.map((code) => words.reviewFailure[code]),
    ];
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences.filter((sentence) => sentence.trim() === '' || sentence.includes('\n'))).toEqual([]);
  });

  it.each([
    [['--nowhere'], '--nowhere'],
    [['-x'], '-x'],
    [['--to'], '--to'],
    [['--to', '--json'], '--to'],
    [['--json=yes'], '--json'],
  ])('name the argument that is wrong in %j, in no other language', (args, named) => {
    const sentence = sentenceOn(args, words);
    expect(sentence).toContain(named);
    expect(sentence).not.toMatch(/Unknown option|To specify|argument/);
    expect(/\p{Script=Han}/u.test(sentence)).toBe(language === 'zh-CN');
  });

  it('call a folder a folder where a file was to be read', () => {
    expect(unreadableLine(import.meta.dirname, 'unreadable', words)).toContain(words.isAFolder);
    expect(unreadableLine(`${import.meta.dirname}/none`, 'unreadable', words)).toContain(words.readFailure.unreadable);
    expect(unreadableLine(`${import.meta.filename}/none`, 'unreadable', words)).toContain(words.readFailure.unreadable);
  });

  it('name the folder that is missing for an output', async () => {
    const context = { args: ['tasks', '--from', 'a.txt', '--to', '/none/there/x.docx'], words, print: fail, say: fail, showProgress: fail };
    await expect(exportTableOfDocument(context)).rejects.toThrow(words.noFolderForOutput('/none/there'));
    await expect(exportTableOfDocument(context)).rejects.toThrow(UsageError);
  });

  it('stay on one line for a file whose name has several', () => {
    expect(unreadableLine('a\nb\r\nc\u2028d.txt', 'damaged', words)).toBe(`a b c d.txt: ${words.readFailure.damaged} [damaged]`);
  });
});

function fail(text: string): never {
  throw new Error(`nothing was to be said: ${text}`);
}

function sentenceOn(args: readonly string[], words: Words): string {
  try {
    readArguments(args, { to: { type: 'string' }, json: { type: 'boolean' } });
  } catch (error) {
    if (error instanceof UsageError) return usageSentence(error, words);
    throw error;
  }
  return 'taken as right';
}

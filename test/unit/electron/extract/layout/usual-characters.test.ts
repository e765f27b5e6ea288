import { describe, expect, it } from 'vitest';
import { usualCharacters } from '#electron/extract/layout/usual-characters.ts';

describe('characters that fonts map glyphs to', () => {
  it.each([
    ['\u2ea0\u2ed4\u2eda\u2ed3\u2ee2\u2ee9\u2ef0\u2ef3\u2e9f', '民门页长马黄龙龟母'],
    ['\u2f00\u2f63\u2f70\u2fd5', '一生示龠'],
    ['\ufe10\ufe11\ufe12\ufe13\ufe14\ufe19', '，、。：；…'],
    ['\ufe35一\ufe36\ufe3d办法\ufe3e\ufe41\ufe48', '（一）《办法》「］'],
  ])('are the ones people type: %s is %s', (text, usual) => expect(usualCharacters(text)).toBe(usual));

  it('stay as they are where they look like nothing else, and in usual text', () => {
    expect(usualCharacters('\u2e9a\u2eb3\ufe20\ufe34')).toBe('\u2e9a\u2eb3\ufe20\ufe34');
    expect(usualCharacters('第一条 a，b')).toBe('第一条 a，b');
  });
});

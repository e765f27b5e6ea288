import { describe, expect, it } from 'vitest';
import { printableText } from '#electron/export/printable-text.ts';

describe('printable text', () => {
  it.each([
    ['control characters', '甲\u0001\u0008\u001F乙', '甲乙'],
    ['non-characters', '甲\uFFFE\uFFFF乙', '甲乙'],
    ['half a surrogate pair in front', '\uDC00甲', '甲'],
    ['half a surrogate pair at the end', '甲\uD842', '甲'],
  ])('drops %s', (_name, text, expected) => {
    expect(printableText(text)).toBe(expected);
  });

  it('keeps tabs, rare characters and private-use ones', () => {
    expect(printableText('甲\t𠮷\uE46A')).toBe('甲\t𠮷\uE46A');
  });

  it('writes every line end the same way', () => {
    expect(printableText('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd');
  });
});

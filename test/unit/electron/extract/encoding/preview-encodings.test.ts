import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { previewEncodings } from '#electron/extract/encoding/preview-encodings.ts';

const linesIn = ({ previews }: ReturnType<typeof previewEncodings>, encoding: string): readonly string[] | undefined =>
  previews.find((preview) => preview.encoding === encoding)?.lines;

describe('how the beginning of a file reads in each encoding', () => {
  it('shows the text of a rich text, not its control words, in each encoding that its bytes can be in', () => {
    const bytes = [...iconv.encode('云岭县水利局文件', 'gb18030')].map((byte) => `\\'${byte.toString(16)}`).join('');
    const file = `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Song;}}{\\stylesheet{\\s1 heading 1;}}\\f0 ${bytes}\\par `;
    const shown = previewEncodings(Buffer.from(file, 'latin1'), '通知.rtf', true);
    expect(shown.guessed).toBe('windows-1252');
    expect(linesIn(shown, 'gb18030')).toEqual(['云岭县水利局文件']);
    expect(shown.previews.map(({ encoding }) => encoding).filter((encoding) => encoding.startsWith('utf-16'))).toEqual([]);
  });

  it('shows the words of a page without its tags', () => {
    const page = iconv.encode('<html><head><style>p{}</style></head><p class="a">县政府通知</p></html>', 'gb18030');
    expect(linesIn(previewEncodings(page, '通知.html', true), 'gb18030')).toEqual(['县政府通知']);
  });
});

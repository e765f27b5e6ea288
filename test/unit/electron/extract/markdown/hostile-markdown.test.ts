import { describe, expect, it } from 'vitest';
import { isCostlyMarkdown } from '#electron/extract/markdown/parse-cost.ts';
import { extract, shown } from '../read-blocks.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const codes = (extraction: Awaited<ReturnType<typeof extract>>) => extraction.warnings.map((warning) => warning.code);

describe('Markdown made to cost its reader', () => {
  it.each([
    ['quotes in quotes', '>'.repeat(100_000)],
    ['lists in lists', '1. '.repeat(40_000)],
    ['bullets in bullets', '- '.repeat(40_000)],
    ['brackets never closed', '['.repeat(200_000)],
    ['brackets in brackets', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['links never closed', '[a](b'.repeat(40_000)],
    ['two kinds of emphasis in turn', '*_'.repeat(100_000)],
    ['emphasis that only closes', 'a* '.repeat(60_000)],
    ['code marks of every length', Array.from({ length: 600 }, (_, index) => '`'.repeat(index + 1)).join(' ')],
    ['instructions never closed', `字${'<?'.repeat(20_000)}`],
    ['titles never closed', `${'[a](b "'.repeat(5_000)}${'字'.repeat(100_000)}`],
    ['emphasis in many paragraphs', `${'*_'.repeat(2_000)}\n\n`.repeat(50)],
    ['emphasis in a table without columns', `甲|乙\n--\n${'|*_'.repeat(40_000)}`],
  ])(
    'is read as plain text, with a warning: %s',
    async (_, text) => {
      expect(isCostlyMarkdown(text)).toBe(true);
      const extraction = await extract(utf8(`临江市管理办法\n\n${text}`), '办法.md');
      expect(shown(extraction)[0]).toBe('临江市管理办法');
      expect(extraction.mediaType).toBe('text/markdown');
      expect(codes(extraction)).toContain('markdown-as-text');
    },
    5_000,
  );

  it('is read as plain text where lists go deeper, line by line, than anybody writes', async () => {
    const text = Array.from({ length: 130 }, (_, depth) => `${'  '.repeat(depth)}- 第${depth}层`).join('\n');
    const extraction = await extract(utf8(text), '清单.md');
    expect(codes(extraction)).toEqual(['markdown-as-text']);
    expect(extraction.blocks.length).toBe(130);
  });

  it.each([
    [
      'a long table of bold cells',
      `| 序号 | 任务 |\n| --- | --- |\n${'| **1** | **任务** `甲` [乙](https://example.com) |\n'.repeat(2_000)}`,
    ],
    ['many items without blank lines', `${'- **任务**：由*市发展改革委*牵头\n'.repeat(3_000)}`],
    ['a paragraph of many emphases', '建立**台账**，落实*责任*。'.repeat(500)],
    ['quotes as deep as in a long exchange of letters', `${'> '.repeat(20)}同意`],
    ['a line of stars', `上文\n\n${'*'.repeat(50_000)}\n\n下文`],
  ])('is not what an honest paper holds: %s', (_, text) => {
    expect(isCostlyMarkdown(text)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { lineCount } from '#renderer/features/reader/line-count.ts';
import { spentSince } from '#test/support/processor-time.ts';

const LINE = { ems: 10, indent: 0 };
const TEN = '临江市营商环境条例稿';

describe('counting the lines of a text', () => {
  it.each([
    ['an empty text takes one line', '', LINE, 1],
    ['a full line is one line', TEN, LINE, 1],
    ['one character more takes a second line', `${TEN}件`, LINE, 2],
    ['an indent pushes the end over', TEN, { ems: 10, indent: 2 }, 2],
    ['kept line breaks begin a line', '一\n二\n三', LINE, 3],
    ['a closing mark at the end of a line needs half its square', '临江市营商环境条例。件件件件件', LINE, 2],
    ['a closing mark is never carried over alone', `${TEN}，${TEN.slice(2)}`, LINE, 2],
    ['a mark carried over takes its character along', `${TEN}；${TEN.slice(0, 9)}`, LINE, 3],
    ['an opening mark is carried over with what it opens', '临江市营商环境条（办法试行稿件件件件', LINE, 2],
    ['letters and digits take half a square', '12345678901234567', LINE, 1],
    ['a number is not broken but carried over whole', '临江市营商环境20312031件件件件件件', LINE, 3],
    ['a word longer than a line is broken anywhere', 'a'.repeat(60), LINE, 4],
  ])('%s', (_title, text, measure, lines) => {
    expect(lineCount(text, measure)).toBe(lines);
  });

  it('takes a text of a million characters in its stride', () => {
    const started = process.cpuUsage();
    expect(lineCount(`${TEN}，`.repeat(100_000), { ems: 36, indent: 2 })).toBeGreaterThan(25_000);
    expect(spentSince(started)).toBeLessThan(5_000);
  });
});

import { describe, expect, it } from 'vitest';
import { orderColumns } from '#electron/extract/layout/column-order.ts';
import { readLines } from '#electron/extract/layout/text-lines.ts';
import type { TextRun } from '#electron/extract/layout/text-run.ts';
import { spentSince } from '#test/support/processor-time.ts';

const SIZE = 10;

/** Lines of letters, each as wide as half its height, all of one run as pdf.js gives them. */
function linesAt(along: number, texts: readonly string[]): TextRun[] {
  return texts.map((text, index) => ({ text, along, across: 100 + index * 14, length: text.length * SIZE * 0.5, size: SIZE }));
}

const PROSE = [
  'The county opens one window for each matter that a firm',
  'has to bring before more than one office, and says on the',
  'first day which papers are still missing. Offices that ask',
  'for a paper twice explain it in writing within five days',
  'of the request, and the county counts what they explain.',
  'Every firm may follow its matter from home, and is told',
  'when the matter moves on to the next office, or stops.',
  'Matters that stop for more than ten days are looked into',
];

describe('the order of columns', () => {
  it('reads prose with spaces between its words as one column, wherever the spaces of its lines meet', () => {
    const columns = orderColumns(readLines(linesAt(60, PROSE)));
    expect(columns.map((column) => column.map(({ text }) => text))).toEqual([PROSE]);
  });

  it('still parts two columns of such prose, where one line fills the gutter all but for a space', () => {
    const left = PROSE.map((text) => text.replaceAll(' ', '').slice(0, 40));
    const right = PROSE.map((text) => text.replaceAll(' ', '').slice(0, 38));
    const runs = [...linesAt(60, left), ...linesAt(274, right)];
    const [joined, other] = [runs[3], runs[11]];
    if (joined === undefined || other === undefined) throw new Error('both columns have a fourth line');
    const whole = { ...joined, text: `${joined.text}; ${other.text}`, length: 274 + other.length - 60 };
    const columns = orderColumns(readLines([...runs.filter((run) => run !== joined && run !== other), whole]));
    expect(columns.map((column) => column.map(({ text }) => text))).toEqual([
      left.map((text, index) => (index === 3 ? `${text};` : text)),
      right,
    ]);
  });

  it('takes time in proportion to the length of lines that are nothing but short words', () => {
    const timeOf = (words: number): number => {
      const line = 'ab '.repeat(words).trim();
      const before = process.cpuUsage();
      orderColumns(readLines(linesAt(60, [line, line, line, line, line, line])));
      return spentSince(before);
    };
    timeOf(2_000);
    expect(timeOf(40_000)).toBeLessThan(Math.max(timeOf(4_000), 3) * 60);
  });
});

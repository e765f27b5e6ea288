import { describe, expect, it } from 'vitest';
import { cellText } from '#electron/extract/layout/cell-text.ts';

const SIZE = 10;
const PADDING = 2;

/** The text of a cell so many points wide whose lines begin at its edge; Han takes an em, anything else half of one. */
function cell(width: number, ...lines: string[]): string {
  const runs = lines.map((text, index) => {
    const length = [...text].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? SIZE : SIZE / 2), 0);
    return { text, along: PADDING, across: SIZE + index * 14, size: SIZE, length };
  });
  return cellText(runs, 0, width);
}

describe('the text of a cell', () => {
  it('goes on with a number behind a line that was full', () => {
    expect(cell(84, '新增就业人数达到', '12000')).toBe('新增就业人数达到12000');
    expect(cell(84, '完成改造老旧小区', '35')).toBe('完成改造老旧小区35');
    expect(cell(34, '不低于', '95%')).toBe('不低于95%');
    expect(cell(44, '总投资约', '3200', '万元')).toBe('总投资约3200万元');
  });

  it('keeps a number whole that fills its lines', () => {
    expect(cell(29, '13800', '00000')).toBe('1380000000');
    expect(cell(19, '123', '456')).toBe('123456');
  });

  it('parts numbers below each other, and below the name of their column, where there was room for more', () => {
    expect(cell(30, '1', '2', '3')).toBe('1\n2\n3');
    expect(cell(34, '10', '15', '20')).toBe('10\n15\n20');
    expect(cell(44, '数量', '10')).toBe('数量\n10');
  });
});

import { describe, expect, it } from 'vitest';
import { FOLD_PAIRS } from '#shared/domain/text/fold-table.ts';
import { foldText } from '#shared/domain/text/fold-text.ts';

describe('folding text for search', () => {
  it.each([
    ['優化營商環境', '优化营商环境'],
    ['瞭解憑藉答覆', '了解凭借答复'],
    ['ＡＰＰ１２３％', 'app123%'],
    ['云政办发〔2021〕4号', '云政办发(2021)4号'],
    ['云政办发【2021】4号', '云政办发[2021]4号'],
    ['“一网通办”，改革：', '「一网通办」,改革:'],
    ['１—２家', '1－2家'],
    ['⼀、⾦融', '一、金融'],
    ['临江\u3000市', '临江\u00a0市'],
  ])('reads %s as %s', (left, right) => {
    expect(foldText(left)).toBe(foldText(right));
  });

  it('keeps different marks and line breaks apart', () => {
    expect(foldText('1.2\n3')).not.toBe(foldText('1。2 3'));
    expect(foldText('《办法》')).not.toBe(foldText('(办法)'));
  });

  it('never changes the number of UTF-16 units, whatever the character', () => {
    for (let start = 0; start < 0x10000; start += 0x1000) {
      const text = String.fromCharCode(...Array.from({ length: 0x1000 }, (_, index) => start + index));
      expect(foldText(text)).toHaveLength(text.length);
    }
    expect(foldText('𠮷市')).toBe('𠮷市');
  });

  it('lowers each letter by itself: one that would become two stays, and none depends on those beside it', () => {
    expect(foldText('İSTANBUL ΟΔΟΣ Ǆ')).toBe('İstanbul οδοσ ǆ');
    expect(foldText('\u0130\u03a3')).toBe('\u0130\u03c3');
  });

  it('gives the same when applied twice', () => {
    const everything = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).join('');
    const once = foldText(everything);
    expect(foldText(once) === once).toBe(true);
  });

  it('has a table of single characters, each source once', () => {
    expect(FOLD_PAIRS.length % 2).toBe(0);
    const sources = new Set(Array.from({ length: FOLD_PAIRS.length / 2 }, (_, index) => FOLD_PAIRS.charAt(index * 2)));
    expect(sources.size).toBe(FOLD_PAIRS.length / 2);
    expect(sources.size).toBeGreaterThan(3000);
  });
});

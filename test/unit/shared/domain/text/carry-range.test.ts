import { describe, expect, it } from 'vitest';
import { carryRange, squeezeForCarrying } from '#shared/domain/text/carry-range.ts';
import { spentSince } from '#test/support/processor-time.ts';

/** Carries `passage` of one text (its occurrence counted from 0) and gives what stands at the place found. */
function carried(from: string, passage: string, to: string, options: { readonly share?: number; readonly occurrence?: number } = {}) {
  let start = from.indexOf(passage);
  for (let skipped = 0; skipped < (options.occurrence ?? 0); skipped += 1) start = from.indexOf(passage, start + 1);
  const range = { start, end: start + passage.length };
  const found = carryRange(squeezeForCarrying(from), range, squeezeForCarrying(to), options.share ?? 0);
  return found === null ? null : { text: to.slice(found.start, found.end), start: found.start, isCertain: found.isCertain };
}

const CLAUSE = '第三条　各县（区）人民政府应当加强对政务服务工作的领导，统筹解决重大问题。';

describe('carrying a passage from one text to another', () => {
  it('finds it across line breaks, spaces, widths and scripts', () => {
    const page = '前言\n第三條 各縣(區)人民政府應當加\n强 对政务服务工作的领导, 统筹解\n决重大问题。\n— 3 —';
    expect(carried(CLAUSE, CLAUSE, page)).toMatchObject({ isCertain: true, start: 3 });
    expect(carried(CLAUSE, '统筹解决重大问题', page)?.text).toBe('统筹解\n决重大问题');
  });

  it('tells the same words apart by what stands around them', () => {
    const text = '一、市发展改革委：\n负责统筹。二、市财政局：\n负责统筹。三、市司法局：\n负责统筹。';
    expect(carried(text, '负责统筹', text.replaceAll('\n', ''), { occurrence: 1 })).toMatchObject({ isCertain: true, start: 21 });
  });

  it('decides by the expected place where nothing else tells, and says that it is not certain', () => {
    const page = `${'甲乙丙丁。\n'.repeat(40)}`;
    const found = carried('甲乙丙丁', '甲乙丙丁', page, { share: 1 });
    expect(found).toMatchObject({ text: '甲乙丙丁', isCertain: false });
    expect(found?.start).toBeGreaterThan(200);
  });

  it('leaves out a number that only one of the texts has, and bridges a character that was repaired', () => {
    const page = '各县（区）人民政府应当加强对政务服务工柞的领导，统筹解决重大问题。';
    expect(carried(`（十二）${CLAUSE.slice(4)}`, `（十二）${CLAUSE.slice(4)}`, page)).toMatchObject({ text: page, isCertain: true });
  });

  it('takes what stands on the page of a passage that goes on overleaf', () => {
    const page = `页眉${CLAUSE.slice(0, 30)}`;
    expect(carried(CLAUSE, CLAUSE, page)).toMatchObject({ text: CLAUSE.slice(0, 30), isCertain: true });
  });

  it('finds nothing of a passage that is not there', () => {
    expect(carried(CLAUSE, CLAUSE, '临江市财政局关于下达预算的通知，请各单位遵照执行。')).toBeNull();
    expect(carried(CLAUSE, '政务服务', '没有')).toBeNull();
    expect(carried(CLAUSE, '政务服务', '')).toBeNull();
  });

  it('ends soon on a long text of one repeated character', () => {
    const long = '的'.repeat(300_000);
    const started = process.cpuUsage();
    expect(carried(`${'的'.repeat(5_000)}完`, `${'的'.repeat(5_000)}完`, long)).not.toBeNull();
    expect(spentSince(started)).toBeLessThan(2_000);
  });
});

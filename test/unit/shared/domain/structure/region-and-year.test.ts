import { describe, expect, it } from 'vitest';
import { regionAndYear } from '#shared/domain/structure/region-and-year.ts';

const PAPER = { title: '服务办法', issuer: null, docNumber: null, issueDate: null };

describe('region and year of a paper', () => {
  it.each([
    ['the date of issue', { issueDate: '2031-05-01', docNumber: '云政发〔2030〕5号', publishDate: '2032-01-01' }, '2031'],
    ['the day of publication where there is none', { publishDate: '2032-01-01' }, '2032'],
    ['the number in whichever brackets', { docNumber: '云政发[2030]5号' }, '2030'],
    ['nothing', { docNumber: '第57号' }, null],
  ])('take the year from %s', (_what, paper, year) => {
    expect(regionAndYear({ ...PAPER, ...paper }).year).toBe(year);
  });

  it('are the same in both scripts', () => {
    expect(regionAndYear({ ...PAPER, issuer: '臨江市人民政府' }).region).toBe('临江市');
    expect(regionAndYear({ ...PAPER, title: '臨江市服務辦法' }).region).toBe('临江市');
  });
});

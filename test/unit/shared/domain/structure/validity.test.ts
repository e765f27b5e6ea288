import { describe, expect, it } from 'vitest';
import { documentFromLines } from './document-from-lines.ts';

const validityOf = (...rules: readonly string[]) =>
  documentFromLines(['海陵市公共停车管理办法', '第一条　为规范停车，制定本办法。', ...rules]).meta.validity;

describe('the term of validity of a paper', () => {
  it.each([
    ['第九条　本办法自2026年1月1日起施行，有效期五年。', '有效期五年', '2030-12-31'],
    ['第九条　本办法自2026年1月1日起施行，有效期至2030年12月31日。', '有效期至2030年12月31日', '2030-12-31'],
    ['本办法自2026年3月15日起施行,有效期为2年。', '有效期为2年', '2028-03-14'],
    ['本办法自2024年2月29日起试行，试行期为一年六个月。', '试行期为一年六个月', '2025-08-28'],
    ['本措施有效期自2026年5月1日至2027年4月30日。', '有效期自2026年5月1日至2027年4月30日', '2027-04-30'],
    ['本政策自2026年5月1日起施行至2027年4月30日止。', '自2026年5月1日起施行至2027年4月30日止', '2027-04-30'],
    ['本办法有效期3年。', '有效期3年', null],
    ['本办法自2026年7月1日起實施（有效期兩年）。', '有效期兩年', '2028-06-30'],
  ])('%s', (rule, text, until) => {
    expect(validityOf(rule)).toEqual({ text, until });
  });

  it('takes the day of issue where the paper applies from it', () => {
    const { meta } = documentFromLines([
      '海陵市停车办法',
      '第一条　规范停车。',
      '本办法自印发之日起施行，有效期3年。',
      '海陵市人民政府',
      '2026年4月10日',
    ]);
    expect(meta.validity).toEqual({ text: '有效期3年', until: '2029-04-09' });
  });

  it.each([
    '第五条　停车许可证有效期五年，期满前三十日内申请换发。',
    '第五条　承诺书的有效期为2年。',
    '第六条　提高资金使用有效性，延长服务期限。',
    '第六条　补贴政策执行至2027年12月31日。',
    '第六条　自2026年1月1日起至2026年6月30日开展集中整治。',
  ])('is not read from what speaks of something else: %s', (rule) => {
    expect(validityOf(rule, '第九条　本办法自2026年1月1日起施行。')).toBeNull();
  });

  it('is there only where the paper says so', () => {
    expect(validityOf('第九条　本办法由市城管局解释。')).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { findingsOf } from './check-lines.ts';

const notice = (period: string): readonly string[] => [
  '关于公开征求《临江市停车管理办法（征求意见稿）》意见的公告',
  `现向社会公开征求意见。${period}`,
  '联系电话：0571-86001234',
];

describe('LG-9, time for comments', () => {
  it.each([
    ['征求意见时间为2024年5月6日至2024年5月20日。', ['serious']],
    ['公示期为7个工作日，自公告发布之日起。', ['serious']],
    ['因情况紧急，征求意见时间为2024年5月6日至2024年5月20日。', ['hint']],
    ['征求意见时间为2024年6月1日至2024年6月30日。', []],
  ])('judges %s', (period, severities) => {
    expect(findingsOf('LG-9', notice(period)).map(({ severity }) => severity)).toEqual(severities);
  });
});

describe('LG-17, the form of citations', () => {
  it('finds one law with two numbers, a missing 第, and articles in digits', () => {
    expect(
      findingsOf('LG-17', ['根据《停车条例》（国务院令第500号）制定。', '违反《停车条例》（国务院令第501号）的，予以处理。']),
    ).toMatchObject([{ severity: 'serious' }]);
    expect(findingsOf('LG-17', ['根据《优化营商环境条例》（国务院令第772号）制定。'])).toMatchObject([
      { message: expect.stringContaining('722') },
    ]);
    expect(findingsOf('LG-17', ['根据国务院令722号制定。'])).toMatchObject([{ severity: 'hint' }]);
    expect(findingsOf('LG-17', ['依照《行政许可法》第12条办理。'])).toMatchObject([{ severity: 'hint' }]);
  });

  it('says nothing of right citations', () => {
    expect(findingsOf('LG-17', ['根据《优化营商环境条例》（国务院令第722号）和《行政许可法》第十二条制定。'])).toEqual([]);
  });
});

describe('LG-19, from when and until when', () => {
  const rules = (...end: readonly string[]): readonly string[] => [
    '临江市停车管理办法',
    '第一条　为规范停车，制定本办法。',
    '第二条　停车应当有序。',
    ...end,
  ];

  it('asks for both days of a paper that sets rules', () => {
    expect(findingsOf('LG-19', rules()).map(({ message }) => message)).toEqual([
      expect.stringContaining('施行日期'),
      expect.stringContaining('有效期'),
    ]);
    expect(findingsOf('LG-19', rules('第三条　本办法自2024年7月1日起施行，有效期五年。'))).toEqual([]);
  });

  it('asks neither a plan, nor for the end of a 条例', () => {
    expect(findingsOf('LG-19', ['临江市停车实施方案', '为规范停车，制定本方案。'])).toEqual([]);
    expect(findingsOf('LG-19', ['临江市停车条例', '第一条　为规范停车，制定本条例。', '第二条　本条例自2024年7月1日起施行。'])).toEqual([]);
  });
});

describe('LG-1, who issues rules', () => {
  const signedBy = (issuer: string, title = '临江市停车管理办法') =>
    findingsOf('LG-1', [title, '为规范停车，制定本办法。', issuer, '2025年5月6日']);

  it('asks about bodies that coordinate, and sections of an agency', () => {
    expect(signedBy('临江市停车治理工作领导小组办公室')).toMatchObject([{ severity: 'normal' }]);
    expect(signedBy('临江市公安局法制处')).toHaveLength(1);
  });

  it('says nothing of agencies, nor of papers that set no rules', () => {
    expect(signedBy('临江市公安局')).toEqual([]);
    expect(signedBy('临江市人民政府办公室')).toEqual([]);
    expect(signedBy('临江市停车治理工作领导小组办公室', '临江市停车治理工作方案')).toEqual([]);
  });
});

describe('LG-3 and LG-6, what costs money', () => {
  it.each([
    ['LG-3', '逾期不改的，处500元以上2000元以下罚款。'],
    ['LG-3', '拒不拆除的，强制拆除。'],
    ['LG-6', '经营者应当缴纳履约保证金。'],
  ])('%s asks for the basis of: %s', (rule, sentence) => {
    expect(findingsOf(rule, ['临江市停车管理办法', sentence])).toMatchObject([{ severity: 'hint' }]);
  });

  it.each([
    ['LG-3', '逾期不改的，依照《道路交通安全法》处200元罚款。'],
    ['LG-3', '首次轻微违法的，不予处以罚款。'],
    ['LG-6', '不得收取任何保证金。'],
    ['LG-6', '整改期间不收取任何保证金。'],
    ['LG-6', '经营者无需缴纳押金。'],
    ['LG-6', '推行以保函替代缴纳投标保证金。'],
  ])('%s asks nothing about: %s', (rule, sentence) => {
    expect(findingsOf(rule, ['临江市停车管理办法', sentence])).toEqual([]);
  });

  it('leaves regulations and orders alone', () => {
    expect(findingsOf('LG-3', ['临江市停车条例', '第一条　违反规定的，处200元罚款。'])).toEqual([]);
    expect(findingsOf('LG-3', ['临江市人民政府令', '第12号', '临江市停车办法', '第一条　违反规定的，处200元罚款。'])).toEqual([]);
  });
});

describe('LG-20, reaching back', () => {
  const dated = (effect: string) =>
    findingsOf('LG-20', ['临江市停车管理办法', `本办法自${effect}起施行。`, '临江市公安局', '2025年5月6日']);

  it('finds a paper that applies from before its own day', () => {
    expect(dated('2025年1月1日')).toMatchObject([{ severity: 'normal', message: expect.stringContaining('2025-01-01') }]);
    expect(dated('2025年6月1日')).toEqual([]);
    expect(dated('印发之日')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { deadlineDay, findDeadlinePhrase } from '#shared/domain/structure/deadlines.ts';
import { foldText } from '#shared/domain/text/fold-text.ts';

describe('the day of a deadline', () => {
  it.each([
    ['2026年6月底前', '2026-06-30'],
    ['2026年底前', '2026-12-31'],
    ['2026年2月底', '2026-02-28'],
    ['年底前', '2025-12-31'],
    ['6月底完成', '2025-06-30'],
    ['持续推进，2026年4月底前取得阶段性成果', '2026-04-30'],
    ['2026年9月', '2026-09-30'],
    ['2026年5月20日前', '2026-05-20'],
    ['2026年6月前', '2026-05-31'],
    ['2027年前', '2026-12-31'],
    ['2026年第三季度', '2026-09-30'],
    ['2026年上半年', '2026-06-30'],
    ['明年6月底前', '2026-06-30'],
    ['2年内', '2027-03-10'],
    ['自印发之日起30日内', '2025-04-09'],
    ['7月14日和12月20日前', '2025-12-20'],
    ['两年内', '2027-03-10'],
    ['印发之日起三个月内', '2025-06-10'],
    ['2026年一、二季度', '2026-06-30'],
    ['2026年4月—12月', '2026-12-31'],
    ['“十四五”末', '2025-12-31'],
    ['“十五五”期间', '2030-12-31'],
    ['2026.06', '2026-06-30'],
    ['2026/6/30', '2026-06-30'],
    ['年内', '2025-12-31'],
    ['每年12月底前', null],
    ['2026年底前建成，以后每年年底前评估', '2026-12-31'],
    ['持续推进', null],
    ['2026年2月30日前', null],
  ])('%s', (deadline, day) => {
    expect(deadlineDay(deadline, '2025-03-10')).toBe(day);
  });

  it('needs the document to have a day where the deadline names no year', () => {
    expect(deadlineDay('年底前', null)).toBeNull();
    expect(deadlineDay('2年内', null)).toBeNull();
    expect(deadlineDay('年底前', '2025')).toBe('2025-12-31');
    expect(deadlineDay('2年内', '2025')).toBeNull();
  });
});

describe('the phrase that sets when a measure must be done', () => {
  const find = (text: string) => findDeadlinePhrase(text, foldText(text));

  it.each([
    ['梳理事项，2026年10月底前编制并公布清单。', '2026年10月底前'],
    ['3 年内完成老旧管网改造。', '3 年内'],
    ['自本方案印发之日起20日内报送实施细则。', '自本方案印发之日起20日内'],
    ['于7月底前，完成摸底工作。', '7月底前'],
    ['印发之日起三个月内制定实施细则。', '印发之日起三个月内'],
    ['两年内建成投用。', '两年内'],
    ['年内实现数据互通。', '年内'],
    ['每年12月底前报送总结。', '每年12月底前'],
    ['秋季开学前完成校舍排查。', '秋季开学前'],
    ['主汛期前消除存量隐患。', '主汛期前'],
    ['2026年春节前兑现全部工资。', '2026年春节前'],
    ['规划2026年6月底前向社会公开。', '2026年6月底前'],
  ])('%s', (text, phrase) => {
    expect(find(text)).toBe(phrase);
  });

  it.each([
    '每季度末前报送进展。',
    '本月底前启动。',
    '近三年内取得资质的，可以申报。',
    '2026年底前，新增孵化器12家。',
    '到2027年网办率达到95%以上。',
    '全年减负30亿元。',
    '应当在投运前取得批复。',
    '有效期3年内可以续期。',
    '缩短至15天以内。',
    '20个工作日办结。',
  ])('is none where only a figure, a service time or a period of validity is meant: %s', (text) => {
    expect(find(text)).toBeNull();
  });
});

it('a day before the paper’s own year says what is meant, and is no deadline', () => {
  const text = '全面完成2000年底前建成小区的改造任务。';
  expect(findDeadlinePhrase(text, foldText(text), '2026-03-01')).toBeNull();
  expect(findDeadlinePhrase(text, foldText(text))).toBe('2000年底前');
});

it('how long something is granted is no deadline', () => {
  const text = '对成效明显的县，在两年之内对其行政区域内企业申报项目实行直通车机制。';
  expect(findDeadlinePhrase(text, foldText(text))).toBeNull();
});

it('a time that counts from the paper’s coming out is a deadline with its day', () => {
  const text = '方案印发后1个月内出台十条措施。';
  expect(findDeadlinePhrase(text, foldText(text))).toBe('方案印发后1个月内');
  expect(deadlineDay('方案印发后1个月内', '2025-05-12')).toBe('2025-06-12');
});

import { describe, expect, it } from 'vitest';
import type { TestLine } from '../structure/document-from-lines.ts';
import { findingsOf, planOf } from './check-lines.ts';

const item = (number: number, words: string, bracket: string): string => `${number}.${words}。完善窗口服务，方便群众办事。${bracket}`;
const SIGNED = (day: string) => ['临江市人民政府', day];
const ASSIGNED = '（市民政局牵头，市财政局配合；完成时限：2026年12月底前）';
const dated = (deadline: string): string => `（市民政局牵头；完成时限：${deadline}）`;

const four = (last: string, others = ASSIGNED): readonly string[] => [
  item(1, '推行一窗通办', others),
  item(2, '压缩办理时间', others),
  item(3, '公开办事指南', others),
  item(4, '延长服务时间', last),
];

describe('CN-1, units', () => {
  it('says once that no task names a unit', () => {
    expect(findingsOf('CN-1', planOf(four('', '')))).toMatchObject([
      { message: expect.stringContaining('全部 4 项'), alsoAt: { length: 3 } },
    ]);
  });

  it('only hints at it of a paper that sets a course', () => {
    const severity = (title: string) => findingsOf('CN-1', planOf(four('', ''), [title])).map((finding) => finding.severity);
    expect(severity('临江市养老服务发展规划')).toEqual(['hint']);
    expect(severity('临江市养老服务实施方案')).toEqual(['normal']);
  });

  it('names the tasks that were forgotten', () => {
    expect(findingsOf('CN-1', planOf(four('')))).toMatchObject([{ message: '第 4 项没有写明责任单位。', severity: 'normal' }]);
  });

  it('finds the one group whose heading names no lead', () => {
    const group = (label: string, lead: string, first: number): readonly string[] => [
      `（${label}）优化第${label}项服务${lead}`,
      item(first, '推行一窗通办', '（市司法局、市财政局）'),
      item(first + 1, '压缩办理时间', '（市司法局、市财政局）'),
    ];
    const lead = '（牵头单位：市司法局）';
    const lines = planOf([...group('一', lead, 1), ...group('二', lead, 3), ...group('三', '', 5)]);
    expect(findingsOf('CN-1', lines).map(({ message, path }) => [message, path])).toContainEqual([
      '其他各组的标题都写明了牵头单位，（三）没有。',
      ['一、', '（三）'],
    ]);
  });

  it('says nothing where every task has its lead, nor of a table of examples', () => {
    expect(findingsOf('CN-1', planOf(four(ASSIGNED)))).toEqual([]);
    const rows = [
      ['序号', '改革事项', '具体措施', '来源'],
      ...['一', '二', '三', '四', '五'].map((name, index) => [`${index + 1}`, `事项${name}`, '优化流程', '海陵市']),
    ];
    expect(findingsOf('CN-1', ['临江市经验清单', rows])).toEqual([]);
  });
});

describe('CN-2 and CN-3, deadlines', () => {
  it('takes a few tasks without a time for forgotten, and half of them for meant so', () => {
    const some = (open: number) => four('', '').map((line, index) => (index < open ? line : line + ASSIGNED));
    const severity = (open: number) => findingsOf('CN-2', planOf(some(open))).map((finding) => finding.severity);
    expect(severity(1)).toEqual(['normal']);
    expect(severity(2)).toEqual(['hint']);
  });

  it('counts the tasks without one, and says nothing where all have one', () => {
    expect(findingsOf('CN-2', planOf(four('（市民政局牵头）')))).toMatchObject([
      { message: '4 项任务中有 1 项没有完成时限。', severity: 'normal' },
    ]);
    expect(findingsOf('CN-2', planOf(four(ASSIGNED)))).toEqual([]);
  });

  it('gives the share of those that go on for ever', () => {
    expect(findingsOf('CN-2', planOf(four(dated('持续推进'), dated('持续推进'))))).toMatchObject([
      { message: expect.stringContaining('4 项（100%）') },
    ]);
  });

  it('finds a deadline before the paper’s own day, and one soon after it', () => {
    const late = [...planOf(four(dated('2024年3月底前'))), ...SIGNED('2024年5月6日')];
    expect(findingsOf('CN-3', late)).toMatchObject([{ severity: 'serious', quote: '2024年3月底前' }]);
    const soon = [...planOf(four(dated('2024年5月底前'))), ...SIGNED('2024年5月6日')];
    expect(findingsOf('CN-3', soon)).toMatchObject([{ severity: 'hint', quote: '2024年5月底前' }]);
    expect(findingsOf('CN-3', [...planOf(four(ASSIGNED)), ...SIGNED('2024年5月6日')])).toEqual([]);
  });

  it('looks at aims outside the tasks, not at looking back', () => {
    const aim = (words: string): readonly string[] => ['临江市便民服务实施方案', '一、主要目标', words, ...SIGNED('2024年12月20日')];
    expect(findingsOf('CN-3', aim('到2024年底，基本建成一窗通办体系。'))).toMatchObject([{ severity: 'hint' }]);
    expect(findingsOf('CN-3', aim('截至2024年底，全市已建成窗口三百个。'))).toEqual([]);
    expect(findingsOf('CN-3', aim('到2026年底，基本建成一窗通办体系。'))).toEqual([]);
  });

  it('takes the day that the user gives', () => {
    const lines = planOf(four(ASSIGNED));
    expect(findingsOf('CN-3', lines, { issueDate: '2027-01-05' })).toHaveLength(4);
    expect(findingsOf('CN-3', lines, { issueDate: '2025-01-05' })).toEqual([]);
  });
});

describe('CN-4, counts', () => {
  const actions = (...names: readonly string[]): readonly string[] =>
    names.map((name, index) => `${'一二三四'.charAt(index)}、${name}行动`);

  it('holds the number in a title against the headings', () => {
    expect(findingsOf('CN-4', ['临江市便民服务四大行动方案', ...actions('减证', '提速', '延时')])).toMatchObject([
      { message: expect.stringContaining('3 个行动') },
    ]);
    expect(findingsOf('CN-4', ['临江市便民服务三大行动方案', ...actions('减证', '提速', '延时')])).toEqual([]);
  });

  it('holds an announced number of measures against the list', () => {
    const lines = (count: string): readonly string[] => [
      '临江市便民若干措施',
      `现提出以下${count}条措施：`,
      '一、推行一窗通办。',
      '二、压缩办理时间。',
      '三、公开办事指南。',
    ];
    expect(findingsOf('CN-4', lines('五'))).toHaveLength(1);
    expect(findingsOf('CN-4', lines('三'))).toEqual([]);
  });

  it('counts names in a row', () => {
    expect(findingsOf('CN-4', ['聚焦窗口服务、网上办理、热线答复四个方面持续用力。'])).toMatchObject([{ severity: 'hint' }]);
    expect(findingsOf('CN-4', ['聚焦窗口服务、网上办理、热线答复三个方面，覆盖住房、就医等五个领域。'])).toEqual([]);
  });
});

describe('CN-5 and CN-6, targets', () => {
  it('finds one indicator with two values, and lets other years have others', () => {
    const lines = (second: string): readonly string[] => ['一、目标', '政务服务网上可办率达到95%以上。', '二、任务', second];
    expect(findingsOf('CN-5', lines('推进网办，政务服务网上可办率达到90%以上。'))).toMatchObject([
      { quote: '90%以上', alsoAt: { length: 1 } },
    ]);
    expect(findingsOf('CN-5', lines('推进网办，政务服务网上可办率达到95%以上。'))).toEqual([]);
    expect(findingsOf('CN-5', lines('到2028年，政务服务网上可办率达到98%以上。'))).toEqual([]);
  });

  it('asks for a baseline or a day, and questions the whole', () => {
    expect(findingsOf('CN-6', ['办理材料减少30%。'])).toMatchObject([{ severity: 'hint', message: expect.stringContaining('与何时相比') }]);
    expect(findingsOf('CN-6', ['实现镇街窗口全覆盖，好评率100%。'])).toMatchObject([{ message: expect.stringContaining('2 处') }]);
    expect(findingsOf('CN-6', ['办理材料较上年减少30%，到2026年底时间压缩20%，好评率95%以上。'])).toEqual([]);
  });
});

describe('CN-7 and CN-8, units against each other', () => {
  it('holds units against the list that is kept', () => {
    const known = ['市民政局'];
    expect(findingsOf('CN-7', planOf(four(ASSIGNED)), { knownUnits: known })).toMatchObject([
      { message: expect.stringContaining('“市财政局”') },
    ]);
    expect(findingsOf('CN-7', planOf(four(ASSIGNED)), { knownUnits: [...known, '市财政局'] })).toEqual([]);
  });

  it('holds units against recipients that are named one by one', () => {
    const to = (recipients: string): readonly string[] =>
      planOf(four(ASSIGNED), ['海陵市人民政府关于便民服务的通知', recipients, '请认真执行。', '海陵市便民服务实施方案']);
    expect(findingsOf('CN-7', to('市民政局、市司法局：'))).toMatchObject([
      { severity: 'hint', message: expect.stringContaining('市财政局') },
    ]);
    expect(findingsOf('CN-7', to('各县区人民政府，市政府各部门：'))).toEqual([]);
  });

  it('finds a heading’s lead that is missing below it', () => {
    const group = (units: string): readonly string[] => planOf(['（一）优化窗口服务（市司法局牵头）', ...four(units, units)]);
    expect(findingsOf('CN-8', group('（市民政局牵头，市财政局配合）'))).toHaveLength(1);
    expect(findingsOf('CN-8', group('（市民政局牵头，市司法局配合）'))).toEqual([]);
  });
});

describe('CN-9, announced parts', () => {
  const letter = (announced: string): readonly TestLine[] => ['请各单位按期报送。', announced, ...SIGNED('2024年5月6日')];

  it('finds an attachment that is not there, softly where it is a file to fetch', () => {
    expect(findingsOf('CN-9', letter('附件：窗口服务清单'))).toMatchObject([{ severity: 'normal' }]);
    expect(findingsOf('CN-9', letter('附件：窗口服务清单.docx'))).toMatchObject([{ severity: 'hint' }]);
    expect(findingsOf('CN-9', [...letter('附件：窗口服务清单'), '附件', '窗口服务清单', '一、内容'])).toEqual([]);
  });

  it('finds an attachment and a table that are only spoken of', () => {
    expect(findingsOf('CN-9', ['一、要求', '具体分工见附件3，进度见下表。'])).toHaveLength(2);
    expect(
      findingsOf('CN-9', [
        '一、要求',
        '进度见下表。',
        [
          ['事项', '进度'],
          ['窗口', '完成'],
        ],
      ]),
    ).toEqual([]);
  });
});

describe('CN-10, CN-11 and CN-12', () => {
  const notice = (...rest: readonly string[]): readonly string[] => [
    '关于公开征求《临江市停车管理办法（征求意见稿）》意见的公告',
    '现向社会公开征求意见，欢迎提出宝贵意见。',
    ...rest,
  ];

  it('lists what a request for comments leaves out', () => {
    expect(findingsOf('CN-10', notice())).toMatchObject([{ message: '征求意见公告没有写明起止日期、联系电话、电子邮箱或者通信地址。' }]);
    const whole = notice('征求意见时间为2024年5月6日至2024年6月6日。', '联系电话：0571-86001234', '电子邮箱：tcgl@linjiang.gov.cn');
    expect(findingsOf('CN-10', whole)).toEqual([]);
    expect(findingsOf('CN-10', ['临江市停车管理办法（征求意见稿）', '第一条　为规范停车，制定本办法。'])).toEqual([]);
  });

  it('finds groups that count in two ways, and labels written in two ways', () => {
    const groups = (third: number): readonly string[] =>
      planOf([
        '（一）窗口',
        '1.推行一窗通办。',
        '2.压缩时间。',
        '（二）网上',
        '3.开通预约。',
        '4.公开指南。',
        '（三）热线',
        `${third}.答复来电。`,
        `${third + 1}.回访群众。`,
      ]);
    expect(findingsOf('CN-11', groups(1))).toMatchObject([{ severity: 'hint' }]);
    expect(findingsOf('CN-11', groups(5))).toEqual([]);
    expect(findingsOf('CN-11', ['一、窗口', '（一）推行一窗通办。', '（二）、压缩时间。'])).toMatchObject([
      { message: expect.stringContaining('写法不一') },
    ]);
  });

  it('finds a measure that is a slogan only', () => {
    expect(findingsOf('CN-12', planOf(['1.全面提升，追求高质量、一流水平。', '2.推行一窗通办。', '3.压缩时间。']))).toHaveLength(1);
    expect(findingsOf('CN-12', planOf(['1.全面提升窗口服务，建立延时办理制度。', '2.推行一窗通办。', '3.压缩时间。']))).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { documentFromLines, outlineLines } from './document-from-lines.ts';

const meta = (lines: readonly string[], fileName?: string) => documentFromLines(lines, [], fileName).meta;

describe('the head of a page', () => {
  it('is read where each field is an item of a list with its value below it', () => {
    const found = meta([
      '云岭县人民政府工作规则',
      '• 索引号:',
      '',
      '4507210000/2025-000017',
      '• 主题分类:',
      '• 来源:',
      '• 发文字号:',
      '云政发〔2025〕7号',
      '• 发文日期:',
      '2025年04月06日 16:40',
      '云岭县人民政府工作规则',
      '第一章总则',
      '一、为规范县政府工作，制定本规则。',
    ]);
    expect(found).toMatchObject({
      indexNumber: '4507210000/2025-000017',
      docNumber: '云政发〔2025〕7号',
      issueDate: '2025-04-06',
      recipients: null,
    });
  });

  it('is read where a field is an item on one line, and gives no title', () => {
    const found = meta([
      '• 索引号:6735590001/2025-0012',
      '• 生成日期:2025-03-23',
      '2025年县政府重点工作任务（云政发〔2025〕2号）',
      '各乡镇人民政府：',
      '现印发给你们，请认真落实。',
    ]);
    expect(found).toMatchObject({ indexNumber: '6735590001/2025-0012', issueDate: '2025-03-23', docNumber: '云政发〔2025〕2号' });
    expect(found.title).toMatch(/^2025年县政府重点工作任务/);
  });

  it('tells the day of proclaiming a law from the day that it applies', () => {
    expect(
      meta([
        '海陵市集市管理条例',
        '颁布日期:2025-6-3',
        '实施日期:2025-8-1',
        '颁布单位:海陵市人民代表大会常务委员会',
        '第一条 为了规范集市，制定本条例。',
      ]),
    ).toMatchObject({
      issueDate: '2025-06-03',
      effectiveDate: '2025-08-01',
      issuer: '海陵市人民代表大会常务委员会',
    });
  });
});

describe('the title', () => {
  it('is the notice’s below its number', () => {
    expect(
      meta(['临数字[2025] 851号', '关于印发《集市设施标准（试行）》的通知', '各有关单位：', '现印发给你们。', '2025年1月3日']).title,
    ).toBe('关于印发《集市设施标准（试行）》的通知');
  });

  it('is the notice’s whole one where a short name heads the page', () => {
    expect(
      meta([
        '十五五集市发展规划',
        '临江市人民政府关于印发',
        '“十五五”集市发展规划的通知',
        '临政发〔2026〕3号',
        '各县人民政府：',
        '现印发给你们。',
      ]).title,
    ).toBe('临江市人民政府关于印发“十五五”集市发展规划的通知');
  });

  it('is that of the paper a notice says it issues where it shows none', () => {
    expect(
      meta([
        '临政办字 〔2025〕1号',
        '各县人民政府：',
        '经市政府同意，现将 《临江市绿色转型分工落实方案》（以下简称《方案》）印发给你们，请认真实施。',
      ]).title,
    ).toBe('临江市绿色转型分工落实方案');
  });
});

describe('the issuer', () => {
  it('is each agency that the title names', () => {
    expect(
      meta(['临江市发展和改革委员会 临江市住房和城乡建设局 关于印发集市改造方案的通知', '各县人民政府：', '现印发给你们。']).issuer,
    ).toBe('临江市发展和改革委员会、临江市住房和城乡建设局');
  });

  it('of a government’s order without a name is the government of the region', () => {
    expect(meta(['云川省集市管理规定', '政府令〔2025〕第15号', '第一条 为了加强管理，制定本规定。']).issuer).toBe('云川省人民政府');
  });
});

describe('a call for comments', () => {
  const found = meta([
    '海陵市人大常委会办公室公告',
    '现将《海陵市集市条例（草案）》全文公布，广泛征求意见，有关事项公告如下：',
    '征求意见的时间，自公告见报之日起，到2026年1月15日结束。',
    '通信地址：海陵市人大法制委（海陵市青年大街26号，邮政编码：310023）',
    '传真：（0571）22736598  22736151',
    '海陵人大网站网址：www.hailing-rd.gov.cn',
    '海陵市人大常委会办公室',
    '2025年12月5日',
  ]);

  it('runs from its day to the day it names', () => {
    expect(found.commentPeriod).toEqual({ from: '2025-12-05', to: '2026-01-15', duration: null });
  });

  it('gives every fax number, the page without http, and no address that breaks off in a bracket', () => {
    expect(found.contacts).toEqual([
      { kind: 'address', value: '海陵市人大法制委' },
      { kind: 'fax', value: '（0571）22736598' },
      { kind: 'fax', value: '22736151' },
      { kind: 'url', value: 'www.hailing-rd.gov.cn' },
    ]);
  });
});

describe('a contingency plan', () => {
  const plan = documentFromLines([
    '云岭县防汛应急预案',
    ...['1总则', '1.1 编制目的', '1.2 编制依据', '2组织体系', '2.1 指挥机构', '3 附则'],
    ...['1 总则', '1.1 编制目的', '建立健全应对机制。', '1.2 编制依据', '依据有关规定。'],
    ...['2 组织体系', '2.1 指挥机构', '县政府成立指挥部。', '2.1.1 职责', '统一指挥。', '3 附则', '本预案自印发之日起实施。'],
  ]);

  it('counts 1, 1.1, 1.1.1, and its list of contents once only', () => {
    expect(outlineLines(plan)).toEqual([
      '1 总则',
      '  1.1 编制目的',
      '  1.2 编制依据',
      '2 组织体系',
      '  2.1 指挥机构',
      '    2.1.1 职责',
      '3 附则',
    ]);
  });

  it('lays down rules and no tasks', () => {
    expect(plan.tasks).toEqual([]);
  });
});

it('bare numbers of a paper that does not count by 1.1 are words', () => {
  expect(documentFromLines(['云岭县要点', '1 个中心', '2 个基地', '一、工作']).outline).toHaveLength(1);
});

it('a notice’s own requests are no tasks where only its attachment shows a title', () => {
  const lines = [
    '各县有关部门：',
    '现将经验清单印发给你们。',
    '一、高度重视。各县要落实。',
    '二、按时报送。12月20日前报送进展。',
    '省数据办',
    '2025年5月9日',
  ];
  expect(
    documentFromLines([...lines, '附件1', '第一批改革经验清单', '一、政务服务。', '二、市场监管。']).tasks.filter(
      ({ path }) => path.length === 0,
    ),
  ).toEqual([]);
});

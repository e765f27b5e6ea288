import { describe, expect, it } from 'vitest';
import { documentFromLines, type TestLine } from './document-from-lines.ts';

const tasks = (lines: readonly TestLine[]) => documentFromLines(lines).tasks;
const labels = (lines: readonly TestLine[]) => tasks(lines).map((task) => task.path.join('') + task.label);

const PLAN = [
  '临江市提升政务服务效能行动方案',
  '一、总体要求',
  '（一）指导思想。坚持便民。',
  '二、主要任务',
  '（一）优化审批（市政务局牵头）',
  '1.压减环节。2026年6月底前完成事项梳理，用时压缩至12天以内。（市政务局、市数据局，各区、县（市）政府）',
  '2.一次告知。网办率达到92%以上。（市数据局牵头，市司法局配合；完成时限：持续推进）',
  '（二）强化监督',
  '3.第三方评估。每年评估。',
  '责任单位：市统计局、市审计局',
  '完成时限：2026年底前',
];

describe('tasks of a plan', () => {
  it('are the items of the family that carries the measures', () => {
    expect(labels(PLAN)).toEqual(['二、（一）1.', '二、（一）2.', '二、（二）3.']);
  });

  it('carry units, leads, section leads, deadline with its day and indicators', () => {
    const [first, second, third] = tasks(PLAN);
    expect(first).toMatchObject({
      title: '压减环节',
      units: ['市政务局', '市数据局', '各区、县（市）政府'],
      leads: [],
      sectionLeads: ['市政务局'],
      deadline: '2026年6月底前',
      deadlineDate: '2026-06-30',
      block: 'b6',
    });
    expect(first?.indicators.map((indicator) => indicator.text)).toEqual(['12天以内']);
    expect(second).toMatchObject({ leads: ['市数据局'], units: ['市数据局', '市司法局'], deadline: '持续推进', deadlineDate: null });
    expect(third).toMatchObject({ units: ['市统计局', '市审计局'], deadline: '2026年底前', deadlineDate: '2026-12-31', sectionLeads: [] });
  });

  it('run on under 保障措施 where the numbering does, and end where it begins anew', () => {
    expect(labels([...PLAN, '三、保障措施', '4.加强领导。各单位负总责。', '5.强化宣传。营造氛围。'])).toContain('三、5.');
    expect(labels([...PLAN, '三、保障措施', '1.加强领导。各单位负总责。'])).not.toContain('三、1.');
    expect(labels([...PLAN, '三、组织保障', '（一）加强领导。各单位负总责。'])).toHaveLength(3);
  });

  it('share the units that close a group, where the document names them once a group', () => {
    const groups = [
      '云岭县要点',
      '一、任务',
      '（一）甲组',
      '1.上线事项8个。',
      '2.压减环节。',
      '责任单位：县数据局、县公安局',
      '（二）乙组',
      '3.组建队伍。',
      '4.设立窗口。',
      '牵头单位：县政务局',
      '完成时限：2026年10月底前',
    ];
    expect(tasks(groups).map(({ units, deadline }) => [units.join('、'), deadline])).toEqual([
      ['县数据局、县公安局', null],
      ['县数据局、县公安局', null],
      ['县政务局', '2026年10月底前'],
      ['县政务局', '2026年10月底前'],
    ]);
  });

  it('keep to themselves the units below the last item where other items name theirs', () => {
    const mixed = [
      '云岭县要点',
      '一、任务',
      '（一）甲组',
      '1.上线事项。（县公安局）',
      '2.压减环节。',
      '责任单位：县数据局',
      '（二）乙组',
      '3.组建队伍。（县司法局）',
      '4.设立窗口。',
      '责任单位：县政务局',
    ];
    expect(tasks(mixed).map(({ units }) => units.join('、'))).toEqual(['县公安局', '县数据局', '县司法局', '县政务局']);
  });

  it('do not count the time within which they are done among their targets', () => {
    expect(tasks(['云岭县方案', '一、任务', '1.制定办法。3个月内制定办法，检查不少于2次。（县司法局）'])[0]).toMatchObject({
      deadline: '3个月内',
      indicators: [{ text: '不少于2次' }],
    });
  });

  it('are no rows of a table of figures', () => {
    const figures = [
      ['序号', '指标名称', '2030年目标', '属性'],
      ['1', '城镇新增就业', '24万人', '预期性'],
      ['2', '调查失业率', '5.5%', '预期性'],
    ];
    expect(tasks(['云岭县规划', '一、主要目标', figures, '二、任务', '1.扩大就业。开发岗位。（县人社局）'])).toHaveLength(1);
  });

  it('take the year of an undated paper from its number or its title', () => {
    const task = '1.压减环节。12月底前完成梳理。（市数据局）';
    expect(tasks(['临江市方案', '临政发〔2026〕3号', '一、任务', task])[0]?.deadlineDate).toBe('2026-12-31');
    expect(tasks(['临江市2027年重点任务清单', '一、任务', task])[0]?.deadlineDate).toBe('2027-12-31');
    expect(tasks(['临江市方案', '一、任务', task])[0]?.deadlineDate).toBeNull();
  });

  it('take a sentence for their title where they have no run-in title', () => {
    const [task] = tasks([
      '云岭县行动方案',
      '一、任务',
      '1.全面梳理涉企事项，推动跨部门核验结果互认，避免重复提交材料，切实减轻企业和群众办事负担。（县数据局）',
    ]);
    expect(task).toMatchObject({
      title: '全面梳理涉企事项，推动跨部门核验结果互认，避免重复提交材料，切实减轻企业和群众办事负担',
      units: ['县数据局'],
    });
  });

  it('gather the lists of the paragraphs below a heading, each unit once', () => {
    const [task] = tasks([
      '云岭县若干意见',
      '一、任务',
      '（一）开放资源',
      '建立通道。（责任单位：县科技局、县发改局）',
      '加强合作。（责任单位：县教育局、县科技局）',
      '（二）其他',
      '做好服务。（责任单位：县科技局）',
    ]);
    expect(task?.units).toEqual(['县科技局', '县发改局', '县教育局']);
  });

  it('leave the closing paragraphs of a section to the section', () => {
    const found = tasks([
      '云岭县若干措施',
      '一、甲。开展工作。（县科技局负责）',
      '二、乙。开展工作。（县财政局负责）',
      '各部门于2026年2月底前报送总结，完成率达到90%以上。',
    ]);
    expect(found.at(-1)).toMatchObject({ deadline: null, indicators: [] });
  });

  it('give the lead to the first of each list where the document says so', () => {
    const found = tasks([
      '云岭县方案',
      '一、任务',
      '1.甲。推进。（责任单位：县住建局、县财政局，列第一位者为牵头单位，下同）',
      '2.乙。推进。（责任单位：县水利局、县财政局）',
    ]);
    expect(found.map((task) => task.leads)).toEqual([['县住建局'], ['县水利局']]);
    expect(found.map((task) => task.units)).toEqual([
      ['县住建局', '县财政局'],
      ['县水利局', '县财政局'],
    ]);
  });

  it('are the items of an opinion of the State Council kind, 保障 included where its numbering runs on', () => {
    expect(
      labels([
        '国务院办公厅关于促进某产业的指导意见',
        '一、总体要求',
        '坚持创新。',
        '二、扩大供给',
        '（一）培育主体。推进。（商务部、财政部负责）',
        '三、保障措施',
        '（二）加强领导。推进。（商务部等和各省级人民政府负责）',
      ]),
    ).toEqual(['二、（一）', '三、（二）']);
  });

  it('read a bracket of units that has a line to itself below small items', () => {
    const found = tasks([
      '云岭县方案',
      '一、任务',
      '1.压减时限。',
      '①承诺时限压减60%以上；',
      '②办理不超过12个工作日。',
      '〔牵头单位：县政务局；责任单位：县住建局；完成时限：2026年6月30日前〕',
      '2.容缺受理。公布清单。〔牵头单位：县政务局〕',
    ]);
    expect(found.map((task) => task.label)).toEqual(['1.', '2.']);
    expect(found[0]).toMatchObject({ leads: ['县政务局'], units: ['县政务局', '县住建局'], deadline: '2026年6月30日前' });
    expect(found[0]?.indicators.map((indicator) => indicator.text)).toEqual(['60%以上', '不超过12个工作日']);
  });

  it('are not the steps in which the work goes on', () => {
    expect(
      labels([
        '云岭县方案',
        '一、任务',
        '（一）合理布局。新建站点。（县民政局）',
        '二、实施步骤',
        '（一）动员部署（2026年3月）。制定方案。',
        '（二）全面实施（2026年4月）。抓好落实。',
      ]),
    ).toEqual(['一、（一）']);
  });

  it('are the articles of measures that begin with titles and name units', () => {
    const found = tasks([
      '云岭县若干政策措施',
      '一、引育主体',
      '第一条 支持落户。对新引进企业给予奖励。（县发改局）',
      '第二条 支持升规。对升规企业给予奖励。（县工信局）',
      '二、附则',
      '第三条 本措施自2026年1月1日起施行。',
    ]);
    expect(found.map((task) => `${task.path.join('')} ${task.label} ${task.title}`)).toEqual([
      '一、 第一条 支持落户',
      '一、 第二条 支持升规',
    ]);
  });

  it('are not the entries of a box beside the text', () => {
    expect(
      labels([
        '云岭县计划',
        '一、任务',
        '1.甲。推进。（县住建局）',
        '专栏1 重点工程',
        '1.道路工程。新建道路8条。',
        '2.管网工程。改造管网。',
        '2.乙。推进。（县水利局）',
      ]),
    ).toEqual(['一、1.', '一、2.']);
  });

  it.each([
    ['a short notice', ['关于做好报送工作的通知', '各单位：', '一、高度重视。抓好落实。', '二、按时报送。5月10日前报送。']],
    [
      'a regulation',
      ['云岭县管理办法', '第一条 为了管理，制定本办法。', '第二条 县住建局负责管理，县财政局配合。', '第三条 本办法自公布之日起施行。'],
    ],
    ['a text that is no policy', ['春天来了', '花开了。鸟在唱歌。']],
  ])('are none in %s', (_name, lines) => {
    expect(tasks(lines)).toEqual([]);
  });
});

describe('list tables', () => {
  const TABLE = [
    ['序号', '改革事项', '具体措施', '责任单位', '完成时限'],
    ['一、优化准入', '', '', '', ''],
    ['1', '推行一照多址', '推进登记互认，覆盖率达到90%以上。', '市市场监管局、市税务局', '2026年6月底前'],
    ['2', '简化注销', '压缩至10个工作日以内', '市市场监管局牵头，市人社局配合', '持续推进'],
    ['二、强化服务', '', '', '', ''],
    ['3', '开展评估', '每季度评估', '市政务局', ''],
  ] as const;
  const document = documentFromLines(['临江市清单', '附件1', '改革事项清单', TABLE]);

  it('give a task a numbered row', () => {
    expect(document.tasks.map((task) => [task.path.join(' '), task.label, task.title])).toEqual([
      ['附件1 一、', '1', '推行一照多址'],
      ['附件1 一、', '2', '简化注销'],
      ['附件1 二、', '3', '开展评估'],
    ]);
    expect(document.tasks[0]).toMatchObject({ units: ['市市场监管局', '市税务局'], deadline: '2026年6月底前', deadlineDate: '2026-06-30' });
    expect(document.tasks[0]?.indicators.map((indicator) => indicator.text)).toEqual(['90%以上']);
    expect(document.tasks[1]).toMatchObject({ leads: ['市市场监管局'], units: ['市市场监管局', '市人社局'] });
  });

  it('stand in the outline with their section rows', () => {
    expect(document.outline.map((entry) => `${entry.level} ${entry.label} ${entry.title}`)).toEqual([
      '1 附件1 改革事项清单',
      '2 一、 优化准入',
      '3 1 推行一照多址',
      '3 2 简化注销',
      '2 二、 强化服务',
      '3 3 开展评估',
    ]);
  });

  it.each([
    [['序号', '经验做法', '主要内容', '指导部门'], '推行一窗受理'],
    [['序号', '重点工作', '牵头单位', '责任单位'], '推行一窗受理'],
    [['序号', '板块', '工作任务', '责任单位'], '整合窗口。'],
  ])('find the measure below %j', (head, title) => {
    const [task] = tasks([[head, ['1', '推行一窗受理', '整合窗口。', '县数据局']]]);
    expect(task?.title).toBe(title.replace('。', ''));
  });

  it('take a column of leads for leads', () => {
    const [task] = tasks([
      [
        ['序号', '任务', '牵头单位', '配合单位'],
        ['1', '建设平台', '县数据局', '县财政局、县公安局'],
      ],
    ]);
    expect(task).toMatchObject({ leads: ['县数据局'], units: ['县数据局', '县财政局', '县公安局'] });
  });

  it('are not seen in other tables', () => {
    expect(
      tasks([
        [
          ['姓名', '电话'],
          ['张三', '1'],
        ],
      ]),
    ).toEqual([]);
    expect(tasks([[]])).toEqual([]);
  });
});

describe('what is no task', () => {
  it('is what rules in chapters lay down, with or without articles', () => {
    expect(
      tasks([
        '云岭县人民政府工作规则',
        '第一章 总则',
        '一、制定本规则。',
        '第二章 职能',
        '二、县政府由县长组成。',
        '三、县政府实行县长负责制。县长主持工作。',
      ]),
    ).toEqual([]);
  });

  it('is what a notice asks in few words before the paper it issues, whether it shows a title or not', () => {
    const asked = [
      '各镇人民政府：',
      '现印发给你们，请认真贯彻落实。',
      '一、强化责任。各镇要落实。',
      '二、细化方案。于2025年3月15日前报县督查室备案。',
    ];
    expect(tasks(['2025年县政府重点工作任务', ...asked])).toEqual([]);
    expect(tasks(asked)).toEqual([]);
  });
});

it('tasks that a page runs on below a notice’s last item are those that name units', () => {
  const found = tasks([
    '各县人民政府：',
    '现印发给你们，请认真贯彻落实。',
    '一、高度重视。各县要强化领导。',
    '二、加强督导。市政府办负责督导。',
    '1. 形成一批可复制经验。（牵头单位：市发展改革委；参与单位：市有关部门）',
    '2. 2026年年底前，完成园区改造。（牵头单位：市经信局；参与单位：市财政局）',
  ]);
  expect(found.map(({ path, label, leads, deadlineDate }) => [path.join(''), label, leads.join('、'), deadlineDate])).toEqual([
    ['二、', '1.', '市发展改革委', null],
    ['二、', '2.', '市经信局', '2026-12-31'],
  ]);
});

describe('同上', () => {
  it('in the text gives the units of the item before, leads included', () => {
    const found = tasks([
      '云岭县要点',
      '一、任务',
      '1.降低成本（县供电公司牵头，县住建局配合）。',
      '2.强化融资（责任单位：同上）。',
      '3.优化用工（县人社局）。',
    ]);
    expect(found.map(({ units, leads }) => [units.join('、'), leads.join('、')])).toEqual([
      ['县供电公司、县住建局', '县供电公司'],
      ['县供电公司、县住建局', '县供电公司'],
      ['县人社局', ''],
    ]);
  });

  it('in a cell repeats the cell above', () => {
    const rows = [
      ['序号', '工作任务', '牵头单位', '配合单位', '完成时限'],
      ['1', '清查资产', '县财政局', '县审计局', '2026年6月底前'],
      ['2', '建设平台', '县数据局', '同上', '同上'],
      ['3', '培训人员', '〃', '〃', '〃'],
    ];
    expect(tasks(['云岭县任务清单', rows]).map(({ units, deadline }) => [units.join('、'), deadline])).toEqual([
      ['县财政局、县审计局', '2026年6月底前'],
      ['县数据局、县审计局', '2026年6月底前'],
      ['县数据局、县审计局', '2026年6月底前'],
    ]);
  });
});

it('a table whose tasks repeat is told apart by its measures', () => {
  const rows = [
    ['序号', '重点任务', '具体举措', '责任单位'],
    ['1', '资源盘活', '清查闲置资产', '县财政局'],
    ['2', '资源盘活', '建设交易平台', '县数据局'],
    ['3', '产业带动', '培育特色村60个', '县农业农村局'],
  ];
  expect(tasks(['云岭县分工表', rows]).map(({ title }) => title)).toEqual(['清查闲置资产', '建设交易平台', '培育特色村60个']);
});

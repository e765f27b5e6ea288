import { describe, expect, it } from 'vitest';
import { byteCodecs } from '#electron/extract/byte-codecs.ts';
import { findLineMarks } from '#shared/domain/repair/line-marks.ts';
import { repairText } from '#shared/domain/repair/repair-text.ts';
import { extractionOf } from './damaged-text.ts';

const repair = (...lines: string[]) => repairText(extractionOf(lines), byteCodecs);
const texts = (...lines: string[]) => repair(...lines).blocks.map((block) => block.text);

const RULES = [
  '海陵市公厕管理办法',
  '（2022年11月3日海陵市人民政府令第47号公布）',
  '第一章总则',
  '第一条为了规范公厕的建设和管理，根据有关规定，结合本市实际，制定本办法。',
  '第二条本办法适用于本市建成区。违反第一条规定的，责令限期改正。',
  '第二章建设与管理',
  '第三条公厕应当符合下列要求：',
  '（一）设有明显标志，位置便于寻找；',
  '（二）每日保洁不少于6次；',
  '（三）免费开放。',
  '第四条本办法自2023年1月1日起施行，由市城市管理局负责解释，具体工作由各区城市管理部门承担。',
];
const NOTICE = [
  '云岭县人民政府办公室关于做好秋季森林防火工作的通知',
  '云政办发〔2024〕31号',
  '各乡镇人民政府、街道办事处，县直各单位：',
  '近期天气干燥，火险等级高。为做好秋季森林防火工作，经县政府同意，现就有关事项通知如下：',
  '一、严管火源。禁止一切野外用火，重点路口设卡检查。对违规用火的，一律从严查处。',
  '二、加强巡护。护林员每日巡山不少于两次，发现火情立即报告。巡护情况每周汇总一次。',
  '三、备足力量。各乡镇要落实不少于30人的扑火队伍，9月20日前完成集训。',
  '附件：1.护林员名册',
  '2.扑火物资清单',
  '云岭县人民政府办公室',
  '2024年9月8日',
  '（此件公开发布）',
];
const LETTER = [
  '临江市教育局关于商请支持校园周边交通整治的函',
  '市公安局：',
  `为保障学生出行安全，商请贵局在上下学时段增派警力疏导交通。${'我局将组织学校错峰放学，安排教师护学。'.repeat(6)}`,
  '专此函达。',
  '（联系人：周文，电话：0000-1234567）',
  '临江市教育局',
  '临江市民政局',
  '二〇二三年四月二十六日',
];

describe('a whole paper on one line without a space', () => {
  it.each([
    ['rules with chapters and articles', RULES],
    ['a notice with attachments', NOTICE],
    ['a letter without numbers', LETTER],
  ])('is split into its parts: %s', (_name, lines) => {
    expect(texts(lines.join(''))).toEqual(lines);
  });

  it('is split at questions and answers that take turns', () => {
    const turns = [
      '问：哪些车辆需要登记？',
      '答：在本市上路行驶的电动自行车都要登记，领取号牌后方可上路。',
      '问：可以搭载儿童吗？',
      '答：可以搭载一名十二周岁以下的儿童，驾乘人员都要佩戴头盔。',
    ];
    expect(texts(`电动自行车管理问答${turns.join('')}${'本问答由市公安局负责解释。'.repeat(2)}`)).toEqual([
      '电动自行车管理问答',
      ...turns.slice(0, 3),
      `${turns[3]}${'本问答由市公安局负责解释。'.repeat(2)}`,
    ]);
    const answer = `问题在于落实。有人问：怎么办？${'答：依法办理，及时公开，接受监督，不推诿扯皮。'.repeat(6)}`;
    expect(texts('访谈', answer)).toEqual(['访谈', answer]);
  });

  it('is split at the points of a list that nothing stands between', () => {
    const points = ['一、新建口袋公园两处并完成绿化', '二、改造老旧小区四个惠及居民', '三、安装充电桩六十个', '四、建成社区食堂一家'];
    const line = `白塔街道为民办实事项目${points.join('')}`;
    expect(texts(`${line}并实行统一、规范管理，由各科室分别牵头，年底前全部完成。`.padEnd(90, '完成情况定期公示。'))).toEqual(
      expect.arrayContaining(['白塔街道为民办实事项目', ...points.slice(0, 3)]),
    );
  });

  it('keeps headings that papers share apart from what follows them', () => {
    const line = `云岭县河道清理方案为改善水环境，制定本方案。一、总体要求坚持属地管理。二、重点任务（一）清理垃圾。${'逐河段清理。'.repeat(20)}（二）整治排口。逐个封堵。三、保障措施各乡镇要落实经费。`;
    expect(texts(line).filter((text) => text.length < 10)).toEqual([
      '云岭县河道清理方案',
      '一、总体要求',
      '坚持属地管理。',
      '二、重点任务',
      '三、保障措施',
      '各乡镇要落实经费。',
    ]);
  });
});

describe('a whole paper on one line whose line breaks became spaces', () => {
  it('is split behind its sentences, chapters and titles, and not behind the number of an article', () => {
    const lines = RULES.map((line) => line.replace(/^(第.{1,2}[章条])/, '$1 '));
    expect(texts(lines.join(' '))).toEqual(lines);
  });

  it('keeps points that a paragraph counts inside in their paragraph', () => {
    const article = '第三条 有下列情形之一的，应当腾退：（一）转租的；（二）空置六个月以上的；（三）拖欠租金的。';
    const lines = [
      '云岭县公租房管理细则',
      '第一条 为了规范公租房管理，制定本细则。',
      `第二条 县住建局负责公租房管理。${'各乡镇配合做好管理工作。'.repeat(8)}`,
      article,
      '第四条 本细则自2024年1月1日起施行。',
    ];
    expect(texts(lines.join(' '))).toContain(article);
  });
});

describe('a paper that has lines', () => {
  const LONG = `企业申请补助应当符合下列条件：（一）在本市依法登记；（二）信用良好；（三）近三年无重大违法记录。${'补助资金专款专用，不得挪作他用。'.repeat(9)}`;

  it.each([
    ['a short notice with one long paragraph', ['云岭县商务局关于申报补助的通知', '各有关企业：', LONG, '云岭县商务局', '2024年3月5日']],
    [
      'a paragraph that ends in a formula',
      ['关于检查的公告', `决定开展检查。${'各单位应当自查自纠，及时消除隐患。'.repeat(12)}特此公告。`, '2024年3月5日'],
    ],
    [
      'one that cites chapters and articles',
      [
        '《办法》解读',
        `第一章规定了目的，第二章规定了水源，第三章为附则。${'违反第一条、第二条、第三条规定的，依照第四条处罚。'.repeat(8)}`,
      ],
    ],
    ['English with a space behind each sentence', ['Notice', 'Users must register. The bureau inspects. '.repeat(9).trim()]],
  ])('is left as it is: %s', (_name, lines) => {
    expect(texts(...lines)).toEqual(lines);
  });

  it.each([
    ['a chapter', '临江市供水管理办法', '第一章 总则'],
    ['its number', '临江市人民政府关于公布供水价格的通知', '临政发〔2024〕3号'],
    ['when it was published', '临江市供水管理规定（试行）', '（2022年11月3日临江市人民政府令第4号公布）'],
  ])('gets its title back that was joined with %s', (_name, title, below) => {
    const { blocks, repairs } = repair(`${title}${below}`, '第一条 为了加强供水管理，制定本办法。');
    expect(blocks.map((block) => block.text).slice(0, 2)).toEqual([title, below]);
    expect(repairs).toMatchObject([{ kind: 'line-split', certain: false, before: `${title}${below}` }]);
  });

  it('gets the first article back that was joined with its chapter', () => {
    expect(texts('第二章 监督 管理 第五条 市水利局负责监督。')).toEqual(['第二章 监督 管理', '第五条 市水利局负责监督。']);
  });

  it('keeps a title that names a number or a chapter of something else', () => {
    const title = '临江市人民政府关于第一批行政许可事项清理意见的通知';
    expect(texts(title, '《临江市供水办法》第一章 总则的说明')).toEqual([title, '《临江市供水办法》第一章 总则的说明']);
  });
});

describe('lines broken by hand in a short paper', () => {
  it('are joined though most begin with a number, and end inside a number or behind 的', () => {
    const whole = [
      '第一条 为规范户外广告设置行为，美化市容环境，根据有关规定，制定本规定。',
      '第二条 户外广告设置应当符合规划要求，遵循安全、美观、节能的原则，并与环境协调。',
      '第三条 设置户外广告的，办理时限由5个工作日压缩至2.5个工作日以内，不收取费用。',
      '第四条 设置人应当定期检查维护户外广告设施，保持整洁安全，发现隐患应当及时消除。',
    ];
    const lines = whole.flatMap((text) => [text.slice(0, 26), text.slice(26)]);
    expect(texts('海陵市广告规定', ...lines)).toEqual(['海陵市广告规定', ...whole]);
  });

  it('are not seen in a list of names', () => {
    const names = [
      '临江市华源新材料公司',
      '海陵市宏达机械制造有限公司',
      '云岭县绿野农业发展有限公司',
      '临江市远航物流有限公司',
      '海陵市众信建筑公司',
    ];
    expect(texts('名单', ...names)).toEqual(['名单', ...names]);
  });

  it.each([
    [
      'units that attend, row by row',
      [
        '参会单位',
        '市发展改革委、市财政局、市自然资源局、市水利局',
        '市教育局、市科技局、市民政局、市司法局、市商务局',
        '市公安局、市交通局、市文旅局、市卫健委、市审计局',
        '市城管局、市农业局、市林业局、市体育局、市统计局',
      ],
    ],
    [
      'experts between a sentence and the one who signs',
      [
        '关于公布评审专家名单的通知',
        '各有关单位：',
        '经研究，现将评审专家名单公布如下，请遵照执行。',
        '王建国、李晓明、张志强、刘海涛、陈丽华、杨文博',
        '赵立新、黄国栋、周晓燕、吴大勇、徐文静、孙志远',
        '胡永刚、朱晓东、高建平、林秀英、何志明、郭海燕',
        '马国强、罗文斌、梁晓红、宋立军、郑玉兰、谢长青',
        '海陵市科学技术局',
        '2031年4月2日',
      ],
    ],
    [
      'addresses of offices',
      [
        '政务服务大厅地址',
        '海陵区人民东路18号，电话80011234，邮编225300',
        '云岭县府前大街26号，电话80022345，邮编225301',
        '东港市滨海大道35号，电话80033456，邮编225302',
        '临江市长江中路47号，电话80044567，邮编225303',
        '青溪县青年南路59号，电话80055678，邮编225304',
      ],
    ],
    [
      'results of counties, two sentences a row without a mark at its end',
      [
        '各县区完成情况',
        '海陵区完成投资12.5亿元；同比增长8.1%，排名第一',
        '云岭县完成投资10.3亿元；同比增长7.6%，排名第二',
        '东港市完成投资9.18亿元；同比增长6.9%，排名第三',
        '临江市完成投资8.47亿元；同比增长6.2%，排名第四',
      ],
    ],
  ])('are not seen in rows of equal width: %s', (_name, lines) => {
    expect(texts(...lines)).toEqual(lines);
  });

  it.each([
    [
      'contacts and their addresses',
      ['联系人：陆明，联系电话：0523-80016666', '通讯地址：海陵市青年路1号（邮编225300）。'],
      ['联系人：田刚，联系电话：0523-80016667', '通讯地址：海陵市迎春路2号（邮编225301）。'],
    ],
    [
      'points and the one who answers for each',
      ['一是加强巡查值守，建立联席会议制度', '由市林业局负责。'],
      ['二是强化资金保障，列入年度财政预算', '由市财政局负责。'],
    ],
    [
      'days and their places',
      ['3月5日，召开全市防汛工作动员部署会议', '地点：市政府第一会议室。'],
      ['3月6日，组织各县区开展业务骨干培训班', '地点：市委党校报告厅。'],
    ],
    [
      'faults and what follows from them',
      ['未按规定报送名单的，责令限期改正并通报', '情节严重的，取消资格。'],
      ['未按规定使用资金的，收回资金并通报批评', '构成犯罪的，追究责任。'],
    ],
    [
      'comments and what became of them',
      ['意见1：建议第三条增加水源名录，明确主体', '采纳情况：已采纳。'],
      ['意见2：建议第五条删除“有关”，写明部门', '采纳情况：部分采纳。'],
    ],
    [
      'prizes and the works they went to',
      ['一等奖：海陵市第一中学，指导教师陆明等', '作品：《河岸之声》。'],
      ['二等奖：海陵市第二中学，指导教师田刚等', '作品：《河岸四季》。'],
    ],
    [
      'headings of a notice and their bodies',
      ['一、检查时间，2030年5月6日至6月5日', '各县区先行自查。'],
      ['二、检查范围，全市市级以上重点河段区域', '各县区不得遗漏。'],
    ],
    [
      'decisions and who joins in',
      ['关于名录编制，会议明确由市林业局牵头', '各县区配合。'],
      ['关于经费保障，会议明确由市财政局负责', '据实列支。'],
    ],
    [
      'questions and answers',
      ['问：河段名录多久更新一次，由哪个部门公布', '答：每三年更新一次，由市水利局公布。'],
      ['问：占用河岸如何补偿，标准由哪个部门制定', '答：按照省有关规定执行。'],
    ],
    [
      'people and what they are to become',
      ['陆明，男，1975年3月出生，现任市林业局局长', '拟任市政府副秘书长。'],
      ['田刚，男，1978年9月出生，现任市水利局局长', '拟任市应急管理局局长。'],
    ],
  ])('are not seen in pairs of whole lines, few or many: %s', (_name, one, other) => {
    const few = ['有关事项', ...one, ...other];
    expect(texts(...few)).toEqual(few);
    const many = ['有关事项', ...[one, other, one, other, one, other].flat()];
    expect(texts(...many)).toEqual(many);
  });

  it('are seen in no short paper by the width of two lines', () => {
    const lines = [
      '各单位于本月底前确定一名联络员，填写附件1回执',
      '并于5月6日前报送。',
      '参会人员应提前十五分钟到场，凭会议通知进入',
      '并按座签就座。',
    ];
    expect(texts('会务安排', ...lines)).toEqual(['会务安排', ...lines]);
  });

  it('are joined around rows of names, which stay apart', () => {
    const call = '经各推荐单位提名、市农业农村局审核，现将评审组组成人员名单予以公告，任期三年，评审工作接受社会各界监督。';
    const place = '评审组办公室设在市农业农村局，承担日常事务，对评审材料进行形式审查，协调安排评审会议，汇总评审结果。';
    const rows = [
      '组长：高建平',
      '成员：马国强、罗文斌、梁晓红、宋立军、郑玉兰、谢长青',
      '蒋欣怡、沈佳宜、彭立新、曹颖川、冯巩强、卢照明、韩雪梅',
    ];
    const duty = '评审组成员应当客观公正、廉洁自律，与申请单位有利害关系的主动回避，评审期间不得泄露品种来源等信息，违者取消资格。';
    const broken = (text: string) => text.match(/.{1,26}/gu) ?? [];
    const found = texts('海陵市品种评审组名单', ...broken(call), ...rows, ...broken(place), ...broken(duty), '海陵市农业农村局');
    expect(found).toEqual(['海陵市品种评审组名单', call, ...rows, place, duty, '海陵市农业农村局']);
  });

  it('are joined where they were cut by characters, digits and marks counted alike', () => {
    const whole = [
      '2032年，全市共清理规范性文件146件，其中废止23件、宣布失效11件，清理结果通过门户网站向社会公布，并同步更新文件目录。',
      '全年开展案卷评查3次，抽查案卷420份，纠正问题58个，督促有关单位在30日内完成整改，整改情况纳入年度考核。',
      '2033年1月至11月，组织培训12期，参训人员1360人次，比上年增加215人次，其中基层执法人员占比达到78%，较好实现了应训尽训的目标。',
    ];
    const lines = whole.flatMap((text) => text.match(/.{1,28}/gu) ?? []);
    expect(texts('清理情况', ...lines)).toEqual(['清理情况', ...whole]);
  });

  it.each([
    [
      'two rows of units beside one paragraph',
      [
        '参加单位',
        '市发展改革委、市财政局、市自然资源局、市水利局',
        '市教育局、市科技局、市民政局、市司法局、市商务局',
        '会议要求各单位按期报送材料。',
      ],
    ],
    [
      'two results of equal width without a mark',
      ['完成情况', '海陵区完成投资12.5亿元，同比增长8.1%，全市排名第一', '云岭县完成投资10.3亿元，同比增长7.6%，全市排名第二'],
    ],
  ])('are not seen in few rows: %s', (_name, lines) => {
    expect(texts(...lines)).toEqual(lines);
  });

  it('are seen in English prose', () => {
    const lines = [
      'The bureau shall publish the list of approved projects each year and',
      'keep it open to the public for twenty days. Objections are filed with',
      'the office in writing, and the office answers them within ten working',
      'days of the day on which it received them.',
    ];
    expect(texts('Notice', ...lines)).toEqual(['Notice', lines.join(' ')]);
  });
});

it('reads endless rows of numbers, agencies and brackets in proportion to their length', () => {
  const timed = (row: string): number => {
    const start = process.cpuUsage().user;
    texts(`${row.repeat(Math.ceil(40_000 / row.length))}。`);
    return process.cpuUsage().user - start;
  };
  for (const row of [
    '（一）',
    '附件：',
    '第一条',
    '。特此',
    '）局',
    '海陵市教育局海2024年3月1日',
    '的通知',
    '1 甲',
    '3月1日 ',
    '王明 科长 ',
    '市教育局：甲 ',
    '时间：',
    '会议指出',
    '任命王明为',
    '问？答：',
  ])
    expect(timed(row)).toBeLessThan(1_500_000);
});

it('looks for the list of attachments near a number only, however far the text goes back', () => {
  const start = process.cpuUsage().user;
  findLineMarks(`一、总体要求。${'字'.repeat(90_000)}。1.甲${'乙2.字'.repeat(30_000)}`);
  expect(process.cpuUsage().user - start).toBeLessThan(400_000);
});

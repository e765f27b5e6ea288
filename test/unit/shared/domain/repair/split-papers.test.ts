import { describe, expect, it } from 'vitest';
import { byteCodecs } from '#electron/extract/byte-codecs.ts';
import { repairText } from '#shared/domain/repair/repair-text.ts';
import { extractionOf } from './damaged-text.ts';

const repair = (...lines: string[]) => repairText(extractionOf(lines), byteCodecs);
const texts = (...lines: string[]) => repair(...lines).blocks.map((block) => block.text);

const MINUTES = [
  '云岭县人民政府常务会议纪要',
  '〔2025〕第9号',
  '2025年9月12日，县长周岳主持召开第40次常务会议，研究有关工作。纪要如下：',
  '一、听取了关于秋粮收购工作情况的汇报',
  '会议指出，粮食收购事关农民增收。会议要求，县发改局要落实收购政策，严禁打白条。',
  '二、审议了《云岭县消防工作考核办法》',
  '会议决定，审议通过该办法，由县政府办公室按程序印发。',
  '三、研究了停车收费标准的请示',
  '会议原则同意县城管局提出的方案。',
  '出席：周岳、孙立、郑洁',
  '列席：县监委冯涛，县法院褚明',
];
const STANDARD = [
  '临江市政务服务中心窗口服务规范',
  '1 范围',
  '本规范规定了窗口服务的基本要求和监督评价。',
  '2 基本要求',
  '2.1 人员要求',
  '窗口人员应统一着装，上岗前接受不少于40学时的培训。',
  '2.2 环境要求',
  '大厅应设置无障碍通道和等候区。',
  '3 监督评价',
  '每月汇总一次评价结果，并予以公示。',
];
const ROSTER = [
  '海陵市人民政府关于表彰先进工作者的决定',
  '各区人民政府，市各直属单位：',
  '为树立榜样，市政府决定授予王建国等同志“海陵市先进工作者”称号。',
  '海陵市人民政府',
  '2026年1月20日',
  '附件',
  '海陵市先进工作者名单',
  '王建国 市财政局预算科科长',
  '李小芳 市第一中学教师',
  '赵 磊 市人民医院主治医师',
  '刘桂英 城南街道社区书记',
  '周海波 市公安局特警支队民警',
];
const SPEECH = [
  '在全市防汛工作会议上的讲话',
  '同志们：',
  '这次会议的主要任务是总结工作、部署任务。下面我讲三点意见。',
  '一、认清形势，增强紧迫感。当前存在三个问题：一是储备不足，二是速度不快，三是意识不强。',
  '二、突出重点，提高实效性。要盯紧水库和山洪。',
  '三、强化保障，压实责任链。一把手亲自抓。',
  '同志们，任务已经明确，关键在于落实！',
];
const TIMETABLE = [
  '临江市第三届职工运动会日程安排',
  '3月5日上午9:00 开幕式 市体育馆',
  '3月5日下午14:30 乒乓球小组赛 市体育馆二楼',
  '3月6日上午9:00 羽毛球小组赛 职工活动中心',
  '3月7日下午16:00 闭幕式暨颁奖仪式 市体育馆',
];
const APPOINTMENTS = [
  '临江市人民政府关于张海等同志职务任免的通知',
  '临政人〔2026〕12号',
  '各区、县（市）人民政府，市政府各部门：',
  '市政府决定：',
  '任命张海为临江市财政局副局长；',
  '任命刘玉兰为临江市审计局总审计师；',
  '免去陈国华的临江市财政局副局长职务。',
  '临江市人民政府',
  '2026年5月6日',
];
const INVITATION = [
  '云岭县教育局会议通知',
  '各中小学、幼儿园：',
  '经研究，决定召开校园安全工作会议，现通知如下：',
  '时间：2026年9月3日下午2:30',
  '地点：县教育局四楼会议室',
  '参会人员：各校校长、分管副校长',
  '要求：请提前10分钟入场，不得无故缺席。',
  '云岭县教育局办公室',
  '2026年8月31日',
];
const REPLY = [
  '关于对市十五届人大三次会议第58号建议的答复',
  '周志明代表：',
  '您提出的《关于加装电梯的建议》收悉，现答复如下：',
  '一、基本情况',
  '我市现有无电梯多层住宅1200栋。',
  '二、主要做法',
  '每部电梯财政补助15万元，简化审批。',
  '三、报名时间',
  '2026年6月1日至30日。',
  '临江市住房和城乡建设局',
  '2026年5月20日',
];

const PENALTY = [
  '海陵市市场监督管理局行政处罚决定书',
  '海市监罚〔2025〕118号',
  '经查，当事人销售超过保质期的食品，货值金额860元。依据《中华人民共和国食品安全法》的规定，决定处罚如下：',
  '1.没收违法所得120元；',
  '2.罚款5000元。',
  '海陵市市场监督管理局',
  '2025年6月12日',
];

describe.each(['', ' '])('a whole paper whose lines were joined with “%s”', (joint) => {
  it.each([
    ['minutes of a meeting', MINUTES],
    ['a standard', STANDARD],
    ['a decision with a list of names', ROSTER],
    ['a speech', SPEECH],
    ['a timetable', TIMETABLE],
    ['appointments', APPOINTMENTS],
    ['an invitation', INVITATION],
    ['an answer to a delegate', REPLY],
    ['a penalty with two points', PENALTY],
  ])('is split into its parts: %s', (_name, lines) => {
    expect(texts(lines.join(joint)).map((text) => text.trim())).toEqual(lines);
  });
});

it('ends the last of the rows where all others end, and lets the text go on', () => {
  const rows = ['钱小梅 城东街道和平社区', '孙立群 城东街道向阳社区', '周海燕 城西街道文化社区', '吴建军 城西街道滨河社区'];
  const line = `关于表彰优秀志愿者的通报 各街道、各社区： 经评选，决定对以下志愿者予以表彰： ${rows.join(' ')} 希望受表彰的人员再接再厉，争取更大成绩。`;
  expect(texts(line)).toEqual([
    '关于表彰优秀志愿者的通报',
    '各街道、各社区：',
    '经评选，决定对以下志愿者予以表彰：',
    ...rows,
    '希望受表彰的人员再接再厉，争取更大成绩。',
  ]);
});

it('splits a table on one line at the numbers of its rows', () => {
  const rows = [
    '1 农村饮水提升 新建水厂2座 县水利局',
    '2 校舍改造 改造校舍6所 县教育局',
    '3 社区养老 新建中心5个 县民政局',
    '4 公厕建设 新建公厕18座 县住建局',
  ];
  const all = repair(`2026年云岭县民生实事项目计划表序号 项目名称 建设内容 责任单位${rows.join('')}`).blocks;
  const shown = all.flatMap(({ text, rows: cells }) => (cells === null ? [text] : cells.map((row) => row.join(' '))));
  expect(shown).toEqual(['2026年云岭县民生实事项目计划表', '序号 项目名称 建设内容 责任单位', ...rows]);
});

it.each([
  [
    'days of a report',
    '2025年3月5日上午，市长主持召开会议，听取了关于春耕备耕的汇报。3月8日下午，调研组察看了3 个村、2 个合作社。3月15日上午，市政府召开发布会，介绍有关情况。3月20日上午，印发通知，部署工作。',
  ],
  [
    'counted things',
    '会议强调，规模以上工业增加值增长 4 个百分点，要抓好 1 个规划、2 个方案、3 张清单、4 项机制的落实，各单位要按照 5 个方面的要求，制定具体措施，细化责任分工，确保各项工作落到实处、见到实效。',
  ],
  [
    'persons in a sentence',
    '出席会议的有李明 副市长、王芳 秘书长、张伟 局长、刘洋 主任，同时各区负责人参加了会议，大家一致认为，当前形势总体向好，必须采取有力措施加以解决，确保全年目标任务圆满完成，向市委报告。',
  ],
  [
    'units in a sentence',
    '市场监督管理局负责食品安全的监督管理；农业农村局负责农产品质量安全的监督管理；卫生健康委员会负责风险监测；城市管理局负责食品摊贩的监督管理，公安局负责打击犯罪行为，财政局负责资金保障。',
  ],
])('leaves a paragraph whole for %s', (_what, line) => {
  expect(texts(line)).toEqual([line]);
});

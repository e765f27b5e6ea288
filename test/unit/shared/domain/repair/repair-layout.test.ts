import { describe, expect, it } from 'vitest';
import { byteCodecs } from '#electron/extract/byte-codecs.ts';
import { repairText } from '#shared/domain/repair/repair-text.ts';
import { extractionOf } from './damaged-text.ts';

const repair = (...lines: string[]) => repairText(extractionOf(lines), byteCodecs);
const texts = (...lines: string[]) => repair(...lines).blocks.map((block) => block.text);
const kinds = (...lines: string[]) => repair(...lines).repairs.map((entry) => entry.kind);

describe('page furniture', () => {
  const PAGE = [
    '索 引 号：\t1133/2024-0007\t主题分类：\t营商环境',
    '成文日期: 2024-03-05 公开方式: 主动公开',
    '临江市提升获得用水便利度工作方案',
    '发布日期:2024-03-06 09:12 浏览次数: 信息来源: 字体:[ 大 中 小 ]',
    '分享:',
    '为进一步提升我市获得用水便利度,根据上级有关文件精神,结合实际,经市政府同意,特制定本工作方案,请各单位认真抓好落实。',
    '一、工作目标',
    '联系电话:0577-1234567。',
    '扫一扫在手机打开当前页',
    '【打印】【关闭】',
  ];

  it('is lifted out whole, line by line, and leaves the text', () => {
    const { blocks, furniture, repairs } = repair(...PAGE);
    expect(blocks.map((block) => block.text)).toEqual([PAGE[2], PAGE[5], PAGE[6], PAGE[7]]);
    expect(furniture).toEqual([PAGE[0], PAGE[1], PAGE[3], PAGE[4], PAGE[8], PAGE[9]]);
    expect(repairs).toHaveLength(6);
    expect(repairs.every((entry) => entry.kind === 'page-furniture' && entry.block === null && entry.after === '')).toBe(true);
    expect(repairs.map((entry) => entry.before)).toEqual(furniture);
  });

  it('gives the title back to the text where only the catalogue has it', () => {
    const { blocks, repairs } = repair(
      '标题: 云岭县关于开展惠企政策评估的通告',
      '发布时间: 2025-02-11 08:00',
      '为了解惠企政策落实情况,现面向全县企业开展评估。',
    );
    expect(blocks[0]).toMatchObject({ text: '云岭县关于开展惠企政策评估的通告', style: { isTitle: true } });
    expect(repairs[0]).toMatchObject({ block: 'b1', before: '标题: 云岭县关于开展惠企政策评估的通告' });
  });

  it('is not seen in body lines that begin alike', () => {
    const body = [
      '云岭县会议须知',
      '时间:会议开始前十五分钟入场',
      '来源于上级的资金应当专款专用。',
      '分享经济规范发展措施',
      '日期由办公室另行通知。',
    ];
    expect(texts(...body)).toEqual(body);
  });

  it('is lifted from a table of labels and values', () => {
    const extraction = extractionOf(['关于加快数据归集的意见']);
    const table = {
      kind: 'table' as const,
      text: '',
      rows: [
        ['索引号:', 'A-12', '发布日期:', '2024-01-02'],
        ['文号', '云政发〔2024〕3号', '', ''],
      ],
      page: null,
      style: null,
    };
    const { blocks, furniture } = repairText({ ...extraction, blocks: [table, ...extraction.blocks] }, byteCodecs);
    expect(blocks).toHaveLength(1);
    expect(furniture).toEqual(['索引号: A-12 发布日期: 2024-01-02', '文号: 云政发〔2024〕3号']);
  });
});

describe('tables that were flattened onto lines', () => {
  const FLAT = [
    '序号',
    '改革事项',
    '主 要 内 容',
    '牵头部门',
    '一、政务服务',
    '1',
    '一件事集成办',
    '整合出生、入学等事项。',
    '市数据局',
    '2',
    '告知承诺',
    '公布证明事项清单。',
    '市司法局',
    '二、市场环境',
    '3',
    '信用修复',
    '推行线上修复。',
    '市发改委',
  ];

  it('are rebuilt with their section rows', () => {
    const { blocks, repairs } = repair('附件1', ...FLAT, '附件2', '临江市样表填报说明');
    expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'table', 'paragraph', 'paragraph']);
    expect(blocks[1]?.rows).toEqual([
      ['序号', '改革事项', '主要内容', '牵头部门'],
      ['一、政务服务', '', '', ''],
      ['1', '一件事集成办', '整合出生、入学等事项。', '市数据局'],
      ['2', '告知承诺', '公布证明事项清单。', '市司法局'],
      ['二、市场环境', '', '', ''],
      ['3', '信用修复', '推行线上修复。', '市发改委'],
    ]);
    expect(repairs).toMatchObject([{ kind: 'flattened-table', block: 'b2', before: FLAT.join('\n'), certain: true }]);
  });

  it('keep a cell of two paragraphs together and a row with a cell missing in its place', () => {
    const rows = [
      '序号',
      '事项',
      '措施',
      '单位',
      '1',
      '甲事项',
      '第一段内容比较长一些。',
      '第二段。',
      '市水务局',
      '2',
      '乙事项',
      '内容。',
      '市城管局',
      '3',
      '丙事项',
      '4',
      '丁事项',
      '内容四。',
      '市教育局',
      '5',
      '戊事项',
      '内容五。',
      '市民政局',
    ];
    const table = repair(...rows).blocks[0];
    expect(table?.rows?.[1]).toEqual(['1', '甲事项', '第一段内容比较长一些。\n第二段。', '市水务局']);
    expect(table?.rows?.[3]).toEqual(['3', '丙事项', '', '']);
    expect(repair(...rows).repairs[0]?.certain).toBe(false);
  });

  it('take a count in a cell for no row number', () => {
    const rows = ['序号', '牵头单位', '任务数量', '1', '县发改局', '2', '2', '县财政局', '3', '3', '县住建局', '4'];
    const { blocks, repairs } = repair(...rows);
    expect(blocks[0]?.rows?.slice(1)).toEqual([
      ['1', '县发改局', '2'],
      ['2', '县财政局', '3'],
      ['3', '县住建局', '4'],
    ]);
    expect(repairs[0]?.certain).toBe(true);
  });

  it('are rebuilt from lines with the same number of tabs', () => {
    const { blocks } = repair('各县区得分', '县区\t得分\t位次', '云岭县\t91.5\t1', '海陵区\t90.2\t2', '以上得分供参考。');
    expect(blocks.map((block) => block.rows?.length ?? null)).toEqual([null, 3, null]);
  });

  it('are not made of a numbered list', () => {
    expect(kinds('序号管理规定', '1', '2', '3')).toEqual([]);
    expect(kinds('序号', '说明', '这一部分介绍各章节内容。', '1.总则', '2.附则')).toEqual([]);
  });
});

describe('documents on one line', () => {
  it('are split at their own numbering', () => {
    const line = `临江市用气服务提升办法 为了提升用气服务水平,制定本办法。一、总体要求 坚持便民利企。二、主要任务 （一）压减时间。推行并联审批,${'压减办理环节和申请材料,'.repeat(6)}实现全程网办。（二）公开标准。向社会公布收费项目。三、保障措施 1.加强领导。建立工作专班。2.强化督查。${'定期通报进展情况,推动落实。'.repeat(6)}`;
    const parts = texts(line);
    expect(parts).toContain('一、总体要求');
    expect(parts).toContain('二、主要任务');
    expect(parts).toContain('（二）公开标准。向社会公布收费项目。');
    expect(parts).toContain('1.加强领导。建立工作专班。');
    expect(parts.join('').replace(/\s/g, '')).toBe(line.replace(/\s/g, ''));
    expect(repair(line).repairs[0]).toMatchObject({ kind: 'line-split', block: 'b1', before: line });
  });

  it('give up number, addressees, signature and the title of the plan that a notice issues', () => {
    const line = `云教联〔2025〕4号 各乡镇中心学校，县直各学校： 现将方案印发给你们，请认真执行。 云岭县教育局 云岭县消防救援大队 2025年2月26日 （此件主动公开） 云岭县校园安全专项整治工作方案 为保障安全，制定本方案。 一、工作目标 消除隐患。二、重点任务 1.开展排查。${'逐校建立隐患台账，'.repeat(6)}限期销号。2.强化演练。每学期组织演练。 云岭县教育局 2025年2月26日`;
    expect(texts(line)).toEqual([
      '云教联〔2025〕4号',
      '各乡镇中心学校，县直各学校：',
      '现将方案印发给你们，请认真执行。',
      '云岭县教育局',
      '云岭县消防救援大队',
      '2025年2月26日',
      '（此件主动公开）',
      '云岭县校园安全专项整治工作方案',
      '为保障安全，制定本方案。',
      '一、工作目标',
      '消除隐患。',
      '二、重点任务',
      `1.开展排查。${'逐校建立隐患台账，'.repeat(6)}限期销号。`,
      '2.强化演练。每学期组织演练。',
      '云岭县教育局',
      '2025年2月26日',
    ]);
  });

  it('give up the first item right behind the heading above it, where the line breaks left no space', () => {
    const line = `一、重点任务（一）开展排查。${'逐校建立台账，'.repeat(12)}限期销号。（二）强化演练。每学期组织演练不少于两次。二、保障措施（一）落实经费。由县财政统筹安排（含上级补助）。（二）严格考核。按年度通报。`;
    expect(texts(line)).toEqual([
      '一、重点任务',
      `（一）开展排查。${'逐校建立台账，'.repeat(12)}限期销号。`,
      '（二）强化演练。每学期组织演练不少于两次。',
      '二、保障措施',
      '（一）落实经费。由县财政统筹安排（含上级补助）。',
      '（二）严格考核。按年度通报。',
    ]);
  });

  it('keep the addressees behind the last field of a page’s head', () => {
    const line = `首页 > 政策文件 云岭县促进旅游十条措施 来源：县文旅局 发布时间：2025-03-18 浏览次数：32 【字体：大 中 小】 各乡镇人民政府、县直有关单位： 现制定如下措施。 一、发放消费券。${'带动文旅消费，'.repeat(12)}形成热点。 二、推进提质。创建景区。 三、加强宣传。举办活动。`;
    expect(texts(line)).toContain('各乡镇人民政府、县直有关单位：');
  });

  it('are not seen in a long paragraph that counts its points', () => {
    const long = `企业申请补助应当符合下列条件：（一）在本市依法登记；（二）信用良好；（三）近三年无重大违法记录。${'补助资金专款专用，不得挪作他用。'.repeat(8)}`;
    const others = Array.from(
      { length: 12 },
      (_, index) => `第${'一二三四五六七八九十'.charAt(index) || '十一'}条 ${'各有关部门应当按照职责分工做好相关工作。'.repeat(2)}`,
    );
    expect(kinds(...others, long)).toEqual([]);
  });
});

describe('paragraphs that were cut', () => {
  const HEAD = '1.推行全程网办。依托一体化平台,归集办理事项,统一申请表单,实现企业办事一次提交、一网流转、一体反馈。(市数据局、';

  it('by a page break are joined, and counted as certain after a comma', () => {
    const { blocks, repairs } = repair(HEAD, '市司法局、市公安局,市级有关部门)', '2.健全评价机制。开展第三方评估。');
    expect(blocks.map((block) => block.text)).toEqual([`${HEAD}市司法局、市公安局,市级有关部门)`, '2.健全评价机制。开展第三方评估。']);
    expect(repairs).toMatchObject([{ kind: 'line-join', block: 'b1', certain: true, before: `${HEAD}\n市司法局、市公安局,市级有关部门)` }]);
  });

  it('inside a word are joined', () => {
    const left = '推进公共资源交易全流程电子化,开展远程异地评标,优化招标投标营商环';
    expect(texts(`(一)交易改革。${left}`, '境,降低制度性交易成本,保障各类企业公平参与竞争。')).toEqual([
      `(一)交易改革。${left}境,降低制度性交易成本,保障各类企业公平参与竞争。`,
    ]);
  });

  it('by hard line ends at a margin are joined', () => {
    const whole = [
      '为进一步优化用电营商环境,提升供电服务水平,结合临江市实际,制定本方案,请各供电单位认真组织实施,及时报告工作进展。',
      '各供电单位要主动对接企业用电需求,简化办理流程,压减接电时间,降低接电成本,努力让企业用上电、用好电、用满意电。',
      '市级有关部门要加强协同配合,落实外线工程审批改革,推行并联办理、限时办结,定期通报各地工作推进情况。',
    ];
    const lines = whole.flatMap((text) => [text.slice(0, 20), text.slice(20, 40), text.slice(40)]);
    expect(texts('临江市用电方案', ...lines)).toEqual(['临江市用电方案', ...whole]);
  });

  it('are not made of a long title and what stands below it', () => {
    const title =
      '临江市发展和改革委员会 临江市民政局 临江市自然资源局 临江市住房和城乡建设局 关于印发临江市社区服务设施建设工程实施方案的通知';
    expect(kinds(title, '各县（市、区）人民政府，市直有关部门：')).toEqual([]);
    expect(kinds(title, '经市领导同意，现将《临江市社区服务设施建设工程实施方案》印发给你们，请结合实际认真贯彻落实。')).toEqual([]);
  });

  it('are not made of headings, titles, names and lists', () => {
    const lines = [
      '临江市人民政府办公室',
      '关于印发用水服务方案的通知',
      '各县区人民政府,市政府各部门:',
      '一、总体要求',
      '二、主要任务',
      '(一)优化流程',
      '临江市人民政府办公室',
      '2024年5月6日',
      '附件:1.任务清单',
      '2.评分标准',
    ];
    expect(texts(...lines)).toEqual(lines);
  });
});

describe('spaces', () => {
  it.each([
    ['到2 027 年,新增企业1 20家。', '到2027 年,新增企业120家。'],
    ['全面优化营 商环境,提升服务水平。', '全面优化营商环境,提升服务水平。'],
    ['实 施 方 案', '实施方案'],
    ['目　　录', '目录'],
  ])('inside numbers and words are closed: %s', (before, after) => {
    const { blocks, repairs } = repair(before);
    expect(blocks[0]?.text).toBe(after);
    expect(repairs).toMatchObject([{ kind: 'spaces', before, after }]);
  });

  it.each([
    '中共临江市委 临江市人民政府关于优化营商环境的意见',
    '打造宜商名城 赋能转型发展',
    '2024-05-06 09:30 电话 0577 1234567',
    '新增就业400 家企业、8000 万立方米用水',
    '张三 李四 王五',
    '张 王 李 赵 刘',
    '第一章 总则',
  ])('with a meaning stay: %s', (line) => {
    expect(texts(line)).toEqual([line]);
  });
});

describe('a numbered list with a row on each line', () => {
  it.each([
    ['tabs', '\t'],
    ['wide spaces', '\u3000'],
    ['runs of spaces', '   '],
    ['single spaces', ' '],
  ])('is a table again: %s', (_name, mark) => {
    const line = (...cells: string[]) => cells.join(mark);
    const { blocks } = repair(
      '任务清单',
      line('序号', '工作任务', '责任单位', '完成时限'),
      '一、优化准入',
      line('1', '推行一日办结', '市市场监管局、市公安局', '2026年6月底前'),
      line('2', '清理隐性壁垒', '市发展改革委', '持续推进'),
      '二、要素保障',
      line('3', '推广联合报装', '市住建局', '2026年8月底前'),
      '本清单由市营商办负责解释。',
    );
    expect(blocks.map((block) => block.rows?.map((row) => row[0]) ?? block.text)).toEqual([
      '任务清单',
      ['序号', '一、优化准入', '1', '2', '二、要素保障', '3'],
      '本清单由市营商办负责解释。',
    ]);
  });

  it('is not seen where rows do not count on', () => {
    const lines = ['序号 任务 单位', '5 甲 乙', '3 丙 丁', '结束。'];
    expect(texts(...lines)).toEqual(lines);
  });
});

describe('a page on one line', () => {
  const BODY =
    '为进一步完善补贴制度，维护群众合法权益，根据有关规定，我局起草了《云岭县补贴办法（征求意见稿）》，现面向社会公开征求意见，欢迎社会各界人士积极参与，提出宝贵的意见建议。征求意见时间：2026年3月3日—2026年4月2日。';

  it('sets its links, fields, title and foot apart from the text', () => {
    const found = texts(
      `云岭县人民政府门户网站 首页 政务公开 互动交流 当前位置：首页 >> 通知公告 关于公开征求《云岭县补贴办法（征求意见稿）》意见的通知 发布日期：2026-03-03 来源：县人社局 浏览次数：324次 ${BODY} 附件：云岭县补贴办法 云岭县人力资源和社会保障局 2026年3月3日 扫一扫在手机打开当前页 责任编辑：李梅 主办：云岭县人民政府办公室`,
    );
    expect(found).toContain('关于公开征求《云岭县补贴办法（征求意见稿）》意见的通知');
    expect(found).toContain(BODY);
    expect(found.slice(found.indexOf('附件：云岭县补贴办法'))).toEqual(
      expect.arrayContaining(['附件：云岭县补贴办法', '云岭县人力资源和社会保障局', '2026年3月3日']),
    );
    expect(found.join('\n')).not.toMatch(/门户网站|浏览次数|扫一扫/);
  });

  it('without such fields still has title, number and addressees on lines of their own', () => {
    const found = texts(
      `云岭县人民政府办公室关于加强托管机构管理的通知 云政办发〔2026〕30号 各乡镇人民政府： ${BODY} 一、明确职责 各部门按职责分工负责，形成合力。 二、规范设置 机构应当依法登记。 三、强化监督 建立台账，定期检查，对存在重大安全隐患的责令停业整改，并向社会公布检查结果，接受群众监督。`,
    );
    expect(found.slice(0, 3)).toEqual(['云岭县人民政府办公室关于加强托管机构管理的通知', '云政办发〔2026〕30号', '各乡镇人民政府：']);
  });
});

describe('lines broken by hand whose indentation is gone', () => {
  it('are joined over first lines that fall short of the margin and over page numbers', () => {
    const found = texts(
      '（一）健全工作机制。建立联席会议制度，实行每月一次调度、每',
      '季一次通报、每年一次考核，考核结果纳入绩效管理，作为评先评优',
      '的重要依据。',
      '（二）完善政策支持。对资源化利用产品应用比例较高的政府投资',
      '项目，在评优评先、资金安排、用地保障等方面予以优先考虑，鼓励社',
      '— 2 —',
      '会资本参与项目建设。',
      '（三）强化社会监督。畅通热线等举报渠道，对查实的举报给予奖',
      '励，并为举报人保密，定期曝光典型案例，营造全社会共同参与治理的',
      '良好氛围。',
    );
    expect(found).toHaveLength(3);
    expect(found.every((text) => text.endsWith('。'))).toBe(true);
  });
});

it('a full line without a mark inside a paragraph broken by hand is no heading', () => {
  const whole = [
    '压减办理时间。各窗口单位要公布办事指南、指导申请,受理后由业务科室会同属地街道组织踏勘并将全部踏勘时间控制在3个工作日以内,办理结果推送有关部门,接受社会监督。',
    '规范中介服务。建立中介服务事项目录,清理强制中介服务,推行中介服务网上超市,由项目单位自主选择服务机构,对服务质量实行评价,评价结果定期公布。',
    '市级有关部门要加强协同配合,落实外线工程审批改革,推行并联办理、限时办结,定期通报各地工作推进情况,对进展缓慢的地方及时予以督促和指导。',
  ];
  const lines = whole.flatMap((text) => [text.slice(0, 28), text.slice(28, 58), text.slice(58)]);
  expect(texts('临江市窗口服务方案', ...lines)).toEqual(['临江市窗口服务方案', ...whole]);
});

describe('a long line', () => {
  it.each(['\u3000', ' ', 'a ', ' 来源：', '首页 ', '首页|', '。 '])('of %j is read without backtracking', (unit) => {
    const line = unit.repeat(Math.ceil(200_000 / unit.length));
    const { blocks, repairs } = repair(line);
    expect(blocks.length + repairs.length).toBeGreaterThan(0);
  });
});

import { describe, expect, it } from 'vitest';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import { understandDocument } from '#shared/domain/structure/understand-document.ts';
import { NO_EXTRAS } from '#test/support/no-extras.ts';
import { documentFromLines, outlineLines, sourceBlockOf } from './document-from-lines.ts';

const PLAN = [
  '临江市提升政务服务效能行动方案',
  '为提升服务效能，制定本方案。',
  '一、总体要求',
  '坚持便民利企。',
  '二、主要任务',
  '（一）优化审批流程。',
  '1.压减办理环节。梳理现有环节，取消重复核验。',
  '2.推行一次告知。窗口应当一次说清所需材料。',
  '（二）强化监督（市政务局牵头）。健全制度，定期通报。',
  '3.开展第三方评估。每年评估一次。',
  '三、保障措施',
  '4.加强组织领导。各单位主要负责人负总责。',
];

describe('outline of a plan', () => {
  const document = documentFromLines(PLAN);

  it('nests the numbering families and takes run-in titles without punctuation or a bracket of units', () => {
    expect(outlineLines(document)).toEqual([
      '一、 总体要求',
      '二、 主要任务',
      '  （一） 优化审批流程',
      '    1. 压减办理环节',
      '    2. 推行一次告知',
      '  （二） 强化监督',
      '    3. 开展第三方评估',
      '三、 保障措施',
      '  4. 加强组织领导',
    ]);
  });

  it('gives each block its clause path, and paragraphs that of the heading above', () => {
    const paths = document.blocks.map((block) => formatClausePath(block.path));
    expect(paths).toEqual([
      '',
      '',
      '一、',
      '一、',
      '二、',
      '二、（一）',
      '二、（一）1.',
      '二、（一）2.',
      '二、（二）',
      '二、（二）3.',
      '三、',
      '三、4.',
    ]);
  });

  it('shows a line that is all heading as heading, one with a run-in title as paragraph, the title as title', () => {
    expect(document.blocks.map((block) => block.kind).slice(0, 7)).toEqual([
      'title',
      'paragraph',
      'heading',
      'paragraph',
      'heading',
      'heading',
      'paragraph',
    ]);
  });

  it('keeps the whole visible text in the block', () => {
    expect(document.blocks[8]).toMatchObject({ label: '（二）', level: 2, text: PLAN[8] });
  });
});

describe('run-in titles', () => {
  it.each([
    ['1.推行“一次告知。马上办”服务。窗口一次说清。', '推行“一次告知。马上办”服务'],
    ['（一）企业开办方面3项：名称自主申报；经营范围规范登记。', '企业开办方面3项'],
    ['1.加快标准（试点）建设。制定地方标准。', '加快标准（试点）建设'],
    ['二、推广的举措（共23项）', '推广的举措（共23项）'],
    ['（一）提升准入便利度（牵头单位：市科技局、市数据局）', '提升准入便利度'],
    ['**三、强化保障**', '强化保障'],
  ])('%s', (line, title) => {
    const document = documentFromLines(['一、任务', line]);
    expect(document.outline.at(-1)?.title).toBe(title);
  });

  it.each([
    '1.各单位要在全面梳理现有事项、充分听取企业意见的基础上，研究提出改进办法，报市政务局汇总后，按程序印发实施，并持续跟踪问效。',
    '（1）符合产业导向的；',
  ])('is none: %s', (line) => {
    const document = documentFromLines(['一、任务', line]);
    expect(document.outline).toHaveLength(1);
    expect(document.blocks[1]?.label).not.toBeNull();
  });
});

describe('regulations', () => {
  const document = documentFromLines([
    '海陵市公共停车场管理办法',
    '（2025年3月1日海陵市人民政府令第18号公布）',
    '目  录',
    '第一章 总则',
    '第二章 规划建设',
    '第一章 总则',
    '第一条 为了规范停车秩序，制定本办法。',
    '第二条 本市行政区域内的公共停车场适用本办法。',
    '第二章 规划建设',
    '第三条 规划主管部门应当履行下列职责：',
    '（一）编制专项规划；',
    '（二）审核建设方案。',
    '第四条〖配建标准〗新建项目应当配建停车位。',
  ]);

  it('lists chapters, and articles only where they have a title; the table of contents is not taken for chapters', () => {
    expect(outlineLines(document)).toEqual(['第一章 总则', '第二章 规划建设', '  第四条 配建标准']);
  });

  it('labels articles and items and addresses them', () => {
    expect(formatClausePath(document.blocks[11]?.path ?? [])).toBe('第二章 第三条（二）');
    expect(document.blocks[9]).toMatchObject({ kind: 'paragraph', label: '第三条', level: 2 });
  });

  it('has no tasks', () => {
    expect(document.tasks).toEqual([]);
  });
});

describe('parts of a document', () => {
  const document = documentFromLines([
    '各县（区）人民政府：',
    '现将《云岭县促进消费实施方案》印发给你们。',
    '一、提高认识。各单位要高度重视。',
    '云岭县人民政府办公室',
    '2025年4月2日',
    '云岭县促进消费实施方案',
    '一、重点任务',
    '1.办好节庆。组织展销活动。',
    '附件：1.重点活动清单',
    '2.责任分工表',
    '附件1',
    '重点活动清单',
    '一、春季活动',
    '附件2',
    '责任分工表',
    '内容从略。',
  ]);

  it('starts numbering anew in the plan, and one level deeper inside an attachment', () => {
    expect(outlineLines(document)).toEqual([
      '一、 提高认识',
      '一、 重点任务',
      '  1. 办好节庆',
      '附件1 重点活动清单',
      '  一、 春季活动',
      '附件2 责任分工表',
    ]);
  });

  it('gives every numbered clause an address of its own', () => {
    const own = document.blocks.filter((block) => block.label !== null).map((block) => block.path.join(' '));
    expect(new Set(own).size).toBe(own.length);
    expect(own).toContain('一、 1.');
  });

  it('does not take the list of attachments for numbered text', () => {
    expect(document.blocks[9]).toMatchObject({ label: null, kind: 'paragraph' });
  });
});

describe('evidence from styles', () => {
  const styled = (text: string, headingLevel: number | null) =>
    sourceBlockOf(text, headingLevel === null ? null : { headingLevel, listLabel: null, isTitle: false, isCentred: false });
  const understand = (blocks: ReturnType<typeof styled>[]) =>
    understandDocument({
      extraction: {
        mediaType: 'text/markdown',
        encoding: null,
        pages: null,
        blocks,
        furniture: [],
        repairs: [],
        warnings: [],
        ...NO_EXTRAS,
      },
      repaired: { blocks, repairs: [], undone: [], furniture: [], remarks: [], revisions: [] },
      fileName: '样例.md',
    });

  it('makes an outline of unnumbered headings', () => {
    const document = understand([styled('背景', 1), styled('说明文字若干。', null), styled('范围', 2), styled('说明文字若干。', null)]);
    expect(document.outline.map((entry) => [entry.level, entry.label, entry.title])).toEqual([
      [1, '', '背景'],
      [2, '', '范围'],
    ]);
  });

  it('does not believe styles where numbers give the outline, or where most of the text wears them', () => {
    const numbered = understand([styled('一、背景', 1), styled('一段说明', 1), styled('二、范围', 1), styled('正文。', null)]);
    expect(numbered.outline.map((entry) => entry.title)).toEqual(['背景', '范围']);
    const allStyled = understand(Array.from({ length: 6 }, (_, index) => styled(`第${index}段文字`, 1)));
    expect(allStyled.outline).toEqual([]);
  });
});

describe('what is no heading', () => {
  it('ways to send comments, small items that are sentences, and the entries of a box', () => {
    const document = documentFromLines([
      '关于征求意见的公告',
      '一、反馈方式',
      '（一）信函：请寄至海陵市解放路7号。',
      '（二）电子邮件：fgw@hailing.example。',
      '二、任务',
      '（1）支持研发，建设中心2个。',
      '专栏1　主要指标',
      '1.总产值：5000亿元。',
      '2.企业数：2000家。',
      '三、保障',
    ]);
    expect(outlineLines(document)).toEqual(['一、 反馈方式', '二、 任务', '三、 保障']);
  });
});

describe('lists and provisions between headings', () => {
  it('the last item of a list that semicolons divide, an address line and a sentence about the paper itself', () => {
    const document = documentFromLines([
      '关于专项整治的通告',
      '一、整治内容',
      '（一）未经审批设置的；',
      '（二）存在安全隐患的；',
      '（三）占压盲道的。',
      '二、有关要求',
      '（一）自行拆除',
      '（二）举报电话：0888-8123456。',
      '三、将意见寄至：海陵市解放路7号。',
      '四、违反本通告的，由县城管局处罚。',
      '五、本通告自2026年1月1日起施行。原通告同时废止。',
    ]);
    expect(outlineLines(document)).toEqual(['一、 整治内容', '二、 有关要求', '  （一） 自行拆除']);
  });

  it('a title ends before the label of a time or of units on the same line', () => {
    const document = documentFromLines(['云岭县方案', '一、任务', '1.建设县级农业平台，完成时限：2026年6月。责任单位：县农业农村局']);
    expect(document.outline.map(({ title }) => title)).toEqual(['任务', '建设县级农业平台']);
    expect(document.tasks).toMatchObject([{ title: '建设县级农业平台', deadline: '2026年6月', units: ['县农业农村局'] }]);
  });
});

describe('attachments', () => {
  it('take the stage on the line below into their title', () => {
    const document = documentFromLines([
      '海陵市关于征求意见的公告',
      '海陵市司法局',
      '2026年5月6日',
      '附件1',
      '海陵市户外招牌条例',
      '（草案征求意见稿）',
      '第一章 总则',
    ]);
    expect(outlineLines(document)).toEqual(['附件1 海陵市户外招牌条例（草案征求意见稿）', '  第一章 总则']);
  });

  it('are only announced by a line that nothing but a remark follows', () => {
    expect(outlineLines(documentFromLines(['海陵市方案', '一、任务', '附件：海陵市分工表', '（此件公开发布）']))).toEqual(['一、 任务']);
  });
});

describe('articles', () => {
  it('stand below 一、 where that comes first, with their run-in titles', () => {
    const document = documentFromLines([
      '云岭县若干政策',
      '一、引育主体',
      '第一条 支持落户。对新引进企业给予奖励。',
      '第二条 支持升规。对升规企业给予奖励。',
      '二、鼓励创新',
      '第三条 支持攻关。对攻关项目给予配套。',
    ]);
    expect(outlineLines(document)).toEqual([
      '一、 引育主体',
      '  第一条 支持落户',
      '  第二条 支持升规',
      '二、 鼓励创新',
      '  第三条 支持攻关',
    ]);
  });
});

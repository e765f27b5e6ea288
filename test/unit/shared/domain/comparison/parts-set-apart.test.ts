import { describe, expect, it } from 'vitest';
import { packView, unpackView } from '#electron/library/packed-view.ts';
import { compareDocuments } from '#shared/domain/comparison/compare-documents.ts';
import { comparisonView } from '#shared/domain/comparison/comparison-view.ts';
import { rowsOfView } from '#shared/domain/comparison/rows-of-view.ts';
import { blockText } from '#shared/domain/text/canonical-text.ts';
import type { ComparedLine, ComparedRow, ComparisonView } from '#shared/model/comparison.ts';
import type { Block } from '#shared/model/document.ts';
import { seededRandom } from '../../../../support/generate-policy.ts';
import { documentFromLines, type TestLine } from '../structure/document-from-lines.ts';

const PLAN = [
  '一、工作目标',
  '到2031年底，全市企业开办环节压减到两个，群众满意度稳步提高。',
  '二、主要任务',
  '（一）开办企业',
  '1.推行企业开办全程网上办理，一般事项在3个工作日内办结。责任单位：市市场监管局。',
  '2.推广电子营业执照，与银行开户、社保登记互认共享。责任单位：市人力社保局。',
  '（二）要素保障',
  '3.供水报装不超过3个工作日，建立用户回访制度。责任单位：市水务局。',
];
const ANNOUNCEMENT = [
  '海陵市发展改革委关于公开征求《海陵市便利化行动方案（征求意见稿）》意见的公告',
  '为听取社会各界意见，现将《海陵市便利化行动方案（征求意见稿）》全文公布。',
  '一、征集时间：2031年3月1日至3月31日。',
  '二、反馈方式：电子邮箱 yijian@hailing.example。',
  '海陵市发展改革委',
  '2031年3月1日',
];
const TITLE = '海陵市便利化行动方案';
const DRAFT = [...ANNOUNCEMENT, '附件1', `${TITLE}（征求意见稿）`, ...PLAN];
/** One paragraph, in two. */
const SPLIT = [
  '本方案所称便利化措施，是指本市各级部门在办理企业开办、变更、注销过程中减少的环节、材料和时间，',
  '以及公共服务企业在供水、供电、供气报装过程中为企业提供的上门服务和减免的费用。',
] as const;
const LATER = [TITLE, '（送审稿）', ...PLAN.map((line) => line.replace('在3个工作日', '在2个工作日'))];

function blocksOf(lines: readonly TestLine[]): readonly Block[] {
  const { blocks } = documentFromLines(lines);
  const at = blocks.findIndex(({ text }) => text === SPLIT[1]);
  // Large letters begin another part.
  return blocks.map((block, index) => {
    if (index === at) return { ...block, kind: 'title', path: [] };
    return at !== -1 && index > at && block.path.length === 1 ? { ...block, path: [] } : block;
  });
}

function compared(olds: readonly TestLine[], news: readonly TestLine[]): ComparisonView {
  const [old, fresh] = [blocksOf(olds), blocksOf(news)];
  const comparison = compareDocuments(old, fresh);
  for (const [side, op, blocks] of [['oldBlocks', 'remove', old] as const, ['newBlocks', 'add', fresh] as const]) {
    const order = comparison.rows.flatMap((row) => row[side].map((at) => [at, row] as const)).sort(([one], [other]) => one - other);
    expect(
      order.map(([at]) => at),
      'every block stands in one row',
    ).toEqual(blocks.map((_, at) => at));
    const rows = [...new Set(order.map(([, row]) => row))];
    const textOf = (row: ComparedRow): string =>
      row.edits.length === 0
        ? row[side].map((at) => (blocks[at] ? blockText(blocks[at]) : '')).join('\n')
        : row.edits.map((edit) => (edit.op === 'keep' || edit.op === op ? edit.text : '')).join('');
    expect(rows.map(textOf).join('\n')).toBe(blocks.map(blockText).join('\n'));
  }
  const view = comparisonView(comparison, old, fresh);
  expect(unpackView(packView(view))).toEqual(view);
  const { rows: shown } = rowsOfView(view);
  for (const [side, blocks] of [['oldBlocks', old] as const, ['newBlocks', fresh] as const]) {
    const order = shown.flatMap((row) => row[side]).sort((one, other) => one - other);
    expect(order, 'every block stands in one row of the view').toEqual(blocks.map((_, at) => at));
  }
  return view;
}

const textOf = ({ edits }: ComparedLine): string => edits.map(({ text }) => text).join('');
const apart = ({ lines }: ComparisonView): readonly string[] => lines.flatMap((line) => (line.isApart ? [textOf(line)] : []));
const changed = ({ lines }: ComparisonView): readonly ComparedLine[] =>
  lines.filter(({ kind, isApart }) => kind !== 'same' && kind !== 'moved-away' && !isApart);

describe('what only wraps the paper in one of two files', () => {
  it('is set apart with the bare heading of the attachment, and not counted as removed', () => {
    const view = compared(DRAFT, LATER);
    expect(apart(view)).toEqual([...ANNOUNCEMENT, '附件1']);
    expect(view.statistics).toMatchObject({ removed: 0, apart: { added: 0, removed: 7 } });
    expect(changed(view).filter(({ values }) => values.length > 0)).toMatchObject([
      { old: { clause: '二、（一）1.' }, new: { clause: '二、（一）1.' }, values: [{ old: '3个工作日', new: '2个工作日' }] },
    ]);
    expect(rowsOfView(view).rows.filter(({ isApart }) => isApart)).toHaveLength(7);
  });

  it('is set apart the other way round too, where the paper is issued with a notice', () => {
    const notice = [
      '关于印发《海陵市便利化行动方案》的通知',
      '各县区人民政府：',
      '现将《海陵市便利化行动方案》印发给你们，请认真落实。',
      '2031年6月1日',
    ];
    const view = compared(LATER, [...notice, TITLE, ...PLAN]);
    expect(apart(view)).toEqual(notice);
    expect(view.statistics).toMatchObject({ added: 0, apart: { added: 4, removed: 0 } });
  });

  it('takes along what was sent with the draft, and nothing of the paper', () => {
    const enclosed = ['附件2', '起草说明', '为规范窗口服务，市发展改革委会同有关部门起草了本方案，现说明如下。'];
    expect(apart(compared([...DRAFT, ...enclosed], LATER))).toEqual([...ANNOUNCEMENT, '附件1', ...enclosed]);
    // A list that the paper itself gained is a change of the paper.
    const list = ['附件', '海陵市便利化任务清单', '1.压减环节。由市市场监管局负责，六月底前完成。'];
    const view = compared(LATER, [...LATER, ...list]);
    expect(apart(view)).toEqual([]);
    expect(view.statistics.added).toBe(3);
  });

  it('counts the tables and tasks that the paper lost with the announcement around it', () => {
    const tasks = [
      '附件2',
      '重点任务分工',
      '1.压减开办环节。责任单位：市市场监管局，2031年6月底前完成。',
      '2.公开收费目录。责任单位：市财政局。',
    ];
    const table = [
      '附件3',
      [
        ['序号', '事项', '责任单位'],
        ['1', '供水报装', '市水务局'],
      ],
    ];
    const form = [
      '附件4',
      '《海陵市便利化行动方案》意见反馈表',
      [
        ['姓名', '', '联系电话', ''],
        ['意见', '', '', ''],
      ],
    ];
    const view = compared([...DRAFT, ...tasks, ...table, ...form], LATER);
    const texts = apart(view);
    expect(texts.slice(0, 7)).toEqual([...ANNOUNCEMENT, '附件1']);
    expect(texts.slice(7).join()).toContain('意见反馈表');
    expect(texts.join()).not.toMatch(/重点任务|市财政局|市水务局/u);
    expect(view.statistics.removed).toBe(6);
    // So is what stands below a title of its own behind them.
    const last = [SPLIT[1], '本方案由市数据局负责解释，每年评估一次。'];
    const note = ['附件2', '起草说明', '现将有关情况说明如下：方便办事。'];
    expect(apart(compared([...DRAFT, ...note, ...last], LATER))).toEqual([...ANNOUNCEMENT, '附件1', ...note]);
  });

  it('is compared where both files ask for opinions, however their words changed', () => {
    const again = [
      '海陵市发展改革委关于再次征求意见的函',
      '欢迎单位和个人在四月底以前把看法寄到本委法规科，信封上请注明便利化字样，我们将逐条研究。',
      '附件1',
      ...LATER,
    ];
    const view = compared(DRAFT, again);
    expect(apart(view)).toEqual([]);
    // A notice that issues the paper is no later state of the announcement.
    const notice = ['关于印发便利化行动方案的通知', '各县区：', '现印发给你们，望抓好落实。', '附件1', ...LATER];
    expect(apart(compared(DRAFT, notice))).toEqual([...ANNOUNCEMENT, ...notice.slice(0, 3)]);
  });

  it('leaves a paper that was written anew where it is, and a notice that says something itself', () => {
    const table = ['附件', '任务清单', '序号一的工作由市水务局负责，按季度通报完成情况并公开结果。'];
    const anew = [
      TITLE,
      '一、总体考虑',
      '从市场主体最不满意的事项改起，先易后难，逐项销号。',
      '二、几项安排',
      '设立改革观察员，每月走访企业。',
    ];
    expect(apart(compared([TITLE, ...PLAN, ...table], [...anew, ...table]))).toEqual([]);
    const notice = [
      '关于做好便利化工作的通知',
      '各县区人民政府：',
      '现将有关任务清单印发给你们。',
      '一、抓紧落实。各县区六月底前报送进度。',
    ];
    expect(apart(compared([...notice, ...table], [...notice.slice(0, 2), '一、按月调度。逾期未完成的予以通报。', ...table]))).toEqual([]);
  });

  it('is compared where both files have it', () => {
    const view = compared(DRAFT, [...ANNOUNCEMENT.map((line) => line.replace('3月31日', '4月10日')), '附件1', ...LATER]);
    expect(apart(view)).toEqual([]);
    expect(changed(view).flatMap(({ values }) => values.map((value) => `${value.old}→${value.new}`))).toContain('31日→10日');
  });

  it('keeps two paragraphs around it apart, even where the other file has both in one', () => {
    const [one, other] = SPLIT;
    const form = ['附件1', '意见反馈表', '姓名：　　单位：　　联系电话：'];
    const behind = ['本方案所称开办环节，是指从提出申请到领取执照之间需要到场的次数。', '市数据局每季度核对一次环节清单，并向社会公布。'];
    const view = compared([TITLE, ...PLAN, one, ...form, other, ...behind], [TITLE, ...PLAN, one + other, ...behind]);
    expect(apart(view)).toEqual(form);
    expect(rowsOfView(view).rows.every(({ oldBlocks: blocks }) => blocks.length < 2)).toBe(true);
  });

  it('never loses a block, whatever parts two files consist of', () => {
    const random = seededRandom(11);
    const pieces: readonly (readonly string[])[] = [
      ANNOUNCEMENT,
      ['附件1'],
      ['附件2', '起草说明', '现将有关情况说明如下：一是方便办事。'],
      [TITLE],
      PLAN,
      PLAN.slice(3),
      SPLIT.slice(0, 1),
      SPLIT.slice(1),
      [SPLIT.join('')],
      ['附件1', '意见反馈表', '姓名：　　单位：　　联系电话：'],
      ['关于印发方案的通知', '现将方案印发给你们，请遵照执行。'],
      [''],
    ];
    const paper = (): readonly string[] =>
      Array.from({ length: Math.floor(random() * 6) }, () => pieces[Math.floor(random() * pieces.length)] ?? []).flat();
    for (let round = 0; round < 150; round += 1) compared(paper(), paper());
  });
});

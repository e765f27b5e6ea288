import { describe, expect, it } from 'vitest';
import { alignDocuments } from '#shared/domain/alignment/align-documents.ts';
import { readMeasures } from '#shared/domain/alignment/read-measures.ts';
import { BUILT_IN_TOPICS } from '#shared/domain/alignment/topic-dictionary.ts';
import { foldText } from '#shared/domain/text/fold-text.ts';
import type { Alignment } from '#shared/model/alignment.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import { documentFromLines } from '../structure/document-from-lines.ts';

/** A plan with the given measures, numbered through. */
function plan(...measures: readonly string[]): DocumentModel {
  return documentFromLines(['临江市营商环境行动方案', '一、主要任务', ...measures.map((text, at) => `${at + 1}.${text}`)]);
}

/** Under each topic the labels of the measures, document by document. */
function labelsByTopic({ topics }: Alignment): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    topics.map(({ name, lines }) => [name, lines.map(({ cells }) => cells.map((cell) => cell?.path.at(-1) ?? '-').join(' '))]),
  );
}

const POWER = '改善供电服务。城区供电可靠率达到99.97%以上，年户均停电时间不超过3小时。（市发展改革委牵头，市供电公司配合）';
const TAX = '优化办税服务。企业年均纳税时间控制在90小时以内。（市税务局负责）';

describe('alignDocuments', () => {
  it('puts measures with other words for one topic beside each other', () => {
    const alignment = alignDocuments([
      plan(POWER, TAX),
      plan('减轻申报负担。纳税时间不超过95小时。', '压缩用水用气报装时间。报装不超过5个工作日。'),
    ]);
    expect(labelsByTopic(alignment)).toEqual({ 获得水电气: ['1. 2.'], 纳税: ['2. 1.'] });
  });

  it('takes a sentence on another topic out of the measure it stands in', () => {
    const mixed = '深化企业登记改革。企业开办全流程网上办理。推行企业所得税合并申报。办税缴费全部掌上办。';
    const [topic] = alignDocuments([plan(mixed), plan(TAX)]).topics.filter(({ id }) => id === 'paying-taxes');
    expect(topic?.lines[0]?.cells[0]?.sentences.map(({ text }) => text)).toEqual(['推行企业所得税合并申报。', '办税缴费全部掌上办。']);
  });

  it('does not take a list that only names a topic for a provision on it', () => {
    const alignment = alignDocuments([
      plan('归集信用信息。推动纳税、社保、水电气、不动产、知识产权等信息向金融机构开放，扩大信贷覆盖面。'),
      plan(TAX),
    ]);
    expect(labelsByTopic(alignment)['获得水电气']).toBeUndefined();
    expect(labelsByTopic(alignment)['纳税']).toEqual(['- 1.']);
  });

  it('folds script and width', () => {
    const traditional = plan('創新不動產登記服務。推行“交地即交證”模式，登記時間壓縮至２個工作日。');
    const alignment = alignDocuments([traditional, plan('加快不动产登记。一般登记4个工作日内办结。')]);
    expect(labelsByTopic(alignment)['不动产登记']).toEqual(['1. 1.']);
    expect(alignment.topics.flatMap(({ lines }) => lines.flatMap(({ terms }) => terms))).toContain('不动产登记');
  });

  it('keeps every measure: under a topic, among those alike, or in the list of the rest', () => {
    const models = [
      plan(POWER, '保护古树名木。为全市古树名木建立档案并挂牌。', '举办龙舟赛。每年端午举办一次。'),
      plan('加强古树名木管护。为古树名木建立档案，划定保护范围。', TAX, TAX, '修缮钟楼。三年修缮钟楼2座。'),
    ];
    const alignment = alignDocuments(models);
    const held = new Set([
      ...alignment.topics.flatMap(({ lines }) =>
        lines.flatMap(({ cells }) => cells.flatMap((cell, at) => (cell ? [`${at} ${cell.key}`] : []))),
      ),
      ...alignment.unclassified.flatMap((list, at) => list.map(({ key }) => `${at} ${key}`)),
    ]);
    const all = models.flatMap((model, at) => readMeasures(model, at).measures.map(({ key }) => `${at} ${key}`));
    expect([...held].sort()).toEqual([...new Set(all)].sort());
    expect(all).toHaveLength(7);
    expect(alignment.topics.find(({ kind }) => kind === 'likeness')).toMatchObject({ name: '保护古树名木' });
    expect(alignment.unclassified.map((list) => list.map(({ title }) => title))).toEqual([['举办龙舟赛'], ['修缮钟楼']]);
  });

  it('takes a word that a paper speaks of throughout for its subject, and tells its measures apart by the others', () => {
    const matters = ['托班师资', '收费公示', '消防检查', '医生巡诊', '用地用房', '入托预约', '示范评选', '入户指导'];
    const [one, other] = ['扩大', '改进'].map((verb) =>
      plan(...matters.map((matter) => `${verb}${matter}。推动托育机构${verb}${matter}工作。`)),
    );
    if (one === undefined || other === undefined) throw new Error('two plans');
    const found = labelsByTopic(alignDocuments([one, other]));
    expect(found['公共服务']).toBeUndefined();
    expect(Object.values(found).flat()).toEqual(expect.arrayContaining(matters.map((_, at) => `${at + 1}. ${at + 1}.`)));
  });

  it('makes nothing of what a paper about another field says in passing', () => {
    const crops = ['早稻', '油菜', '茶叶', '蚕桑', '食用菌', '柑橘', '生猪', '湖羊'];
    const farming = plan(...crops.map((crop, at) => `发展${crop}。建设${crop}基地${at + 2}个${at === 0 ? '，给予贷款贴息' : ''}。`));
    expect(labelsByTopic(alignDocuments([farming, plan(TAX, POWER, '发放小微企业信用贷款。新增贷款2亿元。')]))['获得信贷']).toEqual([
      '- 3.',
    ]);
  });

  it('takes what is said in passing for a provision only where another paper says something like it', () => {
    const passing = (sentence: string): DocumentModel =>
      plan(`优化办税服务。推行企业所得税合并申报。压缩办税时间。${sentence}`, '修缮钟楼。三年修缮钟楼2座。');
    const power = plan(POWER, '举办龙舟赛。每年端午举办一次。');
    const utilities = (sentence: string) => labelsByTopic(alignDocuments([passing(sentence), power]))['获得水电气'];
    expect(utilities('城区供电可靠率达到99.9%，缩短年户均停电时间。')).toEqual(['1. 1.']);
    expect(utilities('燃气报装窗口进驻大厅。')).toEqual(['- 1.']);
  });

  it('puts a measure of a paper of another field beside its like, whatever topic holds it', () => {
    const others = ['修缮钟楼', '举办龙舟赛', '保护古树名木', '整理方志', '收藏碑刻', '培训讲解员', '疏浚古河道'];
    const texts = others.map((title) => `${title}。三年内${title}，编制名录。`);
    const [one, other] = [
      '建设潮汐观测实验室。在东湾布设潮汐观测浮标，测定潮位和海流，公布潮汐表。',
      '布设潮汐观测浮标。在海口测定潮位和海流，每月公布潮汐表。',
    ];
    const alignment = alignDocuments([plan(...texts, one), plan(other, ...texts, '建设古籍实验室。修复古籍善本。')]);
    expect(labelsByTopic(alignment)['创新平台与攻关']).toEqual(['8. 9.']);
    expect(labelsByTopic(alignment)['建设潮汐观测实验室']).toEqual(['8. 1.']);
  });

  it('lets a person add a topic, put measures under one and take them out', () => {
    const models = [plan('保护古树名木。为古树名木挂牌。', POWER), plan('管护古树。划定保护范围。', TAX)];
    const topics = [{ id: 'own-1', name: '古树名木', terms: ['管护古树'] }];
    const found = alignDocuments(models, { topics, placements: [] });
    expect(labelsByTopic(found)['古树名木']).toEqual(['1. 1.']);
    const power = found.topics.find(({ id }) => id === 'utilities')?.lines[0]?.cells[0]?.key ?? '';
    const decided = alignDocuments(models, {
      topics,
      placements: [
        { document: 0, measure: power, topic: 'utilities', isIn: false },
        { document: 0, measure: power, topic: 'own-1', isIn: true },
      ],
    });
    expect(labelsByTopic(decided)['获得水电气']).toBeUndefined();
    const cells = decided.topics.find(({ id }) => id === 'own-1')?.lines.flatMap(({ cells: all }) => all);
    expect(cells?.filter((cell) => cell?.origin === 'added').map((cell) => cell?.key)).toEqual([power]);
  });

  it("leaves a measure under a person's own topic, though another paper says the like in other words", () => {
    const models = [plan('保护古树名木。为古树名木建立档案并挂牌。', TAX), plan('加强名木管护。为名木建立档案并挂牌。', TAX)];
    const topics = [{ id: 'own-1', name: '古树', terms: ['古树'] }];
    expect(labelsByTopic(alignDocuments(models, { topics, placements: [] }))['古树']).toEqual(['1. -']);
  });

  it('shows nobody as silent on a topic where a measure stands beside its like', () => {
    const models = [
      plan('保护古树名木。为古树名木建立档案，举办文化旅游节。', TAX),
      plan('保护古树名木。为古树名木建立档案，划定范围。', TAX),
    ];
    expect(Object.keys(labelsByTopic(alignDocuments(models)))).toEqual(['纳税', '保护古树名木']);
  });

  it('puts what a person took out of a topic beside nothing again, however alike it is', () => {
    const models = [plan(POWER, TAX), plan(POWER, TAX)];
    const key = readMeasures(models[0] ?? plan(), 0).measures[0]?.key ?? '';
    const placements = [{ document: 0, measure: key, topic: 'utilities', isIn: false }];
    const { topics, unclassified } = alignDocuments(models, { topics: [], placements });
    expect(topics.map(({ name }) => name)).toEqual(['获得水电气', '纳税']);
    expect(unclassified[0]?.map((each) => each.key)).toEqual([key]);
  });

  it('lists a measure that was taken out of its only topic', () => {
    const models = [plan(POWER), plan(TAX)];
    const key = alignDocuments(models).topics.find(({ id }) => id === 'utilities')?.lines[0]?.cells[0]?.key ?? '';
    const { unclassified } = alignDocuments(models, {
      topics: [],
      placements: [{ document: 0, measure: key, topic: 'utilities', isIn: false }],
    });
    expect(unclassified[0]?.map((each) => each.key)).toEqual([key]);
  });

  it('lines up the articles of regulations, and reads nothing out of empty documents', () => {
    const rules = documentFromLines([
      '临江市办法',
      '第一条 供电企业办电时间不得超过10个工作日。',
      '第二条 本办法自公布之日起施行。',
      '第三条 略。',
    ]);
    expect(labelsByTopic(alignDocuments([rules, plan(POWER)]))['获得水电气']).toEqual(['第一条 1.']);
    const empty = { ...plan(POWER), blocks: [], outline: [], tasks: [] };
    expect(alignDocuments([empty, empty])).toEqual({ topics: [], unclassified: [[], []], left: [0, 0] });
  });

  it('gives the same for the same, and lines up six plans of 60 measures within a second', () => {
    const subjects = BUILT_IN_TOPICS.flatMap(({ terms }) => terms.slice(0, 4));
    const six = Array.from({ length: 6 }, (_, city) =>
      plan(
        ...Array.from({ length: 60 }, (__, at) => {
          const subject = subjects[(at * 7 + city) % subjects.length] ?? '';
          return `优化${subject}工作。${subject}时间压缩至${at + city}个工作日以内，办结率达到${90 + city}%以上。继续改进${subject}的流程，减少材料${at}份。`.repeat(
            2,
          );
        }),
      ),
    );
    // Processor time: other work on the machine does not count.
    const before = process.cpuUsage();
    const first = alignDocuments(six);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(1_500);
    expect(alignDocuments(six)).toEqual(first);
  });

  it('stays quick on thousands of equal paragraphs, and says what it left', () => {
    const same = documentFromLines(Array.from({ length: 1_800 }, () => '各单位应当在每月月底之前把有关情况报送到牵头单位汇总。'));
    const start = performance.now();
    const { left } = alignDocuments([same, same]);
    expect(performance.now() - start).toBeLessThan(8_000);
    expect(left).toEqual([1_200, 1_200]);
  });
});

describe('targets', () => {
  const figuresOf = (one: string, other: string) => alignDocuments([plan(one), plan(other)]).topics.flatMap(({ figures }) => figures);

  it('stand in one row where they measure the same, with the better direction known', () => {
    const figures = figuresOf(POWER, '改善供电。农网故障抢修不超过2小时，供电可靠率达到99.9%以上，户均停电时间压减至4小时以内。');
    const rows = figures.map(({ name, direction, values }) => [name, direction, ...values.map((each) => each?.indicator.value ?? null)]);
    expect(rows).toContainEqual(['供电可靠率', 'higher', 99.97, 99.9]);
    expect(rows).toContainEqual(['户均停电时间', 'lower', 3, 4]);
    expect(rows).toHaveLength(3);
  });

  it('leave out conditions and what is given, and are named by what they measure', () => {
    const figures = figuresOf(
      '便利开办。连锁门店超过10家的，由总部申报。首套4枚印章免费。',
      '改善供电。确保到2027 年供电可靠率达到99.9%以上。',
    );
    expect(figures.map(({ name }) => name)).toEqual(['供电可靠率']);
  });

  it('stay apart where they count different things', () => {
    const figures = figuresOf('改善办电。办电环节压减至2个。', '改善办电。新增充电桩500个。');
    expect(figures.every(({ values }) => values.filter((each) => each !== null).length === 1)).toBe(true);
  });
});

describe('the dictionary of topics', () => {
  it('is written as folded text is, with every id and term once', () => {
    const words = BUILT_IN_TOPICS.flatMap(({ terms, hints }) => [...terms, ...hints]);
    for (const word of words) expect(foldText(word)).toBe(word);
    for (const { name, terms, hints } of BUILT_IN_TOPICS)
      expect(new Set([...terms, ...hints]).size, name).toBe(terms.length + hints.length);
    expect(new Set(BUILT_IN_TOPICS.map(({ id }) => id)).size).toBe(BUILT_IN_TOPICS.length);
  });

  it('has the topics that assessments of the business environment ask for', () => {
    const names = BUILT_IN_TOPICS.map(({ name }) => name).join(' ');
    for (const wanted of [
      '开办企业',
      '建筑许可',
      '水电气',
      '不动产登记',
      '信贷',
      '中小投资者',
      '纳税',
      '跨境贸易',
      '执行合同',
      '破产',
      '政府采购',
      '招标投标',
      '政务服务',
      '知识产权',
      '市场监管',
      '创新',
      '劳动力市场',
    ])
      expect(names).toContain(wanted);
  });
});

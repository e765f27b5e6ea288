import { describe, expect, it } from 'vitest';
import { findIndicators } from '#shared/domain/structure/indicators.ts';
import { foldText } from '#shared/domain/text/fold-text.ts';

const find = (text: string) => findIndicators(text, foldText(text)).map((found) => found.indicator);
const texts = (text: string) => find(text).map((indicator) => indicator.text);

describe('quantified targets', () => {
  it.each([
    ['网办率达到92%以上。', '92%以上', 92, '%', '>='],
    ['用时压缩至18天以内', '18天以内', 18, '天', '<='],
    ['培育机构3—5家', '3—5家', 3, '家', 'range'],
    ['到位资金确保260亿元', '260亿元', 260, '亿元', '='],
    ['减负42亿，', '42亿', 42, '亿', '='],
    ['培育龙头企业两家以上', '两家以上', 2, '家', '>='],
    ['通关时间压缩一半以上', '一半以上', 0.5, null, '>='],
    ['办结重点案件15起以上', '15起以上', 15, '起', '>='],
    ['给予不少于2年的过渡期', '不少于2年', 2, '年', '>='],
    ['试验周期缩短至20周以内', '20周以内', 20, '周', '<='],
    ['平均费率不高于0.6%。', '不高于0.6%', 0.6, '%', '<='],
    ['面积不得低于40%', '不得低于40%', 40, '%', '>='],
    ['亩均税收超过18万元/亩', '超过18万元/亩', 18, '万元/亩', '>'],
    ['占比近8%', '近8%', 8, '%', '~'],
    ['整治用地2.5 万亩', '2.5 万亩', 2.5, '万亩', '='],
    ['办结时限 15 个工作日以内', '15 个工作日以内', 15, '个工作日', '<='],
    ['全流程2个环节办结', '2个环节', 2, '个环节', '='],
    ['排名进入全省前6。', '前6', 6, null, '<='],
    ['進入前10名', '前10名', 10, '名', '<='],
    ['覆盖率达到百分之九十五以上', '百分之九十五以上', 95, '%', '>='],
    ['壓縮至20分鐘以內', '20分鐘以內', 20, '分鐘', '<='],
    ['服务企业1,200家左右', '1,200家左右', 1200, '家', '~'],
    ['最高不超过500万元', '最高不超过500万元', 500, '万元', '<='],
    ['补贴最高可达80万元', '80万元', 80, '万元', '<='],
    ['授信总额突破60亿元', '60亿元', 60, '亿元', '>'],
    ['进入全省前三名', '前三名', 3, '名', '<='],
    ['力争排名前十', '前十', 10, null, '<='],
    ['入选全国前5%', '前5%', 5, '%', '<='],
    ['产值翻一番', '翻一番', 2, '倍', '='],
    ['检查频次压减三分之一以上', '三分之一以上', 0.333, null, '>='],
    ['费用下降三成左右', '三成左右', 0.3, null, '~'],
    ['办理用时缩短1/3以上', '1/3以上', 0.333, null, '>='],
    ['冷库面积12万㎡', '12万㎡', 12, '万㎡', '='],
    ['人均预期寿命达到80.5岁', '80.5岁', 80.5, '岁', '='],
  ])('%s', (sentence, text, value, unit, comparator) => {
    expect(find(sentence)).toEqual([{ text, value, unit, comparator }]);
  });

  it('gives floor and stretch, and equal texts each time', () => {
    expect(texts('确保300亿元、力争350亿元；至少2次，每年至少2次')).toEqual(['300亿元', '350亿元', '至少2次', '至少2次']);
  });

  it.each([
    ['由15个工作日压缩至7个工作日', ['7个工作日']],
    ['最高额度由20万元提高到30万元', ['30万元']],
    ['关键工序数控化率由2023年的62%提升至70%以上', ['70%以上']],
    ['床位从80张增加到120张', ['120张']],
    ['从3家到5家', ['5家']],
    ['申请材料4份减为1份', ['1份']],
    ['每5万人口配建1个中心', ['1个']],
    ['从业人员10至20人', ['10至20人']],
    ['补助5万元至8万元', ['5万元至8万元']],
    ['配备代办员2名至3名', ['2名至3名']],
    ['算力规模突破1200P，装机50MW', ['1200P', '50MW']],
    ['落实扬尘防治“六个100%”“六个百分之百”', []],
    ['每半年召开1次会议，经第38次会议审议', ['1次']],
    ['年完成3000架次、举办活动20场次', ['3000架次', '20场次']],
  ])('%s gives %j', (sentence, found) => {
    expect(texts(sentence)).toEqual(found);
  });

  it.each([
    '拨打12345热线，推动110与12345联动',
    '建设5G网络和3.0版平台',
    '形成“1+N”和6+16+N体系',
    '实施531X工程',
    '2026年6月30日前完成',
    '第66次常务会议',
    '落实《营商环境报告2024》提出的要求',
    '按照临政发〔2024〕15号文件',
    '提供24小时自助服务',
    '每月1-25日为安静期',
    '打造15分钟生活圈',
    '跨境9610监管',
    '面向3岁以下婴幼儿提供照护',
    '支持1类新药研发',
    '对涉及两个以上部门的事项实行联办',
    '三次以上（含三次）未达标的予以通报，两家以上的联合体可以申报',
    '春节后1个月内组织招聘',
    '参照2025年目录执行',
    '前三季度运行平稳，三成为新建项目',
  ])('sees none in: %s', (sentence) => {
    expect(texts(sentence)).toEqual([]);
  });

  it('reports offsets of the text it was given', () => {
    const text = '城网供电可靠性达到99.9%以上，农网不低于 98%。';
    for (const found of findIndicators(text, foldText(text))) expect(text.slice(found.start, found.end)).toBe(found.indicator.text);
  });
});

it('what another paper counts is no target', () => {
  for (const text of ['聚焦国家规划102项重大工程', '做好《方案》确定的146项工作任务落实'])
    expect(findIndicators(text, foldText(text))).toEqual([]);
  const own = '年内完成146项工作任务';
  expect(findIndicators(own, foldText(own))).toHaveLength(1);
});

it('what is brought down to 零 is a target, and ways to work that are named by it are none', () => {
  const found = findIndicators(
    '招标投标投诉降为零，企业办事“零跑动”，重大事故零容忍。',
    '招标投标投诉降为零,企业办事"零跑动",重大事故零容忍。',
  );
  expect(found.map(({ indicator }) => indicator)).toEqual([{ text: '零', value: 0, unit: null, comparator: '=' }]);
});

it.each([
  '实现2单元改造',
  '打造1起点多支线',
  '推进3方联动机制建设',
  '构建1心2轴3片区',
  '对连续两次以上未完成的予以通报',
  '两次以上未完成的予以通报',
  '具备三项以上资质',
  '经两次以上催告',
])('takes no word that begins like a unit, and no threshold, for a target: %s', (text) => {
  expect(texts(text)).toEqual([]);
});

it('counts earth in 万方 and cases in 起', () => {
  expect(texts('清淤土方5万方，办结案件8起')).toEqual(['5万方', '8起']);
});

import { describe, expect, it } from 'vitest';
import { leadUnits, readResponsibility } from '#shared/domain/structure/responsibility.ts';
import { responsibilityPassages } from '#shared/domain/structure/responsibility-passages.ts';
import { isRoleName, pivotUnitNames } from '#shared/domain/structure/unit-names.ts';
import { foldText } from '#shared/domain/text/fold-text.ts';
import { processorTime } from '#test/support/processor-time.ts';

function read(text: string) {
  const found = readResponsibility(text, foldText(text));
  return { units: found.units.map((unit) => unit.name).join(' '), leads: leadUnits(found.units).join(' '), deadline: found.deadline };
}

describe('units and leads of a list', () => {
  it.each([
    ['市科技局、市财政局', '市科技局 市财政局', ''],
    ['市科技局,各区、县(市)政府', '市科技局 各区、县(市)政府', ''],
    ['市科技局，各县〔市、区〕', '市科技局 各县〔市、区〕', ''],
    ['市商务局（自贸办）、市国资委〔水务集团〕', '市商务局（自贸办） 市国资委〔水务集团〕', ''],
    ['县数据局牵头，县级相关部门及各镇办（社区）配合', '县数据局 县级相关部门 各镇办（社区）', '县数据局'],
    ['县数据局牵头、县公安局、税务局等相关部门配合', '县数据局 县公安局 税务局', '县数据局'],
    ['县法院、检察院按职责分工负责落实', '县法院 检察院', ''],
    ['市医保局负责，市财政局配合', '市医保局 市财政局', '市医保局'],
    ['县委宣传部负责落实，各镇配合', '县委宣传部 各镇', ''],
    [
      '牵头单位：市规划和自然资源局；责任单位：市文化和旅游局、各有关部门',
      '市规划和自然资源局 市文化和旅游局 各有关部门',
      '市规划和自然资源局',
    ],
    ['牽頭單位:市發改委,責任單位:市稅務局', '市發改委 市稅務局', '市發改委'],
    ['责任单位：州司法局、州委编办及州直相关单位', '州司法局 州委编办 州直相关单位', ''],
    ['国家发展改革委会同有关部门负责', '国家发展改革委 有关部门', ''],
    ['人民银行会同金融监管局、证监局负责', '人民银行 金融监管局 证监局', ''],
    ['各镇（街道）、县级各部门', '各镇（街道） 县级各部门', ''],
    ['各区、市直有关单位', '各区 市直有关单位', ''],
    ['商务部、供销合作总社等和各有关省级人民政府负责', '商务部 供销合作总社 各有关省级人民政府', ''],
    ['主责单位：市税务局；协办单位：市住建局、各区政府', '市税务局 市住建局 各区政府', '市税务局'],
    ['市级牵头单位：市文旅局；区级责任单位：各区政府', '市文旅局 各区政府', '市文旅局'],
    ['市税务局/市住建局', '市税务局 市住建局', ''],
    ['市税务局 市住建局 市城管局配合', '市税务局 市住建局 市城管局', ''],
    ['牵头市领导：李某；牵头单位：市税务局', '市税务局', '市税务局'],
    ['任务来源：市政府工作报告；牵头单位：市税务局', '市税务局', '市税务局'],
    ['实施主体：市水务集团；监管单位：市国资委', '市水务集团 市国资委', ''],
    ['市税务局负责牵头，市财政局负责落实补贴资金', '市税务局 市财政局', '市税务局'],
    ['市税务局负总责，市住建局具体实施', '市税务局 市住建局', ''],
    ['市府办总牵头，市税务局、市住建局分头落实', '市府办 市税务局 市住建局', '市府办'],
    ['牵头单位∶市税务局', '市税务局', '市税务局'],
    ['应急局会同消防救援局等部门指导，各镇负责', '应急局 消防救援局 各镇', ''],
    ['市税务局，各区、县级市', '市税务局 各区、县级市', ''],
    ['由市数据局牵头，各区政府按属地原则落实', '市数据局 各区政府', '市数据局'],
    ['考评指标牵头单位、责任单位负责落实', '考评指标牵头单位 责任单位', ''],
    ['市“护航”行动工作专班、市公安局', '市“护航”行动工作专班 市公安局', ''],
    ['责任单位：市民政局、市住建局（第一责任单位为牵头单位，下同）', '市民政局 市住建局', ''],
    ['各省、自治区、直辖市人民政府负责', '各省、自治区、直辖市人民政府', ''],
    ['市民政局、市商务局，列第一位者为牵头单位，以下均需各县区落实，不再列出', '市民政局 市商务局', ''],
    ['省国资委、省民政厅等，年底前完成', '省国资委 省民政厅', ''],
    ['省国资委，各市、县（市、区）人民政府按职责分工负责落实', '省国资委 各市、县（市、区）人民政府', ''],
    ['各市、州、县人民政府', '各市、州、县人民政府', ''],
    ['省财政厅、省民政厅（牵头）、省数据局', '省财政厅 省民政厅 省数据局', '省民政厅'],
    ['牵头单位：市法院；责任单位：—', '市法院', '市法院'],
    ['市发展改革委牵头，市交通运输局、各县区参加', '市发展改革委 市交通运输局 各县区', '市发展改革委'],
  ])('%s', (text, units, leads) => {
    expect(read(text)).toMatchObject({ units, leads });
  });

  it.each([
    ['县数据局牵头；完成时限：2026年6月底前', '2026年6月底前'],
    ['县数据局牵头；完成时限：持续推进，2026年6月底前取得阶段性成果', '持续推进，2026年6月底前取得阶段性成果'],
    ['牵头单位：州政务局；责任单位：州司法局，6月底完成', '6月底完成'],
    ['市税务局，长期推进', '长期推进'],
    ['完成时限：2026年底前；责任单位：市税务局', '2026年底前'],
    ['省国资委、省民政厅等，2026年11月底前取得明显成效', '2026年11月底前取得明显成效'],
    ['市税务局、市财政局', null],
  ])('the time in %s', (text, deadline) => {
    expect(read(text).deadline).toBe(deadline);
  });

  it('takes a label that lost its colon for no unit', () => {
    const text = '牵头单位、临江市数据局、责任单位;市司法局、配合部门、市审计局';
    expect(readResponsibility(text, foldText(text)).units.map(({ name }) => name)).toEqual(['临江市数据局', '市司法局', '市审计局']);
  });
});

describe('where a text names the responsible', () => {
  it.each([
    ['推进改革。（市科技局、市财政局）', ['市科技局、市财政局']],
    ['推进改革。（市科技局）再造流程。（市财政局牵头）。', ['市科技局', '市财政局牵头']],
    ['由市商务局（自贸办）受理。', []],
    ['各牵头单位（未列牵头单位的，责任单位即为牵头单位，下同）要会商。', []],
    ['对次数达到三次以上（含三次）的移交处理。', []],
    ['推进改革。责任单位：市科技局。', ['责任单位：市科技局']],
    ['时限要求：持续推进', ['时限要求：持续推进']],
    ['推进改革。由市税务局牵头，市住建局、市城管局等部门配合。', ['由市税务局牵头，市住建局、市城管局等部门配合']],
    ['加强部门协同，由牵头部门统筹、各单位密切配合。', []],
    ['市税务局牵头制定办法，各区抓好落实。', []],
    ['牵头：市税务局；配合：各区', ['牵头：市税务局；配合：各区']],
    ['由市科技局牵头，推进改革：', []],
    ['建设平台，完成时限：2026年6月。责任单位：县数据局。时限：长期坚持', ['完成时限：2026年6月', '责任单位：县数据局', '时限：长期坚持']],
    ['完善制度。（县纪委监委机关、县委办、县政府办）', ['县纪委监委机关、县委办、县政府办']],
    ['合同期限：三年。', []],
    ['推进改革。（省国资委、省民政厅，年底前完成）', ['省国资委、省民政厅，年底前完成']],
    ['动员阶段（2026年3月—4月）', []],
    ['住所（经营场所）登记', []],
  ])('%s', (text, contents) => {
    expect(responsibilityPassages(foldText(text)).map((passage) => text.slice(passage.contentStart, passage.contentEnd))).toEqual(contents);
  });
});

describe('unit names for pivots', () => {
  it('gives the level prefix that is written once to each unit behind it, and drops brackets', () => {
    expect(pivotUnitNames(['县法院', '检察院', '市场监管局', '各镇办（社区）', '市商务局（自贸办）', '税务局'])).toEqual([
      '县法院',
      '县检察院',
      '县市场监管局',
      '各镇办',
      '市商务局',
      '市税务局',
    ]);
  });
});

it('a body whose name ends like a part is nobody’s part, and an overseer named in open text has no task', () => {
  expect(['县卫生监督机构', '市教育督导机构', '牵头单位', '协助单位'].map(isRoleName)).toEqual([false, false, true, true]);
  expect(responsibilityPassages('完善登记办法。监督部门:县纪委监委')).toEqual([]);
  expect(responsibilityPassages('完善登记办法。协助单位:县司法局')).toHaveLength(1);
});

it('等省有关部门 behind the last unit names nobody more', () => {
  const text = '省发展改革委、能源局等省有关部门和各地级以上市人民政府按职责分工负责';
  expect(readResponsibility(text, foldText(text)).units.map(({ name }) => name)).toEqual([
    '省发展改革委',
    '能源局',
    '各地级以上市人民政府',
  ]);
});

it('leaves out the short name that a bracket gives to a unit', () => {
  const text = '生态环境部、中国海油、中国石化（以下简称“两家公司”）按职责分工负责';
  expect(readResponsibility(text, foldText(text)).units.map(({ name }) => name)).toEqual(['生态环境部', '中国海油', '中国石化']);
});

it.each([
  ['市公安局 交通警察支队、市财政局', ['市公安局 交通警察支队', '市财政局']],
  ['市教育局 人民银行 清溪支行', ['市教育局', '人民银行 清溪支行']],
  ['市公安局/交警支队', ['市公安局', '交警支队']],
  ['市住建局 市消防救援支队', ['市住建局', '市消防救援支队']],
])('keeps a branch with the unit that it belongs to: %s', (text, names) => {
  expect(readResponsibility(text, foldText(text)).units.map(({ name }) => name)).toEqual(names);
});

it.each(['总', '依法', '职责分工'])('reads %s without end in proportion to its length', (word) => {
  const time = (times: number): number => {
    const text = `按${word.repeat(times)}`;
    return processorTime(() => readResponsibility(text, text));
  };
  time(800);
  expect(time(8_000) / Math.max(time(800), 1)).toBeLessThan(40);
});

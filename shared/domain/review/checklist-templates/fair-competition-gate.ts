import type { ChecklistItem } from '#shared/model/checklist.ts';

const GATE = '审查前提与程序';

/**
 * FC-G1…G5: what has to be settled before the standards are gone through.
 * They are turned so that 是 means a defect: asked plainly ("touches economic activity?"), a 是 would read as a violation.
 */
export const FAIR_COMPETITION_GATE_ITEMS: readonly ChecklistItem[] = [
  {
    id: 'FC-G1',
    group: GATE,
    question: '涉及经营者经济活动的内容，是否有未纳入公平竞争审查的？',
    howToJudge:
      '先判断是否涉及经营者经济活动：市场准入和退出、产业发展、招商引资、招标投标、政府采购、经营行为规范、资质标准、奖励补贴等均属涉及。涉及且已纳入审查的选“否”；涉及而未纳入、未全部纳入的选“是”；全文均不涉及的选“不适用”，在说明栏写明理由，其后各项可一并选“不适用”。',
    legalBasis: '《公平竞争审查条例》第二条',
    sourceMark: 'substantiated',
    signalWords: ['企业', '经营者', '市场主体', '招商', '补贴', '采购'],
    severity: 'serious',
    formCell: '是否涉及经营者经济活动',
  },
  {
    id: 'FC-G2',
    group: GATE,
    question: '审查主体是否不当？',
    howToJudge:
      '部门出台的，由起草单位审查；多部门联合出台的，由牵头起草单位审查；拟由政府出台或者提请人大审议的，由起草单位先行初审，再由市场监管部门会同起草单位审查。与此不符的选“是”。',
    legalBasis: '《公平竞争审查条例》第十三条、第十四条',
    sourceMark: 'substantiated',
    signalWords: ['联合印发', '市政府同意', '起草单位', '市场监管'],
    severity: 'serious',
    formCell: '起草机构、审查机构',
  },
  {
    id: 'FC-G3',
    group: GATE,
    question: '应当听取意见的，是否存在未听取利害关系人（涉及公众利益的，还有社会公众）意见的情形？',
    howToJudge:
      '查征求意见的方式、期限、对象和采纳情况。利害关系人包括参与竞争的经营者、上下游经营者、行业协会和消费者等。应听取而未听取或无记录的选“是”；依法不公开的选“不适用”并说明。',
    legalBasis: '《公平竞争审查条例》第十六条',
    sourceMark: 'substantiated',
    signalWords: ['征求意见', '听证', '座谈会', '行业协会'],
    severity: 'serious',
    formCell: '征求利害关系人意见情况',
  },
  {
    id: 'FC-G4',
    group: GATE,
    question: '是否缺少书面审查结论，或者未经审查、不符合标准又无例外理由即拟出台？',
    howToJudge:
      '应有书面结论，写明是否符合标准；适用例外规定的，结论中应说明具体情形和理由。未审查，或者审查不符合且不属例外的，不得出台；没有结论、结论未说明例外的选“是”。',
    legalBasis: '《公平竞争审查条例》第十七条、第十八条',
    sourceMark: 'substantiated',
    signalWords: ['审查结论', '审查意见', '先行出台', '容缺'],
    severity: 'serious',
    formCell: '审查结论',
  },
  {
    id: 'FC-G5',
    group: GATE,
    question: '含有税收、财政奖补、要素价格等影响生产经营成本内容的，是否缺少法律、行政法规依据或者国务院批准？',
    howToJudge:
      '逐条查依据：依据只能是法律、行政法规或者国务院批准文件，地方文件、会议纪要不算。有依据的选“否”并写明名称和条款；缺依据的选“是”，并在第三组相应各项作答；没有此类内容的选“不适用”。',
    legalBasis: '《公平竞争审查条例》第十条',
    sourceMark: 'substantiated',
    signalWords: ['奖励', '补贴', '返还', '减免', '优惠'],
    severity: 'serious',
    formCell: '影响生产经营成本内容的依据',
  },
];

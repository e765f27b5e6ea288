import type { AnnotationStatus, IssueType, Severity } from '#shared/model/annotation.ts';
import type { AdoptionState } from '#shared/model/carrying.ts';
import type { ChecklistTemplate, Verdict } from '#shared/model/checklist.ts';
import type { RuleFamily } from '#shared/model/finding.ts';
import type { Language } from '#shared/model/library.ts';

/** Names of issue types in tables. */
export const ISSUE_TYPE_WORDS: Readonly<Record<Language, Readonly<Record<IssueType, string>>>> = {
  'zh-CN': {
    content: '内容',
    legality: '合法性',
    competition: '公平竞争',
    consistency: '一致性',
    feasibility: '可行性',
    format: '格式',
    wording: '文字',
    other: '其他',
  },
  en: {
    content: 'Content',
    legality: 'Legality',
    competition: 'Competition',
    consistency: 'Consistency',
    feasibility: 'Feasibility',
    format: 'Format',
    wording: 'Wording',
    other: 'Other',
  },
};

/** Names of the families of rules in tables. */
export const FAMILY_WORDS: Readonly<Record<Language, Readonly<Record<RuleFamily, string>>>> = {
  'zh-CN': { FC: '公平竞争', LG: '合法性', CN: '内容一致性', FM: '格式与文字' },
  en: { FC: 'Fair competition', LG: 'Legality', CN: 'Consistency', FM: 'Format and wording' },
};

/** Names of severities in tables. */
export const SEVERITY_WORDS: Readonly<Record<Language, Readonly<Record<Severity, string>>>> = {
  'zh-CN': { serious: '严重', normal: '一般', hint: '提示' },
  en: { serious: 'Serious', normal: 'Normal', hint: 'Hint' },
};

/** Names of an annotation's states in tables. */
export const STATUS_WORDS: Readonly<Record<Language, Readonly<Record<AnnotationStatus, string>>>> = {
  'zh-CN': { open: '待处理', resolved: '已处理' },
  en: { open: 'Open', resolved: 'Resolved' },
};

/** What became of an opinion, in tables. */
export const ADOPTION_WORDS: Readonly<Record<Language, Readonly<Record<AdoptionState, string>>>> = {
  'zh-CN': { adopted: '采纳', 'partly-adopted': '部分采纳', 'not-adopted': '不采纳', 'clause-removed': '条款已删除' },
  en: { adopted: 'Adopted', 'partly-adopted': 'Partly adopted', 'not-adopted': 'Not adopted', 'clause-removed': 'Clause removed' },
};

/** What a verdict is called on each answer scale. */
export const VERDICT_WORDS: Readonly<Record<Language, Readonly<Record<ChecklistTemplate['scale'], Readonly<Record<Verdict, string>>>>>> = {
  'zh-CN': {
    conformity: { met: '符合', unmet: '不符合', 'not-applicable': '不适用', open: '未审' },
    'yes-no': { met: '否', unmet: '是', 'not-applicable': '不适用', open: '未审' },
  },
  en: {
    conformity: { met: 'Met', unmet: 'Not met', 'not-applicable': 'N/A', open: 'Open' },
    'yes-no': { met: 'No', unmet: 'Yes', 'not-applicable': 'N/A', open: 'Open' },
  },
};

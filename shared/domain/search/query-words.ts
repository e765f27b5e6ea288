import type { Language } from '#shared/model/library.ts';
import type { QueryNoteKind, SearchField } from './search-query.ts';

/** How the parts of a query are joined to a sentence. */
type QueryWords = {
  readonly quoted: (text: string) => string;
  readonly and: string;
  readonly or: string;
  readonly without: (what: string) => string;
  readonly bracketed: (what: string) => string;
  readonly near: (left: string, right: string, distance: number) => string;
  readonly inField: (field: string, what: string) => string;
  /** A gap is so many characters, or `null` for some. */
  readonly pattern: (parts: readonly string[], gaps: readonly (number | null)[]) => string;
};

function patternOf(parts: readonly string[], gaps: readonly (number | null)[], gapOf: (gap: number | null) => string): string {
  return parts.map((part, index) => (index === 0 ? part : `${gapOf(gaps[index - 1] ?? null)}${part}`)).join('');
}

/** Words for the parts of a query. */
export const QUERY_WORDS: Readonly<Record<Language, QueryWords>> = {
  'zh-CN': {
    quoted: (text) => `「${text}」`,
    and: ' 且 ',
    or: ' 或 ',
    without: (what) => `不含${what}`,
    bracketed: (what) => `（${what}）`,
    near: (left, right, distance) => `${left}与${right}相距不超过 ${distance} 字`,
    inField: (field, what) => `${field}含${what}`,
    pattern: (parts, gaps) => patternOf(parts, gaps, (gap) => (gap === null ? '…' : `（隔 ${gap} 字）`)),
  },
  en: {
    quoted: (text) => `“${text}”`,
    and: ' and ',
    or: ' or ',
    without: (what) => `not ${what}`,
    bracketed: (what) => `(${what})`,
    near: (left, right, distance) => `${left} and ${right} at most ${distance} characters apart`,
    inField: (field, what) => `${what} in the ${field}`,
    pattern: (parts, gaps) => patternOf(parts, gaps, (gap) => (gap === null ? ' … ' : ` (${gap} characters) `)),
  },
};

/** Names of the fields in a sentence. */
export const FIELD_WORDS: Readonly<Record<Language, Readonly<Record<SearchField, string>>>> = {
  'zh-CN': {
    title: '标题',
    number: '文号',
    issuer: '发文机关',
    unit: '单位',
    task: '任务',
    region: '地区',
    year: '年份',
    kind: '文种',
    stage: '阶段',
    file: '文件名',
    tag: '标签',
    note: '批注',
  },
  en: {
    title: 'title',
    number: 'document number',
    issuer: 'issuing body',
    unit: 'units',
    task: 'tasks',
    region: 'region',
    year: 'year',
    kind: 'kind of document',
    stage: 'stage',
    file: 'file name',
    tag: 'tags',
    note: 'annotations',
  },
};

/** What a note says: what was found in the query, and what is made of it. */
export const NOTE_WORDS: Readonly<Record<Language, Readonly<Record<QueryNoteKind, (text: string) => string>>>> = {
  'zh-CN': {
    'unbalanced-quote': (text) => `引号没有成对：${text}。引号按普通字符查找；要查原样的短语，请在末尾补上引号。`,
    'only-wildcards': (text) => `“${text}”只有通配符，没有可查的文字，已略去。请在通配符旁写上文字，如“供水*改造”。`,
    'many-wildcards': (text) => `“${text}”的通配符太多，只用了前 32 处，其后的文字没有用上。`,
    'only-negation': () => '只有以连字符表示的“不含”：按含有这些文字查找。要找不含它们的文件，请写 NOT，或再写一个要含有的词。',
    'operator-as-word': (text) => `${text} 的旁边缺少词语，按普通文字查找。`,
    'waiting-operator': (text) => `${text} 的后面还没有词语，暂未计入。要查这几个字母，请加引号。`,
    'unfinished-operator': (text) =>
      `${text} 不是完整的运算符，按普通文字查找。运算符大写，两边各空一格，如“供水 NEAR/10 改造”“供水 NOT 试点”；不用括号。`,
    'only-operators': () => '只有运算符和标点，没有词语：按原样查找，不作标记。请在运算符两边写上词语。',
    'unknown-field': (text) =>
      `没有“${text}”这个字段，连同冒号按原文查找。可用：标题、文号、发文机关、单位、任务、地区、年份、文种、阶段、文件名、标签、批注。`,
    'too-long': () => '查询超过 10,000 字，只用了前 10,000 字。',
  },
  en: {
    'unbalanced-quote': (text) =>
      `A quote is not closed: ${text}. It is looked for like any other character; close it to find a phrase as it stands.`,
    'only-wildcards': (text) =>
      `“${text}” is only wildcards, with no text to look for, and was left out. Put text beside it, as in “供水*改造”.`,
    'many-wildcards': (text) => `“${text}” has too many wildcards; the first 32 were used, and not the text behind them.`,
    'only-negation': () =>
      'The query only forbids words by hyphens; documents with them are shown. Write NOT to find those without, or add a word that must be there.',
    'waiting-operator': (text) => `${text} has no word behind it yet and was left out. Put it in quotes to look for its letters.`,
    'operator-as-word': (text) => `${text} lacks a word beside it and is looked for as text.`,
    'unfinished-operator': (text) =>
      `${text} is no whole operator and is looked for as text. Operators are in capitals with a space on both sides, as in “供水 NEAR/10 改造”; there are no brackets.`,
    'only-operators': () =>
      'There are only operators and punctuation: found as they stand, and not marked. Put words on both sides of an operator.',
    'unknown-field': (text) =>
      `There is no field “${text}”; it is looked for as text, with its colon. Fields: title, number, issuer, unit, task, region, year, kind, stage, file, tag, note.`,
    'too-long': () => 'The query is longer than 10,000 characters; only the first 10,000 were used.',
  },
};

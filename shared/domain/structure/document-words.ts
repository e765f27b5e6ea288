import { findAll } from '../text/find-all.ts';

/** 文种 and other last words of the titles of policy papers, folded; longer ones first where one ends another. */
export const DOCUMENT_KINDS: readonly string[] = [
  '实施细则',
  '管理办法',
  '通知',
  '通告',
  '公告',
  '通报',
  '公报',
  '命令',
  '决定',
  '决议',
  '意见',
  '方案',
  '办法',
  '条例',
  '规定',
  '规则',
  '细则',
  '计划',
  '规划',
  '纲要',
  '要点',
  '措施',
  '举措',
  '政策',
  '清单',
  '目录',
  '名单',
  '批复',
  '请示',
  '报告',
  '议案',
  '纪要',
  '函',
  '令',
  '预案',
  '指南',
  '指引',
  '指导',
  '标准',
  '规范',
  '规程',
  '制度',
  '章程',
  '守则',
  '准则',
  '说明',
  '承诺书',
  '倡议书',
  '白皮书',
  '工作',
  '条款',
  '法',
];

/** Words that are no 文种 but end titles; they name no kind. */
const NO_KIND = new Set(['工作', '指导', '法', '令', '条款', '举措']);
/** A kind that a longer word merely specialises. */
const GENERAL_KIND = new Map([
  ['实施细则', '细则'],
  ['管理办法', '办法'],
]);

/** `（征求意见稿）`, `（试行）`, `(2025—2030年)` after the last word of a title, folded. Any number of them. */
const TRAILING_BRACKETS = /(?: ?\([^()]{1,40}\))+$/;

/** A folded title without the brackets behind its last word. Linear: the brackets are looked for at the end only. */
export function withoutTrailingBrackets(key: string): string {
  const tail = key.slice(-130);
  const trimmed = tail.replace(TRAILING_BRACKETS, '');
  return key.slice(0, key.length - tail.length) + trimmed;
}

/** What the 文种 of a title stands at the end of: for `……印发《若干意见》` that is the paper issued. */
function titleCore(key: string): string {
  const base = withoutTrailingBrackets(key);
  return base.endsWith('》') && /(?:印发|转发|发布|公布)《/.test(base.slice(0, 200)) ? withoutTrailingBrackets(base.slice(0, -1)) : base;
}

/** The 文种 that a title ends with (`通知`, `方案`, `条例` …), or `null`. */
export function documentKindOf(titleKey: string): string | null {
  const base = titleCore(titleKey).replace(/[0-9.]+(?:版)?$/, '');
  const word = DOCUMENT_KINDS.find((kind) => base.endsWith(kind));
  if (word === undefined || NO_KIND.has(word)) return null;
  return GENERAL_KIND.get(word) ?? word;
}

/** A folded line that ends as titles do: with a 文种, and no punctuation behind it. */
export function endsLikeTitle(key: string): boolean {
  const base = titleCore(key);
  return DOCUMENT_KINDS.some((kind) => kind !== '工作' && kind !== '指导' && base.endsWith(kind));
}

const STAGE = /\(([^()]{0,20}(?:征求意见稿|送审稿|讨论稿|审议稿|报批稿|草案|试行|暂行|送审|修订稿|代拟稿|初稿)[^()]{0,6})\)/g;
/** What brackets are read as, the word that says most first: （修订草案征求意见稿） and （试行）（征求意见稿） are out for comment. */
const STAGES = ['征求意见稿', '送审稿', '讨论稿', '审议稿', '报批稿', '代拟稿', '修订草案', '草案', '修订稿', '初稿', '试行', '暂行'];

/** The stage a title names in brackets or before its 文种: 征求意见稿, 送审稿, 草案, 试行, 暂行 …, or `null`. */
export function documentStageOf(titleKey: string): string | null {
  const brackets = findAll(STAGE, titleKey.slice(0, 400)).map((match) => match[1] ?? '');
  const [first] = brackets;
  if (first !== undefined) return STAGES.find((stage) => brackets.some((bracket) => bracket.includes(stage))) ?? first;
  return /暂行|试行/.exec(titleKey.slice(0, 400))?.[0] ?? null;
}

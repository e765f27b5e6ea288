import type { CheckNotice, Finding } from '#shared/model/finding.ts';
import { RULE_TITLES } from './rule-titles.ts';

type Counts = Readonly<Record<'open' | 'serious' | 'normal' | 'hint' | 'reversed' | 'dismissed', number>>;

/** Words of the checks' findings. */
export const findings = {
  families: { FC: '公平竞争', LG: '合法性', CN: '内容一致性', FM: '格式与文字' },
  /** What a finding says; the rules speak Chinese themselves. */
  message: (finding: Pick<Finding, 'message' | 'words'>): string => finding.message,
  notice: (notice: CheckNotice): string => notice.message,
  ruleTitle: (rule: string): string => RULE_TITLES[rule] ?? '',
  running: '正在检查…',
  failed: '检查没有完成',
  runAgain: '重新检查',
  counts: ({ open, serious, normal, hint, reversed, dismissed }: Counts) =>
    [
      open === 0 ? '待核 0 条' : `待核 ${open} 条：严重 ${serious}、一般 ${normal}、提示 ${hint}`,
      reversed > 0 ? `反向表述 ${reversed}` : '',
      dismissed > 0 ? `已忽略 ${dismissed}` : '',
    ]
      .filter((part) => part !== '')
      .join(' · '),
  groupCount: (open: number, reversed: number) => (reversed === 0 ? `${open}` : `${open}，另有反向表述 ${reversed}`),
  filterFamily: '类别',
  marks: '在正文中标出',
  notices: '检查说明',
  proposal: '由规则自动筛查，仅供提示；是否成立、如何处理，由审阅人判断。',
  nothing: '规则没有发现问题',
  nothingText: '未命中不等于没有风险，仍须按清单逐项审阅。',
  noneMatch: '没有符合筛选条件的发现。',
  clearFilter: '清除筛选',
  list: '检查发现',
  reversed: '反向表述',
  reversedTitle: (count: number) => `反向表述 ${count} 处：原文是禁止、清理这类内容，不计为问题。`,
  wholeDocument: '全文',
  preamble: '序言',
  alsoAt: (count: number) => `另有 ${count} 处`,
  basis: '依据',
  annotate: '转为批注',
  annotated: '已转为批注',
  asEvidence: '证据→清单',
  dismiss: '忽略',
  dismissWithReason: '忽略并说明',
  dismissedNotice: '已忽略这条发现',
  reason: '忽略理由',
  reasonPlaceholder: '为什么不算问题',
  cancel: '取消',
  dismissedTitle: (count: number) => `已忽略 ${count} 条`,
  noLongerRaised: '现已不再出现',
  restore: '恢复',
  ofItem: (open: number, reversed: number) => `检查发现 ${open} 处${reversed === 0 ? '' : `，另有反向表述 ${reversed} 处`}`,
  useAsEvidence: '用作证据',
  usedAsEvidence: '已作证据',
  goThere: '看原文',
};

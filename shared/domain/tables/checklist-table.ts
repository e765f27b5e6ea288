import type { ChecklistItem, ChecklistRun } from '#shared/model/checklist.ts';
import type { Language } from '#shared/model/library.ts';
import { checklistProgress, verdictOf } from '../review/checklist-progress.ts';
import { checklistHead, checklistSignatures } from './checklist-form.ts';
import { clauseText, quoteText } from './passage-words.ts';
import { type ClosingBox, column, type ReportTable, type TableColumn, type TableRow } from './report-table.ts';
import { documentName, type PlacedPassage, type TableContext, type TableDocument } from './table-input.ts';
import { VERDICT_WORDS } from './table-words.ts';

/** A run with the present places of its evidence, by item id; an item without an entry shows none. */
export type ChecklistReport = {
  readonly document: TableDocument;
  readonly run: ChecklistRun;
  readonly evidence: Readonly<Record<string, readonly PlacedPassage[]>>;
};

/** The filled-in checklist: a section a group, a row an item, the conclusion as a person wrote it, lines to sign. */
export function buildChecklistTable({ document, run, evidence }: ChecklistReport, context: TableContext): ReportTable {
  const { language } = context;
  const { template } = run;
  const isChinese = language === 'zh-CN';
  return {
    id: 'checklist',
    language,
    title: isChinese ? checklistTitle(template.name) : template.nameEn,
    subtitle: null,
    subject: documentName(document),
    head: checklistHead(document, run, context),
    ticks: [],
    statistics: statisticsLine(run, language),
    columns: checklistColumns(run, language),
    frozenColumns: 1,
    rows: groupedRows(template.items, (item) => itemRow(item, { run, passages: passagesOf(evidence, item.id), language })),
    emptyText: isChinese ? '清单没有条目' : 'The checklist has no items',
    closing: [conclusionBox(run, language)],
    signatures: checklistSignatures(language),
    notes: checklistNotes(run, language),
    // The official review form stands upright.
    paper: { size: 'A4', orientation: template.scale === 'yes-no' ? 'portrait' : 'landscape' },
  };
}

/** A list is worked through, a table is handed in: `公平竞争审查清单` is delivered as `公平竞争审查表`. */
function checklistTitle(name: string): string {
  return name.endsWith('清单') ? `${name.slice(0, -2)}表` : name;
}

function passagesOf(evidence: ChecklistReport['evidence'], id: string): readonly PlacedPassage[] {
  return Object.hasOwn(evidence, id) ? (evidence[id] ?? []) : [];
}

function groupedRows(items: readonly ChecklistItem[], toRow: (item: ChecklistItem) => TableRow): readonly TableRow[] {
  const groups = new Map<string, TableRow[]>();
  for (const item of items) {
    const rows = groups.get(item.group) ?? (item.group === '' ? [] : [{ kind: 'section', text: item.group }]);
    rows.push(toRow(item));
    groups.set(item.group, rows);
  }
  return [...groups.values()].flat();
}

function checklistColumns(run: ChecklistRun, language: Language): readonly TableColumn[] {
  const isChinese = language === 'zh-CN';
  const isYesNo = run.template.scale === 'yes-no';
  const verdicts = Object.values(VERDICT_WORDS[language][run.template.scale]);
  const opinionLabel = isChinese ? (isYesNo ? '说明' : '审查意见') : 'Opinion';
  return [
    column('id', isChinese ? '编号' : 'Item', { type: 'text', width: 5.5, align: 'center' }),
    column('question', isChinese ? '审查内容' : 'Question', { type: 'long-text', width: 17 }),
    column('basis', isChinese ? '依据' : 'Basis', { type: 'long-text', width: 10 }),
    column('verdict', isChinese ? (isYesNo ? '是/否' : '结论') : 'Answer', { type: 'text', width: 5, align: 'center', choices: verdicts }),
    column('evidence', isChinese ? '条款位置及原文' : 'Clause and text', { type: 'long-text', width: 16 }),
    column('opinion', opinionLabel, { type: 'long-text', width: 13 }),
  ];
}

function itemRow(
  item: ChecklistItem,
  { run, passages, language }: { readonly run: ChecklistRun; readonly passages: readonly PlacedPassage[]; readonly language: Language },
): TableRow {
  const evidence = passages.map(({ target, place }) => {
    const quote = quoteText(target);
    const clause = clauseText(target, place, language).replace('\n', '');
    return language === 'zh-CN' ? `${clause}：“${quote}”` : `${clause}: “${quote}”`;
  });
  return {
    kind: 'cells',
    cells: {
      id: item.id,
      question: item.question,
      basis: item.legalBasis,
      verdict: VERDICT_WORDS[language][run.template.scale][verdictOf(run, item.id)],
      evidence: evidence.join('\n'),
      opinion: Object.hasOwn(run.answers, item.id) ? (run.answers[item.id]?.opinion ?? '') : '',
    },
  };
}

function statisticsLine(run: ChecklistRun, language: Language): string {
  const progress = checklistProgress(run);
  const words = VERDICT_WORDS[language][run.template.scale];
  const missing = progress.unmetWithoutEvidence;
  if (language === 'en') {
    const unproven = missing.length === 0 ? '' : ` No passage yet: ${missing.join(', ')}.`;
    return `${progress.total} items: ${words.met} ${progress.met}, ${words.unmet} ${progress.unmet}, ${words['not-applicable']} ${progress.notApplicable}, ${words.open} ${progress.open}.${unproven}`;
  }
  const unproven = missing.length === 0 ? '' : `其中 ${missing.join('、')} 尚未附条款原文。`;
  return `共 ${progress.total} 项：“${words.met}” ${progress.met} 项、“${words.unmet}” ${progress.unmet} 项、“${words['not-applicable']}” ${progress.notApplicable} 项、${words.open} ${progress.open} 项。${unproven}`;
}

function conclusionBox({ template, conclusion }: ChecklistRun, language: Language): ClosingBox {
  return {
    label: language === 'zh-CN' ? '审查结论' : 'Conclusion',
    // A choice that an older template offered stays visible.
    ticks: [...new Set([...template.conclusions, ...(conclusion === null ? [] : [conclusion.choice])])]
      .filter((choice) => choice !== '')
      .map((choice) => ({ label: choice, isTicked: conclusion?.choice === choice })),
    text: conclusion?.text ?? '',
    lines: 4,
  };
}

function checklistNotes({ template }: ChecklistRun, language: Language): readonly string[] {
  const unverified = template.items.filter((item) => item.sourceMark === 'to-be-verified').map((item) => item.id);
  if (language === 'en') {
    const pending = unverified.length === 0 ? '' : ` Still to be checked against it: ${unverified.join(', ')}.`;
    return [`The items restate the rules; the official text decides.${pending}`];
  }
  const pending = unverified.length === 0 ? '' : `其中 ${unverified.join('、')} 的依据尚待与官方文本核对。`;
  return [`条目为概括转述，判断以法律法规和标准的官方文本为准。${pending}`];
}

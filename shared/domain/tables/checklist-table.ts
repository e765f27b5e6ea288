import type { ChecklistItem, ChecklistRun } from '#shared/model/checklist.ts';
import type { Language } from '#shared/model/library.ts';
import { checklistProgress, verdictOf } from '../review/checklist-progress.ts';
import { runInEnglish } from '../review/checklist-templates/english-words.ts';
import { checklistHead, checklistSignatures, checklistStamp, exceptionBox } from './checklist-form.ts';
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
export function buildChecklistTable({ document, run: asked, evidence }: ChecklistReport, context: TableContext): ReportTable {
  const { language } = context;
  const isChinese = language === 'zh-CN';
  const run = isChinese ? asked : runInEnglish(asked);
  const { template } = run;
  const isForm = template.scale === 'yes-no';
  // The official form is handed in: what is still open belongs on a draft of it only.
  const isDraft = isForm && checklistProgress(run).open > 0;
  const numberOf = itemNumbers(run);
  const exception = exceptionBox(run, language);
  const rows = groupedRows(template.items, (item) =>
    itemRow(item, { document, run, passages: passagesOf(evidence, item.id), numberOf, language }),
  );
  return {
    id: 'checklist',
    language,
    title: isChinese ? checklistTitle(template.name) : template.nameEn,
    subtitle: isDraft ? (isChinese ? '（草稿）' : '(Draft)') : null,
    subject: documentName(document),
    head: checklistHead(document, run, context),
    ticks: [],
    statistics: isForm && !isDraft ? null : statisticsLine(run, numberOf, language),
    columns: checklistColumns(run, rows, language),
    frozenColumns: 1,
    rows,
    emptyText: isChinese ? '清单没有条目' : 'The checklist has no items',
    closing: [...(exception === null ? [] : [exception]), conclusionBox(run, language)],
    signatures: checklistSignatures(run, language),
    stamp: checklistStamp(run, language),
    notes: checklistNotes(run, language),
    // The official review form stands upright.
    paper: { size: 'A4', orientation: isForm ? 'portrait' : 'landscape' },
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

/** What an item is called: its id, or its number in the order of the rows where the table is an official form. */
function itemNumbers({ template }: ChecklistRun): (id: string) => string {
  if (template.scale !== 'yes-no') return (id) => id;
  const groups = [...new Set(template.items.map((item) => item.group))];
  const inOrder = groups.flatMap((group) => template.items.filter((item) => item.group === group));
  const numbers = new Map(inOrder.map((item, index) => [item.id, String(index + 1)]));
  return (id) => numbers.get(id) ?? id;
}

function checklistColumns(run: ChecklistRun, rows: readonly TableRow[], language: Language): readonly TableColumn[] {
  const isChinese = language === 'zh-CN';
  const isYesNo = run.template.scale === 'yes-no';
  const verdicts = Object.values(VERDICT_WORDS[language][run.template.scale]);
  const opinionLabel = isChinese ? (isYesNo ? '说明' : '审查意见') : 'Opinion';
  const widths = isYesNo ? formWidths(rows) : { id: 5.5, question: 17, basis: 12, verdict: 5, evidence: 15, opinion: 13 };
  const idLabel = isChinese ? (isYesNo ? '序号' : '编号') : isYesNo ? 'No.' : 'Item';
  return [
    column('id', idLabel, { type: 'text', width: widths.id, align: 'center' }),
    column('question', isChinese ? '审查内容' : 'Question', { type: 'long-text', width: widths.question }),
    column('basis', isChinese ? '依据' : 'Basis', { type: 'long-text', width: widths.basis }),
    column('verdict', isChinese ? (isYesNo ? '是/否' : '结论') : 'Answer', {
      type: 'text',
      width: widths.verdict,
      align: 'center',
      choices: verdicts,
    }),
    column('evidence', isChinese ? '条款位置及原文' : 'Clause and text', { type: 'long-text', width: widths.evidence }),
    column('opinion', opinionLabel, { type: 'long-text', width: widths.opinion }),
  ];
}

/** Widths on the upright form: columns that nobody filled in leave their room to the others. */
function formWidths(rows: readonly TableRow[]): Readonly<Record<'id' | 'question' | 'basis' | 'verdict' | 'evidence' | 'opinion', number>> {
  const isFilled = (key: string) => rows.some((row) => row.kind === 'cells' && (row.cells[key] ?? '') !== '');
  return {
    id: 3.6,
    question: 17,
    basis: 15,
    verdict: 4.6,
    evidence: isFilled('evidence') ? 13 : 7.5,
    opinion: isFilled('opinion') ? 11 : 5,
  };
}

type ItemContext = {
  readonly document: TableDocument;
  readonly run: ChecklistRun;
  readonly passages: readonly PlacedPassage[];
  readonly numberOf: (id: string) => string;
  readonly language: Language;
};

function itemRow(item: ChecklistItem, { document, run, passages, numberOf, language }: ItemContext): TableRow {
  const evidence = passages.map((passage) => {
    const quote = quoteText(passage.target);
    const clause = clauseText(passage, document, language).replace('\n', '');
    return language === 'zh-CN' ? `${clause}：“${quote}”` : `${clause}: “${quote}”`;
  });
  return {
    kind: 'cells',
    cells: {
      id: numberOf(item.id),
      question: item.question,
      basis: item.legalBasis,
      verdict: VERDICT_WORDS[language][run.template.scale][verdictOf(run, item.id)],
      evidence: evidence.join('\n'),
      opinion: Object.hasOwn(run.answers, item.id) ? (run.answers[item.id]?.opinion ?? '') : '',
    },
  };
}

function statisticsLine(run: ChecklistRun, numberOf: (id: string) => string, language: Language): string {
  const progress = checklistProgress(run);
  const words = VERDICT_WORDS[language][run.template.scale];
  const missing = progress.unmetWithoutEvidence.map(numberOf);
  const isYesNo = run.template.scale === 'yes-no';
  if (language === 'en') {
    const unproven = missing.length === 0 ? '' : ` No passage yet: ${missing.join(', ')}.`;
    return `${progress.total} items: ${words.met} ${progress.met}, ${words.unmet} ${progress.unmet}, ${words['not-applicable']} ${progress.notApplicable}, ${words.open} ${progress.open}.${unproven}`;
  }
  const unproven =
    missing.length === 0 ? '' : isYesNo ? `其中第 ${missing.join('、')} 项尚未附条款原文。` : `其中 ${missing.join('、')} 尚未附条款原文。`;
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

/** Which bases wait for a check is told on lists that are worked through; the form that is handed in names none. */
function checklistNotes({ template }: ChecklistRun, language: Language): readonly string[] {
  if (template.scale === 'yes-no')
    return [
      language === 'zh-CN'
        ? '说明：选“是”的，应当写明条款和理由。审查以法律、法规和规章的正式文本为准。'
        : 'Where the answer is Yes, state the clause and the reasons. The official text of the acts decides.',
    ];
  const unverified = template.items.filter((item) => item.sourceMark === 'to-be-verified').map((item) => item.id);
  if (language === 'en') {
    const pending = unverified.length === 0 ? '' : ` Still to be checked against it: ${unverified.join(', ')}.`;
    return [`The items restate the rules; the official text decides.${pending}`];
  }
  const pending = unverified.length === 0 ? '' : `其中 ${unverified.join('、')} 的依据尚待与官方文本核对。`;
  return [`条目为概括转述，判断以法律法规和标准的官方文本为准。${pending}`];
}

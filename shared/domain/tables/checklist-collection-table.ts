import { conclusionWords } from './checklist-form.ts';
import { buildChecklistTable, type ChecklistReport } from './checklist-table.ts';
import { column, field, type ReportTable, type TableColumn, type TableRow, WITHOUT_FORM } from './report-table.ts';
import { documentName, headValue, type TableContext } from './table-input.ts';

/** Checklists that a workbook holds on sheets of their own: more of them nobody leafs through. */
const MOST_SHEETS = 60;

/**
 * The checklists of several documents in one table, a section each with its totals and the conclusion a person wrote. A workbook holds each of
 * them once more on a sheet of its own, as it is handed in. `without` are the names of chosen documents that have none.
 */
export function buildChecklistCollection(
  reports: readonly ChecklistReport[],
  without: readonly string[],
  context: TableContext,
): ReportTable {
  const { language } = context;
  const isChinese = language === 'zh-CN';
  const forms = reports.map((report) => buildChecklistTable(report, { ...context, formHead: {} }));
  const names = [...new Set(reports.map(({ document }) => documentName(document)))];
  const missing = without.join(isChinese ? '、' : ', ');
  const sheets = forms.slice(0, MOST_SHEETS).map((form, index) => ({ ...form, sheetName: `${index + 1} ${form.subject}` }));
  return {
    id: 'checklist',
    language,
    title: isChinese ? '审查情况汇总表' : 'Checklists of several documents',
    subtitle: null,
    subject: names.length === 1 ? (names[0] ?? '') : isChinese ? `${names.length}份文件` : `${names.length} documents`,
    head: collectionHead(names, context),
    ...WITHOUT_FORM,
    statistics: isChinese
      ? `共 ${names.length} 份文件、${reports.length} 张清单。`
      : `${names.length} documents, ${reports.length} checklists.`,
    columns: collectionColumns(context),
    frozenColumns: 1,
    rows: reports.flatMap((report, index) => rowsOf(report, forms[index], context)),
    emptyText: isChinese ? '没有清单' : 'No checklists',
    notes: [
      ...(missing === '' ? [] : [isChinese ? `下列文件没有清单，未列入：${missing}。` : `Not listed, having no checklist: ${missing}.`]),
      ...(forms.length <= MOST_SHEETS
        ? []
        : [isChinese ? `前 ${MOST_SHEETS} 张清单另有单页。` : `The first ${MOST_SHEETS} have sheets of their own.`]),
    ],
    paper: { size: 'A4', orientation: 'landscape' },
    sheets,
  };
}

function collectionHead(names: readonly string[], context: TableContext): ReportTable['head'] {
  const isChinese = context.language === 'zh-CN';
  const known = names.join(isChinese ? '；' : '; ');
  return [
    field('documentName', isChinese ? '文件名称' : 'Document', headValue(context, 'documentName', known), { isWide: true }),
    field('unit', isChinese ? '审查单位' : 'Unit', headValue(context, 'unit', context.reviewer.unit)),
    field('date', isChinese ? '审查日期' : 'Date', headValue(context, 'date', context.date), { type: 'date' }),
  ];
}

/** The document stands in a column too: a workbook is filtered by it. */
function collectionColumns({ language }: TableContext): readonly TableColumn[] {
  const isChinese = language === 'zh-CN';
  return [
    column('document', isChinese ? '文件' : 'Document', { type: 'text', width: 8, isMerged: true }),
    column('checklist', isChinese ? '清单' : 'Checklist', { type: 'text', width: 6, isMerged: true }),
    column('id', isChinese ? '编号' : 'Item', { type: 'text', width: 5.5, align: 'center' }),
    column('question', isChinese ? '审查内容' : 'Question', { type: 'long-text', width: 15 }),
    column('basis', isChinese ? '依据' : 'Basis', { type: 'long-text', width: 9 }),
    column('verdict', isChinese ? '结论' : 'Answer', { type: 'text', width: 5, align: 'center' }),
    column('evidence', isChinese ? '条款位置及原文' : 'Clause and text', { type: 'long-text', width: 14 }),
    column('opinion', isChinese ? '审查意见' : 'Opinion', { type: 'long-text', width: 11 }),
  ];
}

function rowsOf({ document, run }: ChecklistReport, form: ReportTable | undefined, { language }: TableContext): readonly TableRow[] {
  const name = documentName(document);
  const isChinese = language === 'zh-CN';
  const checklist = isChinese ? run.template.name : run.template.nameEn;
  const totals = form?.statistics ?? '';
  const conclusion = conclusionWords(run, language);
  const text = [isChinese ? `${name} · ${checklist}` : `${name} – ${checklist}`, totals, conclusion]
    .filter((part) => part !== '')
    .join('　');
  const cells = (form?.rows ?? []).flatMap((row): TableRow[] =>
    row.kind === 'section' ? [] : [{ kind: 'cells', cells: { ...row.cells, document: name, checklist } }],
  );
  return [{ kind: 'section', text }, ...cells];
}

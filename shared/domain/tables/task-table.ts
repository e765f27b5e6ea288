import type { Correction } from '#shared/model/correction.ts';
import type { DocumentModel } from '#shared/model/document.ts';
import type { Language } from '#shared/model/library.ts';
import { citedClause, outermostLabels } from './passage-words.ts';
import { column, field, type ReportTable, type TableColumn, WITHOUT_FORM } from './report-table.ts';
import { headValue, type TableContext } from './table-input.ts';
import { readTaskRows, type TaskRow } from './task-rows.ts';
import { taskTotals } from './task-statistics.ts';
import { taskStatisticsSheets } from './task-statistics-sheets.ts';

/** What of a document goes into the table: its corrections, and the tasks wanted by their place from 1 (`null`: all). */
export type TaskTableOptions = { readonly corrections?: readonly Correction[]; readonly numbers?: readonly number[] | null };

/**
 * T4 任务分解表: a row a task, with the heading of its group (板块), which a Word page shows as one tall cell; a workbook has two
 * sheets more, by unit and by deadline.
 */
export function buildTaskTable(
  model: Pick<DocumentModel, 'meta' | 'blocks' | 'outline' | 'tasks'>,
  context: TableContext,
  { corrections = [], numbers = null }: TaskTableOptions = {},
): ReportTable {
  const { language } = context;
  const isChinese = language === 'zh-CN';
  const labels = outermostLabels(model);
  const all = readTaskRows(model, corrections).rows;
  const wanted = numbers === null ? null : new Set(numbers);
  const rows = wanted === null ? all : all.filter(({ number }) => wanted.has(number));
  const table: ReportTable = {
    id: 'tasks',
    language,
    title: isChinese ? '重点任务分工表' : 'Task breakdown',
    subtitle: null,
    subject: model.meta.title,
    head: [
      field('documentName', isChinese ? '文件名称' : 'Document', headValue(context, 'documentName', model.meta.title), { isWide: true }),
      field('unit', isChinese ? '编制单位' : 'Compiled by', headValue(context, 'unit', context.reviewer.unit)),
      field('date', isChinese ? '编制日期' : 'Date', headValue(context, 'date', context.date), { type: 'date' }),
    ],
    ...WITHOUT_FORM,
    statistics: statisticsLine(rows, all.length, language),
    columns: withRoomFor(
      'measure',
      taskColumns(language),
      rows.map((row) => taskCells(row, labels, language)),
    ),
    frozenColumns: 2,
    rows: rows.map((row) => ({
      kind: 'cells',
      cells: taskCells(row, labels, language),
    })),
    emptyText: isChinese ? '未识别到任务' : 'No tasks found',
    notes: [note(rows, language)],
    paper: { size: 'A4', orientation: 'landscape' },
  };
  return { ...table, sheets: taskStatisticsSheets(rows, all.length, table) };
}

function taskCells(row: TaskRow, labels: Parameters<typeof citedClause>[1], language: Language) {
  return {
    number: row.number,
    section: row.section,
    measure: row.measure,
    indicators: row.targets.join('；'),
    lead: leadText(row, language),
    units: row.units.join('、'),
    deadline: row.deadline,
    deadlineDate: row.deadlineDate,
    clause: citedClause(row.path, labels),
    remark: null,
  };
}

/** Characters that a column keeps in which no row has anything: its label in two lines, and room to write by hand. */
const EMPTY_WIDTH = 3;
/** The same where fewer than one row in five has something. */
const SPARSE_WIDTH = 6;

/** Gives the room of columns in which few rows or none have anything to the one that decides how high the rows are. */
function withRoomFor(
  key: string,
  columns: readonly TableColumn[],
  rows: readonly Readonly<Record<string, string | number | null>>[],
): readonly TableColumn[] {
  const widthOf = (column: TableColumn): number => {
    const filled = rows.filter((row) => (row[column.key] ?? '') !== '').length;
    const least = filled === 0 ? EMPTY_WIDTH : filled * 5 < rows.length ? SPARSE_WIDTH : column.width;
    return rows.length === 0 || column.key === key ? column.width : Math.min(column.width, least);
  };
  const freed = columns.reduce((sum, column) => sum + column.width - widthOf(column), 0);
  return columns.map((column) => ({ ...column, width: column.key === key ? column.width + freed : widthOf(column) }));
}

function taskColumns(language: Language): readonly TableColumn[] {
  const isChinese = language === 'zh-CN';
  return [
    column('number', isChinese ? '序号' : 'No.', { type: 'number', width: 3 }),
    column('section', isChinese ? '任务板块' : 'Part', { type: 'text', width: 6, isMerged: true }),
    column('measure', isChinese ? '具体举措' : 'Measure', { type: 'long-text', width: 26 }),
    column('indicators', isChinese ? '量化指标' : 'Targets', { type: 'long-text', width: 9 }),
    column('lead', isChinese ? '牵头单位' : 'Lead', { type: 'text', width: 7 }),
    column('units', isChinese ? '责任（配合）单位' : 'Other units', { type: 'long-text', width: 10 }),
    column('deadline', isChinese ? '完成时限' : 'Deadline', { type: 'text', width: 7 }),
    column('deadlineDate', isChinese ? '时限日期' : 'Due', { type: 'date', width: 5.5 }),
    column('clause', isChinese ? '原文位置' : 'Clause', { type: 'text', width: 6 }),
    column('remark', isChinese ? '备注' : 'Remark', { type: 'text', width: 4 }),
  ];
}

/** A lead that only the heading names is shown as such, for it may not hold for every task below it. */
function leadText({ leads, leadOrigin }: TaskRow, language: Language): string {
  if (leadOrigin !== 'section') return leads.join('、');
  return `${leads.join('、')}${language === 'zh-CN' ? '（板块牵头）' : ' (of the part)'}`;
}

function statisticsLine(rows: readonly TaskRow[], total: number, language: Language): string {
  const { tasks, led, timed, targets } = taskTotals(rows);
  const selected = tasks === total ? '' : language === 'zh-CN' ? `（从 ${total} 项中选出）` : ` (chosen from ${total})`;
  return language === 'zh-CN'
    ? `共 ${tasks} 项任务${selected}：明确牵头单位 ${led} 项，明确完成时限 ${timed} 项，量化指标 ${targets} 个。`
    : `${tasks} tasks${selected}: ${led} with a lead, ${timed} with a deadline, ${targets} targets.`;
}

function note(rows: readonly TaskRow[], language: Language): string {
  const corrected = rows.filter((row) => row.corrected.size > 0).length;
  if (language === 'zh-CN') {
    const by = corrected === 0 ? '' : `其中 ${corrected} 项经人工更正。`;
    return `任务、单位和时限由原文识别得出，使用前请与原文核对。${by}`;
  }
  return `Tasks, units and deadlines were read from the text; check them against it.${corrected === 0 ? '' : ` ${corrected} of them were corrected by hand.`}`;
}

import type { Language } from '#shared/model/library.ts';
import { column, type ReportTable, WITHOUT_FORM } from './report-table.ts';
import type { TaskRow } from './task-rows.ts';
import { type DeadlineGroup, tasksByDeadline, tasksByUnit } from './task-statistics.ts';

/** The sheets that a workbook of tasks has besides: what each unit has to do, and what is due when. They say where `rows` are not all of the tasks. */
export function taskStatisticsSheets(rows: readonly TaskRow[], total: number, table: ReportTable): readonly ReportTable[] {
  const scope = scopeText(rows.length, total, table.language);
  return [unitSheet(rows, scope, table), deadlineSheet(rows, scope, table)];
}

function scopeText(tasks: number, total: number, language: Language): string {
  if (tasks === total) return '';
  return language === 'zh-CN' ? `只统计选出的 ${tasks} 项任务（全文 ${total} 项）。` : `Only the ${tasks} tasks chosen, of ${total}. `;
}

function unitSheet(rows: readonly TaskRow[], scope: string, table: ReportTable): ReportTable {
  const isChinese = table.language === 'zh-CN';
  const units = tasksByUnit(rows);
  return {
    ...plainSheet(table),
    title: isChinese ? '按单位统计' : 'By unit',
    statistics: `${scope}${isChinese ? `共 ${units.length} 个单位。同一单位的不同写法已按规范名称合并。` : `${units.length} units.`}`,
    columns: [
      column('unit', isChinese ? '单位' : 'Unit', { type: 'text', width: 16 }),
      column('leads', isChinese ? '牵头任务数' : 'Leads', { type: 'number', width: 6 }),
      column('takesPart', isChinese ? '配合任务数' : 'Takes part', { type: 'number', width: 6 }),
      column('all', isChinese ? '合计' : 'Total', { type: 'number', width: 5 }),
      column('timed', isChinese ? '有时限' : 'With deadline', { type: 'number', width: 5 }),
      column('leadNumbers', isChinese ? '牵头任务序号' : 'Tasks led', { type: 'long-text', width: 20 }),
      column('partNumbers', isChinese ? '配合任务序号' : 'Tasks taken part in', { type: 'long-text', width: 20 }),
    ],
    rows: units.map(({ unit, leads, takesPart, timed }) => ({
      kind: 'cells',
      cells: {
        unit,
        leads: leads.length,
        takesPart: takesPart.length,
        all: leads.length + takesPart.length,
        timed,
        leadNumbers: leads.join('、'),
        partNumbers: takesPart.join('、'),
      },
    })),
    emptyText: isChinese ? '任务没有写明单位' : 'No units are named',
  };
}

function deadlineSheet(rows: readonly TaskRow[], scope: string, table: ReportTable): ReportTable {
  const isChinese = table.language === 'zh-CN';
  return {
    ...plainSheet(table),
    title: isChinese ? '按时限统计' : 'By deadline',
    statistics: scope === '' ? null : scope.trim(),
    columns: [
      column('deadline', isChinese ? '完成时限' : 'Deadline', { type: 'text', width: 16 }),
      column('count', isChinese ? '任务数' : 'Tasks', { type: 'number', width: 6 }),
      column('share', isChinese ? '占比（%）' : 'Share (%)', { type: 'number', width: 6 }),
      column('numbers', isChinese ? '任务序号' : 'Task numbers', { type: 'long-text', width: 40 }),
    ],
    rows: tasksByDeadline(rows).map(({ group, numbers }) => ({
      kind: 'cells',
      cells: {
        deadline: deadlineGroupText(group, table.language),
        count: numbers.length,
        share: Math.round((numbers.length / rows.length) * 1_000) / 10,
        numbers: numbers.join('、'),
      },
    })),
    emptyText: table.emptyText,
  };
}

/** What a deadline group is called. */
export function deadlineGroupText(group: DeadlineGroup, language: Language): string {
  switch (group.kind) {
    case 'month': {
      const [year = '', month = ''] = group.month.split('-');
      return language === 'zh-CN' ? `${year}年${Number(month)}月` : group.month;
    }
    case 'undated':
      return group.text;
    case 'none':
      return language === 'zh-CN' ? '未写明' : 'None stated';
  }
}

function plainSheet(table: ReportTable): Omit<ReportTable, 'title' | 'columns' | 'rows' | 'emptyText'> {
  const { id, language, subject } = table;
  return {
    id,
    language,
    subject,
    subtitle: subject,
    head: [],
    ...WITHOUT_FORM,
    statistics: null,
    frozenColumns: 1,
    notes: [],
    paper: { size: 'A4', orientation: 'landscape' },
  };
}

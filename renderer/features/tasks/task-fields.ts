import type { ValueKind } from '#renderer/ui/ValueEditor.tsx';
import { joinedValues } from '#shared/domain/corrections/corrected-value.ts';
import { unitsInList } from '#shared/domain/structure/unit-names.ts';
import type { TaskSortKey } from '#shared/domain/tables/select-tasks.ts';
import type { TaskRow } from '#shared/domain/tables/task-rows.ts';
import { type TaskField, taskField } from '#shared/model/correction.ts';
import type { TaskGrouping } from './task-view-store.ts';

/** The columns of the table, in order. */
export const TASK_COLUMNS = [
  'number',
  'section',
  'clause',
  'title',
  'leads',
  'units',
  'deadline',
  'deadlineDate',
  'indicators',
] as const satisfies readonly TaskSortKey[];
export type TaskColumn = (typeof TASK_COLUMNS)[number];

/** The columns that are shown: the part of a task stands above it where the parts are the groups. */
export function shownColumns(grouping: TaskGrouping): readonly TaskColumn[] {
  return grouping === 'section' ? TASK_COLUMNS.filter((column) => column !== 'section') : TASK_COLUMNS;
}

const KINDS: Readonly<Record<TaskField, ValueKind>> = {
  section: 'line',
  title: 'text',
  leads: 'tags',
  units: 'tags',
  deadline: 'line',
  deadlineDate: 'date',
  indicators: 'lines',
};

/** Columns that hold nothing for any task of the document. */
export function emptyColumns(rows: readonly TaskRow[]): readonly TaskColumn[] {
  return (['leads', 'units', 'deadline', 'indicators'] as const).filter((column) => rows.every((row) => (row[column] ?? '').length === 0));
}

/** The field behind a column; `null` for what only says where the task stands. */
export function fieldOf(column: TaskColumn): TaskField | null {
  return taskField.safeParse(column).data ?? null;
}

/** How a field is edited. */
export function kindOf(field: TaskField): ValueKind {
  return KINDS[field];
}

/** What a field shows, in the writing of corrections; a lead that only the heading names is none of the task's own. */
export function shownValue(row: TaskRow, field: TaskField): string {
  switch (field) {
    case 'leads':
      return row.leadOrigin === 'task' ? joinedValues(row.leads) : '';
    case 'units':
    case 'indicators':
      return joinedValues(row[field]);
    case 'section':
    case 'title':
      return row[field];
    case 'deadline':
    case 'deadlineDate':
      return row[field] ?? '';
  }
}

/** What a person wrote, in the writing of corrections: `甲局、乙局` in one tag are two units. */
export function writtenValue(field: TaskField, value: string): string {
  return field === 'leads' || field === 'units' ? joinedValues([...new Set(unitsInList(value))]) : value;
}

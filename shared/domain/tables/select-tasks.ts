import { formatClausePath } from '../structure/format-clause-path.ts';
import { foldText } from '../text/fold-text.ts';
import type { InvolvedUnit, TaskRow } from './task-rows.ts';
import { isContinuing } from './task-statistics.ts';

export type DeadlineKind = 'any' | 'dated' | 'continuing' | 'none';

/** Which tasks of a document are wanted; `''` and `null` want all. */
export type TaskSelection = {
  /** Words that all stand somewhere in the row, width and script no matter. */
  readonly text: string;
  /** Name for pivots, or a person's own unit as they write it. */
  readonly unit: string | null;
  readonly role: 'any' | InvolvedUnit['role'];
  readonly deadline: DeadlineKind;
  /** ISO days, both included; a task without a day is in no range. */
  readonly from: string;
  readonly to: string;
  readonly section: string | null;
};

/** Everything. */
export const ALL_TASKS: TaskSelection = { text: '', unit: null, role: 'any', deadline: 'any', from: '', to: '', section: null };

export type TaskSortKey = 'number' | 'section' | 'clause' | 'title' | 'leads' | 'units' | 'deadline' | 'deadlineDate' | 'indicators';

/** Shortest name that may stand for a longer one that ends with it: `司法局` is too common, `县司法局` is not. */
const SHORTEST_OWN_NAME = 4;

/** What a unit has to do with a task; `null` for nothing. A name may be given in full (`云岭县司法局` is the `县司法局` of its papers). */
export function roleOf(row: Pick<TaskRow, 'involved'>, unit: string): InvolvedUnit['role'] | null {
  return row.involved.find(({ name }) => isSameUnit(name, unit))?.role ?? null;
}

/** Whether two names mean one unit: the same, or one of them the other's end. */
export function isSameUnit(left: string, right: string): boolean {
  const [one, other] = [unitKey(left), unitKey(right)];
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= SHORTEST_OWN_NAME && long.endsWith(short);
}

/** The tasks wanted, in their order. */
export function selectTasks(rows: readonly TaskRow[], selection: TaskSelection): readonly TaskRow[] {
  const words = foldText(selection.text)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return rows.filter((row) => {
    if (selection.section !== null && row.section !== selection.section) return false;
    if (!isOfUnit(row, selection) || !isOfDeadline(row, selection)) return false;
    if (words.length === 0) return true;
    const text = searchable(row);
    return words.every((word) => text.includes(word));
  });
}

function isOfUnit(row: TaskRow, { unit, role }: TaskSelection): boolean {
  if (unit === null) return true;
  const own = roleOf(row, unit);
  return own !== null && (role === 'any' || role === own);
}

function isOfDeadline(row: TaskRow, { deadline, from, to }: TaskSelection): boolean {
  if (from !== '' || to !== '') {
    const day = row.deadlineDate;
    if (day === null || (from !== '' && day < from) || (to !== '' && day > to)) return false;
  }
  switch (deadline) {
    case 'any':
      return true;
    case 'dated':
      return row.deadlineDate !== null;
    case 'continuing':
      return isContinuing(row);
    case 'none':
      return row.deadline === null && row.deadlineDate === null;
  }
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** Tasks in another order; empty cells come last either way, and equal ones stay in the document's order. */
export function sortTasks(rows: readonly TaskRow[], key: TaskSortKey, isDescending: boolean): readonly TaskRow[] {
  const direction = isDescending ? -1 : 1;
  if (key === 'number') return rows.toSorted((a, b) => direction * (a.number - b.number));
  return rows.toSorted((a, b) => {
    // Clauses sort as they stand in the document: 十 comes before 二 in any dictionary.
    if (key === 'clause' || key === 'section') return direction * (a.number - b.number);
    const [left, right] = [sortText(a, key), sortText(b, key)];
    if (left === '' || right === '') return Number(left === '') - Number(right === '') || a.number - b.number;
    return direction * collator.compare(left, right) || a.number - b.number;
  });
}

function sortText(row: TaskRow, key: Exclude<TaskSortKey, 'number' | 'clause' | 'section'>): string {
  switch (key) {
    case 'title':
      return row.title;
    case 'leads':
    case 'units':
    case 'indicators':
      return row[key].join('、');
    case 'deadline':
    case 'deadlineDate':
      return row[key] ?? '';
  }
}

function searchable(row: TaskRow): string {
  const units = [...row.leads, ...row.units, ...row.involved.map(({ name }) => name)];
  const text = [
    String(row.number),
    formatClausePath(row.path),
    row.section,
    row.title,
    row.measure,
    ...units,
    row.deadline,
    row.deadlineDate,
  ];
  return foldText([...text, ...row.indicators].join('\n'));
}

function unitKey(name: string): string {
  return foldText(name).replace(/\s/gu, '');
}

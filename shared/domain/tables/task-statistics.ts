import type { TaskRow } from './task-rows.ts';

/** The numbers above a task list. */
export type TaskTotals = {
  readonly tasks: number;
  /** With a lead of their own: one that only the heading names does not count. */
  readonly led: number;
  readonly timed: number;
  /** Without a day: 持续推进, 长期坚持 and the like, by the words as written, the most frequent first. */
  readonly continuing: readonly { readonly text: string; readonly count: number }[];
  readonly targets: number;
  /** Different units that lead a task, one that only a heading names included. */
  readonly leadUnits: number;
};

/** What one unit has to do; `numbers` are places of tasks in the document. */
export type UnitTasks = {
  readonly unit: string;
  readonly leads: readonly number[];
  readonly takesPart: readonly number[];
  /** Those of them with a deadline. */
  readonly timed: number;
};

/** `month` is `YYYY-MM`; `undated` has a deadline without a day, by its words. */
export type DeadlineGroup =
  | { readonly kind: 'month'; readonly month: string }
  | { readonly kind: 'undated'; readonly text: string }
  | { readonly kind: 'none' };

export type DeadlineTasks = { readonly group: DeadlineGroup; readonly numbers: readonly number[] };

const CONTINUING = /持续|持續|长期|長期|常态|常態|一直|全年|每年|贯穿|貫穿|日常|不断/u;

/** Whether a task has no end: its deadline names no day and says that it goes on. */
export function isContinuing({ deadline, deadlineDate }: Pick<TaskRow, 'deadline' | 'deadlineDate'>): boolean {
  return deadlineDate === null && deadline !== null && CONTINUING.test(deadline);
}

/** The totals of some tasks. Linear. */
export function taskTotals(rows: readonly TaskRow[]): TaskTotals {
  const leaders = new Set(rows.flatMap(({ involved }) => involved.filter(({ role }) => role === 'lead').map(({ name }) => name)));
  return {
    tasks: rows.length,
    led: rows.filter(({ leadOrigin }) => leadOrigin === 'task').length,
    timed: rows.filter(({ deadline, deadlineDate }) => deadline !== null || deadlineDate !== null).length,
    continuing: tasksByDeadline(rows.filter(isContinuing)).map(({ group, numbers }) => ({
      text: group.kind === 'undated' ? group.text : '',
      count: numbers.length,
    })),
    targets: rows.reduce((sum, { indicators }) => sum + indicators.length, 0),
    leadUnits: leaders.size,
  };
}

/** Tasks a unit, those with most tasks first, then by name. */
export function tasksByUnit(rows: readonly TaskRow[]): readonly UnitTasks[] {
  const units = new Map<string, { leads: number[]; takesPart: number[]; timed: number }>();
  for (const row of rows) {
    for (const { name, role } of row.involved) {
      const unit = units.get(name) ?? { leads: [], takesPart: [], timed: 0 };
      units.set(name, unit);
      (role === 'lead' ? unit.leads : unit.takesPart).push(row.number);
      if (row.deadline !== null || row.deadlineDate !== null) unit.timed += 1;
    }
  }
  const count = (unit: UnitTasks): number => unit.leads.length + unit.takesPart.length;
  return [...units]
    .map(([unit, tasks]) => ({ unit, ...tasks }))
    .sort((a, b) => count(b) - count(a) || b.leads.length - a.leads.length || a.unit.localeCompare(b.unit, 'zh-CN'));
}

/** Tasks a deadline: months in order, then deadlines without a day by how often they stand there, then tasks without any. */
export function tasksByDeadline(rows: readonly TaskRow[]): readonly DeadlineTasks[] {
  const groups = new Map<string, { readonly group: DeadlineGroup; readonly numbers: number[] }>();
  for (const row of rows) {
    const key = deadlineKey(row);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { group: deadlineGroup(row), numbers: [row.number] });
    else known.numbers.push(row.number);
  }
  const rank = { month: 0, undated: 1, none: 2 } as const;
  return [...groups.entries()]
    .sort(([leftKey, left], [rightKey, right]) => {
      const byKind = rank[left.group.kind] - rank[right.group.kind];
      if (byKind !== 0) return byKind;
      return left.group.kind === 'undated' ? right.numbers.length - left.numbers.length : leftKey < rightKey ? -1 : 1;
    })
    .map(([, tasks]) => tasks);
}

/** The deadline group of a task. */
export function deadlineGroup({ deadline, deadlineDate }: Pick<TaskRow, 'deadline' | 'deadlineDate'>): DeadlineGroup {
  if (deadlineDate !== null) return { kind: 'month', month: deadlineDate.slice(0, 7) };
  return deadline === null ? { kind: 'none' } : { kind: 'undated', text: deadline.trim() };
}

/** The same for the same deadline group, and in the order of months. */
export function deadlineKey(row: Pick<TaskRow, 'deadline' | 'deadlineDate'>): string {
  const group = deadlineGroup(row);
  return group.kind === 'month' ? `month ${group.month}` : group.kind === 'undated' ? `undated ${group.text}` : 'none';
}

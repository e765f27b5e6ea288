import type { TaskRow } from '#shared/domain/tables/task-rows.ts';
import { tasksByDeadline, tasksByUnit } from '#shared/domain/tables/task-statistics.ts';
import { deadlineGroupText } from '#shared/domain/tables/task-statistics-sheets.ts';
import type { Language } from '#shared/model/library.ts';

/** Units a chart has room for. */
const MOST_UNITS = 12;
/** Months a chart has room for; of more, it shows years. */
const MOST_MONTHS = 24;
/** Deadlines without a day that are told apart; the rest is one bar. */
const MOST_WORDS = 4;

export type UnitBar = { readonly unit: string; readonly leads: number; readonly takesPart: number };
export type DeadlineBar = { readonly deadline: string; readonly count: number };

/** The units with most tasks. */
export function unitBars(rows: readonly TaskRow[]): readonly UnitBar[] {
  return tasksByUnit(rows)
    .slice(0, MOST_UNITS)
    .map(({ unit, leads, takesPart }) => ({ unit, leads: leads.length, takesPart: takesPart.length }));
}

/** Tasks by month (by year where there are many months), then by the words of deadlines without a day, then those without any. */
export function deadlineBars(rows: readonly TaskRow[], language: Language, others: string): readonly DeadlineBar[] {
  const groups = tasksByDeadline(rows);
  const isByYear = groups.filter(({ group }) => group.kind === 'month').length > MOST_MONTHS;
  const words = groups.filter(({ group }) => group.kind === 'undated').slice(0, MOST_WORDS);
  const bars = new Map<string, number>();
  for (const tasks of groups) {
    const { group, numbers } = tasks;
    const name =
      group.kind === 'month' && isByYear
        ? group.month.slice(0, 4)
        : group.kind === 'undated' && !words.includes(tasks)
          ? others
          : group.kind === 'month'
            ? shortMonth(group.month)
            : deadlineGroupText(group, language);
    bars.set(name, (bars.get(name) ?? 0) + numbers.length);
  }
  return [...bars].map(([deadline, count]) => ({ deadline, count }));
}

/** `2026-06` as an axis has room for it. */
function shortMonth(month: string): string {
  return month.replace(/-0?/u, '.');
}

import type { TaskRow } from '#shared/domain/tables/task-rows.ts';
import { type DeadlineGroup, tasksByDeadline, tasksByUnit } from '#shared/domain/tables/task-statistics.ts';
import type { TaskGrouping } from './task-view-store.ts';

/** What opens a group of rows. */
export type TaskGroup =
  | { readonly kind: 'section'; readonly section: string }
  | { readonly kind: 'unit'; readonly unit: string | null; readonly leads: number; readonly takesPart: number }
  | { readonly kind: 'deadline'; readonly group: DeadlineGroup };

/** A line of the table: the head of a group, or a task (which stands under each of its units where units are the groups). */
export type TaskItem =
  | { readonly kind: 'group'; readonly key: string; readonly group: TaskGroup; readonly count: number }
  | { readonly kind: 'task'; readonly key: string; readonly row: TaskRow };

/** The lines of the table, rows within a group in the order given. */
export function taskItems(rows: readonly TaskRow[], grouping: TaskGrouping): readonly TaskItem[] {
  switch (grouping) {
    case 'none':
      return rows.map((row) => taskItem(row, ''));
    case 'section':
      return bySection(rows);
    case 'unit':
      return byUnit(rows);
    case 'deadline': {
      const byNumber = new Map(rows.map((row, place) => [row.number, { row, place }]));
      return tasksByDeadline(rows).flatMap(({ group, numbers }) => {
        const key = `deadline ${JSON.stringify(group)}`;
        return [
          { kind: 'group', key, group: { kind: 'deadline', group }, count: numbers.length } as const,
          ...itemsOf(byNumber, numbers, key),
        ];
      });
    }
  }
}

function bySection(rows: readonly TaskRow[]): readonly TaskItem[] {
  const groups = new Map<string, TaskRow[]>();
  // Parts come in the document's order, whatever order the rows are in.
  for (const { section } of rows.toSorted((a, b) => a.number - b.number)) groups.set(section, []);
  for (const row of rows) groups.get(row.section)?.push(row);
  return [...groups].flatMap(([section, own]) => {
    const key = `section ${section}`;
    const head = { kind: 'group', key, group: { kind: 'section', section }, count: own.length } as const;
    return [head, ...own.map((row) => taskItem(row, key))];
  });
}

function byUnit(rows: readonly TaskRow[]): readonly TaskItem[] {
  const byNumber = new Map(rows.map((row, place) => [row.number, { row, place }]));
  const items = tasksByUnit(rows).flatMap(({ unit, leads, takesPart }): TaskItem[] => {
    const key = `unit ${unit}`;
    const group = { kind: 'unit', unit, leads: leads.length, takesPart: takesPart.length } as const;
    return [
      { kind: 'group', key, group, count: leads.length + takesPart.length },
      ...itemsOf(byNumber, leads, key),
      ...itemsOf(byNumber, takesPart, key),
    ];
  });
  const without = rows.filter(({ involved }) => involved.length === 0);
  if (without.length === 0) return items;
  const key = 'unit';
  const group = { kind: 'unit', unit: null, leads: 0, takesPart: 0 } as const;
  return [...items, { kind: 'group', key, group, count: without.length }, ...without.map((row) => taskItem(row, key))];
}

function itemsOf(
  byNumber: ReadonlyMap<number, { readonly row: TaskRow; readonly place: number }>,
  numbers: readonly number[],
  key: string,
): readonly TaskItem[] {
  return numbers
    .flatMap((number) => byNumber.get(number) ?? [])
    .sort((a, b) => a.place - b.place)
    .map(({ row }) => taskItem(row, key));
}

function taskItem(row: TaskRow, group: string): TaskItem {
  return { kind: 'task', key: `${group} ${row.number}`, row };
}

import type { Task } from '#shared/model/document.ts';
import type { CheckReading } from '../reading.ts';
import type { Place } from '../rule.ts';

/** A task with the place of its title. */
export interface PlacedTask {
  readonly task: Task;
  readonly place: Place;
}

/** Fewer tasks than these are no plan. */
const FEWEST_TASKS = 4;

/** Rows of a table of assignments for each task of the text, below which the table is about something else. */
const WHOLE_TABLE = 0.8;

/**
 * The tasks that must name units and times: those of the table of assignments where there is one, since the text above it need not say it again.
 * None for a list of examples, whose table has columns neither for units nor for times, and none for a paper that is no plan.
 */
export function judgedTasks({ document, taskPlaces }: CheckReading): readonly PlacedTask[] {
  const tables = new Set(document.blocks.filter(({ rows }) => rows !== null).map(({ id }) => id));
  const all = document.tasks.flatMap((task, index): readonly PlacedTask[] => {
    const place = taskPlaces[index];
    return place === undefined ? [] : [{ task, place }];
  });
  const rows = all.filter(({ task }) => tables.has(task.block));
  const others = all.filter(({ task }) => !tables.has(task.block));
  const isAssigned = rows.some(({ task }) => task.units.length > 0 || task.deadline !== null);
  const judged = isAssigned && rows.length >= others.length * WHOLE_TABLE ? rows : others;
  return judged.length < FEWEST_TASKS ? [] : judged;
}

import { type Correction, type TaskField, taskField } from '#shared/model/correction.ts';
import type { Task } from '#shared/model/document.ts';
import { type CorrectedValue, correctedValue, newestByField } from './corrected-value.ts';
import { taskFinder } from './find-task.ts';

/** What the machine reads of a task now, a text a field, in the writing of corrections. */
export type TaskValues = Readonly<Record<TaskField, string>>;

/** The corrected fields of a task. */
export type CorrectedFields = ReadonlyMap<TaskField, CorrectedValue>;

/** `fields` has one entry a task, in their order; `lost` holds what speaks of tasks that are gone, or was overtaken by a newer correction. */
export type CorrectedTasks = { readonly fields: readonly CorrectedFields[]; readonly lost: readonly Correction[] };

const NO_FIELDS: CorrectedFields = new Map();

/** Lays corrections over tasks as the machine reads them now; those of the metadata are passed by. */
export function correctTasks(
  tasks: readonly Task[],
  valuesOf: (task: Task, index: number) => TaskValues,
  corrections: readonly Correction[],
): CorrectedTasks {
  const find = taskFinder(tasks);
  const found = new Map<number, Correction[]>();
  const lost: Correction[] = [];
  for (const correction of corrections) {
    if (correction.subject.kind !== 'task') continue;
    const index = taskField.safeParse(correction.field).success ? find(correction.subject) : null;
    const mine = index === null ? lost : found.get(index);
    if (mine) mine.push(correction);
    else if (index !== null) found.set(index, [correction]);
  }
  const fields = tasks.map((task, index): CorrectedFields => {
    const mine = found.get(index);
    if (mine === undefined) return NO_FIELDS;
    const { newest, older } = newestByField(mine);
    lost.push(...older);
    const values = valuesOf(task, index);
    const corrected = new Map<TaskField, CorrectedValue>();
    for (const field of taskField.options) {
      const correction = newest.get(field);
      if (correction !== undefined) corrected.set(field, correctedValue(correction, values[field]));
    }
    return corrected;
  });
  return { fields, lost };
}

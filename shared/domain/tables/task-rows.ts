import type { Correction } from '#shared/model/correction.ts';
import type { DocumentModel, Task } from '#shared/model/document.ts';
import { type CorrectedFields, correctTasks, type TaskValues } from '../corrections/correct-tasks.ts';
import { boundedValue, joinedValues, separateValues } from '../corrections/corrected-value.ts';
import { subjectOf, type TaskSubject } from '../corrections/find-task.ts';
import { deadlineDay } from '../structure/deadlines.ts';
import { isRoleName, pivotUnitNames } from '../structure/unit-names.ts';
import { indicatorPhrases, measureText, type TaskPassage, taskPassages } from './task-passages.ts';

/** A unit of a task under its name for pivots, and whether it leads. */
export type InvolvedUnit = { readonly name: string; readonly role: 'lead' | 'unit' };

/** A task as lists and tables show it: the machine's reading with a person's corrections laid over it. */
export type TaskRow = {
  /** Its place in the document, from 1: its name in requests. */
  readonly number: number;
  readonly subject: TaskSubject;
  readonly block: string;
  /** Clause path, own label last. */
  readonly path: readonly string[];
  /** Heading of its group (板块). */
  readonly section: string;
  readonly title: string;
  /** The measure in full, or its first sentences, without its units. */
  readonly measure: string;
  readonly leads: readonly string[];
  /** `section`: only the heading of the group names a lead, which may not hold for every task below it. */
  readonly leadOrigin: 'task' | 'section' | 'none';
  /** Units that take part without leading. */
  readonly units: readonly string[];
  /** As written. */
  readonly deadline: string | null;
  /** ISO; `null` for 持续推进 and the like. */
  readonly deadlineDate: string | null;
  readonly indicators: readonly string[];
  /** The targets with the words of their clause. */
  readonly targets: readonly string[];
  readonly involved: readonly InvolvedUnit[];
  /** The name for pivots of each unit as it is shown. */
  readonly names: ReadonlyMap<string, string>;
  readonly corrected: CorrectedFields;
  /** What the machine reads now, in the writing of corrections. */
  readonly machine: TaskValues;
};

/** The rows of a document's tasks in its order, and the corrections that speak of no task of it any more. */
export type TaskRows = { readonly rows: readonly TaskRow[]; readonly lost: readonly Correction[] };

/** Reads the tasks of a document as rows. Each costs its own text and the headings above it. */
export function readTaskRows(
  model: Pick<DocumentModel, 'meta' | 'blocks' | 'outline' | 'tasks'>,
  corrections: readonly Correction[] = [],
): TaskRows {
  const passageOf = taskPassages(model);
  const read = model.tasks.map((task) => machineReading(task, passageOf(task)));
  const { fields, lost } = correctTasks(model.tasks, (_, index) => read[index]?.values ?? NO_VALUES, corrections);
  const day = model.meta.issueDate ?? model.meta.publishDate;
  const rows = read.map((reading, index) => rowOf(reading, { number: index + 1, corrected: fields[index] ?? new Map(), day }));
  return { rows, lost };
}

type Reading = {
  readonly task: Task;
  readonly passage: TaskPassage;
  readonly leads: readonly string[];
  readonly values: TaskValues;
};

const NO_VALUES: TaskValues = { section: '', title: '', leads: '', units: '', deadline: '', deadlineDate: '', indicators: '' };

function machineReading(task: Task, passage: TaskPassage): Reading {
  const { leads } = task;
  const values: TaskValues = {
    section: boundedValue(passage.section),
    title: boundedValue(task.title),
    leads: boundedValue(joinedValues(leads)),
    units: boundedValue(joinedValues(task.units.filter((unit) => !leads.includes(unit)))),
    deadline: boundedValue(task.deadline ?? ''),
    deadlineDate: task.deadlineDate ?? '',
    indicators: boundedValue(joinedValues(task.indicators.map(({ text }) => text))),
  };
  return { task, passage, leads, values };
}

type Placed = { readonly number: number; readonly corrected: CorrectedFields; readonly day: string | null };

function rowOf(reading: Reading, { number, corrected, day }: Placed): TaskRow {
  const { task, passage, values } = reading;
  const given = (field: keyof TaskValues): string | undefined => corrected.get(field)?.correction.value;
  const { leads, leadOrigin } = leadsOf(reading, given('leads'));
  const statedUnits = given('units');
  const units = (statedUnits === undefined ? task.units : separateValues(statedUnits)).filter((unit) => !leads.includes(unit));
  const statedTargets = given('indicators');
  const title = given('title') ?? task.title;
  const deadline = given('deadline') ?? values.deadline;
  const measure = withTitle(measureText(passage.text), task.title, title);
  return {
    number,
    subject: subjectOf(task),
    block: task.block,
    path: passage.path,
    section: given('section') ?? passage.section,
    title,
    measure,
    leads,
    leadOrigin,
    units,
    deadline: deadline === '' ? null : deadline,
    deadlineDate: dayOf(task, { day: given('deadlineDate'), deadline: given('deadline') }, day),
    indicators: statedTargets === undefined ? task.indicators.map(({ text }) => text) : separateValues(statedTargets),
    targets: statedTargets === undefined ? indicatorPhrases(task, passage.text) : separateValues(statedTargets),
    ...involvedUnits(task, leads, units),
    corrected,
    machine: values,
  };
}

function leadsOf({ task, leads }: Reading, given: string | undefined): Pick<TaskRow, 'leads' | 'leadOrigin'> {
  const own = given === undefined ? leads : separateValues(given);
  if (own.length > 0) return { leads: own, leadOrigin: 'task' };
  // A person who left the cell empty said that nobody leads, the heading's unit neither.
  if (given !== undefined || task.sectionLeads.length === 0) return { leads: [], leadOrigin: 'none' };
  return { leads: task.sectionLeads, leadOrigin: 'section' };
}

type GivenTime = { readonly day: string | undefined; readonly deadline: string | undefined };

/** The day that a person gave, else what follows from the deadline a person wrote, else the machine's. */
function dayOf(task: Task, given: GivenTime, base: string | null): string | null {
  if (given.day !== undefined) return given.day === '' ? null : given.day;
  return given.deadline === undefined ? task.deadlineDate : deadlineDay(given.deadline, base);
}

/** A measure whose heading was corrected begins with the corrected one. */
function withTitle(measure: string, read: string, title: string): string {
  if (read === title) return measure;
  return read !== '' && measure.startsWith(read) ? title + measure.slice(read.length) : title;
}

function involvedUnits(task: Task, leads: readonly string[], units: readonly string[]): Pick<TaskRow, 'involved' | 'names'> {
  const names = new Map<string, string>();
  // In the order of the text: a level that the list writes once holds for the units behind it.
  for (const written of [task.units, task.sectionLeads]) {
    const pivots = pivotUnitNames(written);
    written.forEach((unit, index) => {
      if (!names.has(unit)) names.set(unit, pivots[index] ?? unit);
    });
  }
  const involved = new Map<string, InvolvedUnit>();
  const involve = (unit: string, role: InvolvedUnit['role']): void => {
    const name = names.get(unit) ?? pivotUnitNames([unit])[0] ?? unit;
    names.set(unit, name);
    if (!isRoleName(unit) && !involved.has(name)) involved.set(name, { name, role });
  };
  for (const unit of leads) involve(unit, 'lead');
  for (const unit of units) involve(unit, 'unit');
  return { involved: [...involved.values()], names };
}

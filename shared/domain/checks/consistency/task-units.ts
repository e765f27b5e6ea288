import { isRoleName, pivotUnitNames } from '../../structure/unit-names.ts';
import { foldText } from '../../text/fold-text.ts';
import { say } from '../finding-words.ts';
import { type CheckedBlock, type CheckReading, placeOfBlock } from '../reading.ts';
import { type Draft, groupedDraft, type Place, type Rule } from '../rule.ts';
import { judgedTasks, type PlacedTask } from './judged-tasks.ts';

/** The tasks of one section, in order. */
interface TaskSection {
  readonly path: readonly string[];
  readonly tasks: readonly PlacedTask[];
}

function sectionsOf(tasks: readonly PlacedTask[]): readonly TaskSection[] {
  const sections = new Map<string, { readonly path: readonly string[]; readonly tasks: PlacedTask[] }>();
  for (const placed of tasks) {
    const key = placed.task.path.join('\u0000');
    const section = sections.get(key) ?? { path: placed.task.path, tasks: [] };
    sections.set(key, section);
    section.tasks.push(placed);
  }
  return [...sections.values()];
}

/** Labels named in one message; the rest is counted. */
const MOST_LABELS = 10;

function labelsOf(tasks: readonly PlacedTask[]): string {
  return tasks
    .slice(0, MOST_LABELS)
    .map(({ task }) => task.label.replace(/[.．、]$/, ''))
    .join('、');
}

/** Papers that set a course and leave it to plans of their own to say who does what. */
const OUTLINING = new Set(['规划', '纲要']);

/** CN-1: every task has a unit that leads. */
export const LEAD_RULE: Rule = { id: 'CN-1', strength: 'required', check: checkLeads };

function* checkLeads(reading: CheckReading): Iterable<Draft> {
  const tasks = judgedTasks(reading);
  const isManned = ({ task }: PlacedTask): boolean => task.units.length + task.leads.length + task.sectionLeads.length > 0;
  if (!tasks.some(isManned)) {
    const words = say('all-tasks-unmanned', tasks.length);
    yield* groupedDraft(placesOf(tasks), OUTLINING.has(reading.document.meta.kind ?? '') ? { words, severity: 'hint' } : { words });
    return;
  }
  const sections = sectionsOf(tasks);
  yield* sectionsWithoutLead(reading, sections);
  for (const { tasks: own } of sections) {
    const open = own.filter((placed) => !isManned(placed));
    yield* groupedDraft(placesOf(open), {
      words: say(open.length > MOST_LABELS ? 'many-tasks-unmanned' : 'tasks-unmanned', labelsOf(open), open.length),
    });
  }
  const plain = tasks.filter(({ task }) => task.units.length > 0 && task.leads.length + task.sectionLeads.length === 0);
  const code = plain.length === tasks.length ? 'all-tasks-without-lead' : 'tasks-without-lead';
  yield* groupedDraft(placesOf(plain), { words: say(code, plain.length, tasks.length), severity: 'hint' });
}

function placesOf(tasks: readonly PlacedTask[]): readonly Place[] {
  return tasks.map(({ place }) => place);
}

/** Where most headings name who leads, one that does not has been forgotten. */
function* sectionsWithoutLead(reading: CheckReading, all: readonly TaskSection[]): Iterable<Draft> {
  const siblings = new Map<string, TaskSection[]>();
  for (const section of all) {
    const above = section.path.slice(0, -1).join('\u0000');
    const own = siblings.get(above) ?? [];
    siblings.set(above, own);
    own.push(section);
  }
  const headings = new Map(reading.numbered.map(({ block }) => [block.block.path.join('\u0000'), block]));
  for (const sections of siblings.values()) yield* siblingsWithoutLead(headings, sections);
}

function* siblingsWithoutLead(headings: ReadonlyMap<string, CheckedBlock>, sections: readonly TaskSection[]): Iterable<Draft> {
  const hasLead = ({ tasks }: TaskSection): boolean => tasks.some(({ task }) => task.sectionLeads.length > 0);
  const withLead = sections.filter(hasLead).length;
  if (withLead < 2 || withLead * 2 <= sections.length) return;
  for (const section of sections) {
    if (hasLead(section)) continue;
    const label = section.path.at(-1) ?? '';
    const heading = headings.get(section.path.join('\u0000'));
    const place = heading === undefined ? section.tasks[0]?.place : placeOfBlock(heading);
    if (place !== undefined) yield { words: say('section-without-lead', label), place };
  }
}

/** 各部门, 有关单位, 直属各单位: whoever has a task is among them. */
const COLLECTIVE = /各?(?:有关|相关|职能|成员|直属)?(?:各)?(?:部门|单位|委办局|机构)/;

/** CN-7: units with tasks are among the recipients, or in the list of units that is kept. */
export const KNOWN_UNIT_RULE: Rule = { id: 'CN-7', strength: 'required', check: checkKnownUnits };

function* checkKnownUnits(reading: CheckReading): Iterable<Draft> {
  const isListed = unitTest(reading);
  if (isListed === null) return;
  const places = new Map<string, Place[]>();
  for (const { task, place } of judgedTasks(reading)) {
    for (const unit of pivotUnitNames(task.units)) {
      const key = foldText(unit);
      if (/^各|^有关|^相关|级(?:各|相关|有关)?(?:部门|单位)/.test(key) || isRoleName(unit) || isListed(key)) continue;
      const ofUnit = places.get(unit) ?? [];
      places.set(unit, ofUnit);
      ofUnit.push(place);
    }
  }
  if (reading.context.knownUnits.length === 0) {
    const names = [...places.keys()];
    const code = names.length > MOST_LABELS ? 'many-units-not-addressed' : 'units-not-addressed';
    const words = say(code, names.length, names.slice(0, MOST_LABELS).join('、'));
    yield* groupedDraft([...places.values()].flat(), { words, severity: 'hint' });
    return;
  }
  for (const [unit, ofUnit] of places) yield* groupedDraft(ofUnit, { words: say('unit-unknown', unit, ofUnit.length) });
}

/** Whether a folded unit name is in the kept list, else among recipients that are named one by one; `null` where neither says who is meant. */
function unitTest({ context, document }: CheckReading): ((unit: string) => boolean) | null {
  const known = context.knownUnits.map(compact);
  if (known.length > 0) return (unit) => known.some((name) => name === unit || (unit.length > 3 && name.endsWith(unit)));
  const recipients = compact(document.meta.recipients ?? '');
  // Who issues a paper need not send it to himself.
  const issuers = compact(`${document.meta.issuer ?? ''} ${document.meta.title}`);
  return recipients === '' || COLLECTIVE.test(recipients) ? null : (unit) => `${recipients}${issuers}`.includes(unit);
}

/** CN-8: the unit that a heading puts in the lead stands in the tasks below it. */
export const HEADING_UNIT_RULE: Rule = { id: 'CN-8', strength: 'required', check: checkHeadingUnits };

function* checkHeadingUnits(reading: CheckReading): Iterable<Draft> {
  for (const { tasks } of sectionsOf(judgedTasks(reading))) {
    const apart = tasks.filter(
      ({ task }) => task.sectionLeads.length > 0 && task.leads.length > 0 && !shareUnit(task.sectionLeads, task.units),
    );
    yield* groupedDraft(placesOf(apart), {
      words: say(
        apart.length > MOST_LABELS ? 'heading-lead-differs-in-many' : 'heading-lead-differs',
        tasks[0]?.task.sectionLeads.join('、') ?? '',
        labelsOf(apart),
        apart.length,
      ),
      severity: 'hint',
    });
    const listed = tasks.filter(({ task }) => task.sectionLeads.length > 0 && task.units.length > 0);
    if (listed.length < 2 || apart.length > 0 || listed.some(({ task }) => shareUnit(task.sectionLeads, task.units))) continue;
    yield* groupedDraft(placesOf(listed), {
      words: say('heading-lead-missing', listed[0]?.task.sectionLeads.join('、') ?? ''),
      severity: 'hint',
    });
  }
}

function shareUnit(left: readonly string[], right: readonly string[]): boolean {
  const names = right.map(compact);
  return left.map(compact).some((name) => names.some((other) => other.includes(name) || name.includes(other)));
}

function compact(unit: string): string {
  return foldText(unit)
    .replace(/\([^()]{0,40}\)/g, '')
    .replace(/[\s()]/g, '');
}

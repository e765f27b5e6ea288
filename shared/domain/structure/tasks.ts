import type { Indicator, Task } from '#shared/model/document.ts';
import { foldText } from '../text/fold-text.ts';
import { deadlineDay, findDeadlinePhrase } from './deadlines.ts';
import type { DocumentLayout } from './document-layout.ts';
import { groupResponsibilityLines } from './group-responsibility.ts';
import { findIndicators } from './indicators.ts';
import type { FoundIndicator } from './indicators-in-words.ts';
import { SIGN } from './line-signs.ts';
import type { ListItem, ListTable } from './list-tables.ts';
import type { Clause, ClauseTree } from './outline.ts';
import { leadUnits, type ResponsibleUnit, readResponsibility } from './responsibility.ts';
import { type ResponsibilityPassage, responsibilityPassages } from './responsibility-passages.ts';
import { chooseTaskClauses, type TaskCandidate } from './task-clauses.ts';
import type { TextLine } from './text-line.ts';

/** A list table with the line it stands on. */
export interface PlacedListTable {
  readonly line: number;
  readonly table: ListTable;
}

interface TaskContext {
  readonly layout: DocumentLayout;
  readonly tree: ClauseTree;
  readonly passages: ReadonlyMap<number, readonly ResponsibilityPassage[]>;
  /** The document says that the first unit of each list leads. */
  readonly firstLeads: boolean;
  /** The document's own day, or its year alone: for deadlines that name no year. */
  readonly baseDay: string | null;
}

/** One of these stands in each line that says who is responsible. */
const SPEAKS_OF_UNITS = SIGN.closeBracket | SIGN.colon | SIGN.lead;

/** The tasks of a document in reading order: its measures, and the rows of its list tables. Linear. */
export function readTasks(
  layout: DocumentLayout,
  tree: ClauseTree,
  tables: readonly PlacedListTable[],
  document: { readonly pageTitle: string; readonly baseDay: string | null },
): Task[] {
  const passages = new Map<number, readonly ResponsibilityPassage[]>();
  let firstLeads = false;
  for (const [index, line] of layout.lines.entries()) {
    if (layout.roles[index] !== 'body') continue;
    if ((line.signs & SPEAKS_OF_UNITS) === 0) continue;
    firstLeads ||= saysFirstLeads(line.key);
    const found = responsibilityPassages(line.key);
    if (found.length > 0) passages.set(index, found);
  }
  const context: TaskContext = { layout, tree, passages, firstLeads, baseDay: document.baseDay };
  const candidates = chooseTaskClauses(layout, tree, new Set(passages.keys()), tables.length > 0, document.pageTitle);
  const groupLines = groupResponsibilityLines(candidates, layout, passages);
  const placed = [
    ...candidates.map((candidate) => ({
      line: candidate.first,
      tasks: [taskOfClause(candidate, groupLines.get(candidate) ?? [], context)] as readonly ReadTask[],
    })),
    ...tables.map((table) => ({
      line: table.line,
      tasks: tasksOfTable(table, context).map((task): ReadTask => ({ task, isAsAbove: false })),
    })),
  ];
  return withUnitsOfAbove(placed.sort((left, right) => left.line - right.line).flatMap((entry) => entry.tasks));
}

/** A task as its own text has it. */
interface ReadTask {
  readonly task: Task;
  /** 同上 stands where its units should. */
  readonly isAsAbove: boolean;
}

function withUnitsOfAbove(read: readonly ReadTask[]): Task[] {
  const tasks: Task[] = [];
  for (const { task, isAsAbove } of read) {
    const above = isAsAbove ? tasks.at(-1) : undefined;
    tasks.push(above === undefined ? task : { ...task, units: [...above.units], leads: [...above.leads] });
  }
  return tasks;
}

/** 列第一位者为牵头单位, 排名第一的为牵头单位, 第一个单位为牵头单位 … */
function saysFirstLeads(key: string): boolean {
  return key.includes('牵头') && /(?:排|列(?=在|名|于|为|第|首)|第一|首)[^。;]{0,12}为(?:主要)?牵头/.test(key);
}

interface ItemContent {
  readonly isAsAbove: boolean;
  readonly units: readonly ResponsibleUnit[];
  readonly deadline: string | null;
  readonly indicators: readonly Indicator[];
}

/** `groupLines` name the units for the whole group that the item stands in. */
function taskOfClause(candidate: TaskCandidate, groupLines: readonly number[], context: TaskContext): ReadTask {
  const { clause } = candidate;
  const content = readItem(candidate, groupLines, context);
  const task = {
    label: clause.label.trim(),
    title: clause.title,
    path: [...(clause.parent?.path ?? clause.path.slice(0, -1))],
    ...responsible(content.units, context),
    sectionLeads: [...sectionLeads(clause, context)],
    deadline: content.deadline,
    deadlineDate: content.deadline === null ? null : deadlineDay(content.deadline, context.baseDay),
    indicators: [...content.indicators],
    block: `b${clause.line + 1}`,
  };
  return { task, isAsAbove: content.isAsAbove };
}

function responsible(units: readonly ResponsibleUnit[], context: TaskContext): { leads: string[]; units: string[] } {
  const names = [...new Set(units.map((unit) => unit.name))];
  const leads = [...new Set(leadUnits(units))];
  const [first] = names;
  return { leads: leads.length === 0 && context.firstLeads && first !== undefined ? [first] : leads, units: names };
}

/** Everything an item says, over its own line and those below it. */
function readItem(candidate: TaskCandidate, groupLines: readonly number[], context: TaskContext): ItemContent {
  const units: ResponsibleUnit[] = [];
  const indicators: Indicator[] = [];
  let stated: string | null = null;
  let phrase: string | null = null;
  let isAsAbove = false;
  const end = contentEnd(candidate, context);
  for (let index = candidate.first; index < end; index += 1) {
    const line = context.layout.lines[index];
    if (line === undefined || context.layout.roles[index] !== 'body') continue;
    const passages = context.passages.get(index) ?? [];
    for (const passage of passages) {
      const read = readPassage(line, passage);
      for (const unit of read.units) units.push(unit);
      stated ??= read.deadline;
      isAsAbove ||= read.isAsAbove;
    }
    const open = withoutPassages(line, passages, context.layout.labels[index]?.end ?? 0);
    const time = findDeadlinePhrase(open.text, open.key, context.baseDay);
    for (const found of findIndicators(open.text, open.key)) if (!isInTime(found, time, open.text)) indicators.push(found.indicator);
    phrase ??= time;
  }
  for (const index of groupLines) {
    const line = context.layout.lines[index];
    if (line === undefined) continue;
    for (const passage of context.passages.get(index) ?? []) {
      const read = readPassage(line, passage);
      units.push(...read.units);
      stated ??= read.deadline;
    }
  }
  return { isAsAbove: isAsAbove && units.length === 0, units, deadline: stated ?? phrase, indicators };
}

/** `3个月` in `3个月内制定办法` is when it is done, and no target. */
function isInTime(found: FoundIndicator, time: string | null, text: string): boolean {
  const start = time === null ? -1 : text.indexOf(time);
  return time !== null && start !== -1 && found.start >= start && found.end <= start + time.length;
}

/**
 * Where an item's own content ends: paragraphs behind its last list of units, or behind the last item of a part, close the section and not the item.
 * Numbered lines below it stay with it; so does everything below an item that is a heading alone.
 */
function contentEnd(candidate: TaskCandidate, context: TaskContext): number {
  let last = candidate.first;
  let hasPassage = false;
  for (let index = candidate.first; index < candidate.end; index += 1) {
    const isPassage = context.passages.has(index);
    hasPassage ||= isPassage;
    if (isPassage || context.layout.labels[index] != null) last = index;
  }
  // `1.建设食堂（牵头单位：…）` is a heading with its units: what it says stands below.
  if (hasPassage && last === candidate.first && isOpenHeading(candidate, context)) return candidate.end;
  const isLastOfPart = context.layout.parts[candidate.clause.part]?.end === candidate.end;
  return hasPassage || (isLastOfPart && candidate.clause.hasBody) ? last + 1 : candidate.end;
}

/** A heading whose units stand right behind its words, and not behind a full stop. */
function isOpenHeading({ clause, first }: TaskCandidate, { layout, passages }: TaskContext): boolean {
  const before = layout.lines[first]?.key.slice(0, passages.get(first)?.[0]?.start ?? 0).trimEnd();
  return !clause.hasBody && before !== undefined && !/[。;.]$/.test(before);
}

function readPassage(line: TextLine, passage: ResponsibilityPassage): ReturnType<typeof readResponsibility> {
  return readResponsibility(
    line.text.slice(passage.contentStart, passage.contentEnd),
    line.key.slice(passage.contentStart, passage.contentEnd),
  );
}

/** The line's words without its number and without its lists of units. */
function withoutPassages(
  line: TextLine,
  passages: readonly ResponsibilityPassage[],
  labelEnd: number,
): { readonly text: string; readonly key: string } {
  let text = '';
  let key = '';
  let from = line.start + labelEnd;
  for (const passage of passages) {
    if (passage.start > from) {
      text += `${line.text.slice(from, passage.start)} `;
      key += `${line.key.slice(from, passage.start)} `;
    }
    from = Math.max(from, passage.end);
  }
  return { text: text + line.text.slice(from), key: key + line.key.slice(from) };
}

/** The leads that the nearest heading above names. */
function sectionLeads(clause: Clause, context: TaskContext): readonly string[] {
  for (let up = clause.parent; up !== null; up = up.parent) {
    const line = context.layout.lines[up.line];
    const leads = (context.passages.get(up.line) ?? []).flatMap((passage) =>
      line === undefined ? [] : leadUnits(readPassage(line, passage).units),
    );
    if (leads.length > 0) return leads;
  }
  return [];
}

function tasksOfTable(placed: PlacedListTable, context: TaskContext): readonly Task[] {
  const above = context.tree.clauseOf[placed.line]?.path ?? [];
  let before: readonly string[] = [];
  return placed.table.rows.flatMap((row) => {
    if (row.kind !== 'item') return [];
    const cells: readonly string[] = row.cells.map((cell, column) => (AS_ABOVE.test(cell.trim()) ? (before[column] ?? '') : cell));
    before = cells;
    return [taskOfRow({ ...row, cells }, placed, above, context)];
  });
}

/** What a cell holds that repeats the one above it. */
const AS_ABOVE = /^(?:同上|〃|″)[。.]?$/;

function taskOfRow(row: ListItem, placed: PlacedListTable, above: readonly string[], context: TaskContext): Task {
  const { columns } = placed.table;
  const units: ResponsibleUnit[] = [];
  for (const column of columns.units) {
    const cell = (row.cells[column] ?? '').replace(/\s*\n\s*/g, '、').trim();
    const read = readResponsibility(cell, foldText(cell));
    units.push(...read.units.map((unit) => (column === columns.leads ? { ...unit, role: 'lead' as const } : unit)));
  }
  const words = columns.text.map((column) => row.cells[column] ?? '').join('\n');
  const stated = (row.cells[columns.deadline] ?? '').trim();
  const deadline = stated === '' ? findDeadlinePhrase(words, foldText(words), context.baseDay) : stated;
  return {
    label: row.label,
    title: row.title,
    path: row.section === null ? [...above] : [...above, row.section],
    ...responsible(units, context),
    sectionLeads: [],
    deadline,
    deadlineDate: deadline === null ? null : deadlineDay(deadline, context.baseDay),
    indicators: findIndicators(words, foldText(words)).map((found) => found.indicator),
    block: `b${placed.line + 1}`,
  };
}

import type { DocumentModel, Task } from '#shared/model/document.ts';
import type { Language } from '#shared/model/library.ts';
import { formatClausePath } from '../structure/format-clause-path.ts';
import { column, field, type ReportTable, type TableColumn } from './report-table.ts';
import { headValue, type TableContext } from './table-input.ts';

/** T4 任务分解表: a row a task, the part of the plan (板块) merged vertically. */
export function buildTaskTable(model: Pick<DocumentModel, 'meta' | 'blocks' | 'outline' | 'tasks'>, context: TableContext): ReportTable {
  const { language } = context;
  const isChinese = language === 'zh-CN';
  const sectionOf = taskSections(model);
  return {
    id: 'tasks',
    language,
    title: isChinese ? '重点任务分工表' : 'Task breakdown',
    subtitle: null,
    subject: model.meta.title,
    head: [
      field('documentName', isChinese ? '文件名称' : 'Document', headValue(context, 'documentName', model.meta.title), { isWide: true }),
      field('unit', isChinese ? '编制单位' : 'Compiled by', headValue(context, 'unit', context.reviewer.unit)),
      field('date', isChinese ? '编制日期' : 'Date', headValue(context, 'date', context.date), { type: 'date' }),
    ],
    ticks: [],
    statistics: statisticsLine(model.tasks, language),
    columns: taskColumns(language),
    frozenColumns: 2,
    rows: model.tasks.map((task, index) => ({
      kind: 'cells',
      cells: {
        number: index + 1,
        section: sectionOf(task),
        measure: task.title,
        indicators: task.indicators.map((indicator) => indicator.text).join('；'),
        lead: leadText(task, language),
        units: task.units.filter((unit) => !task.leads.includes(unit)).join('、'),
        deadline: task.deadline,
        clause: formatClausePath(task.path),
        remark: null,
      },
    })),
    emptyText: isChinese ? '未识别到任务' : 'No tasks found',
    closing: [],
    signatures: [],
    notes: [
      isChinese
        ? '任务、单位和时限由原文识别得出，使用前请与原文核对。'
        : 'Tasks, units and deadlines were read from the text; check them against it.',
    ],
    paper: { size: 'A4', orientation: 'landscape' },
  };
}

function taskColumns(language: Language): readonly TableColumn[] {
  const isChinese = language === 'zh-CN';
  return [
    column('number', isChinese ? '序号' : 'No.', { type: 'number', width: 3 }),
    column('section', isChinese ? '任务板块' : 'Part', { type: 'text', width: 8, isMerged: true }),
    column('measure', isChinese ? '具体举措' : 'Measure', { type: 'long-text', width: 18 }),
    column('indicators', isChinese ? '量化指标' : 'Targets', { type: 'long-text', width: 9 }),
    column('lead', isChinese ? '牵头单位' : 'Lead', { type: 'text', width: 7 }),
    column('units', isChinese ? '责任（配合）单位' : 'Other units', { type: 'long-text', width: 11 }),
    column('deadline', isChinese ? '完成时限' : 'Deadline', { type: 'text', width: 7 }),
    column('clause', isChinese ? '原文位置' : 'Clause', { type: 'text', width: 6 }),
    column('remark', isChinese ? '备注' : 'Remark', { type: 'text', width: 4 }),
  ];
}

/** A lead that only the heading names is shown as such, for it may not hold for every task below it. */
function leadText(task: Task, language: Language): string {
  if (task.leads.length > 0 || task.sectionLeads.length === 0) return task.leads.join('、');
  return `${task.sectionLeads.join('、')}${language === 'zh-CN' ? '（板块牵头）' : ' (of the part)'}`;
}

/** Finds the part a task stands in: the last heading before it whose clause path begins the task's own. */
function taskSections({ blocks, outline }: Pick<DocumentModel, 'blocks' | 'outline'>): (task: Task) => string {
  const indexOf = new Map(blocks.map((block, index) => [block.id, index]));
  const headings = outline.flatMap((entry) => {
    const index = indexOf.get(entry.block);
    const block = index === undefined ? undefined : blocks[index];
    return index === undefined || block === undefined ? [] : [{ index, path: block.path, text: `${entry.label}${entry.title}` }];
  });
  return (task) => {
    const position = indexOf.get(task.block) ?? Number.POSITIVE_INFINITY;
    const parent = headings.findLast(
      ({ index, path }) => index < position && path.length < task.path.length && path.every((label, depth) => label === task.path[depth]),
    );
    return parent?.text ?? '';
  };
}

function statisticsLine(tasks: readonly Task[], language: Language): string {
  const led = tasks.filter((task) => task.leads.length > 0).length;
  const timed = tasks.filter((task) => task.deadline !== null).length;
  const targets = tasks.reduce((sum, task) => sum + task.indicators.length, 0);
  return language === 'zh-CN'
    ? `共 ${tasks.length} 项任务：明确牵头单位 ${led} 项，明确完成时限 ${timed} 项，量化指标 ${targets} 个。`
    : `${tasks.length} tasks: ${led} with a lead, ${timed} with a deadline, ${targets} targets.`;
}

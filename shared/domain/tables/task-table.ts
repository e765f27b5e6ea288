import type { DocumentModel, Task } from '#shared/model/document.ts';
import type { Language } from '#shared/model/library.ts';
import { citedClause, outermostLabels } from './passage-words.ts';
import { column, field, type ReportTable, type TableColumn } from './report-table.ts';
import { headValue, type TableContext } from './table-input.ts';
import { indicatorPhrases, measureText, type TaskPassage, taskPassages, unitInCharge } from './task-passages.ts';

/** T4 任务分解表: a row a task, with the heading of its group (板块), which a workbook shows as one tall cell. */
export function buildTaskTable(model: Pick<DocumentModel, 'meta' | 'blocks' | 'outline' | 'tasks'>, context: TableContext): ReportTable {
  const { language } = context;
  const isChinese = language === 'zh-CN';
  const passageOf = taskPassages(model);
  const labels = outermostLabels(model);
  const tasks = model.tasks.map((task) => {
    const passage = passageOf(task);
    return { task, passage, leads: ownLeads(task, passage) };
  });
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
    statistics: statisticsLine(model.tasks, tasks.filter(({ leads }) => leads.length > 0).length, language),
    columns: taskColumns(language),
    frozenColumns: 2,
    rows: tasks.map(({ task, passage, leads }, index) => ({
      kind: 'cells',
      cells: {
        number: index + 1,
        section: passage.section,
        measure: measureText(passage.text),
        indicators: indicatorPhrases(task, passage.text).join('；'),
        lead: leadText(task, leads, language),
        units: task.units.filter((unit) => !leads.includes(unit)).join('、'),
        deadline: task.deadline,
        clause: citedClause(passage.path, labels),
        remark: null,
      },
    })),
    emptyText: isChinese ? '未识别到任务' : 'No tasks found',
    closing: [],
    signatures: [],
    stamp: [],
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
    column('measure', isChinese ? '具体举措' : 'Measure', { type: 'long-text', width: 20 }),
    column('indicators', isChinese ? '量化指标' : 'Targets', { type: 'long-text', width: 10 }),
    column('lead', isChinese ? '牵头单位' : 'Lead', { type: 'text', width: 7 }),
    column('units', isChinese ? '责任（配合）单位' : 'Other units', { type: 'long-text', width: 11 }),
    column('deadline', isChinese ? '完成时限' : 'Deadline', { type: 'text', width: 7 }),
    column('clause', isChinese ? '原文位置' : 'Clause', { type: 'text', width: 7 }),
    column('remark', isChinese ? '备注' : 'Remark', { type: 'text', width: 4 }),
  ];
}

/** The leads that the text names; one unit alone that is in charge leads. */
function ownLeads(task: Task, { written }: TaskPassage): readonly string[] {
  if (task.leads.length > 0) return task.leads;
  const unit = unitInCharge(task, written);
  return unit === null ? [] : [unit];
}

/** A lead that only the heading names is shown as such, for it may not hold for every task below it. */
function leadText({ sectionLeads }: Task, leads: readonly string[], language: Language): string {
  if (leads.length > 0 || sectionLeads.length === 0) return leads.join('、');
  return `${sectionLeads.join('、')}${language === 'zh-CN' ? '（板块牵头）' : ' (of the part)'}`;
}

function statisticsLine(tasks: readonly Task[], led: number, language: Language): string {
  const timed = tasks.filter((task) => task.deadline !== null).length;
  const targets = tasks.reduce((sum, task) => sum + task.indicators.length, 0);
  return language === 'zh-CN'
    ? `共 ${tasks.length} 项任务：明确牵头单位 ${led} 项，明确完成时限 ${timed} 项，量化指标 ${targets} 个。`
    : `${tasks.length} tasks: ${led} with a lead, ${timed} with a deadline, ${targets} targets.`;
}

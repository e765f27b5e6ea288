import { describe, expect, it } from 'vitest';
import { buildTaskTable } from '#shared/domain/tables/task-table.ts';
import type { Block, DocumentModel, Task } from '#shared/model/document.ts';
import { context } from './table-material.ts';

function block(id: string, path: readonly string[]): Block {
  return { id, kind: 'paragraph', level: null, label: null, text: '', rows: null, path: [...path], page: null };
}

function task(changes: Partial<Task>): Task {
  const empty = { leads: [], units: [], sectionLeads: [], deadline: null, deadlineDate: null, indicators: [] };
  return { label: '1.', title: '推行一次办结', path: ['一、', '1.'], ...empty, block: 't1', ...changes };
}

function model(tasks: readonly Task[]): Pick<DocumentModel, 'meta' | 'blocks' | 'outline' | 'tasks'> {
  const meta = { title: '云岭县提升方案' } as DocumentModel['meta']; // only the title is read here
  const heading = (label: string, title: string, at: string) => ({ level: 1, label, title, block: at, repaired: false });
  return {
    meta,
    blocks: [block('h1', ['一、']), block('t1', ['一、', '1.']), block('h2', ['二、']), block('t2', ['二、', '2.'])],
    outline: [heading('一、', '优化服务', 'h1'), heading('二、', '规范监管', 'h2')],
    tasks: [...tasks],
  };
}

function cells(tasks: readonly Task[]) {
  return buildTaskTable(model(tasks), context()).rows.map((row) => (row.kind === 'cells' ? row.cells : {}));
}

describe('the task table (T4)', () => {
  it('names the part each task stands in', () => {
    const rows = cells([task({}), task({ path: ['二、', '2.'], block: 't2' })]);
    expect(rows.map((row) => row.section)).toEqual(['一、优化服务', '二、规范监管']);
  });

  it('keeps leads apart from the other units', () => {
    const [row] = cells([task({ leads: ['县商务局'], units: ['县商务局', '县财政局', '各乡镇政府'] })]);
    expect(row).toMatchObject({ lead: '县商务局', units: '县财政局、各乡镇政府' });
  });

  it('says where a lead comes from the heading only', () => {
    const [row] = cells([task({ sectionLeads: ['县审改办'] })]);
    expect(row?.lead).toBe('县审改办（板块牵头）');
  });

  it('counts what is stated and what is not', () => {
    const indicator = { text: '90%以上', value: 90, unit: '%', comparator: '>=' } as const;
    const table = buildTaskTable(model([task({ leads: ['甲局'], indicators: [indicator] }), task({ deadline: '长期推进' })]), context());
    expect(table.statistics).toBe('共 2 项任务：明确牵头单位 1 项，明确完成时限 1 项，量化指标 1 个。');
  });
});

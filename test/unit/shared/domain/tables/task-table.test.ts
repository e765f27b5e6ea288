import { describe, expect, it } from 'vitest';
import { buildTaskTable } from '#shared/domain/tables/task-table.ts';
import type { Block, DocumentModel, Task } from '#shared/model/document.ts';
import { context } from './table-material.ts';

function block(id: string, path: readonly string[]): Block {
  return { id, kind: 'paragraph', level: null, label: null, text: '', rows: null, path: [...path], page: null };
}

function task(changes: Partial<Task>): Task {
  const empty = { leads: [], units: [], sectionLeads: [], deadline: null, deadlineDate: null, indicators: [] };
  return { label: '1.', title: '推行一次办结', path: ['一、'], ...empty, block: 't1', ...changes };
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
  it('says on the sheets of statistics where only some of the tasks were chosen', () => {
    const both = model([task({}), task({ label: '2.', path: ['二、'], block: 't2' })]);
    const sheetsOf = (numbers: readonly number[] | null) =>
      buildTaskTable(both, context(), { numbers }).sheets?.map(({ statistics }) => statistics ?? '');
    expect(sheetsOf([2])?.every((words) => words.includes('只统计选出的 1 项任务（全文 2 项）'))).toBe(true);
    expect(sheetsOf(null)?.some((words) => words.includes('只统计'))).toBe(false);
  });

  it('names the part each task stands in', () => {
    const rows = cells([task({}), task({ label: '2.', path: ['二、'], block: 't2' })]);
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

  it('gives the room of columns that nothing stands in to the measures, and the same width in all', () => {
    const widths = (tasks: readonly Task[]) =>
      new Map(buildTaskTable(model(tasks), context()).columns.map(({ key, width }) => [key, width] as const));
    const indicator = { text: '90%以上', value: 90, unit: '%', comparator: '>=' } as const;
    const full = widths([
      task({ leads: ['甲局'], units: ['乙局'], deadline: '2031年底前', deadlineDate: '2031-12-31', indicators: [indicator] }),
    ]);
    const bare = widths([task({})]);
    const sum = (columns: ReadonlyMap<string, number>) => [...columns.values()].reduce((total, width) => total + width, 0);
    expect(bare.get('measure')).toBeGreaterThan(full.get('measure') ?? 0);
    expect(bare.get('indicators')).toBeLessThan(full.get('indicators') ?? 0);
    expect(sum(bare)).toBe(sum(full));
    expect(sum(widths([]))).toBe(sum(full));
  });

  it('counts what is stated and what is not', () => {
    const indicator = { text: '90%以上', value: 90, unit: '%', comparator: '>=' } as const;
    const table = buildTaskTable(model([task({ leads: ['甲局'], indicators: [indicator] }), task({ deadline: '长期推进' })]), context());
    expect(table.statistics).toBe('共 2 项任务：明确牵头单位 1 项，明确完成时限 1 项，量化指标 1 个。');
  });

  it('cites the item with its own label', () => {
    expect(cells([task({})])[0]?.clause).toBe('一、1.');
  });

  it('takes the nearest heading for the part, and the text without its list of units for the measure', () => {
    const [row] = read(
      paragraphs([
        ['二、', '二、重点任务'],
        ['二、/(一)', '（一）优化窗口服务'],
        ['二、/(一)/1.', '1.推行一次办结。压缩办理时限。到2027年底，网上可办率达到95%以上。（县政务局负责）'],
      ]),
    );
    expect(row).toMatchObject({
      section: '（一）优化窗口服务',
      measure: '推行一次办结。压缩办理时限。到2027年底，网上可办率达到95%以上。',
      indicators: '网上可办率达到95%以上',
      lead: '',
      units: '县政务局',
      clause: '二、(一)1.',
    });
  });

  it('joins the text below a measure that is a heading alone', () => {
    const [row] = read(
      paragraphs([
        ['二、/(一)', '（一）规范中介服务'],
        ['二、/(一)/1.', '1.建立清单'],
        ['二、/(一)/1.', '清单向社会公布。（责任单位：县政务局）'],
        ['二、/(一)', '本节自印发之日起实施。'],
      ]),
    );
    expect(row?.measure).toBe('建立清单\n清单向社会公布。');
  });

  it('shows the first sentences of a long measure', () => {
    const sentence = `${'压缩办理时限'.repeat(12)}。`;
    const [row] = read(paragraphs([['二、/(一)/1.', `1.${sentence.repeat(6)}`]]));
    expect(row?.measure).toBe(sentence.repeat(3));
  });
});

/** Blocks from `path` and text; the one under test is that of `1.`. */
function paragraphs(lines: readonly (readonly [string, string])[]): readonly Block[] {
  return lines.map(([path, text], index) => {
    const labels = path.split('/');
    const own = /^(?:[一二]、|（一）|1\.)/u.exec(text)?.[0] ?? null;
    return { ...block(`b${index}`, labels), text, label: own };
  });
}

function read(blocks: readonly Block[]) {
  const measure = blocks.find((candidate) => candidate.label === '1.');
  const outline = blocks
    .filter((candidate) => candidate.label !== null)
    .map(({ id, label, text }) => ({ level: 1, label: label ?? '', title: text.slice(label?.length ?? 0), block: id, repaired: false }));
  const indicators = [{ text: '95%以上', value: 95, unit: '%', comparator: '>=' as const }];
  const one = task({ path: ['二、', '(一)'], block: measure?.id ?? '', units: ['县政务局'], indicators });
  const table = buildTaskTable({ ...model([one]), blocks: [...blocks], outline }, context());
  return table.rows.map((row) => (row.kind === 'cells' ? row.cells : {}));
}

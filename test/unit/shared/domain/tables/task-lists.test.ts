import { describe, expect, it } from 'vitest';
import { ALL_TASKS, isSameUnit, roleOf, selectTasks, sortTasks, type TaskSelection } from '#shared/domain/tables/select-tasks.ts';
import { readTaskRows } from '#shared/domain/tables/task-rows.ts';
import { tasksByDeadline, tasksByUnit, taskTotals } from '#shared/domain/tables/task-statistics.ts';
import { buildTaskTable } from '#shared/domain/tables/task-table.ts';
import { documentFromLines } from '../structure/document-from-lines.ts';
import { context } from './table-material.ts';

const PLAN = documentFromLines([
  '云岭县便民服务方案',
  '一、优化服务',
  '1.设立综合窗口。整合窗口8个。（县政务局牵头，财政局、司法局配合；完成时限：2026年6月底前）',
  '2.推行网上预约。开通预约。（县数据局牵头，县政务局配合；完成时限：持续推进）',
  '二、强化保障',
  '3.建设服务驿站。建成驿站20个。（县司法局牵头；完成时限：2026年12月底前）',
  '4.开展业务培训。组织培训。',
]);
const { rows } = readTaskRows(PLAN);
const numbers = (selection: Partial<TaskSelection>) => selectTasks(rows, { ...ALL_TASKS, ...selection }).map(({ number }) => number);

describe('choosing tasks', () => {
  it.each([
    [{}, [1, 2, 3, 4]],
    [{ text: '驿站' }, [3]],
    [{ text: '服務 驛站' }, [3]],
    [{ unit: '县政务局' }, [1, 2]],
    [{ unit: '县政务局', role: 'lead' }, [1]],
    [{ unit: '县政务局', role: 'unit' }, [2]],
    [{ unit: '云岭县司法局' }, [1, 3]],
    [{ deadline: 'dated' }, [1, 3]],
    [{ deadline: 'continuing' }, [2]],
    [{ deadline: 'none' }, [4]],
    [{ from: '2026-07-01' }, [3]],
    [{ to: '2026-06-30' }, [1]],
    [{ section: '二、强化保障' }, [3, 4]],
    [{ section: '二、强化保障', text: '培训' }, [4]],
  ] as const)('%j gives %j', (selection, expected) => {
    expect(numbers(selection)).toEqual(expected);
  });

  it('tells leading from taking part, under the name that the list’s level gives', () => {
    const [first] = rows;
    if (first === undefined) throw new Error('no task');
    expect(first.involved).toEqual([
      { name: '县政务局', role: 'lead' },
      { name: '县财政局', role: 'unit' },
      { name: '县司法局', role: 'unit' },
    ]);
    expect(roleOf(first, '县数据局')).toBeNull();
  });

  it('offers no unit where the list names a part that somebody plays', () => {
    const roles = documentFromLines([
      '云岭县方案',
      '一、任务',
      '1.优化流程。（评价指标牵头单位牵头，县司法局、各责任单位配合）',
      '2.定期评估。（责任单位）',
    ]);
    expect(tasksByUnit(readTaskRows(roles).rows).map(({ unit }) => unit)).toEqual(['县司法局']);
    expect(roles.tasks.map(({ units }) => units)).toEqual([['评价指标牵头单位', '县司法局', '各责任单位'], []]);
  });

  it('takes a name in full for the name the paper uses, and no short ending for either', () => {
    expect(isSameUnit('云岭县司法局', '县司法局')).toBe(true);
    expect(isSameUnit('市司法局', '县司法局')).toBe(false);
    expect(isSameUnit('县司法局', '司法局')).toBe(false);
  });
});

describe('the order of tasks', () => {
  const order = (...sorting: readonly [Parameters<typeof sortTasks>[1], boolean]) =>
    sortTasks(rows, ...sorting).map(({ number }) => number);
  it('follows a column, with empty cells last either way', () => {
    expect(order('deadlineDate', false)).toEqual([1, 3, 2, 4]);
    expect(order('deadlineDate', true)).toEqual([3, 1, 2, 4]);
    expect(order('number', true)).toEqual([4, 3, 2, 1]);
    expect(order('clause', true)).toEqual([4, 3, 2, 1]);
    expect(order('leads', false).at(-1)).toBe(4);
  });
});

describe('the statistics of tasks', () => {
  it('count tasks, deadlines, those that go on, and leading units', () => {
    expect(taskTotals(rows)).toEqual({
      tasks: 4,
      led: 3,
      timed: 3,
      continuing: [{ text: '持续推进', count: 1 }],
      targets: 2,
      leadUnits: 3,
    });
  });

  it('tell those that go on by the words as written, and count a unit in charge alone as no lead', () => {
    const plan = documentFromLines([
      '云岭县便民服务方案',
      '一、优化服务',
      '1.设立综合窗口。（县政务局牵头；完成时限：持续推进）',
      '2.推行网上预约。（县数据局负责；完成时限：长期推进）',
      '3.建设服务驿站。（县司法局牵头；完成时限：持续推进）',
    ]);
    const { led, timed, continuing } = taskTotals(readTaskRows(plan).rows);
    expect({ led, timed }).toEqual({ led: 2, timed: 3 });
    expect(continuing).toEqual([
      { text: '持续推进', count: 2 },
      { text: '长期推进', count: 1 },
    ]);
  });

  it('say what each unit leads and where it takes part', () => {
    expect(tasksByUnit(rows)).toContainEqual({ unit: '县司法局', leads: [3], takesPart: [1], timed: 2 });
    expect(tasksByUnit(rows)[0]?.unit).toBe('县司法局');
  });

  it('group by month, then by the words of what has no day, then what says nothing', () => {
    expect(tasksByDeadline(rows)).toEqual([
      { group: { kind: 'month', month: '2026-06' }, numbers: [1] },
      { group: { kind: 'month', month: '2026-12' }, numbers: [3] },
      { group: { kind: 'undated', text: '持续推进' }, numbers: [2] },
      { group: { kind: 'none' }, numbers: [4] },
    ]);
  });
});

describe('the task table of what was chosen', () => {
  it('holds the chosen tasks under their own numbers and says from how many', () => {
    const table = buildTaskTable(PLAN, context(), { numbers: [3] });
    expect(table.rows).toHaveLength(1);
    expect(table.rows[0]).toMatchObject({ cells: { number: 3, deadlineDate: '2026-12-31' } });
    expect(table.statistics).toContain('从 4 项中选出');
  });

  it('has a sheet by unit and one by deadline', () => {
    const { sheets } = buildTaskTable(PLAN, context());
    expect(sheets?.map(({ title }) => title)).toEqual(['按单位统计', '按时限统计']);
    expect(sheets?.[0]?.rows[0]).toMatchObject({ cells: { unit: '县司法局', leads: 1, takesPart: 1, all: 2, leadNumbers: '3' } });
    expect(sheets?.[1]?.rows.map((row) => (row.kind === 'cells' ? row.cells['deadline'] : null))).toEqual([
      '2026年6月',
      '2026年12月',
      '持续推进',
      '未写明',
    ]);
  });
});

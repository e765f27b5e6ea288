import { describe, expect, it } from 'vitest';
import { deadlineBars, unitBars } from '#renderer/features/tasks/chart-data.ts';
import { RememberedSelections } from '#renderer/features/tasks/remembered-selections.ts';
import { emptyColumns } from '#renderer/features/tasks/task-fields.ts';
import { type TaskItem, taskItems } from '#renderer/features/tasks/task-items.ts';
import { ALL_TASKS, sortTasks } from '#shared/domain/tables/select-tasks.ts';
import { readTaskRows } from '#shared/domain/tables/task-rows.ts';
import { documentFromLines } from '../../../shared/domain/structure/document-from-lines.ts';

const { rows } = readTaskRows(
  documentFromLines([
    '云岭县便民服务方案',
    '一、优化服务',
    '1.设立综合窗口。整合窗口。（县政务局牵头，县司法局配合；完成时限：2026年6月底前）',
    '2.推行网上预约。开通预约。（县司法局牵头；完成时限：持续推进）',
    '二、强化保障',
    '3.开展业务培训。组织培训。',
  ]),
);

/** `# head` for a group, the number for a task. */
function lines(items: readonly TaskItem[]): readonly string[] {
  return items.map((item) =>
    item.kind === 'task' ? String(item.row.number) : `# ${JSON.stringify(Object.values(item.group).slice(1))} ${item.count}`,
  );
}

describe('the lines of the task table', () => {
  it('stand under their part, in the order asked for within it', () => {
    expect(lines(taskItems(sortTasks(rows, 'number', true), 'section'))).toEqual([
      '# ["一、优化服务"] 2',
      '2',
      '1',
      '# ["二、强化保障"] 1',
      '3',
    ]);
  });

  it('stand under each of their units, those it leads first, and those of nobody at the end', () => {
    expect(lines(taskItems(rows, 'unit'))).toEqual(['# ["县司法局",1,1] 2', '2', '1', '# ["县政务局",1,0] 1', '1', '# [null,0,0] 1', '3']);
  });

  it('have keys of their own even where one task stands twice', () => {
    const keys = taskItems(rows, 'unit').map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('stand under their deadline, and alone without groups', () => {
    expect(lines(taskItems(rows, 'deadline')).filter((line) => !line.startsWith('#'))).toEqual(['1', '2', '3']);
    expect(lines(taskItems(rows, 'none'))).toEqual(['1', '2', '3']);
  });
});

describe('the charts of tasks', () => {
  it('show leading and taking part, and months short enough for an axis', () => {
    expect(unitBars(rows)[0]).toEqual({ unit: '县司法局', leads: 1, takesPart: 1 });
    expect(deadlineBars(rows, 'zh-CN', '其他')).toEqual([
      { deadline: '2026.6', count: 1 },
      { deadline: '持续推进', count: 1 },
      { deadline: '未写明', count: 1 },
    ]);
  });
});

it('a column that holds nothing for any task is known as empty', () => {
  expect(emptyColumns(rows)).toEqual(['indicators']);
  expect(emptyColumns(rows.filter(({ number }) => number === 3))).toEqual(['leads', 'units', 'deadline', 'indicators']);
});

it('what was chosen of a document is there again when it is looked at again, and long ago it is forgotten', () => {
  const remembered = new RememberedSelections();
  const chosen = { ...ALL_TASKS, unit: '县司法局' };
  remembered.keep('a', chosen);
  remembered.keep('b', ALL_TASKS);
  expect(remembered.of('a')).toEqual(chosen);
  expect(remembered.of('never')).toEqual(ALL_TASKS);
  for (let index = 0; index < 60; index += 1) remembered.keep(`d${index}`, chosen);
  expect(remembered.of('a')).toEqual(ALL_TASKS);
});

it('a target is shown with the words of its own clause, whatever comma parts the clauses', () => {
  const { rows: read } = readTaskRows(
    documentFromLines(['云岭县便民服务方案', '一、优化服务', '1.推广电子凭条。下载率达到96%以上,25个以上场景应用,补贴1,200元。']),
  );
  expect(read[0]?.targets).toEqual(['下载率达到96%以上', '25个以上场景应用', '补贴1,200元']);
});

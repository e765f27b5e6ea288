import { describe, expect, it } from 'vitest';
import { type RunningApplication, startApplication } from '../running-application.ts';

const PLAN =
  '云岭县数据方案\n\n一、重点任务\n1.编制目录。（责任单位：县数据局；完成时限：2099年6月底前）\n2.开放数据。（责任单位：县数据局；完成时限：2099年6月底前）\n';

async function dueTasks(app: RunningApplication): Promise<Readonly<Record<string, number>>> {
  const { due } = await app.call('library.statistics', {});
  return Object.fromEntries(due.map(({ period, tasks }) => [period, tasks]));
}

describe('the numbers of a library', () => {
  it('count a task under the day that a person corrected it to, and under its own again when that is taken back', async () => {
    const app = await startApplication();
    await app.put('方案.txt', PLAN);
    await app.index();
    const { id } = await app.documentAt('方案.txt');
    expect(await dueTasks(app)).toMatchObject({ overdue: 0, later: 2 });
    const { model } = await app.call('document.open', { documentId: id });
    const [task] = model.tasks;
    const machineValue = task?.deadlineDate ?? '';
    expect(machineValue).toMatch(/^2099-06/);
    const subject = { kind: 'task' as const, path: [...(task?.path ?? [])], title: task?.title ?? '' };
    const correction = { subject, field: 'deadlineDate' as const, value: '2001-06-30', machineValue };
    const made = await app.call('correction.set', { documentId: id, correctionId: null, correction });
    expect(await dueTasks(app)).toMatchObject({ overdue: 1, later: 1 });
    await app.call('correction.remove', { documentId: id, correctionId: made.id });
    expect(await dueTasks(app)).toMatchObject({ overdue: 0, later: 2 });
  });
});

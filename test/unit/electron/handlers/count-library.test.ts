import { describe, expect, it } from 'vitest';
import { type RunningApplication, startApplication } from '../running-application.ts';

const PLAN =
  '云岭县数据方案\n\n一、重点任务\n1.编制目录。（责任单位：县数据局；完成时限：2099年6月底前）\n2.开放数据。（责任单位：县数据局；完成时限：2099年6月底前）\n';

async function dueTasks(app: RunningApplication): Promise<Readonly<Record<string, number>>> {
  const { due } = await app.call('library.statistics', {});
  return Object.fromEntries(due.map(({ period, tasks }) => [period, tasks]));
}

describe('the numbers of a library', () => {
  it('give the same years and regions as the filters of a search', async () => {
    const app = await startApplication();
    await app.put('一.txt', '云岭县养老服务办法\n\n云政发〔2031〕5号\n\n第一条 加强服务。\n');
    await app.put('二.txt', '海陵市人民政府办公室\n关于服务的通知\n\n一、加强服务。\n\n海陵市人民政府办公室\n2032年3月1日\n');
    await app.put('三.txt', '臨江市服務辦法\n\n第一條 加強服務。\n');
    await app.index();
    const { years, regions } = await app.call('library.statistics', {});
    const { facets } = await app.call('search.query', { query: '服务', limit: 10, withFacets: true });
    const told = (values: readonly { readonly value: string; readonly count: number }[] = []) =>
      values.flatMap(({ value, count }) => (value === '' ? [] : [`${value} ${count}`])).toSorted();
    expect(told(facets?.year.values)).toEqual(told(years));
    expect(told(facets?.region.values)).toEqual(told(regions));
    expect(told(facets?.year.values)).toContain('2031 1');
    expect(told(facets?.region.values)).toContain('临江市 1');
  });

  it('count a task under the day that a person corrected it to, and under its own again when that is taken back', async () => {
    const app = await startApplication();
    await app.put('方案.txt', PLAN);
    await app.index();
    const { id } = await app.documentAt('方案.txt');
    expect(await dueTasks(app)).toMatchObject({ overdue: 0, later: 2 });
    const { tasks } = await app.call('document.tasks', { documentId: id });
    const [task] = tasks;
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

import { expect, it } from 'vitest';
import { documentFromLines } from './document-from-lines.ts';

const PLAN = ['云岭县促消费方案', '一、任务', '1.举办展会。全年举办展会。'];

it('hosts below a measure answer for it, in a line of their own too', () => {
  const hosts = '主办单位：市商务局；协办单位：市文旅局';
  const { tasks } = documentFromLines([...PLAN, hosts, '2.培育商圈。打造商圈。', hosts]);
  expect(tasks.map(({ units }) => units)).toEqual([
    ['市商务局', '市文旅局'],
    ['市商务局', '市文旅局'],
  ]);
});

it('hosts below the last line of a page are those of the site', () => {
  const { tasks } = documentFromLines([...PLAN, '主办单位：云岭县人民政府办公室 联系电话：0000-6170000']);
  expect(tasks.map(({ units }) => units)).toEqual([[]]);
});

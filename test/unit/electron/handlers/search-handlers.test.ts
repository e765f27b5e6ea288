import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { MethodInput, MethodOutput } from '#shared/contract/review-api.ts';
import type { AnnotationContent } from '#shared/model/annotation.ts';
import { passageOf, type RunningApplication, startApplication } from '../running-application.ts';

const CONTENT: AnnotationContent = {
  colour: 'yellow',
  issueType: null,
  severity: null,
  note: '',
  suggestion: '',
  basis: '',
  status: 'open',
};

type Found = MethodOutput<'search.query'>;

async function search(app: RunningApplication, query: string, more: Partial<MethodInput<'search.query'>> = {}): Promise<Found> {
  return app.call('search.query', { query, limit: 20, ...more });
}

const files = ({ hits }: Found): readonly string[] => hits.map(({ file }) => file);

/** Papers of two cities, in two folders. */
async function library(): Promise<RunningApplication> {
  const app = await startApplication();
  const body = '\n\n一、总体要求\n绿道总长不少于120公里。\n二、主要任务\n（一）建设绿道。（牵头单位：市园林局）\n';
  await app.put('海陵/绿道方案.txt', `海陵市绿道建设方案${body}\n海陵市人民政府\n2031年5月6日\n`);
  await app.put('海陵/绿道通知.txt', `海陵市绿道管护通知${body}绿道、绿道、绿道。\n海陵市人民政府\n2030年5月6日\n`);
  await app.put('临江/绿道方案.txt', `临江市绿道提升方案${body}\n临江市人民政府\n2031年3月1日\n`);
  await app.put('临江/供水方案.txt', '临江市供水方案\n\n一、总体要求\n保障供水。\n');
  await app.index();
  return app;
}

it('hits carry the title that a person gave, and the read one when it is taken back', async () => {
  const app = await startApplication();
  await app.put('绿道方案.txt', '海陵市绿道建设方案\n\n一、总体要求\n绿道总长不少于120公里。\n');
  await app.index();
  const { id: documentId } = await app.documentAt('绿道方案.txt');
  const titles = async () => (await search(app, '总长')).hits.map(({ title }) => title);
  const read = await titles();
  const correction = { subject: { kind: 'meta' as const }, field: 'title' as const, value: '海陵市慢行系统三年方案', machineValue: '' };
  const { id: correctionId } = await app.call('correction.set', { documentId, correctionId: null, correction });
  expect(await titles()).toEqual(['海陵市慢行系统三年方案']);
  for (const query of ['慢行系统', '标题:慢行系统']) expect((await search(app, query)).total, query).toBe(1);
  expect((await search(app, '标题:绿道')).total).toBe(0);
  await app.call('correction.remove', { documentId, correctionId });
  expect(await titles()).toEqual(read);
  expect(read).toEqual(['海陵市绿道建设方案']);
  expect((await search(app, '慢行系统')).total).toBe(0);
});

it('finds what annotations say, from the moment they are written until they are removed', async () => {
  const app = await library();
  const { id: documentId } = await app.documentAt('海陵/绿道方案.txt');
  expect((await search(app, '批注:口徑')).total).toBe(0);
  const target = await passageOf(app, documentId, '不少于120公里');
  const content = { ...CONTENT, note: '与上年口径不一致', suggestion: '改为“建成”', basis: '《海陵市绿道条例》' };
  const { id: annotationId } = await app.call('annotation.create', { documentId, target, content });
  for (const query of ['批注:口徑', '口径不一致', 'note:绿道条例', '批注:改为 绿道']) {
    expect(files(await search(app, query)), query).toEqual(['海陵/绿道方案.txt']);
  }
  const [hit] = (await search(app, '口径不一致')).hits;
  const [{ start, end }] = target.selector;
  expect(hit).toMatchObject({ snippet: expect.stringContaining('与上年口径不一致'), note: { id: annotationId, start, end } });
  const all = await app.call('search.passages', { documentId, query: '绿道', limit: 2 });
  expect(all).toMatchObject({ total: 4, passages: [{ block: expect.any(String) }, { snippet: expect.stringContaining('总长') }] });
  const { passages } = await app.call('search.passages', { documentId, query: '口径', limit: 10 });
  expect(passages).toMatchObject([{ note: { id: annotationId }, marks: [[3, 5]] }]);
  await app.call('annotation.update', { documentId, annotationId, change: { note: '数字无出处' } });
  expect([(await search(app, '批注:口径')).total, (await search(app, '批注:无出处')).total]).toEqual([0, 1]);
  await app.call('annotation.remove', { documentId, annotationId });
  expect((await search(app, '批注:无出处')).total).toBe(0);
  await app.call('annotation.restore', { documentId, annotationId });
  await app.call('document.remove', { documentId, purge: true });
  expect((await search(app, '批注:无出处')).total).toBe(0);
});

it('finds the units that a person gave a task, and tags', async () => {
  const app = await library();
  const { id: documentId } = await app.documentAt('临江/绿道方案.txt');
  const { tasks } = await app.call('document.tasks', { documentId });
  const [task] = tasks;
  const subject = { kind: 'task' as const, path: [...(task?.path ?? [])], title: task?.title ?? '' };
  const correction = { subject, field: 'leads' as const, value: '市城管局\n市水务局', machineValue: '市园林局' };
  await app.call('correction.set', { documentId, correctionId: null, correction });
  expect(files(await search(app, '单位:水务局'))).toEqual(['临江/绿道方案.txt']);
  await app.call('tag.set', { documentIds: [documentId], tag: '重点督办', isSet: true });
  expect(files(await search(app, '标签:重点'))).toEqual(['临江/绿道方案.txt']);
  expect(files(await search(app, 'tag:督办 绿道'))).toEqual(['临江/绿道方案.txt']);
});

it('remembers what was looked for until it is cleared, or a document is erased', async () => {
  const app = await library();
  for (const query of ['绿道', ' 供水 ', '绿道', '长'.repeat(501)]) await app.call('search.remember', { query });
  expect((await app.call('search.history', {})).queries).toEqual(['绿道', '供水']);
  expect((await app.call('search.forget', { query: '绿道' })).queries).toEqual(['供水']);
  const { id: documentId } = await app.documentAt('临江/供水方案.txt');
  await app.call('document.remove', { documentId, purge: true });
  expect((await app.call('search.history', {})).queries).toEqual([]);
});

it('saves the list of hits as a workbook whose cells are no formulas, and erases it with a document it tells of', async () => {
  const app = await library();
  await app.put('=cmd.txt', '=HYPERLINK("http://x","绿道")\n\n绿道一处。\n');
  await app.index();
  const outcome = await app.call('search.export', { query: '绿道', filters: {}, sort: 'date', filterWords: [] });
  if (outcome.kind !== 'saved') throw new Error('not saved');
  const parts = unzipSync(await readFile(outcome.file.location));
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  expect(part('xl/worksheets/sheet1.xml')).not.toContain('<f>');
  for (const text of ['海陵市绿道建设方案', '海陵/绿道方案.txt', '=cmd.txt', '共 4 份文件'])
    expect(part('xl/sharedStrings.xml')).toContain(text);
  const { id: documentId } = await app.documentAt('海陵/绿道方案.txt');
  await app.call('document.remove', { documentId, purge: true });
  await expect(stat(outcome.file.location)).rejects.toThrow('ENOENT');
});

it('forgets a list of hits that a person deleted when the next one is saved', async () => {
  const app = await library();
  const save = () => app.call('search.export', { query: '绿道', filters: {}, sort: 'date', filterWords: [] });
  const first = await save();
  if (first.kind !== 'saved') throw new Error('not saved');
  await rm(first.file.location);
  await save();
  const { listExports } = JSON.parse(await readFile(join(app.dataFolder, 'library.json'), 'utf8'));
  expect(listExports).toHaveLength(1);
  await save();
  expect(JSON.parse(await readFile(join(app.dataFolder, 'library.json'), 'utf8')).listExports).toHaveLength(2);
});

it('counts what results can be narrowed by, each facet as if it alone were chosen anew', async () => {
  const app = await library();
  const { facets, total } = await search(app, '绿道', { withFacets: true });
  expect(total).toBe(3);
  expect(facets?.region.values).toEqual([
    { value: '海陵市', count: 2 },
    { value: '临江市', count: 1 },
  ]);
  expect(facets?.year.values).toEqual([
    { value: '2031', count: 2 },
    { value: '2030', count: 1 },
  ]);
  expect(facets?.unit.values).toContainEqual({ value: '市园林局', count: 3 });
  expect(facets?.folder.values.map(({ count }) => count)).toEqual([2, 1]);
  expect(facets?.review.values).toEqual([{ value: 'not-started', count: 3 }]);

  const narrowed = await search(app, '绿道', { withFacets: true, filters: { region: ['海陵市'] } });
  expect(files(narrowed).toSorted()).toEqual(['海陵/绿道方案.txt', '海陵/绿道通知.txt']);
  expect(
    narrowed.facets?.region.values.map(({ count }) => count),
    'another region can still be chosen',
  ).toEqual([2, 1]);
  expect(narrowed.facets?.year.values.map(({ count }) => count)).toEqual([1, 1]);
  expect(files(await search(app, '绿道', { filters: { region: ['海陵市', '临江市'], year: ['2031'] } })).toSorted()).toEqual([
    '临江/绿道方案.txt',
    '海陵/绿道方案.txt',
  ]);
  const none = await search(app, '绿道', { withFacets: true, filters: { region: ['白石市'] } });
  expect([none.total, none.facets?.region.values.at(-1)]).toEqual([0, { value: '白石市', count: 0 }]);
});

it('orders by date, title and number of passages, and gives the same order page by page', async () => {
  const app = await library();
  expect(files(await search(app, '绿道', { sort: 'date' }))).toEqual(['海陵/绿道方案.txt', '临江/绿道方案.txt', '海陵/绿道通知.txt']);
  expect(files(await search(app, '绿道', { sort: 'count' }))[0]).toBe('海陵/绿道通知.txt');
  for (const sort of ['relevance', 'date', 'title', 'count'] as const) {
    const all = files(await search(app, '绿道', { sort, limit: 3 }));
    const pages = [];
    for (const offset of [0, 1, 2, 3]) pages.push(...files(await search(app, '绿道', { sort, limit: 1, offset })));
    expect(new Set(pages), sort).toEqual(new Set(all));
    expect(pages, sort).toHaveLength(3);
  }
});

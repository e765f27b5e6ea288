import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { RunningApplication } from '../running-application.ts';
import { passageOf, startApplication } from '../running-application.ts';

const TITLE = '云岭县水库移民安置方案（征求意见稿）';
const FILE = '水库移民第一稿';
const REMOVED = '移民补偿标准暂不对外公布，由县移民办单独掌握，另行造册';
const CHANGED = '安置地点设在东湖村和西湖村';
const NIGHT = '绘制夜间集市地图并按旬更新';
const RECOGNISED = '扫描识别所得的全文';
const WORDS = [TITLE, FILE, '移民补偿标准', '东湖村', '另行造册', '夜间集市', RECOGNISED, '提法已改为分散安置'];

const PAPER = (title: string, ...clauses: readonly string[]): string =>
  `${title}\n\n一、总体要求\n坚持统筹推进，分批落实。\n\n二、主要任务\n${clauses.map((clause, at) => `${at + 1}.${clause}。\n`).join('')}`;
const OLD = PAPER(TITLE, `补偿标准。${REMOVED}`, `安置地点。${CHANGED}，由乡镇负责组织搬迁`, `编制夜间集市地图。${NIGHT}，覆盖率达到90%`);
const NEW = PAPER(
  '云岭县水库搬迁实施方案',
  '安置地点。安置地点设在南山村，由乡镇负责组织搬迁',
  '编制夜间经济地图。绘制夜间经济地图并按月更新',
);
const THIRD = PAPER('海陵市夜间经济方案', '编制夜间经济地图。绘制夜间经济地图，按季更新，覆盖率达到80%');
const CONTENT = {
  colour: 'pink',
  issueType: 'content',
  severity: null,
  note: '',
  suggestion: '建议删除',
  basis: '',
  status: 'open',
} as const;

/** Files under a folder that hold one of the words, in the two encodings that exports and models use, or in their names. */
async function filesHolding(folder: string, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const bytes = entry.isFile() ? await readFile(path) : Buffer.alloc(0);
    const held = words.filter((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')) || entry.name.includes(word));
    if (held.length > 0) found.push(`${path.slice(folder.length)}: ${held.join()}`);
  }
  return found;
}

type Papers = { readonly oldId: string; readonly newId: string; readonly thirdId: string };

async function carry({ call, ...app }: RunningApplication, { oldId, newId }: Papers): Promise<string> {
  const annotationIds: string[] = [];
  for (const quote of [REMOVED, CHANGED]) {
    const target = await passageOf({ call, ...app }, oldId, quote);
    annotationIds.push((await call('annotation.create', { documentId: oldId, target, content: CONTENT })).id);
  }
  const { created } = await call('carrying.apply', { oldId, newId, annotationIds });
  return created.find(({ carried }) => carried?.place === 'lost')?.target.source ?? '';
}

async function makeBoards({ call, dataFolder }: RunningApplication, { oldId, newId, thirdId }: Papers): Promise<void> {
  for (const name of [`${TITLE}对标`, '三地对标', '损坏的对标']) {
    const { id: boardId } = await call('board.create', { name, documentIds: [oldId, newId, thirdId] });
    const reading = await call('board.read', { boardId });
    const topics = reading.kind === 'read' ? reading.view.alignment.topics : [];
    const topic = topics.find(({ kind }) => kind === 'likeness');
    await call('board.change', { boardId, change: { kind: 'note', topic: topic?.id ?? '', field: 'gap', text: '更新较慢' } });
    const figure = topic?.figures[0]?.key ?? 'none';
    await call('board.change', { boardId, change: { kind: 'direction', topic: topic?.id ?? '', figure, direction: 'higher' } });
    // Let go before it is erased: what was written on its measures stays.
    if (name === '三地对标') await call('board.change', { boardId, change: { kind: 'documents', documentIds: [newId, thirdId] } });
    if (name !== '损坏的对标') continue;
    const path = join(dataFolder, 'boards', `${boardId}.json`);
    await writeFile(path, (await readFile(path, 'utf8')).slice(0, -20));
  }
}

async function exportTogether({ call }: RunningApplication, { oldId, newId, thirdId }: Papers): Promise<void> {
  const request = { checklistId: null, columns: null, head: {}, format: 'xlsx' } as const;
  await call('export.save', { ...request, table: 'comparison', documentIds: [newId, oldId] });
  await call('export.save', { ...request, table: 'disposition', documentIds: [newId] });
  await call('export.save', { ...request, table: 'annotations', documentIds: [oldId, newId], head: { documentName: `${TITLE}；另一份` } });
  await call('export.save', { ...request, table: 'benchmark', documentIds: [newId, thirdId] });
}

it('a purge leaves no byte of the text, title or path of a document anywhere below the store', async () => {
  const crashed = await startApplication();
  await crashed.put(`${FILE}.txt`, OLD);
  await crashed.put('第二稿.txt', NEW);
  await crashed.put('第三份.txt', THIRD);
  await crashed.index();
  await mkdir(join(crashed.dataFolder, 'exports'), { recursive: true });
  await writeFile(join(crashed.dataFolder, 'exports', '.yuece-1.tmp'), REMOVED);
  await writeFile(join(crashed.dataFolder, '.search-history.json.1.tmp'), REMOVED);
  await crashed.close();

  const app = await startApplication({ place: join(crashed.library, '..') });
  const [oldId = '', newId = '', thirdId = ''] = await Promise.all(
    [`${FILE}.txt`, '第二稿.txt', '第三份.txt'].map(async (name) => (await app.documentAt(name)).id),
  );
  const papers = { oldId, newId, thirdId };
  const source = await carry(app, papers);
  expect(source).not.toBe('');
  await mkdir(join(app.dataFolder, 'recognitions'), { recursive: true });
  await writeFile(join(app.dataFolder, 'recognitions', `${source}.json`), `{"pages":"${RECOGNISED}"}`);
  const explained = { key: 'k', text: '提法已改为分散安置', oldClause: '二、1.', newClause: '二、1.' };
  await app.call('comparison.explain', { oldId, newId, ...explained });
  await makeBoards(app, papers);
  await exportTogether(app, papers);
  await app.call('search.remember', { query: '东湖村' });
  await app.call('workspace.update', { change: { compared: { oldId, newId }, recentDocuments: [oldId, newId] } });
  await writeFile(join(app.dataFolder, 'library.json.20310101.damaged'), `{"documents":[{"title":"${TITLE}`);
  await writeFile(join(app.dataFolder, 'reviews', `${newId}.json.20310101.damaged`), `{"documentId":"${oldId}","was":"${REMOVED}`);
  expect((await filesHolding(app.dataFolder, [...WORDS, oldId])).length).toBeGreaterThan(10);

  await app.call('document.remove', { documentId: oldId, purge: true });
  expect(await filesHolding(app.dataFolder, [...WORDS, oldId])).toEqual([]);
  await app.close();
  expect(await filesHolding(app.dataFolder, [...WORDS, oldId])).toEqual([]);

  const again = await startApplication({ place: join(app.library, '..') });
  const { annotations } = await again.call('review.read', { documentId: newId });
  expect(annotations.map(({ suggestion, carried }) => [suggestion, carried?.was])).toEqual([
    ['建议删除', ''],
    ['建议删除', ''],
  ]);
  const { boards } = await again.call('board.list', {});
  expect(boards.map(({ name }) => name).sort()).toEqual(['三地对标', '…对标', '损坏的对标'].sort());
  for (const { id: boardId } of boards)
    expect(await again.call('board.read', { boardId })).toMatchObject({ kind: 'read', view: { board: { notes: [{ gap: '更新较慢' }] } } });
  expect(await readdir(join(again.dataFolder, 'exports'))).toEqual([expect.stringContaining('对标')]);
});

import { expect } from 'vitest';
import type { BoardView } from '#shared/model/board.ts';
import { firstWords } from './application-on-disk.ts';
import type { Calls } from './calls.ts';

async function readBoard({ call }: Pick<Calls, 'call'>, boardId: string): Promise<BoardView> {
  const reading = await call('board.read', { boardId });
  return reading.kind === 'read' ? reading.view : expect.fail('the reading of the board was cancelled');
}

/** A 对标 board of two documents from its making to its return after a removal. */
export async function benchmarkTwo({ call, send }: Calls, planId: string, noticeId: string): Promise<void> {
  const { id: boardId } = await call('board.create', { name: '数据对标', documentIds: [planId, noticeId] });
  const { alignment, documents, board } = await readBoard({ call }, boardId);
  expect([board.name, documents.map(({ isReadable }) => isReadable)]).toEqual(['数据对标', [true, true]]);
  const measures = [
    ...alignment.topics.flatMap(({ lines }) => lines.flatMap(({ cells }) => cells[0] ?? [])),
    ...(alignment.unclassified[0] ?? []),
  ];
  const [first] = measures;
  const topic = { id: 'own-data', name: '公共数据', terms: ['数据开放平台'] };
  await call('board.change', { boardId, change: { kind: 'topics', topics: [topic] } });
  const placement = {
    documentId: planId,
    measure: first?.key ?? '',
    title: first?.title ?? '',
    path: first?.path ?? [],
    topic: topic.id,
    isIn: true,
  };
  const placed = await call('board.change', { boardId, change: { kind: 'placements', placements: [placement] } });
  expect(placed.inverse).toMatchObject({ kind: 'placements', placements: [{ isIn: null }] });
  await call('board.change', { boardId, change: { kind: 'note', topic: topic.id, field: 'gap', text: '缺少时限' } });
  const target = firstWords((await call('document.open', { documentId: planId })).model);
  const add = [{ id: 'passage-1', documentId: planId, topic: topic.id, target }];
  await call('board.change', { boardId, change: { kind: 'passages', add, remove: [] } });
  await call('board.cancel', { boardId });
  const view = await readBoard({ call }, boardId);
  const cells = view.alignment.topics.flatMap(({ lines }) => lines.flatMap((line) => line.cells));
  expect(cells.map((cell) => cell?.passage)).toContain('passage-1');
  expect(view.board.notes).toEqual([{ topic: topic.id, gap: '缺少时限', practice: '', advice: '' }]);
  const own = view.alignment.topics.find(({ id }) => id === topic.id);
  expect(own?.lines.flatMap(({ cells }) => cells[0] ?? []).map(({ origin }) => origin)).toContain('added');
  expect(view.lost).toEqual([]);
  const request = { table: 'benchmark' as const, documentIds: [planId, noticeId], checklistId: null, columns: null, head: {}, boardId };
  expect((await call('export.preview', request)).rows.map(({ cells }) => cells[0])).toContain('公共数据');
  await call('board.remove', { boardId });
  expect((await call('board.list', {})).boards).toMatchObject([{ id: boardId, removedAt: expect.any(String) }]);
  expect(await call('board.restore', { boardId })).toMatchObject({ id: boardId, removedAt: null });
  const same = { name: '同一份', documentIds: [planId, planId] };
  expect(await send('board.create', same)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  expect(await send('board.read', { boardId: '../library' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
}

import { describe, expect, it } from 'vitest';
import type { BoardView } from '#shared/model/board.ts';
import { type RunningApplication, startApplication } from '../running-application.ts';

const PLAN = (place: string): string =>
  `${place}政务服务提升方案\n\n一、主要任务\n1.推行帮办代办。为老年人提供帮办代办服务。\n2.延长服务时间。周六上午照常办理。\n`;

async function withBoard(places: readonly string[]) {
  const app = await startApplication();
  for (const place of ['临江市', '海陵市', '云岭县']) await app.put(`${place}.txt`, PLAN(place));
  await app.index();
  const idOf = new Map<string, string>();
  for (const { id, fileName } of (await app.call('library.read', {})).documents) idOf.set(fileName.replace('.txt', ''), id);
  const ids = (names: readonly string[]): string[] => names.map((name) => idOf.get(name) ?? '');
  const { id: boardId } = await app.call('board.create', { name: '三地对标', documentIds: ids(places) });
  return { app, ids, boardId };
}

async function viewOf({ call }: RunningApplication, boardId: string): Promise<BoardView> {
  const reading = await call('board.read', { boardId });
  if (reading.kind !== 'read') throw new Error('cancelled');
  return reading.view;
}

const columns = async (app: RunningApplication, boardId: string, documentIds: string[]) =>
  app.call('board.change', { boardId, change: { kind: 'documents', documentIds } });

describe('the documents of a board', () => {
  it('can be taken back to one that left the list since, and not to one that was erased', async () => {
    const { app, ids, boardId } = await withBoard(['临江市', '海陵市']);
    const [lin = '', hai = '', yun = ''] = ids(['临江市', '海陵市', '云岭县']);
    await app.call('document.remove', { documentId: lin, purge: false });
    const { inverse } = await columns(app, boardId, [hai, yun]);
    expect((await app.call('board.change', { boardId, change: inverse })).board.documentIds).toEqual([lin, hai]);
    const later = await columns(app, boardId, [hai, yun]);
    await app.call('document.restore', { documentId: lin });
    await app.call('document.remove', { documentId: lin, purge: true });
    await expect(app.call('board.change', { boardId, change: later.inverse })).rejects.toMatchObject({ code: 'not-found' });
    expect((await viewOf(app, boardId)).board.documentIds).toEqual([hai, yun]);
  });

  it('can be changed and taken back where an erasing left one of them only', async () => {
    const { app, ids, boardId } = await withBoard(['临江市', '海陵市']);
    const [lin = '', hai = '', yun = ''] = ids(['临江市', '海陵市', '云岭县']);
    await app.call('document.remove', { documentId: lin, purge: true });
    const { inverse } = await columns(app, boardId, [hai, yun]);
    expect((await app.call('board.change', { boardId, change: inverse })).board.documentIds).toEqual([hai]);
  });

  it('keep the notes on what they have in common when they change places', async () => {
    const { app, ids, boardId } = await withBoard(['临江市', '海陵市', '云岭县']);
    const idsNow = async () => (await viewOf(app, boardId)).alignment.topics.map(({ id }) => id);
    const [topic = ''] = (await idsNow()).filter((id) => id.startsWith('alike|'));
    expect(topic).not.toBe('');
    await app.call('board.change', { boardId, change: { kind: 'note', topic, field: 'gap', text: '周末不办' } });
    await columns(app, boardId, ids(['云岭县', '海陵市', '临江市']));
    expect(await idsNow()).toContain(topic);
    await columns(app, boardId, ids(['云岭县', '海陵市']));
    expect(await idsNow()).toContain(topic);
  });
});

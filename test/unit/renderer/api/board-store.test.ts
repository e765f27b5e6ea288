import { expect, it } from 'vitest';
import { changeBoard, createBoard, followBoards, useBoards } from '#renderer/api/board-store.ts';
import { bindReviewClient } from '#renderer/api/client-in-use.ts';
import { inOrder, redo, undo } from '#renderer/api/undo-store.ts';
import type { ReviewClient } from '#shared/contract/client.ts';
import { startApplication } from '../../electron/running-application.ts';

const PLANS = ['临江市', '海陵市'].map((city) => `${city}优化营商环境方案\n\n一、主要任务\n（一）开办企业。企业开办一日办结。\n`);

it('takes a note of a board written in several goes back with one step, and asks for nothing that this window did itself', async () => {
  const app = await startApplication();
  await Promise.all(PLANS.map((text, index) => app.put(`方案${index}.txt`, text)));
  await app.index();
  const { documents } = await app.call('library.read', {});
  const calls: string[] = [];
  const client: ReviewClient = {
    call: (method, input) => {
      calls.push(method);
      return app.call(method, input);
    },
    subscribe: app.subscribe,
  };
  bindReviewClient(client);
  const stop = followBoards(client);
  await createBoard(
    '两市对标',
    documents.map(({ id }) => id),
  );
  const topic = useBoards.getState().view?.alignment.topics[0]?.id ?? '';
  const written = (): string => useBoards.getState().view?.board.notes.find((note) => note.topic === topic)?.gap ?? '';
  calls.length = 0;
  for (const text of ['海陵', '海陵更快', '海陵更快，宜借鉴']) await changeBoard({ kind: 'note', topic, field: 'gap', text });
  expect(written()).toBe('海陵更快，宜借鉴');
  expect((await undo())?.kind).toBe('boardNoted');
  expect(written()).toBe('');
  await redo();
  expect(written()).toBe('海陵更快，宜借鉴');
  await inOrder(async () => undefined);
  expect(new Set(calls)).toEqual(new Set(['board.change']));

  // Another window's change is read.
  const boardId = useBoards.getState().openId ?? '';
  await app.call('board.change', { boardId, change: { kind: 'note', topic, field: 'gap', text: '另一窗口所写' } });
  await expect.poll(written).toBe('另一窗口所写');
  stop();
});

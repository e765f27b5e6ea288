import { expect } from 'vitest';
import type { Calls } from './calls.ts';

/** Tags, collections, states of review and versions of two documents, and what a window is told of them afterwards. */
export async function sortDocuments({ call }: Pick<Calls, 'call'>, planId: string, noticeId: string): Promise<void> {
  const listed = (await call('library.read', {})).documents.map(({ id }) => id);
  const both = listed.filter((id) => id === planId || id === noticeId);
  expect(await call('tag.set', { documentIds: [...both, 'not-listed'], tag: ' 数据 ', isSet: true })).toEqual({ documentIds: both });
  expect(await call('tag.rename', { documentIds: both, from: '没有', to: '数据' })).toEqual({ documentIds: [], had: [] });
  const { before } = await call('reviewState.set', { documentIds: both, state: 'done' });
  expect(before).toEqual([{ state: null, documentIds: both }]);
  const made = await call('collection.create', { name: '今年的文件', collectionId: null, documentIds: [planId] });
  const collectionId = made.id;
  expect(made).toMatchObject({ name: '今年的文件', documents: 1 });
  expect(await call('collection.add', { collectionId, documentIds: both })).toEqual({ documentIds: [noticeId] });
  expect(await call('collection.take', { collectionId, documentIds: [planId] })).toEqual({ documentIds: [planId] });
  expect(await call('collection.rename', { collectionId, name: '数据开放' })).toMatchObject({ name: '数据开放', documents: 1 });
  const { documents, collections } = await call('library.read', {});
  expect(collections).toMatchObject([{ id: collectionId, name: '数据开放', documents: 1 }]);
  expect(documents.find(({ id }) => id === noticeId)).toMatchObject({ tags: ['数据'], collections: [collectionId], reviewState: 'done' });
  expect(await call('paper.confirm', { documentIds: both })).toEqual({
    before: both.map((documentId) => ({ documentId, paper: null, apart: [] })),
  });
  const { before: marks } = await call('paper.part', { documentIds: [noticeId], others: [planId] });
  expect(marks).toMatchObject([{ documentId: noticeId, apart: [] }]);
  expect((await call('library.read', {})).documents.find(({ id }) => id === noticeId)).toMatchObject({ paper: null, apart: [planId] });
  expect((await call('paper.restore', { marks })).before).toEqual([{ documentId: noticeId, paper: null, apart: [planId] }]);
  const { cursor } = await call('library.read', { limit: 10_000 });
  expect(await call('collection.remove', { collectionId })).toEqual({ documentIds: [noticeId] });
  const told = await call('library.read', { after: cursor });
  expect(told).toMatchObject({ isWhole: false, documents: [{ id: noticeId, collections: [] }], collections: [] });
}

import { expect, it } from 'vitest';
import { bindReviewClient } from '#renderer/api/client-in-use.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { removeSearch, saveSearch } from '#renderer/api/search-memory.ts';
import { redo, undo } from '#renderer/api/undo-store.ts';
import { SAVED_SEARCH_LIMIT, type SavedSearch } from '#shared/model/search-request.ts';
import { type RunningApplication, startApplication } from '../../electron/running-application.ts';

async function started(): Promise<RunningApplication> {
  const app = await startApplication();
  bindReviewClient(app);
  useLibrary.setState({ settings: (await app.call('library.read', {})).settings });
  return app;
}

async function saved(app: RunningApplication): Promise<readonly SavedSearch[]> {
  return (await app.call('library.read', {})).settings.savedSearches ?? [];
}

async function names(app: RunningApplication): Promise<readonly string[]> {
  return (await saved(app)).map(({ name }) => name);
}

const ask = (query: string) => ({ query, filters: {}, sort: 'relevance' }) as const;

it('brings a removed search back to its place beside those saved since by another window', async () => {
  const app = await started();
  for (const name of ['一', '二', '三']) await saveSearch(name, ask(name));
  const middle = (await saved(app)).find(({ name }) => name === '二');
  await removeSearch(middle?.id ?? '');
  await app.call('savedSearch.save', { search: { id: 'other', name: '四', ...ask('四') } });
  await undo();
  expect(await names(app)).toEqual(['四', '二', '三', '一']);
  await redo();
  expect(await names(app)).toEqual(['四', '三', '一']);
  expect(useLibrary.getState().settings.savedSearches?.map(({ name }) => name)).toEqual(['四', '三', '一']);
});

it('takes both of two removals back', async () => {
  const app = await started();
  for (const name of ['一', '二', '三']) await saveSearch(name, ask(name));
  for (const { id } of (await saved(app)).slice(0, 2)) await removeSearch(id);
  await undo();
  await undo();
  expect(await names(app)).toEqual(['三', '二', '一']);
});

it('gives back what a search of the same name replaced, and takes a new one away', async () => {
  const app = await started();
  await saveSearch('供水', ask('供水'));
  await saveSearch('移民', ask('移民'));
  await saveSearch('供水', ask('供水 管网'));
  expect((await saved(app)).map(({ query }) => query)).toEqual(['供水 管网', '移民']);
  await undo();
  expect((await saved(app)).map(({ query }) => query)).toEqual(['移民', '供水']);
  await undo();
  expect(await names(app)).toEqual(['供水']);
});

it('refuses one more than can be kept, and loses none', async () => {
  const app = await started();
  for (let index = 0; index < SAVED_SEARCH_LIMIT; index += 1) await saveSearch(`第${index}个`, ask('供水'));
  await expect(saveSearch('再一个', ask('供水'))).rejects.toMatchObject({
    code: 'saved-searches-full',
    details: { limit: SAVED_SEARCH_LIMIT },
  });
  await saveSearch('第0个', ask('管网'));
  expect(await saved(app)).toHaveLength(SAVED_SEARCH_LIMIT);
  expect(await names(app)).toContain('第1个');
});

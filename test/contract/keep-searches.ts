import { expect } from 'vitest';
import type { Calls } from './calls.ts';

/** Remembers, saves, takes away and exports a search. */
export async function keepSearches({ call, send }: Calls): Promise<void> {
  expect((await call('search.remember', { query: '公共数据' })).queries).toEqual(['公共数据']);
  expect((await call('search.history', {})).queries).toEqual(['公共数据']);
  expect((await call('search.forget', { query: null })).queries).toEqual([]);
  const search = { id: 'one', name: '数据', query: '公共数据', filters: { year: ['2026'] }, sort: 'date' as const };
  expect(await call('savedSearch.save', { search })).toEqual({ search, before: null, searches: [search] });
  expect(await call('savedSearch.remove', { searchId: 'one' })).toEqual({ before: { search, at: 0 }, searches: [] });
  expect(await send('savedSearch.remove', { searchId: 'one' })).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(await call('savedSearch.restore', { search, at: 0 })).toEqual({ searches: [search] });
  const list = { query: '公共数据', filters: {}, sort: 'title' as const, filterWords: [] };
  expect(await call('search.export', list)).toMatchObject({
    kind: 'saved',
    file: { name: expect.stringMatching(/^检索结果-公共数据.*\.xlsx$/) },
  });
  const nothing = { ok: false, error: { code: 'nothing-to-export' } };
  expect(await send('search.export', { ...list, query: '没有这样的词' })).toMatchObject(nothing);
}

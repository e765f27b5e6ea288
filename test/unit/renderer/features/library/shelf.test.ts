import { describe, expect, it } from 'vitest';
import { groupState, paperGroups } from '#renderer/api/paper-groups.ts';
import { documentsWith, sortDocuments, titleEnds } from '#renderer/features/library/document-rows.ts';
import { foldedRows, plainRows } from '#renderer/features/library/list-rows.ts';
import { shareOf, shelfCounts } from '#renderer/features/library/shelf-counts.ts';
import { filterDocuments, NO_FILTER, type ShelfFilter } from '#renderer/features/library/shelf-filter.ts';
import { documentViewOf } from '#test/support/document-view.ts';

const draft = documentViewOf(
  'draft',
  {},
  { title: '云岭县防汛方案（征求意见稿）', stage: '征求意见稿', kind: '方案', issueDate: '2030-04-01' },
);
const paper = documentViewOf('paper', { tags: ['急'] }, { title: '云岭县防汛方案', kind: '方案', issueDate: '2030-09-01' });
const copy = documentViewOf('copy', { contentHash: 'hash of other', reviewState: 'done' }, { title: '海陵市养老办法', kind: '办法' });
const other = documentViewOf('other', { collections: ['c'], folderId: 'second' }, { title: '海陵市养老办法', kind: '办法' });
const DOCUMENTS = [copy, other, draft, paper];
const GROUPS = paperGroups(DOCUMENTS);

const shown = (filter: Partial<ShelfFilter>): string[] =>
  filterDocuments(DOCUMENTS, { ...NO_FILTER, ...filter }, GROUPS).map(({ id }) => id);

describe('narrowing the list', () => {
  it.each<[string, Partial<ShelfFilter>, string[]]>([
    ['nothing', {}, ['copy', 'other', 'draft', 'paper']],
    ['a folder', { folderId: 'second' }, ['other']],
    ['a tag', { tag: '急' }, ['paper']],
    ['a collection', { collectionId: 'c' }, ['other']],
    ['a state of review', { reviewState: 'done' }, ['copy']],
    ['versions to confirm', { group: 'proposed' }, ['draft', 'paper']],
    ['copies', { group: 'copies' }, ['copy', 'other']],
    ['a year', { year: '2030' }, ['draft', 'paper']],
    ['no year', { year: '' }, ['copy', 'other']],
    ['a region and a type', { region: '海陵市', kind: '办法' }, ['copy', 'other']],
    ['a set', { set: { label: '逾期', documentIds: new Set(['copy', 'gone']) } }, ['copy']],
  ])('by %s', (_name, filter, ids) => {
    expect(shown(filter)).toEqual(ids);
  });

  it('by words, those of tags too', () => {
    expect(documentsWith(DOCUMENTS, ' 急 ')).toEqual([paper]);
    expect(documentsWith(DOCUMENTS, '')).toBe(DOCUMENTS);
    const traditional = { ...paper, relativePath: '營商環境〔2031〕7號.txt' };
    expect(documentsWith([traditional], '营商环境[2031]７号')).toEqual([traditional]);
  });
});

describe('the order of the list', () => {
  it('is the same whatever list was sorted before, with empty cells last', () => {
    const sorting = { key: 'issueDate', isDescending: true } as const;
    const sorted = sortDocuments(DOCUMENTS, sorting).map(({ id }) => id);
    expect(sorted).toEqual(['paper', 'draft', 'copy', 'other']);
    const changed = DOCUMENTS.map((document) => (document === paper ? documentViewOf('paper', {}, { issueDate: '2029-01-01' }) : document));
    expect(sortDocuments(changed, sorting).map(({ id }) => id)).toEqual(['draft', 'paper', 'copy', 'other']);
    expect(sortDocuments(DOCUMENTS, { key: 'reviewState', isDescending: false }).at(-1)).toBe(copy);
  });
});

describe('versions in the list', () => {
  it('share a row with the latest of them, and stand below it where the row is open', () => {
    expect(plainRows(DOCUMENTS)).toHaveLength(4);
    const rowsOf = (open: string[]) =>
      foldedRows([draft, paper, other], GROUPS, new Set(open)).map(({ document, depth, folded }) => [document.id, depth, folded?.versions]);
    expect(rowsOf([])).toEqual([
      ['paper', 0, 2],
      ['other', 0, undefined],
    ]);
    expect(rowsOf(['draft'])).toEqual([
      ['paper', 0, 2],
      ['draft', 1, undefined],
      ['other', 0, undefined],
    ]);
  });

  it('are counted with what else documents are sorted by', () => {
    const counts = shelfCounts(DOCUMENTS, GROUPS);
    expect(counts).toMatchObject({ proposed: 2, copies: 2, tags: [{ tag: '急', count: 1 }], states: { 'not-started': 3, done: 1 } });
    expect(counts.folders.get('folder')).toBe(3);
    expect(shareOf(DOCUMENTS, ({ tags }) => tags.includes('急'))).toBe('some');
  });

  it('are not looked for again when only a tag changed, and are confirmed once all of them are', () => {
    const tagged = [copy, other, draft, documentViewOf('paper', { tags: ['缓'] }, { title: '云岭县防汛方案', issueDate: '2030-09-01' })];
    const before = paperGroups(DOCUMENTS);
    expect(paperGroups(tagged)).toBe(before);
    const confirmed = paperGroups(
      tagged.map((document) => (document.id === 'copy' || document.id === 'other' ? document : { ...document, paper: 'p' })),
    );
    const group = confirmed.get('draft');
    expect(group === undefined ? null : groupState(group)).toBe('confirmed');
    const copies = confirmed.get('copy');
    expect(copies === undefined ? null : groupState(copies)).toBe('copies');
  });
});

it('keeps the end of a long title in sight, which tells its drafts apart, and cuts no character in two', () => {
  const title = '临江市人民政府办公室关于进一步优化营商环境的若干措施（征求意见稿）';
  const { start, end } = titleEnds(title);
  expect(start + end).toBe(title);
  expect(end).toContain('（征求意见稿）');
  expect(titleEnds('临江市优化营商环境行动方案（2026—2028年）').end).toBe('2026—2028年）');
  expect(titleEnds('临江市\n窗口服务\n办法').start).toBe('临江市 窗口服务 办法');
  expect(titleEnds('临江市窗口服务办法')).toEqual({ start: '临江市窗口服务办法', end: '' });
  expect(titleEnds(`${'甲'.repeat(30)}𠮷${'乙'.repeat(9)}`).end).toBe(`𠮷${'乙'.repeat(9)}`);
});

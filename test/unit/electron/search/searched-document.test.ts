import { expect, it } from 'vitest';
import { indexState } from '#electron/search/index-entry.ts';
import { columnsOf, documentsOf } from '#electron/search/searched-document.ts';
import { documentSummary, libraryDocument } from '../store/library-examples.ts';

it('tells the process that searches of each document what it needs', () => {
  const documents = [
    libraryDocument({ id: 'd1', relativePath: '2031/a.txt', tags: ['急件'], markedState: 'done' }),
    libraryDocument({
      id: 'd2',
      reading: 'k1',
      state: {
        kind: 'ready',
        summary: {
          ...documentSummary('临江市供水方案'),
          issuer: '临江市水务局',
          docNumber: '临水发〔2031〕7号',
          issueDate: '2031-04-02',
          recognition: { stamp: 's1', pages: 1, confidence: 0.9 },
        },
      },
    }),
  ];
  const told = documentsOf(structuredClone(columnsOf(documents)));
  expect(told.map(indexState)).toEqual(documents.map(indexState));
  for (const [number, { id, folderId, tags, markedState }] of documents.entries())
    expect(told[number]).toMatchObject({ id, folderId, tags, markedState });
  expect(told[1]?.state).toMatchObject({
    summary: { title: '临江市供水方案', issuer: '临江市水务局', docNumber: '临水发〔2031〕7号', issueDate: '2031-04-02' },
  });
});

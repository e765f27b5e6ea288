import { describe, expect, it } from 'vitest';
import { openWork, unreadDocuments } from '#renderer/features/home/open-work.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';
import { UNSORTED } from '#test/support/unsorted.ts';

const SUMMARY = {
  title: '云岭县便民服务方案',
  docNumber: null,
  issuer: null,
  issueDate: null,
  kind: null,
  stage: null,
  encoding: null,
  characters: 10,
  blocks: 1,
  tasks: 0,
  repairs: 0,
  repairsByKind: {},
  warnings: [],
};

function documentOf(id: string, change: Partial<DocumentView> = {}): DocumentView {
  return {
    id,
    folderId: 'f',
    relativePath: `${id}.txt`,
    fileName: `${id}.txt`,
    bytes: 1,
    modifiedAt: '',
    contentHash: '',
    reading: '',
    textKey: '',
    state: { kind: 'ready', summary: SUMMARY },
    isMissing: false,
    isOffline: false,
    addedAt: '2032-01-01T00:00:00.000Z',
    indexedAt: '',
    annotations: 0,
    checklistsUnderWay: 0,
    openItems: 0,
    lostAnnotations: 0,
    ...UNSORTED,
    reviewState: 'not-started',
    ...change,
  };
}

describe('what is left to do', () => {
  it('is told a document, lost annotations first, then the most open items', () => {
    const work = openWork([
      documentOf('done', { annotations: 3 }),
      documentOf('few', { checklistsUnderWay: 1, openItems: 2 }),
      documentOf('many', { checklistsUnderWay: 1, openItems: 20 }),
      documentOf('lost', { annotations: 1, lostAnnotations: 1 }),
    ]);
    expect(work.map(({ document }) => document.id)).toEqual(['lost', 'many', 'few']);
  });

  it('names the conclusion where every item of a checklist is answered', () => {
    expect(openWork([documentOf('d', { checklistsUnderWay: 1, openItems: 0 })])).toMatchObject([{ openItems: 0, conclusions: 1 }]);
    expect(openWork([documentOf('d', { checklistsUnderWay: 1, openItems: 4 })])).toMatchObject([{ openItems: 4, conclusions: 0 }]);
  });
});

describe('what nobody has looked at', () => {
  it('leaves out what was opened, marked, checked, away or not readable; the newest comes first', () => {
    const documents = [
      documentOf('old'),
      documentOf('new', { addedAt: '2032-02-01T00:00:00.000Z' }),
      documentOf('opened'),
      documentOf('marked', { annotations: 1 }),
      documentOf('checked', { checklistsUnderWay: 1 }),
      documentOf('away', { isMissing: true }),
      documentOf('broken', { state: { kind: 'failed', code: 'damaged', detail: '' } }),
    ];
    expect(unreadDocuments(documents, ['opened']).map(({ id }) => id)).toEqual(['new', 'old']);
  });
});

import type { DocumentView } from '#shared/contract/review-views.ts';
import type { DocumentSummary } from '#shared/model/library.ts';
import { UNSORTED } from './unsorted.ts';

/** A document as a window sees it, read, with what is told of it. */
export function documentViewOf(id: string, part: Partial<DocumentView> = {}, summary: Partial<DocumentSummary> = {}): DocumentView {
  const absent = { docNumber: null, issuer: null, issueDate: null, kind: null, stage: null, encoding: null };
  const counts = { characters: 10, blocks: 1, tasks: 0, repairs: 0, repairsByKind: {} };
  return {
    id,
    folderId: 'folder',
    relativePath: `${id}.txt`,
    fileName: `${id}.txt`,
    bytes: 10,
    modifiedAt: '2031-01-01T00:00:00.000Z',
    contentHash: `hash of ${id}`,
    reading: '',
    textKey: `hash of ${id}`,
    state: { kind: 'ready', summary: { title: `标题${id}`, ...absent, ...counts, warnings: [], ...summary } },
    isMissing: false,
    addedAt: '2031-01-01T00:00:00.000Z',
    indexedAt: '2031-01-01T00:00:00.000Z',
    ...UNSORTED,
    annotations: 0,
    checklistsUnderWay: 0,
    openItems: 0,
    lostAnnotations: 0,
    reviewState: 'not-started',
    isOffline: false,
    ...part,
  };
}

import { describe, expect, it } from 'vitest';
import { hasUnrecognizedPages, isUnrecognized } from '#renderer/features/recognition/unrecognized-documents.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';
import { UNSORTED } from '#test/support/unsorted.ts';

function documentWith(warnings: string[], isMissing = false): DocumentView {
  const summary = { title: '', docNumber: null, issuer: null, issueDate: null, kind: null, stage: null, encoding: null };
  const counts = { characters: 0, blocks: 0, tasks: 0, repairs: 0, repairsByKind: {} };
  return {
    id: 'd',
    folderId: 'f',
    relativePath: '扫描.pdf',
    fileName: '扫描.pdf',
    bytes: 1,
    modifiedAt: '',
    contentHash: '',
    reading: '',
    textKey: '',
    state: { kind: 'ready', summary: { ...summary, ...counts, warnings } },
    isMissing,
    isOffline: false,
    addedAt: '',
    indexedAt: '',
    annotations: 0,
    checklistsUnderWay: 0,
    openItems: 0,
    lostAnnotations: 0,
    ...UNSORTED,
    reviewState: 'not-started',
  };
}

describe('the offer to recognise', () => {
  it('is made for scans and unusable text, not for empty pages or a file that is away', () => {
    expect(isUnrecognized(documentWith(['no-text', 'scanned-pages']))).toBe(true);
    expect(isUnrecognized(documentWith(['unmapped-fonts', 'unusable-text-layer']))).toBe(true);
    expect(isUnrecognized(documentWith(['empty-pages', 'no-text']))).toBe(false);
    expect(isUnrecognized(documentWith(['scanned-pages'], true))).toBe(false);
  });

  it('is made for some pages of a paper where that is read, and does not count it among the scans of the library', () => {
    for (const code of ['some-scanned-pages', 'unusable-text-layer']) {
      expect(isUnrecognized(documentWith([code]))).toBe(false);
      expect(hasUnrecognizedPages(documentWith([code]))).toBe(true);
    }
    expect(hasUnrecognizedPages(documentWith(['scanned-pages']))).toBe(true);
    expect(hasUnrecognizedPages(documentWith(['empty-pages']))).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { libraryProblems } from '#renderer/api/document-problem.ts';
import { libraryTotals } from '#renderer/features/home/library-counts.ts';
import type { DocumentView, FolderView } from '#shared/contract/review-views.ts';

function document(id: string, part: Partial<DocumentView>, warnings: readonly string[] = []): DocumentView {
  const state = { kind: 'ready', summary: { characters: 5, warnings } };
  // Only these fields are looked at here.
  return { id, folderId: 'f1', bytes: 9, contentHash: 'a', isMissing: false, annotations: 0, state, ...part } as DocumentView;
}
const FOLDERS = [
  { id: 'f1', label: '送审', isAvailable: true },
  { id: 'f2', label: '移动硬盘', isAvailable: false },
] as FolderView[];
const DOCUMENTS = [
  document('well', {}),
  document('empty', { bytes: 0, state: { kind: 'failed', code: 'damaged', detail: 'the file is empty' } }),
  document('unopened', { bytes: 0, contentHash: '', state: { kind: 'failed', code: 'unreadable', detail: 'EACCES' } }),
  document('scan', {}, ['no-text', 'scanned-pages']),
  document('gone', { isMissing: true, folderId: 'f2' }),
  document('gone scan', { isMissing: true }, ['no-text', 'scanned-pages']),
];

describe('the problems of a library', () => {
  it('are folders that are away, documents without a usable text and files that are gone, each once', () => {
    const told = libraryProblems(DOCUMENTS, FOLDERS).map((entry) =>
      entry.kind === 'folder' ? entry.folder.label : `${entry.document.id}: ${entry.problem}`,
    );
    expect(told).toEqual([
      '移动硬盘',
      'empty: empty',
      'unopened: unreadable',
      'scan: scanned-pages',
      'gone scan: scanned-pages',
      'gone: missing',
    ]);
  });

  it('are counted on the first screen as they are listed in the library', () => {
    expect(libraryTotals(DOCUMENTS, FOLDERS).problems).toBe(libraryProblems(DOCUMENTS, FOLDERS).length);
  });

  it('are those of one folder where one is chosen', () => {
    expect(libraryProblems(DOCUMENTS, FOLDERS, 'f2')).toHaveLength(2);
  });
});

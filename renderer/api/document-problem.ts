import type { DocumentView, FolderView } from '#shared/contract/review-views.ts';
import type { ReadFailureCode } from '#shared/model/extraction.ts';

/** Readings that succeeded and gave nothing to review: they stand among the problems, although they can be opened. */
const EMPTY_READINGS = ['no-text', 'unmapped-fonts'] as const;
/** A document of scanned pages only, which recognition gives a text. */
const SCANNED = 'scanned-pages';

/** What can be wrong with a document of the list. */
export type DocumentProblem = ReadFailureCode | 'sealed' | 'empty' | (typeof EMPTY_READINGS)[number] | typeof SCANNED;

/** What is wrong with a document: why it was not read, or that its text cannot be used; `null` for one that is well. */
export function problemOf({ state, bytes, contentHash }: DocumentView): DocumentProblem | null {
  // Of a file that could not be opened nothing is known, its size least of all.
  if (bytes === 0 && contentHash !== '') return 'empty';
  if (state.kind === 'failed') return state.isSealed ? 'sealed' : state.code;
  const { warnings } = state.summary;
  if (warnings.includes('no-text') && warnings.includes(SCANNED)) return SCANNED;
  return EMPTY_READINGS.find((code) => warnings.includes(code)) ?? null;
}

/** Whether a document is a scan with pages that were recognised so badly that what is not found in it may stand there all the same. */
export function isBadlyRecognized({ state }: DocumentView): boolean {
  return state.kind === 'ready' && state.summary.warnings.includes('doubtful-recognition');
}

/** One entry of what a person may have to see to: a folder that is away, or a document and what is wrong with it. */
export type LibraryProblem =
  | { readonly kind: 'folder'; readonly folder: FolderView }
  | { readonly kind: 'document'; readonly document: DocumentView; readonly problem: DocumentProblem | 'missing' };

/** All problems of a library, or of one folder of it: folders that are away, documents without a usable text, files that are gone. Wherever problems are counted, it is these. */
export function libraryProblems(
  documents: readonly DocumentView[],
  folders: readonly FolderView[],
  folderId: string | null = null,
): readonly LibraryProblem[] {
  const away = folders.filter((folder) => !folder.isAvailable && (folderId === null || folder.id === folderId));
  const own = documents.filter((document) => folderId === null || document.folderId === folderId);
  const found = own.flatMap((document): LibraryProblem[] => {
    const problem = problemOf(document);
    return problem === null ? [] : [{ kind: 'document', document, problem }];
  });
  // Of a folder that is away its files are not told one by one.
  const gone = own.filter((document) => document.isMissing && !document.isOffline && problemOf(document) === null);
  return [
    ...away.map((folder): LibraryProblem => ({ kind: 'folder', folder })),
    ...found,
    ...gone.map((document): LibraryProblem => ({ kind: 'document', document, problem: 'missing' })),
  ];
}

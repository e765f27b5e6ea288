import { emptyLibrary, type LibraryDocument, type StoredLibrary } from '#shared/model/library.ts';
import { UNSORTED } from '#test/support/unsorted.ts';

/** A document of the library as an index run leaves it. */
export function libraryDocument(part: Partial<LibraryDocument> & { readonly id: string }): LibraryDocument {
  return {
    folderId: 'folder',
    relativePath: `${part.id}.txt`,
    bytes: 10,
    modifiedAt: '2031-01-01T00:00:00.000Z',
    contentHash: part.id.padEnd(64, '0'),
    extractorVersion: 1,
    reading: '',
    state: { kind: 'ready', summary: documentSummary(`标题${part.id}`) },
    isMissing: false,
    addedAt: '2031-01-01T00:00:00.000Z',
    indexedAt: '2031-01-01T00:00:00.000Z',
    ...UNSORTED,
    ...part,
  };
}

/** What the list shows of a document, with only its title told. */
export function documentSummary(title: string): Extract<LibraryDocument['state'], { kind: 'ready' }>['summary'] {
  const absent = { docNumber: null, issuer: null, issueDate: null, kind: null, stage: null, encoding: null };
  return { title, ...absent, characters: 10, blocks: 1, tasks: 0, repairs: 0, repairsByKind: {}, warnings: [] };
}

/** A library whose reviewer's name tells one state from another. */
export function libraryBy(name: string): StoredLibrary {
  const library = emptyLibrary();
  return { ...library, settings: { ...library.settings, reviewer: { name, unit: '' } } };
}

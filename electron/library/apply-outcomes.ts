import type { ReadFailure } from '#shared/model/extraction.ts';
import type { LibraryDocument, StoredLibrary } from '#shared/model/library.ts';
import type { DocumentOnDisk, FileOnDisk } from './plan-indexing.ts';

/** What reading a file found, before it becomes a state of a document. */
export type FileRead = {
  readonly contentHash: string;
  readonly bytes: number;
  readonly reading: string;
  readonly state: LibraryDocument['state'];
};

/** The state of a document that could not be read. */
export function failedState({ code, detail, isSealed }: ReadFailure): LibraryDocument['state'] {
  return { kind: 'failed', code, detail, ...(isSealed ? { isSealed } : {}) };
}

/** A document for a file seen for the first time. */
export function newDocument(file: FileOnDisk, read: FileRead, about: { id: string; version: number; now: string }): LibraryDocument {
  return {
    id: about.id,
    folderId: file.folderId,
    relativePath: file.relativePath,
    bytes: file.bytes,
    modifiedAt: file.modifiedAt,
    contentHash: read.contentHash,
    extractorVersion: about.version,
    reading: read.reading,
    state: read.state,
    isMissing: false,
    addedAt: about.now,
    indexedAt: about.now,
  };
}

/** The document after its file was read again, wherever that lies now. */
export function refreshedDocument(pair: DocumentOnDisk, read: FileRead, about: { version: number; now: string }): LibraryDocument {
  return {
    ...placedDocument(pair),
    contentHash: read.contentHash,
    extractorVersion: about.version,
    reading: read.reading,
    state: read.state,
    indexedAt: about.now,
  };
}

/** The document with its file's place, size and time as they are now, its text as it was. */
export function placedDocument({ document, file }: DocumentOnDisk): LibraryDocument {
  return {
    ...document,
    folderId: file.folderId,
    relativePath: file.relativePath,
    bytes: file.bytes,
    modifiedAt: file.modifiedAt,
    isMissing: false,
  };
}

/** Changes parts of a document where the library still lists it: one that was removed meanwhile stays removed. */
export function withListedDocument(library: StoredLibrary, id: string, change: Partial<LibraryDocument>): StoredLibrary {
  return { ...library, documents: library.documents.map((document) => (document.id === id ? { ...document, ...change } : document)) };
}

/** Puts changed documents in their places and new ones at the end. Linear in the library. */
export function withDocuments(library: StoredLibrary, changed: ReadonlyMap<string, LibraryDocument>): StoredLibrary {
  if (changed.size === 0) return library;
  const known = new Set<string>();
  const documents = library.documents.map((document) => {
    known.add(document.id);
    return changed.get(document.id) ?? document;
  });
  for (const document of changed.values()) if (!known.has(document.id)) documents.push(document);
  // A review may have led a file back to the id of one taken out: listed again, it is not among those any more.
  return { ...library, documents, removed: library.removed.filter(({ document }) => !changed.has(document.id)) };
}

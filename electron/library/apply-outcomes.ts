import { textKeyOf } from '#electron/store/document-keys.ts';
import { withLeft } from '#electron/store/left-documents.ts';
import type { ReadFailure } from '#shared/model/extraction.ts';
import { APART_LIMIT, type LeftDocument, type LibraryDocument, type StoredLibrary } from '#shared/model/library.ts';
import { withEarlierText } from './earlier-texts.ts';
import type { DocumentOnDisk, FileOnDisk } from './plan-indexing.ts';

/** What reading a file found, before it becomes a state of a document. */
export type FileRead = {
  readonly contentHash: string;
  readonly bytes: number;
  readonly reading: string;
  readonly state: LibraryDocument['state'];
};

/** What was found out about a listed document, laid over it as it stands when that is written down. */
export type Refinding = (current: LibraryDocument) => LibraryDocument;

/** What a stretch of an index run found. */
export type IndexFindings = { readonly refound: ReadonlyMap<string, Refinding>; readonly added: readonly LibraryDocument[] };

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
    tags: [],
    collections: [],
    markedState: null,
    paper: null,
    apart: [],
  };
}

/**
 * How a document changes when its file was read again for the plan, wherever that lies now. Where it got another text meanwhile (a
 * person chose another reading, scans were recognised, a password was given), that text stays, and so do the size and time it was listed
 * with: the next run looks at the file once more.
 */
export function refreshed({ document: planned, file }: DocumentOnDisk, read: FileRead, about: { version: number; now: string }): Refinding {
  return (current) => {
    const text = { contentHash: read.contentHash, reading: read.reading, state: read.state };
    if (!isTextOf(current, planned) && !isSameText(current, text)) return { ...current, ...placeOf(file), isMissing: false };
    return {
      ...placed(file)(withEarlierText(current, text.contentHash, about.now)),
      ...text,
      extractorVersion: about.version,
      indexedAt: about.now,
    };
  };
}

/** How a document changes when its file was found with the text known: its place, size and time. */
export function placed(file: FileOnDisk): Refinding {
  return (current) => ({ ...current, ...placeOf(file), bytes: file.bytes, modifiedAt: file.modifiedAt, isMissing: false });
}

/** How a document changes when its file was not found. */
export const missing: Refinding = (current) => ({ ...current, isMissing: true });

function placeOf({ folderId, relativePath }: FileOnDisk): Pick<LibraryDocument, 'folderId' | 'relativePath'> {
  return { folderId, relativePath };
}

type Text = Pick<LibraryDocument, 'contentHash' | 'reading' | 'state'>;

/** Whether nobody put in another text since; a state is never changed, only replaced. */
function isTextOf(current: LibraryDocument, planned: LibraryDocument): boolean {
  return current.state === planned.state && isSameText(current, planned);
}

function isSameText(left: Text, right: Text): boolean {
  return left.state.kind === right.state.kind && textKeyOf(left) === textKeyOf(right);
}

/** Changes parts of a document where the library still lists it: one that was removed meanwhile stays removed. */
export function withListedDocument(library: StoredLibrary, id: string, change: Partial<LibraryDocument>): StoredLibrary {
  return { ...library, documents: library.documents.map((document) => (document.id === id ? { ...document, ...change } : document)) };
}

/** Changes found documents as the library lists them now, leaves out those it lists no more, and puts new ones at the end. Linear in the library. */
export function withFindings(library: StoredLibrary, { refound, added }: IndexFindings): StoredLibrary {
  if (refound.size === 0 && added.length === 0) return library;
  const takenOut = [...library.removed.map(({ document }) => document), ...(library.left ?? [])];
  const sortings = new Map(takenOut.map((document) => [document.id, sortingOf(document, library)]));
  const own = new Map(added.map((document) => [document.id, { ...document, ...sortings.get(document.id) }]));
  const isListed = library.documents.some(({ id }) => own.has(id));
  const isChanged = isListed || refound.size > 0;
  const known = isChanged
    ? library.documents.map((document) => refound.get(document.id)?.(document) ?? own.get(document.id) ?? document)
    : library.documents;
  if (isListed) for (const { id } of library.documents) own.delete(id);
  const documents = [...known, ...own.values()];
  const isAdded = new Set(added.map(({ id }) => id));
  // A file may have come back under the id of one taken out: listed again, it is no longer among those.
  const removed = library.removed.filter(({ document }) => !isAdded.has(document.id));
  return withLeft(
    { ...library, documents, removed },
    (library.left ?? []).filter(({ id }) => !isAdded.has(id)),
  );
}

/** What people sorted a document by: it comes back with the document, but for collections that were removed meanwhile. */
function sortingOf(document: LibraryDocument | LeftDocument, library: StoredLibrary): Partial<LibraryDocument> {
  const { tags, collections, markedState, paper, apart } = document;
  const isThere = (collectionId: string): boolean => library.collections.some(({ id }) => id === collectionId);
  return { tags, collections: collections.filter(isThere), markedState, paper, apart: apart.slice(-APART_LIMIT) };
}

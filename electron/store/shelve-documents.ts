import { ReviewFailure } from '#shared/contract/review-error.ts';
import {
  COLLECTION_LIMIT,
  type Collection,
  type LibraryDocument,
  type ReviewState,
  type StoredLibrary,
  TAG_LIMIT,
} from '#shared/model/library.ts';

/** A library after a change, and the ids of the listed documents that it changed. */
export type Shelved = { readonly library: StoredLibrary; readonly documentIds: readonly string[] };

/** Gives documents a tag or takes it from them. Fails with `invalid-input` where one would carry too many. */
export function withTag(
  library: StoredLibrary,
  documentIds: readonly string[],
  { tag, isSet }: { readonly tag: string; readonly isSet: boolean },
): Shelved {
  return changing(library, documentIds, (document) => {
    if (document.tags.includes(tag) === isSet) return document;
    if (!isSet) return { ...document, tags: document.tags.filter((other) => other !== tag) };
    if (document.tags.length >= TAG_LIMIT) throw new ReviewFailure('invalid-input', `more than ${TAG_LIMIT} tags`);
    return { ...document, tags: [...document.tags, tag] };
  });
}

/** Gives a tag another name on documents that carry it; one that they carry too takes it in, and `had` says on which. */
export function withRenamedTag(
  library: StoredLibrary,
  documentIds: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): Shelved & { readonly had: readonly string[] } {
  const had: string[] = [];
  const shelved = changing(library, documentIds, (document) => {
    if (from === to || !document.tags.includes(from)) return document;
    if (document.tags.includes(to)) had.push(document.id);
    return { ...document, tags: [...new Set(document.tags.map((tag) => (tag === from ? to : tag)))] };
  });
  return { ...shelved, had };
}

/** Puts documents into a collection or takes them out. */
export function withMembership(
  library: StoredLibrary,
  documentIds: readonly string[],
  { collectionId, isIn }: { readonly collectionId: string; readonly isIn: boolean },
): Shelved {
  demandCollection(library, collectionId);
  return changing(library, documentIds, (document) => membership(document, collectionId, isIn));
}

/** Says how far the reviews of documents are. */
export function withReviewState(library: StoredLibrary, documentIds: readonly string[], state: ReviewState | null): Shelved {
  return changing(library, documentIds, (document) => (document.markedState === state ? document : { ...document, markedState: state }));
}

/** One collection more. Fails with `name-taken`, or `invalid-input` where there are too many. */
export function withCollection(library: StoredLibrary, collection: Collection): StoredLibrary {
  const others = library.collections.filter(({ id }) => id !== collection.id);
  demandFreeName(others, collection.name);
  if (others.length >= COLLECTION_LIMIT) throw new ReviewFailure('invalid-input', `more than ${COLLECTION_LIMIT} collections`);
  return { ...library, collections: [...others, collection] };
}

/** A collection under another name. Fails with `not-found` and `name-taken`. */
export function withCollectionName(library: StoredLibrary, collectionId: string, name: string): StoredLibrary {
  return withCollection(library, { ...demandCollection(library, collectionId), name });
}

/** The library without a collection; the documents that were in it, listed or taken off the list, stay. Fails with `not-found`. */
export function withoutCollection(library: StoredLibrary, collectionId: string): Shelved {
  demandCollection(library, collectionId);
  const ids = library.documents.map(({ id }) => id);
  const shelved = changing(library, ids, (document) => membership(document, collectionId, false));
  return {
    documentIds: shelved.documentIds,
    library: {
      ...shelved.library,
      collections: library.collections.filter(({ id }) => id !== collectionId),
      removed: library.removed.map((entry) => {
        const document = membership(entry.document, collectionId, false);
        return document === entry.document ? entry : { ...entry, document };
      }),
    },
  };
}

/** The collection of that id; fails with `not-found`. */
export function demandCollection({ collections }: Pick<StoredLibrary, 'collections'>, collectionId: string): Collection {
  const found = collections.find(({ id }) => id === collectionId);
  if (!found) throw new ReviewFailure('not-found', 'no such collection');
  return found;
}

function demandFreeName(others: readonly Collection[], name: string): void {
  if (others.some((other) => other.name === name)) throw new ReviewFailure('name-taken', 'a collection has that name', { name });
}

function membership(document: LibraryDocument, collectionId: string, isIn: boolean): LibraryDocument {
  if (document.collections.includes(collectionId) === isIn) return document;
  const others = document.collections.filter((id) => id !== collectionId);
  return { ...document, collections: isIn ? [...others, collectionId] : others };
}

/** Documents that a change leaves as they are stay the same objects: what is known of them by their object stays known. */
function changing(library: StoredLibrary, documentIds: readonly string[], change: (document: LibraryDocument) => LibraryDocument): Shelved {
  const wanted = new Set(documentIds);
  const changed: string[] = [];
  const documents = library.documents.map((document) => {
    const next = wanted.has(document.id) ? change(document) : document;
    if (next !== document) changed.push(document.id);
    return next;
  });
  return { library: changed.length === 0 ? library : { ...library, documents }, documentIds: changed };
}

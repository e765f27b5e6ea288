import { join } from 'node:path';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { ErasingDocument, LeftDocument, LibraryDocument, StoredLibrary } from '#shared/model/library.ts';
import { backupsOf, temporaryName, tracesOf } from './backup-names.ts';
import { exclusionOf } from './document-keys.ts';
import { decodeStored } from './migrate-stored.ts';
import { LIBRARY_FILE, type Store } from './open-store.ts';
import { asStoreWrite } from './store-failure.ts';
import { libraryFormat } from './stored-formats.ts';

/**
 * Rewrites each backup of the library without the documents; a damaged one that still names them goes altogether. Of an erasing cut short
 * the names are not known now: then every damaged one goes. No batch of the library is written meanwhile: it moves the backups on.
 */
export function cleanLibraryTraces(
  store: Store,
  erasing: readonly ErasingDocument[],
  documents: readonly LibraryDocument[],
): Promise<boolean> {
  return store.library.exclusively(() => cleanTraces(store, erasing, documents));
}

async function cleanTraces(store: Store, erasing: readonly ErasingDocument[], documents: readonly LibraryDocument[]): Promise<boolean> {
  const { files, folder } = store;
  const names = await files.list(folder);
  const backups = backupsOf(LIBRARY_FILE, names);
  const isNameKnown = erasing.every(({ id }) => documents.some((document) => document.id === id));
  let isAnyCleaned = false;
  for (const name of tracesOf(LIBRARY_FILE, names)) {
    if (name === LIBRARY_FILE) continue;
    const text = await files.readText(join(folder, name));
    if (text === null) continue;
    const isNamed = erasing.some(({ id }) => text.includes(id)) || mentions(text, documents);
    if (!isNamed && isNameKnown) continue;
    const library = backups.includes(name) ? libraryIn(text) : null;
    if (library && !isNamed && !library.documents.some((document) => isGone(document, erasing))) continue;
    await asStoreWrite(() =>
      library ? rewrite(store, name, withoutErasing(withoutDocuments(library, erasing), erasing)) : files.remove(join(folder, name)),
    );
    isAnyCleaned = true;
  }
  return isAnyCleaned;
}

/** The library in a backup, `null` where that is damaged or of a newer version. */
function libraryIn(text: string): StoredLibrary | null {
  try {
    const decoded = decodeStored(text, libraryFormat);
    return decoded.ok ? decoded.value : null;
  } catch (error) {
    if (error instanceof ReviewFailure) return null;
    throw error;
  }
}

function isGone(document: LibraryDocument, gone: readonly Gone[]): boolean {
  const { id, place } = goneOf(document);
  return gone.some((other) => other.id === id || other.place === place);
}

/** The time of a backup says how old its state is, and stays. The temporary file is that of the library's own writes, which wait. */
async function rewrite({ files, folder }: Store, name: string, library: StoredLibrary): Promise<void> {
  const path = join(folder, name);
  const modifiedAt = await files.modifiedAt(path);
  const temporary = join(folder, temporaryName(LIBRARY_FILE));
  await files.writeSynced(temporary, JSON.stringify(library));
  await files.rename(temporary, path);
  if (modifiedAt !== null) await files.setModifiedAt(path, modifiedAt);
}

/** What tells a document that leaves the list: its id, and its place as `excluded` has it. */
export type Gone = Pick<ErasingDocument, 'id' | 'place'>;

/** What tells a document of the list. */
export function goneOf({ id, folderId, relativePath }: LibraryDocument): Gone {
  return { id, place: exclusionOf(folderId, relativePath) };
}

/** The library without word of documents, but for their place, so that the next index does not bring them back. */
export function withoutDocuments(library: StoredLibrary, gone: readonly Gone[]): StoredLibrary {
  const ids = new Set(gone.map(({ id }) => id));
  const places = new Set(gone.map(({ place }) => place));
  // The place too: an earlier state may know the same file under another id.
  const stays = ({ id, folderId, relativePath }: LibraryDocument): boolean =>
    !ids.has(id) && !places.has(exclusionOf(folderId, relativePath));
  return {
    ...library,
    documents: library.documents.filter(stays).map((document) => withoutApart(document, ids)),
    excluded: [...new Set([...library.excluded, ...places])],
    removed: library.removed
      .filter(({ document }) => stays(document))
      .map((entry) => (entry.document.apart.some((id) => ids.has(id)) ? { ...entry, document: withoutApart(entry.document, ids) } : entry)),
    ...(library.left === undefined ? {} : leftWithout(library.left, ids)),
    workspace: {
      ...library.workspace,
      panes: library.workspace.panes.filter((pane) => !ids.has(pane.documentId)),
      recentDocuments: library.workspace.recentDocuments.filter((id) => !ids.has(id)),
      ...(library.workspace.compared === undefined ? {} : { compared: comparedWithout(library.workspace.compared, ids) }),
      ...(library.workspace.views === undefined ? {} : { views: withoutKeys(library.workspace.views, ids) }),
    },
  };
}

function leftWithout(left: readonly LeftDocument[], gone: ReadonlySet<string>): { left: LeftDocument[] } {
  return { left: left.filter(({ id }) => !gone.has(id)).map((document) => withoutApart(document, gone)) };
}

type Compared = NonNullable<StoredLibrary['workspace']['compared']>;

function comparedWithout({ oldId, newId, oldState }: Compared, gone: ReadonlySet<string>): Compared {
  const staying = (id: string | null): string | null => (id !== null && gone.has(id) ? null : id);
  return { oldId: staying(oldId), newId: staying(newId), ...(oldState && staying(oldId) !== null ? { oldState } : {}) };
}

/** The document without word of those it was told apart from; the same object where it names none of them. */
function withoutApart<Marked extends Pick<LibraryDocument, 'apart'>>(document: Marked, gone: ReadonlySet<string>): Marked {
  return document.apart.some((id) => gone.has(id)) ? { ...document, apart: document.apart.filter((id) => !gone.has(id)) } : document;
}

function withoutKeys<Value>(record: Readonly<Record<string, Value>>, keys: ReadonlySet<string>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.has(key)));
}

/** The library once erasing documents has ended: neither that nor the lists of hits with them are known any longer. */
export function withoutErasing({ erasing = [], listExports = [], ...library }: StoredLibrary, ended: readonly Gone[]): StoredLibrary {
  const ids = new Set(ended.map(({ id }) => id));
  const left = erasing.filter(({ id }) => !ids.has(id));
  const lists = listExports.filter(({ documentIds }) => !documentIds.some((id) => ids.has(id)));
  return { ...library, ...(left.length === 0 ? {} : { erasing: left }), ...(lists.length === 0 ? {} : { listExports: lists }) };
}

function mentions(text: string, documents: readonly LibraryDocument[]): boolean {
  return documents.some((document) => {
    const words = [document.id, document.relativePath, document.state.kind === 'ready' ? document.state.summary.title : ''];
    return words.some((word) => word !== '' && text.includes(JSON.stringify(word).slice(1, -1)));
  });
}

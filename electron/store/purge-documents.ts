import { join } from 'node:path';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { ErasedPart } from '#shared/contract/review-views.ts';
import type { LibraryDocument, RemovedDocument, StoredLibrary } from '#shared/model/library.ts';
import { backupsOf, temporaryName, tracesOf } from './backup-names.ts';
import { exclusionOf, modelKeyOf } from './document-keys.ts';
import { decodeStored } from './migrate-stored.ts';
import { modelFileName } from './model-cache.ts';
import { exportFolderOf, LIBRARY_FILE, modelFolderOf, type Store } from './open-store.ts';
import { asStoreWrite } from './store-failure.ts';
import { libraryFormat } from './stored-formats.ts';

/** What a removal erased beside the entry in the list. */
export type Erased = Exclude<ErasedPart, 'index'>;

/** Takes documents off the list and notes them as removed; their reviews stay where they are. */
export async function removeDocuments(store: Store, documents: readonly LibraryDocument[], removedAt: string): Promise<void> {
  const noted = documents.map((document): RemovedDocument => ({ document, removedAt }));
  await store.library.change((library) => {
    const without = withoutDocuments(library, documents);
    return { ...without, removed: [...noted, ...without.removed] };
  });
  await store.library.flush();
}

/** Puts a removed document back on the list as it was. */
export async function restoreDocument(store: Store, { document }: RemovedDocument): Promise<void> {
  const exclusion = exclusionOf(document.folderId, document.relativePath);
  await store.library.change((library) => ({
    ...library,
    documents: [...library.documents.filter(({ id }) => id !== document.id), document],
    excluded: library.excluded.filter((other) => other !== exclusion),
    removed: library.removed.filter((other) => other.document.id !== document.id),
  }));
  await store.library.flush();
}

/** Takes documents off the list without a trace of their names: what is erased, and what leaves with its folder. */
export async function dropDocuments(store: Store, documents: readonly LibraryDocument[]): Promise<void> {
  await store.library.change((library) => withoutDocuments(library, documents));
  await store.library.flush();
}

/**
 * Takes documents off the list and erases their text, reviews, exports and traces in every backup of the library.
 * Text that another document holds too stays, as that document's. Must not run beside an index run.
 */
export async function purgeDocuments(store: Store, documents: readonly LibraryDocument[]): Promise<ReadonlySet<Erased>> {
  const erased = new Set<Erased>();
  const contents = await contentsOf(store, documents);
  await dropDocuments(store, documents);
  // None begins any more for what is off the list; those under way may yet write a model, and the sweep below must see it.
  await store.reads.settle(documents.map(({ id }) => id));
  for (const document of documents) {
    // Before the review, which alone knows of them: an erasing cut short can be done again.
    if (await eraseExports(store, document.id)) erased.add('exports');
    const { review, backups } = await store.reviews.erase(document.id);
    if (review) erased.add('review');
    if (backups) erased.add('backups');
  }
  if (await eraseModels(store, documents)) erased.add('model');
  if (await eraseRecognitions(store, contents)) erased.add('model');
  if (await cleanLibraryTraces(store, documents)) erased.add('backups');
  return erased;
}

/** Models no document needs any more: earlier states of changed files, and of files taken off the list. */
export async function sweepModels(store: Store): Promise<number> {
  return store.models.keepOnly(store.library.current().documents.map(modelKeyOf));
}

async function eraseExports(store: Store, documentId: string): Promise<boolean> {
  const { files } = store;
  const folder = exportFolderOf(store.folder);
  const there = new Set(await files.list(folder));
  // A name that the folder lists is a plain one: a review made by another hand leads nowhere else.
  const names = (await exportsOf(store, documentId)).filter((name) => there.has(name));
  await asStoreWrite(async () => {
    for (const name of names) await files.remove(join(folder, name));
  });
  return names.length > 0;
}

async function exportsOf(store: Store, documentId: string): Promise<readonly string[]> {
  try {
    return (await store.reviews.read(documentId)).exports ?? [];
  } catch (error) {
    // A review of a newer version is erased unread.
    if (error instanceof ReviewFailure) return [];
    throw error;
  }
}

async function eraseModels(store: Store, documents: readonly LibraryDocument[]): Promise<boolean> {
  const names = await store.files.list(modelFolderOf(store.folder));
  const still = new Set(store.library.current().documents.map((document) => modelFileName(modelKeyOf(document))));
  const hadModel = documents.some((document) => {
    const name = modelFileName(modelKeyOf(document));
    return name !== null && names.includes(name) && !still.has(name);
  });
  // All that nobody needs goes, not only these: an earlier state of the same file lies under a hash that is known nowhere any more.
  await sweepModels(store);
  return hadModel;
}

/** Every content that these documents are known to have had, now or before. */
async function contentsOf({ reviews }: Store, documents: readonly LibraryDocument[]): Promise<readonly string[]> {
  const known = await reviews.contents();
  return [...new Set(documents.flatMap(({ id, contentHash }) => [contentHash, ...(known.get(id) ?? [])]))];
}

/** What was recognised of these contents goes, but for those that a document or a review of another one, listed or not, still has. */
async function eraseRecognitions(store: Store, contents: readonly string[]): Promise<boolean> {
  const { documents, removed } = store.library.current();
  const held = new Set([...documents, ...removed.map(({ document }) => document)].map(({ contentHash }) => contentHash));
  for (const others of (await store.reviews.contents()).values()) for (const content of others) held.add(content);
  return (await store.recognitions.remove(contents.filter((content) => !held.has(content)))) > 0;
}

/** Rewrites each backup of the library without the documents; a damaged one that still names them goes altogether. */
async function cleanLibraryTraces(store: Store, documents: readonly LibraryDocument[]): Promise<boolean> {
  const { files, folder } = store;
  const names = await files.list(folder);
  const backups = backupsOf(LIBRARY_FILE, names);
  let isAnyCleaned = false;
  for (const name of tracesOf(LIBRARY_FILE, names)) {
    if (name === LIBRARY_FILE) continue;
    const text = await files.readText(join(folder, name));
    if (text === null || !mentions(text, documents)) continue;
    const decoded = backups.includes(name) ? decodeStored(text, libraryFormat) : null;
    await asStoreWrite(() =>
      decoded?.ok ? rewrite(store, name, withoutDocuments(decoded.value, documents)) : files.remove(join(folder, name)),
    );
    isAnyCleaned = true;
  }
  return isAnyCleaned;
}

/** The time of a backup says how old its state is, and stays. */
async function rewrite({ files, folder }: Store, name: string, library: StoredLibrary): Promise<void> {
  const path = join(folder, name);
  const modifiedAt = await files.modifiedAt(path);
  const temporary = join(folder, temporaryName(LIBRARY_FILE));
  await files.writeSynced(temporary, JSON.stringify(library));
  await files.rename(temporary, path);
  if (modifiedAt !== null) await files.setModifiedAt(path, modifiedAt);
}

function withoutDocuments(library: StoredLibrary, documents: readonly LibraryDocument[]): StoredLibrary {
  const ids = new Set(documents.map((document) => document.id));
  const paths = new Set(documents.map((document) => exclusionOf(document.folderId, document.relativePath)));
  return {
    ...library,
    // The path too: an earlier state may know the same file under another id.
    documents: library.documents.filter(
      ({ id, folderId, relativePath }) => !ids.has(id) && !paths.has(exclusionOf(folderId, relativePath)),
    ),
    excluded: [...new Set([...library.excluded, ...paths])],
    removed: library.removed.filter(
      ({ document }) => !ids.has(document.id) && !paths.has(exclusionOf(document.folderId, document.relativePath)),
    ),
    workspace: {
      ...library.workspace,
      panes: library.workspace.panes.filter((pane) => !ids.has(pane.documentId)),
      recentDocuments: library.workspace.recentDocuments.filter((id) => !ids.has(id)),
    },
  };
}

function mentions(text: string, documents: readonly LibraryDocument[]): boolean {
  return documents.some((document) => {
    const words = [document.id, document.relativePath, document.state.kind === 'ready' ? document.state.summary.title : ''];
    return words.some((word) => word !== '' && text.includes(JSON.stringify(word).slice(1, -1)));
  });
}

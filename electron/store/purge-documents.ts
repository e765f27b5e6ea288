import { join } from 'node:path';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { ErasedPart } from '#shared/contract/review-views.ts';
import type { ErasingDocument, LibraryDocument, RemovedDocument, StoredLibrary } from '#shared/model/library.ts';
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
    const without = withoutDocuments(library, documents.map(goneOf));
    return { ...without, removed: [...noted, ...without.removed] };
  });
  await store.library.flush();
}

/** Puts removed documents back on the list as they were. */
export async function restoreDocuments(store: Store, removed: readonly RemovedDocument[]): Promise<void> {
  const back = removed.map(({ document }) => document);
  const ids = new Set(back.map(({ id }) => id));
  const exclusions = new Set(back.map(({ folderId, relativePath }) => exclusionOf(folderId, relativePath)));
  await store.library.change((library) => ({
    ...library,
    documents: [...library.documents.filter(({ id }) => !ids.has(id)), ...back],
    excluded: library.excluded.filter((other) => !exclusions.has(other)),
    removed: library.removed.filter(({ document }) => !ids.has(document.id)),
  }));
  await store.library.flush();
}

/** Takes documents off the list without a trace of their names: what is erased, and what leaves with its folder. */
export async function dropDocuments(store: Store, documents: readonly LibraryDocument[]): Promise<void> {
  await store.library.change((library) => withoutDocuments(library, documents.map(goneOf)));
  await store.library.flush();
}

/**
 * Takes documents off the list and erases their text, reviews, exports and traces in every backup of the library; `eraseElsewhere` does what
 * lies outside the store. Text that another document holds too stays, as that document's. Must not run beside an index run.
 * Until the last step the library remembers what is being erased: cut short, it is finished by the next call, whatever that is for.
 */
export async function purgeDocuments(
  store: Store,
  documents: readonly LibraryDocument[],
  eraseElsewhere: (documentIds: readonly string[]) => Promise<void> = async () => undefined,
): Promise<ReadonlySet<Erased>> {
  const erased = new Set<Erased>();
  const erasing = await beginErasing(store, documents);
  const ids = erasing.map(({ id }) => id);
  // None begins any more for what is off the list; those under way may yet write a model, and the sweep below must see it.
  await store.reads.settle(ids);
  for (const id of ids) {
    // Before the review, which alone knows of them: an erasing cut short can be done again.
    if (await eraseExports(store, id)) erased.add('exports');
    const { review, backups } = await store.reviews.erase(id);
    if (review) erased.add('review');
    if (backups) erased.add('backups');
  }
  if (await eraseModels(store, documents)) erased.add('model');
  const contents = erasing.flatMap((document) => document.contents);
  if (await eraseRecognitions(store, contents)) erased.add('model');
  await store.boards.forgetDocuments(ids);
  await eraseElsewhere(ids);
  if (await cleanLibraryTraces(store, erasing, documents)) erased.add('backups');
  await endErasing(store, erasing);
  return erased;
}

/** Whether erasing that document was begun and is not finished. */
export function isBeingErased(store: Store, documentId: string): boolean {
  return (store.library.current().erasing ?? []).some(({ id }) => id === documentId);
}

/** Answers all that is to be erased: these, and what an erasing cut short left. */
async function beginErasing(store: Store, documents: readonly LibraryDocument[]): Promise<readonly ErasingDocument[]> {
  const known = await store.reviews.contents();
  const begun = documents.map(
    (document): ErasingDocument => ({
      ...goneOf(document),
      contents: [...new Set([document.contentHash, ...(known.get(document.id) ?? [])])],
    }),
  );
  const ids = new Set(begun.map(({ id }) => id));
  await store.library.change((library) => ({
    ...withoutDocuments(library, begun),
    erasing: [...(library.erasing ?? []).filter(({ id }) => !ids.has(id)), ...begun],
  }));
  await store.library.flush();
  return store.library.current().erasing ?? [];
}

async function endErasing(store: Store, erasing: readonly ErasingDocument[]): Promise<void> {
  await store.library.change((library) => withoutErasing(library, erasing));
  await store.library.flush();
  // The writing of the library made backups of what it was while the erasing was under way.
  await cleanLibraryTraces(store, erasing, []);
}

/**
 * Models no document needs any more: earlier states of changed files, and of files taken off the list. Beside no read: what one has just
 * written is listed only when it ends, and the text of an unlocked file could not be had again.
 */
export function sweepModels(store: Store): Promise<number> {
  return store.reads.whileNone(() => store.models.keepOnly(store.library.current().documents.map(modelKeyOf)));
}

async function eraseExports(store: Store, documentId: string): Promise<boolean> {
  const { files } = store;
  const folder = exportFolderOf(store.folder);
  const there = new Set(await files.list(folder));
  // A name that the folder lists is a plain one: a review made by another hand leads nowhere else.
  const lists = (store.library.current().listExports ?? []).filter(({ documentIds }) => documentIds.includes(documentId));
  const names = [...(await exportsOf(store, documentId)), ...lists.map(({ name }) => name)].filter((name) => there.has(name));
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

/** What was recognised of these contents goes, but for those that a document or a review of another one, listed or not, still has. */
async function eraseRecognitions(store: Store, contents: readonly string[]): Promise<boolean> {
  const { documents, removed } = store.library.current();
  const held = new Set([...documents, ...removed.map(({ document }) => document)].map(({ contentHash }) => contentHash));
  for (const others of (await store.reviews.contents()).values()) for (const content of others) held.add(content);
  return (await store.recognitions.remove(contents.filter((content) => !held.has(content)))) > 0;
}

/**
 * Rewrites each backup of the library without the documents; a damaged one that still names them goes altogether. Of an erasing cut short
 * the names are not known any more: then every damaged one goes.
 */
async function cleanLibraryTraces(
  store: Store,
  erasing: readonly ErasingDocument[],
  documents: readonly LibraryDocument[],
): Promise<boolean> {
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

/** The time of a backup says how old its state is, and stays. */
async function rewrite({ files, folder }: Store, name: string, library: StoredLibrary): Promise<void> {
  const path = join(folder, name);
  const modifiedAt = await files.modifiedAt(path);
  const temporary = join(folder, temporaryName(LIBRARY_FILE));
  await files.writeSynced(temporary, JSON.stringify(library));
  await files.rename(temporary, path);
  if (modifiedAt !== null) await files.setModifiedAt(path, modifiedAt);
}

/** What tells a document that leaves the list: its id, and its place as `excluded` has it. */
type Gone = Pick<ErasingDocument, 'id' | 'place'>;

function goneOf({ id, folderId, relativePath }: LibraryDocument): Gone {
  return { id, place: exclusionOf(folderId, relativePath) };
}

function withoutDocuments(library: StoredLibrary, gone: readonly Gone[]): StoredLibrary {
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
    workspace: {
      ...library.workspace,
      panes: library.workspace.panes.filter((pane) => !ids.has(pane.documentId)),
      recentDocuments: library.workspace.recentDocuments.filter((id) => !ids.has(id)),
      ...(library.workspace.views === undefined ? {} : { views: withoutKeys(library.workspace.views, ids) }),
    },
  };
}

/** The document without word of those it was told apart from; the same object where it names none of them. */
function withoutApart(document: LibraryDocument, gone: ReadonlySet<string>): LibraryDocument {
  return document.apart.some((id) => gone.has(id)) ? { ...document, apart: document.apart.filter((id) => !gone.has(id)) } : document;
}

function withoutKeys<Value>(record: Readonly<Record<string, Value>>, keys: ReadonlySet<string>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.has(key)));
}

function withoutErasing({ erasing = [], listExports = [], ...library }: StoredLibrary, ended: readonly Gone[]): StoredLibrary {
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

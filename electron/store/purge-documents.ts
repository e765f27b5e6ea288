import { join } from 'node:path';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { ErasedPart } from '#shared/contract/review-views.ts';
import type { ErasingDocument, LibraryDocument, LibraryFolder, RemovedDocument } from '#shared/model/library.ts';
import { earlierKeyOf, exclusionOf } from './document-keys.ts';
import { cleanLibraryTraces, goneOf, withoutDocuments, withoutErasing } from './erase-library-traces.ts';
import { titlesOf } from './erase-mentions.ts';
import { withoutFolderDocuments } from './left-documents.ts';
import { type ModelKey, modelFileName } from './model-cache.ts';
import { modelKeyOf } from './model-key.ts';
import { exportFolderOf, modelFolderOf, type Store } from './open-store.ts';
import { asStoreWrite } from './store-failure.ts';

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

/** Takes documents off the list without a trace of their names, because their folder leaves: added again, it brings them back sorted as they were. */
export async function dropDocuments(store: Store, folder: LibraryFolder, documents: readonly LibraryDocument[]): Promise<void> {
  await store.library.change((library) => withoutFolderDocuments(library, folder, documents));
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
  // None begins now for what is off the list; those under way may yet write a model, and the sweep below must see it.
  await store.reads.settle(ids);
  const exports = await exportsOf(store, ids);
  if (await eraseExports(store, exports)) erased.add('exports');
  const gone = { ids: new Set(ids), exports: new Set(exports), titles: titlesOf(documents) };
  await store.reviews.forgetDocuments(gone);
  await store.boards.forgetDocuments(gone);
  for (const id of ids) {
    // Last of what is written about it, for it alone knows the exports: an erasing cut short can be done again.
    const { review, backups } = await store.reviews.erase(id);
    if (review) erased.add('review');
    if (backups) erased.add('backups');
  }
  if (await store.reviews.eraseNotesAgainst(ids)) erased.add('review');
  if (await eraseModels(store, documents)) erased.add('model');
  const contents = erasing.flatMap((document) => document.contents);
  if (await eraseRecognitions(store, contents)) erased.add('model');
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
 * Models no document needs any longer: states of changed files that are not kept, and the present ones of files taken off the list, which are read
 * again when put back. Beside no read: what one has just written is listed only when it ends, and the text of an unlocked file could not be
 * had again.
 */
export function sweepModels(store: Store): Promise<number> {
  return store.reads.whileNone(() => store.models.keepOnly(neededKeys(store)));
}

function neededKeys({ library }: Store): readonly ModelKey[] {
  const { documents, removed } = library.current();
  return [...documents.flatMap(keysOf), ...removed.flatMap(({ document }) => earlierKeysOf(document))];
}

/** Keys of what a document says and of what it said before. */
function keysOf(document: LibraryDocument): readonly ModelKey[] {
  return [modelKeyOf(document), ...earlierKeysOf(document)];
}

function earlierKeysOf({ earlier = [] }: LibraryDocument): readonly ModelKey[] {
  return earlier.map(earlierKeyOf);
}

/** Names of the exports still there that tell of these documents, and are erased with them: tables of several documents among them. */
export async function exportsErasedWith(store: Store, documentIds: readonly string[]): Promise<readonly string[]> {
  return exportsThere(store, await exportsOf(store, documentIds));
}

/** Removes those of the files that are there; whether there were some. */
async function eraseExports(store: Store, names: readonly string[]): Promise<boolean> {
  const there = await exportsThere(store, names);
  await asStoreWrite(async () => {
    for (const name of there) await store.files.remove(join(exportFolderOf(store.folder), name));
  });
  return there.length > 0;
}

/** A name that the folder lists is a plain one: a review made by another hand leads nowhere else. */
async function exportsThere({ files, folder }: Store, names: readonly string[]): Promise<readonly string[]> {
  const known = new Set(names);
  return (await files.list(exportFolderOf(folder))).filter((name) => known.has(name));
}

/** The names of all exports in the store that tell of these documents. */
async function exportsOf(store: Store, documentIds: readonly string[]): Promise<readonly string[]> {
  const lists = (store.library.current().listExports ?? []).filter((list) => list.documentIds.some((id) => documentIds.includes(id)));
  const names = lists.map(({ name }) => name);
  for (const documentId of documentIds) {
    try {
      names.push(...((await store.reviews.read(documentId)).exports ?? []));
    } catch (error) {
      // A review of a newer version is erased unread.
      if (!(error instanceof ReviewFailure)) throw error;
    }
  }
  return names;
}

async function eraseModels(store: Store, documents: readonly LibraryDocument[]): Promise<boolean> {
  const names = await store.files.list(modelFolderOf(store.folder));
  const still = new Set(neededKeys(store).map(modelFileName));
  const hadModel = documents.flatMap(keysOf).some((key) => {
    const name = modelFileName(key);
    return name !== null && names.includes(name) && !still.has(name);
  });
  // All that nobody needs goes, not only these: an earlier state of the same file lies under a hash that is no longer known.
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

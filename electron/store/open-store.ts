import { join } from 'node:path';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { StoreNotice } from '#shared/contract/review-views.ts';
import type { StoredLibrary } from '#shared/model/library.ts';
import { createAtomicAdapter, type ReadOutcome } from './atomic-adapter.ts';
import { BoardStore } from './board-store.ts';
import { LibraryStore } from './library-store.ts';
import { type ModelCache, openModelCache } from './model-cache.ts';
import { createReadsUnderWay, type ReadsUnderWay } from './reads-under-way.ts';
import { openRecognitions, type RecognitionStore, recognitionFolderOf } from './recognition-store.ts';
import { type ReviewDamage, ReviewStore } from './review-store.ts';
import { openSearchHistory, type SearchHistory } from './search-history.ts';
import { toleratingWriteFailure, writeFailureOf } from './store-failure.ts';
import { diskFiles, errorCode, type StoreFiles } from './store-files.ts';
import { acquireStoreLock, isProcessAlive, type StoreLock } from './store-lock.ts';
import { libraryFormat } from './stored-formats.ts';
import { forbidWriting, permitByLock, type WritePermission } from './write-permission.ts';

export const LIBRARY_FILE = 'library.json';

/** Everything this application keeps, in one folder that one process writes at a time. */
export type Store = {
  readonly folder: string;
  readonly files: StoreFiles;
  readonly library: LibraryStore;
  readonly reviews: ReviewStore;
  readonly boards: BoardStore;
  readonly models: ModelCache;
  readonly recognitions: RecognitionStore;
  readonly reads: ReadsUnderWay;
  readonly searchHistory: SearchHistory;
  readonly permission: WritePermission;
  /** What a person should know about the store, oldest first; grows when a damaged review is met. */
  readonly notices: () => readonly StoreNotice[];
  /** Adds one; what was told before is not told again. */
  readonly note: (notice: StoreNotice) => void;
  /** Writes what is pending, then gives the store free. */
  readonly close: () => Promise<void>;
};

export type OpenStoreOptions = {
  /** Absolute; made when missing. */
  readonly folder: string;
  readonly now: () => string;
  readonly newId: () => string;
  readonly log: (line: string) => void;
  /** Called with each notice that comes after the opening. */
  readonly onNotice: (notice: StoreNotice) => void;
  readonly files?: StoreFiles;
};

/** Folder of the models under a store's folder: the workers that read files are told it. */
export function modelFolderOf(storeFolder: string): string {
  return join(storeFolder, 'models');
}

/** Folder of the search index. */
export function searchFolderOf(storeFolder: string): string {
  return join(storeFolder, 'search');
}

/** Folder of the exports of a host that does not ask where to save. */
export function exportFolderOf(storeFolder: string): string {
  return join(storeFolder, 'exports');
}

/** Opens the store; fails with `store-in-use`, `store-newer`, `store-damaged` where the folder cannot be read at all, or the reason why a new one cannot be made. */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const files = options.files ?? diskFiles;
  const { lock, permission } = await takeFolder(options.folder, files, options.newId());
  try {
    return await openParts(options, files, lock, permission);
  } catch (error) {
    await lock?.release();
    if (errorCode(error) === null) throw error;
    throw new ReviewFailure('store-damaged', 'the store cannot be read', { reason: errorCode(error) ?? '' });
  }
}

async function openParts(
  options: OpenStoreOptions,
  files: StoreFiles,
  lock: StoreLock | null,
  permission: WritePermission,
): Promise<Store> {
  const { folder, now, log } = options;
  const notices: StoreNotice[] = permission.blocked ? [{ kind: 'read-only' }] : [];
  const adapter = createAtomicAdapter<StoredLibrary>({ files, folder, name: LIBRARY_FILE, format: libraryFormat, now, log });
  const onWriteFailed = (error: unknown): void => log(`library not written: ${error instanceof Error ? error.message : String(error)}`);
  const onWritable = (isWritable: boolean): void => {
    const told = notices.findIndex(({ kind }) => kind === 'write-failed');
    if (isWritable && told >= 0) notices.splice(told, 1);
    if (isWritable || told >= 0) return;
    notices.push({ kind: 'write-failed' });
    options.onNotice({ kind: 'write-failed' });
  };
  const library = new LibraryStore({ adapter, permission, onWriteFailed, onWritable });
  await library.open();
  notices.push(...noticesOf(adapter.outcome()));
  // A new store is written too, so that it is known for one, empty or not.
  if (['backup', 'absent'].includes(adapter.outcome().kind) && !permission.blocked) await library.change((data) => data);
  const tell = (notice: StoreNotice): void => {
    notices.push(notice);
    options.onNotice(notice);
  };
  const common = { files, permission, now, log };
  const boards = new BoardStore({
    ...common,
    folder: join(folder, 'boards'),
    onDamage: (damage) => tell({ kind: 'board-damaged', ...damage }),
  });
  const reviews = new ReviewStore({ ...common, folder: join(folder, 'reviews'), onDamage: (damage) => tell(noticeOfDamage(damage)) });
  if (!permission.blocked) await sweepTemporary(folder, files);
  return {
    folder,
    files,
    library,
    reviews,
    boards,
    models: openModelCache(modelFolderOf(folder), files),
    recognitions: openRecognitions(recognitionFolderOf(folder), files),
    reads: createReadsUnderWay(),
    searchHistory: openSearchHistory({ folder, files, permission }),
    permission,
    notices: () => notices,
    note(notice) {
      if (notices.some(({ kind }) => kind === notice.kind)) return;
      tell(notice);
    },
    async close() {
      try {
        await reviews.close();
        await boards.close();
        await library.close();
      } finally {
        await lock?.release();
      }
    },
  };
}

type TakenFolder = { readonly lock: StoreLock | null; readonly permission: WritePermission };

/** A folder that cannot be written is opened for reading: seeing one's work is better than an error. */
async function takeFolder(folder: string, files: StoreFiles, token: string): Promise<TakenFolder> {
  try {
    const isNew = (await files.modifiedAt(folder)) === null;
    await files.makeFolder(folder);
    // Nobody's but ours: a folder chosen for the data may hold other things, which stay open to those they are open to.
    const names = await files.list(folder);
    if (isNew || names.length === 0 || names.includes(LIBRARY_FILE)) await toleratingWriteFailure(() => files.makePrivate(folder));
    const lock = await acquireStoreLock(folder, files, { isAlive: isProcessAlive, token });
    return { lock, permission: permitByLock(lock) };
  } catch (error) {
    const reason = writeFailureOf(error);
    // Nothing to read and nowhere to write: an empty library would pass for the real one.
    if (reason && (await files.modifiedAt(folder)) === null) throw reason;
    if (reason && reason.code !== 'store-in-use') return { lock: null, permission: forbidWriting(reason) };
    if (reason) throw reason;
    const code = errorCode(error);
    if (code === null) throw error;
    throw new ReviewFailure('store-damaged', 'the store folder cannot be used', { reason: code });
  }
}

function noticesOf(outcome: ReadOutcome): StoreNotice[] {
  if (outcome.kind === 'backup') return [{ kind: 'backup-opened', file: LIBRARY_FILE, savedAt: outcome.savedAt }];
  return outcome.kind === 'lost' ? [{ kind: 'started-empty', file: LIBRARY_FILE }] : [];
}

function noticeOfDamage({ documentId, savedAt }: ReviewDamage): StoreNotice {
  if (savedAt === null) return { kind: 'started-empty', file: `reviews/${documentId}.json` };
  return { kind: 'review-backup-opened', documentId, savedAt };
}

/** What a crash left of an export or of the history of searches under a name that no later write takes. */
async function sweepTemporary(folder: string, files: StoreFiles): Promise<void> {
  for (const [place, beginning] of [
    [exportFolderOf(folder), '.yuece-'],
    [folder, '.search-history.json.'],
  ] as const) {
    const left = (await files.list(place)).filter((name) => name.startsWith(beginning) && name.endsWith('.tmp'));
    await toleratingWriteFailure(async () => {
      for (const name of left) await files.remove(join(place, name));
    });
  }
}

import type { LibraryFolder } from '#shared/model/library.ts';
import { type BatchTiming, createChangeBatch } from './change-batch.ts';
import { isFolderThere } from './folder-presence.ts';
import { type FolderWatcher, watchFolder } from './watch-folder.ts';
import { type WatchKind, watchKindHere } from './watch-kind.ts';

/** Keeps a library in step with its folders while the application runs. */
export type LibraryWatch = {
  /** Takes up a changed list of folders, or of wishes to have them watched. */
  readonly follow: () => void;
  readonly close: () => Promise<void>;
};

export type LibraryWatchOptions = {
  /** The folders to watch now; none while a person switched it off. */
  readonly folders: () => readonly LibraryFolder[];
  /** Something changed in these folders, or may have. Must not fail. */
  readonly onChanged: (folderIds: readonly string[]) => Promise<void>;
  /** A folder went out of reach, or came back. */
  readonly onPresence: () => void;
  readonly log: (line: string) => void;
  readonly timing?: Partial<WatchTiming>;
};

/** Milliseconds. */
export type WatchTiming = BatchTiming & {
  /** Between two looks at whether the folders are there. */
  readonly presence: number;
  /** Between two looks into a folder that sends no events. */
  readonly poll: number;
};

const TIMING: WatchTiming = { quiet: 400, longest: 2_000, presence: 4_000, poll: 30_000 };

type Watched = { readonly folder: LibraryFolder; isThere: boolean; watcher: FolderWatcher | null };

/** Begins to watch; every folder that can be reached is reported as changed once. */
export function watchLibrary(options: LibraryWatchOptions): LibraryWatch {
  const watch = new FoldersWatch(options);
  watch.follow();
  return watch;
}

class FoldersWatch implements LibraryWatch {
  readonly #options: LibraryWatchOptions;
  readonly #timing: WatchTiming;
  readonly #batch: ReturnType<typeof createChangeBatch>;
  readonly #watched = new Map<string, Watched>();
  readonly #closing = new Set<Promise<void>>();
  #presenceTimer: NodeJS.Timeout | null = null;
  #looking: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(options: LibraryWatchOptions) {
    this.#options = options;
    this.#timing = { ...TIMING, ...options.timing };
    this.#batch = createChangeBatch(this.#timing, options.onChanged);
    this.#lookLater();
  }

  follow(): void {
    if (this.#isClosed) return;
    const wanted = new Map(this.#options.folders().map((folder) => [folder.id, folder]));
    for (const [id, watched] of [...this.#watched]) {
      if (wanted.get(id)?.path === watched.folder.path) continue;
      this.#watched.delete(id);
      this.#stop(watched);
    }
    const added = [...wanted.values()].filter(({ id }) => !this.#watched.has(id));
    for (const folder of added) this.#watched.set(folder.id, { folder, isThere: false, watcher: null });
    if (added.length > 0) this.#lookNow();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#presenceTimer) clearTimeout(this.#presenceTimer);
    this.#batch.close();
    await this.#looking;
    for (const watched of this.#watched.values()) this.#stop(watched);
    this.#watched.clear();
    await Promise.all(this.#closing);
  }

  #lookNow(): void {
    this.#looking = this.#looking.then(() => this.#lookAtAll());
  }

  #lookLater(): void {
    this.#presenceTimer = setTimeout(() => {
      this.#lookNow();
      void this.#looking.then(() => this.#isClosed || this.#lookLater());
    }, this.#timing.presence);
    this.#presenceTimer.unref();
  }

  /** Folders come and go: a disk that is put in again is watched again, and read. */
  async #lookAtAll(): Promise<void> {
    await Promise.all([...this.#watched.values()].map((watched) => this.#lookAt(watched)));
  }

  async #lookAt(watched: Watched): Promise<void> {
    const { id } = watched.folder;
    // The disk that it lies on is noted by index runs.
    const folder = this.#options.folders().find((candidate) => candidate.id === id) ?? watched.folder;
    const isThere = await isFolderThere(folder);
    if (this.#isClosed || this.#watched.get(id) !== watched || isThere === watched.isThere) return;
    watched.isThere = isThere;
    if (isThere) this.#start(watched, await watchKindHere(folder.path));
    else {
      this.#stop(watched);
      watched.watcher = null;
    }
    this.#options.onPresence();
  }

  #start(watched: Watched, kind: WatchKind): void {
    if (this.#isClosed || !watched.isThere) return;
    const { id, path } = watched.folder;
    const onBroken = (reason: string): void => {
      if (this.#watched.get(id) !== watched || watched.watcher !== watcher) return;
      this.#options.log(`watching by looking again and again: ${reason}`);
      this.#stop(watched);
      this.#start(watched, 'polling');
    };
    const watcher = watchFolder(path, kind, { onChange: () => this.#batch.add(id), onBroken, pollEvery: this.#timing.poll });
    watched.watcher = watcher;
  }

  #stop({ watcher }: Watched): void {
    if (!watcher) return;
    const closed = watcher.close().finally(() => this.#closing.delete(closed));
    this.#closing.add(closed);
  }
}

import { Low } from 'lowdb';
import { emptyLibrary, type StoredLibrary } from '#shared/model/library.ts';
import type { AtomicAdapter } from './atomic-adapter.ts';
import { toleratingWriteFailure } from './store-failure.ts';
import type { WritePermission } from './write-permission.ts';

/** One step from a library to the next; pure. */
export type LibraryChange = (library: StoredLibrary) => StoredLibrary;

export type LibraryStoreOptions = {
  readonly adapter: AtomicAdapter<StoredLibrary>;
  readonly permission: WritePermission;
  /** A batch that could not be written; the state stays in memory and the next change tries again. */
  readonly onWriteFailed: (error: unknown) => void;
  /** `false` when a write failed, `true` when the state is on the disk again. */
  readonly onWritable?: (isWritable: boolean) => void;
};

const BATCH_MILLISECONDS = 2_000;
/** What can wait is written so seldom that the writing takes no more than this share of the time: 100,000 documents take seconds. */
const WRITING_SHARE = 0.04;
const LONGEST_WAIT = 30_000;

/** `can-wait` for what can be had again, such as the findings of an index run. */
export type Urgency = 'soon' | 'can-wait';

/** Milliseconds that a change waits for others before the state is written; `lastWrite` is how long the last one took. */
export function batchDelay(urgency: Urgency, lastWrite: number): number {
  if (urgency === 'soon') return BATCH_MILLISECONDS;
  return Math.min(LONGEST_WAIT, Math.max(BATCH_MILLISECONDS, lastWrite / WRITING_SHARE));
}

/** Folders, documents, settings and workspace: whole in memory, on the disk in batches of two seconds; findings of runs wait longer where the list is long. */
export class LibraryStore {
  readonly #options: LibraryStoreOptions;
  readonly #low: Low<StoredLibrary>;
  #onDisk: StoredLibrary = emptyLibrary();
  #isDirty = false;
  #hasFailed = false;
  #timer: NodeJS.Timeout | null = null;
  #dueAt = 0;
  #lastWrite = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: LibraryStoreOptions) {
    this.#options = options;
    this.#low = new Low<StoredLibrary>(options.adapter, emptyLibrary());
  }

  /** Takes the state from the disk; the adapter's outcome says what was found. */
  async open(): Promise<void> {
    await this.#low.read();
    if (this.#options.adapter.outcome().kind === 'read') this.#onDisk = this.#low.data;
  }

  current(): StoredLibrary {
    return this.#low.data;
  }

  /** Whether the library lists a document of that id now. */
  has(documentId: string): boolean {
    return this.#low.data.documents.some(({ id }) => id === documentId);
  }

  /** Whether the library file names the document, so that it is there after a crash. */
  isOnDisk(documentId: string): boolean {
    return this.#onDisk.documents.some(({ id }) => id === documentId);
  }

  /**
   * Changes the state at once and writes it within two seconds, or when a list that is long to write had its time.
   * Fails with nothing changed where the store cannot be written; after a failed batch it writes before it answers.
   */
  async change(change: LibraryChange, urgency: Urgency = 'soon'): Promise<void> {
    if (this.#options.permission.blocked) await this.#options.permission.demand();
    this.#low.data = change(this.#low.data);
    this.#schedule(urgency);
    if (this.#hasFailed) await this.flush();
  }

  /** Changes the state in memory even where it cannot be written: for convenience only, such as where the reader left off. */
  changeSoftly(change: LibraryChange): void {
    this.#low.data = change(this.#low.data);
    if (!this.#options.permission.blocked) this.#schedule('soon');
  }

  /** Writes what is pending now. */
  flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const write = (): Promise<void> => this.#writePending();
    // Behind a write under way, whether that one succeeds or not: two writes must never share the temporary file.
    this.#writing = this.#writing.then(write, write);
    return this.#writing;
  }

  /**
   * Runs work on the library's own files, backups and temporary file included, while nothing is written to them. It must not wait for a
   * change of the library or a `flush`.
   */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#writing.then(work, work);
    this.#writing = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  /** Writes what is pending and leaves a copy of the day. */
  async close(): Promise<void> {
    if (this.#options.permission.blocked) return;
    await this.flush();
    await this.exclusively(() => toleratingWriteFailure(() => this.#options.adapter.checkpoint()));
  }

  #schedule(urgency: Urgency): void {
    this.#isDirty = true;
    const delay = batchDelay(urgency, this.#lastWrite);
    const dueAt = performance.now() + delay;
    if (this.#timer && this.#dueAt <= dueAt) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => void this.flush().catch(this.#options.onWriteFailed), delay);
  }

  async #writePending(): Promise<void> {
    if (!this.#isDirty) return;
    this.#isDirty = false;
    try {
      await this.#options.permission.demand();
      const written = this.#low.data;
      const began = performance.now();
      await this.#low.write();
      this.#lastWrite = performance.now() - began;
      this.#onDisk = written;
      this.#hasFailed = false;
      this.#options.onWritable?.(true);
    } catch (error) {
      this.#isDirty = true;
      this.#hasFailed = true;
      this.#options.onWritable?.(false);
      throw error;
    }
  }
}

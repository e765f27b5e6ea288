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

/** Folders, documents, settings and workspace: whole in memory, on the disk in batches of two seconds. */
export class LibraryStore {
  readonly #options: LibraryStoreOptions;
  readonly #low: Low<StoredLibrary>;
  #onDisk: StoredLibrary = emptyLibrary();
  #isDirty = false;
  #hasFailed = false;
  #timer: NodeJS.Timeout | null = null;
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
   * Changes the state at once and writes it within two seconds.
   * Fails with nothing changed where the store cannot be written; after a failed batch it writes before it answers.
   */
  async change(change: LibraryChange): Promise<void> {
    if (this.#options.permission.blocked) await this.#options.permission.demand();
    this.#low.data = change(this.#low.data);
    this.#schedule();
    if (this.#hasFailed) await this.flush();
  }

  /** Changes the state in memory even where it cannot be written: for convenience only, such as where the reader left off. */
  changeSoftly(change: LibraryChange): void {
    this.#low.data = change(this.#low.data);
    if (!this.#options.permission.blocked) this.#schedule();
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

  /** Writes what is pending and leaves a copy of the day. */
  async close(): Promise<void> {
    if (this.#options.permission.blocked) return;
    await this.flush();
    await toleratingWriteFailure(() => this.#options.adapter.checkpoint());
  }

  #schedule(): void {
    this.#isDirty = true;
    this.#timer ??= setTimeout(() => void this.flush().catch(this.#options.onWriteFailed), BATCH_MILLISECONDS);
  }

  async #writePending(): Promise<void> {
    if (!this.#isDirty) return;
    this.#isDirty = false;
    try {
      await this.#options.permission.demand();
      const written = this.#low.data;
      await this.#low.write();
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

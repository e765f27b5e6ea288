import type { IndexingProgress, IndexingReport } from '#shared/contract/review-views.ts';
import type { ReadFailureCode } from '#shared/model/extraction.ts';
import type { StoredLibrary } from '#shared/model/library.ts';

/** Nothing is being indexed. */
export const IDLE_PROGRESS: IndexingProgress = { phase: 'idle', done: 0, total: 0, characters: 0, currentFile: null, startedAt: null };

type Counted = 'added' | 'updated' | 'unchanged' | 'moved' | 'removed';

/** Counts an index run and tells of it. */
export class IndexingTally {
  readonly #onProgress: (progress: IndexingProgress) => void;
  readonly #onApplied: () => void;
  readonly #began = performance.now();
  readonly #counts = { added: 0, updated: 0, unchanged: 0, moved: 0, removed: 0 };
  readonly #failed: { file: string; code: ReadFailureCode; message: string }[] = [];
  #progress: IndexingProgress;

  constructor(startedAt: string, onProgress: (progress: IndexingProgress) => void, onApplied: () => void) {
    this.#progress = { ...IDLE_PROGRESS, startedAt };
    this.#onProgress = onProgress;
    this.#onApplied = onApplied;
  }

  scanning(): void {
    this.#tell({ phase: 'scanning' });
  }

  reading(total: number): void {
    this.#tell({ phase: 'reading', total });
  }

  finishing(): void {
    this.#tell({ phase: 'finishing', currentFile: null });
  }

  began(file: string): void {
    this.#tell({ currentFile: file });
  }

  ended(characters: number): void {
    this.#tell({ done: this.#progress.done + 1, characters: this.#progress.characters + characters });
  }

  counted(what: Counted): void {
    this.#counts[what] += 1;
  }

  failed(file: string, code: ReadFailureCode, message: string): void {
    this.#failed.push({ file, code, message });
  }

  /** The library now holds what was read so far. */
  applied(): void {
    this.#onApplied();
  }

  /** `documents` and `characters` are of the readable documents that are there now, the whole library's. */
  report(library: StoredLibrary, isCancelled: boolean): IndexingReport {
    let documents = 0;
    let characters = 0;
    for (const { state, isMissing } of library.documents) {
      if (isMissing || state.kind !== 'ready') continue;
      documents += 1;
      characters += state.summary.characters;
    }
    const seconds = Math.round(performance.now() - this.#began) / 1_000;
    return { ...this.#counts, failed: [...this.#failed], documents, characters, seconds, isCancelled };
  }

  #tell(change: Partial<IndexingProgress>): void {
    this.#progress = { ...this.#progress, ...change };
    this.#onProgress(this.#progress);
  }
}

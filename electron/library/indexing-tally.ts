import type { IndexingProgress, IndexingReport } from '#shared/contract/review-views.ts';
import type { ReadFailureCode } from '#shared/model/extraction.ts';
import type { StoredLibrary } from '#shared/model/library.ts';

/** Nothing is being indexed. */
export const IDLE_PROGRESS: IndexingProgress = {
  phase: 'idle',
  isPaused: false,
  done: 0,
  total: 0,
  failed: 0,
  characters: 0,
  currentFile: null,
  startedAt: null,
  documentsPerSecond: null,
  secondsLeft: null,
};

type Counted = 'added' | 'updated' | 'unchanged' | 'moved' | 'removed';

/** Less than this says nothing about the rest: the first files wait for their readers to start. */
const JUDGED_AFTER = { documents: 3, milliseconds: 1_000 };

/** Counts an index run and tells of it. Times are of a clock that never runs backwards. */
export class IndexingTally {
  readonly #onProgress: (progress: IndexingProgress) => void;
  readonly #onApplied: () => void;
  readonly #clock: () => number;
  readonly #began: number;
  readonly #counts = { added: 0, updated: 0, unchanged: 0, moved: 0, removed: 0 };
  readonly #failed: { file: string; code: ReadFailureCode; message: string }[] = [];
  #progress: IndexingProgress;
  readonly #bytes = { done: 0, total: 0 };
  #readingSince: number;
  #pausedAt: number | null = null;

  constructor(
    startedAt: string,
    onProgress: (progress: IndexingProgress) => void,
    onApplied: () => void,
    clock: () => number = () => performance.now(),
  ) {
    this.#clock = clock;
    this.#began = clock();
    this.#readingSince = this.#began;
    this.#progress = { ...IDLE_PROGRESS, startedAt };
    this.#onProgress = onProgress;
    this.#onApplied = onApplied;
  }

  scanning(): void {
    this.#tell({ phase: 'scanning' });
  }

  /** `bytes` of all files to read: they tell what is left better than a number of files. */
  reading(total: number, bytes: number): void {
    this.#readingSince = this.#clock();
    this.#bytes.total = bytes;
    this.#tell({ phase: 'reading', total });
  }

  finishing(): void {
    this.#tell({ phase: 'finishing', currentFile: null, secondsLeft: null });
  }

  began(file: string): void {
    this.#tell({ currentFile: file });
  }

  ended(characters: number, bytes: number): void {
    this.#bytes.done += bytes;
    const done = this.#progress.done + 1;
    this.#tell({ done, characters: this.#progress.characters + characters, ...this.#pace(done) });
  }

  paused(isPaused: boolean): void {
    const now = this.#clock();
    if (isPaused) this.#pausedAt = now;
    else if (this.#pausedAt !== null) {
      this.#readingSince += now - this.#pausedAt;
      this.#pausedAt = null;
    }
    this.#tell({ isPaused });
  }

  counted(what: Counted): void {
    this.#counts[what] += 1;
  }

  failed(file: string, code: ReadFailureCode, message: string): void {
    this.#failed.push({ file, code, message });
    this.#progress = { ...this.#progress, failed: this.#failed.length };
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
    const seconds = Math.round(this.#clock() - this.#began) / 1_000;
    return { ...this.#counts, failed: [...this.#failed], documents, characters, seconds, isCancelled };
  }

  #pace(done: number): Pick<IndexingProgress, 'documentsPerSecond' | 'secondsLeft'> {
    const milliseconds = (this.#pausedAt ?? this.#clock()) - this.#readingSince;
    const { done: bytes, total } = this.#bytes;
    if (done < JUDGED_AFTER.documents || milliseconds < JUDGED_AFTER.milliseconds || bytes === 0)
      return { documentsPerSecond: null, secondsLeft: null };
    const secondsLeft = (Math.max(0, total - bytes) * milliseconds) / bytes / 1_000;
    return { documentsPerSecond: Math.round((done * 10_000) / milliseconds) / 10, secondsLeft: Math.ceil(secondsLeft) };
  }

  #tell(change: Partial<IndexingProgress>): void {
    this.#progress = { ...this.#progress, ...change };
    this.#onProgress(this.#progress);
  }
}

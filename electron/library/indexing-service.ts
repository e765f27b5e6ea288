import type { Store } from '#electron/store/open-store.ts';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { IndexingProgress, IndexingReport } from '#shared/contract/review-views.ts';
import type { LibraryFolder } from '#shared/model/library.ts';
import { indexLibrary } from './index-library.ts';
import { IDLE_PROGRESS, IndexingTally } from './indexing-tally.ts';
import type { IndexingTools } from './indexing-tools.ts';

/** One index run at a time, watched and cancelled from outside. */
export type IndexingService = {
  readonly progress: () => IndexingProgress;
  /** Fails with `indexing-running` while another run is under way. */
  readonly run: (folders: readonly LibraryFolder[]) => Promise<IndexingReport>;
  /** Resolves when the run has ended; nothing to cancel is no failure. */
  readonly cancel: () => Promise<void>;
  /** Fails with `indexing-running`: for what must not happen beside a run. */
  readonly demandIdle: () => void;
};

type Events = {
  readonly onProgress: (progress: IndexingProgress) => void;
  readonly onLibraryChanged: () => void;
};

/** At most ten progress events a second; the last one of a run is always told. */
const PROGRESS_MILLISECONDS = 100;
/** The list is read again by every window that hears this. */
const CHANGED_MILLISECONDS = 1_000;

/** Makes the service over a store and a pool. */
export function createIndexingService(tools: IndexingTools & { readonly store: Store }, events: Events): IndexingService {
  let progress = IDLE_PROGRESS;
  let running: { readonly abort: AbortController; readonly ended: Promise<unknown> } | null = null;
  const tellProgress = throttled(PROGRESS_MILLISECONDS, () => events.onProgress(progress));
  const tellChanged = throttled(CHANGED_MILLISECONDS, events.onLibraryChanged);
  const demandIdle = (): void => {
    if (running) throw new ReviewFailure('indexing-running', 'an index run is under way');
  };
  const note = (next: IndexingProgress): void => {
    progress = next;
    tellProgress.soon();
  };
  return {
    progress: () => progress,
    demandIdle,
    async run(folders) {
      demandIdle();
      if (tools.store.permission.blocked) await tools.store.permission.demand();
      const abort = new AbortController();
      const tally = new IndexingTally(tools.now(), note, tellChanged.soon);
      const work = indexLibrary(tools, folders, tally, abort.signal);
      running = { abort, ended: Promise.allSettled([work]) };
      try {
        return await work;
      } finally {
        running = null;
        progress = IDLE_PROGRESS;
        tellProgress.now();
        tellChanged.now();
      }
    },
    async cancel() {
      running?.abort.abort();
      await running?.ended;
    },
  };
}

type Throttled = { readonly soon: () => void; readonly now: () => void };

function throttled(milliseconds: number, tell: () => void): Throttled {
  let timer: NodeJS.Timeout | null = null;
  let toldAt = 0;
  const now = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    toldAt = performance.now();
    tell();
  };
  const soon = (): void => {
    const wait = toldAt + milliseconds - performance.now();
    if (wait <= 0) now();
    else timer ??= setTimeout(now, wait);
  };
  return { soon, now };
}

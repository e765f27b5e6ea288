import { ReviewFailure } from '#shared/contract/review-error.ts';
import type { IndexingProgress, IndexingReport } from '#shared/contract/review-views.ts';
import type { LibraryFolder } from '#shared/model/library.ts';
import { indexLibrary } from './index-library.ts';
import { IDLE_PROGRESS, IndexingTally } from './indexing-tally.ts';
import type { IndexingTools } from './indexing-tools.ts';
import type { ListGate } from './list-gate.ts';
import { createPauseGate, type PauseGate } from './pause-gate.ts';

/** One index run at a time, watched, held and cancelled from outside. */
export type IndexingService = {
  readonly progress: () => IndexingProgress;
  /** Begins when no work is done on the list (see `whileIdle`); fails with `indexing-running` while another run is under way. */
  readonly run: (folders: readonly LibraryFolder[]) => Promise<IndexingReport>;
  /** Resolves when the run has ended; nothing to cancel is no failure. */
  readonly cancel: () => Promise<void>;
  /** Holds the run under way until `resume`, its end or `cancel`; nothing to hold is no failure. */
  readonly pause: () => void;
  readonly resume: () => void;
  /** Does what must not happen beside a run: fails with `indexing-running` during one; one asked for meanwhile begins after the work. */
  readonly whileIdle: <Result>(work: () => Promise<Result>) => Promise<Result>;
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
export function createIndexingService(tools: IndexingTools, gate: ListGate, events: Events): IndexingService {
  let progress = IDLE_PROGRESS;
  let running: { readonly abort: AbortController; readonly pause: PauseGate; readonly ended: Promise<unknown> } | null = null;
  const tellProgress = throttled(PROGRESS_MILLISECONDS, () => events.onProgress(progress));
  const tellChanged = throttled(CHANGED_MILLISECONDS, events.onLibraryChanged);
  const demandIdle = (): void => {
    if (running) throw new ReviewFailure('indexing-running', 'an index run is under way');
  };
  const note = (next: IndexingProgress): void => {
    progress = next;
    tellProgress.soon();
  };
  const begin = async (folders: readonly LibraryFolder[]): Promise<{ readonly work: Promise<IndexingReport> }> => {
    demandIdle();
    if (tools.store.permission.blocked) await tools.store.permission.demand();
    const abort = new AbortController();
    const tally = new IndexingTally(tools.now(), note, tellChanged.soon);
    // One taken out while the run stood at the gate is not read any more.
    const kept = new Set(tools.store.library.current().folders.map(({ id }) => id));
    const stillThere = folders.filter(({ id }) => kept.has(id));
    const pause = createPauseGate((isPaused) => tally.paused(isPaused));
    const work = indexLibrary(tools, stillThere, { tally, pause, signal: abort.signal });
    running = { abort, pause, ended: Promise.allSettled([work]) };
    return { work };
  };
  return {
    progress: () => progress,
    whileIdle: (work) =>
      gate(async () => {
        demandIdle();
        return work();
      }),
    async run(folders) {
      const { work } = await gate(() => begin(folders));
      try {
        return await work;
      } finally {
        running = null;
        progress = IDLE_PROGRESS;
        tellProgress.now();
        tellChanged.now();
      }
    },
    pause: () => running?.pause.pause(),
    resume: () => running?.pause.resume(),
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

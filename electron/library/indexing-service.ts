import { setTimeout as wait } from 'node:timers/promises';
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
  /** The same for changes noticed by themselves: begins behind a run under way, and one that a person asks for meanwhile begins behind it. */
  readonly runBySelf: (folders: readonly LibraryFolder[]) => Promise<IndexingReport>;
  /** Ends the run, and those that wait behind it; resolves when it has ended. Nothing to cancel is no failure. */
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
  /** After every run, cancelled or not. */
  readonly onEnded: () => void;
};

/** At most ten progress events a second; the last one of a run is always told. */
const PROGRESS_MILLISECONDS = 100;
/** How long what must not happen beside a run waits for one that nobody asked for. */
const SELF_PATIENCE = 3_000;
/** The list is read again by every window that hears this. */
const CHANGED_MILLISECONDS = 1_000;

/** Makes the service over a store and a pool. */
export function createIndexingService(tools: IndexingTools, gate: ListGate, events: Events): IndexingService {
  let progress = IDLE_PROGRESS;
  let running: {
    readonly isBySelf: boolean;
    readonly abort: AbortController;
    readonly pause: PauseGate;
    readonly ended: Promise<unknown>;
  } | null = null;
  let cancellations = 0;
  const tellProgress = throttled(PROGRESS_MILLISECONDS, () => events.onProgress(progress));
  const tellChanged = throttled(CHANGED_MILLISECONDS, events.onLibraryChanged);
  const demandIdle = (): void => {
    if (running) throw new ReviewFailure('indexing-running', 'an index run is under way');
  };
  const note = (next: IndexingProgress): void => {
    progress = next;
    tellProgress.soon();
  };
  /** Nobody waits for a run that a person asked for: it is told; everybody may wait for one that goes on by itself. */
  const mustWait = (isBySelf: boolean): boolean => running !== null && (isBySelf || running.isBySelf);
  const begin = async (
    folders: readonly LibraryFolder[],
    isBySelf: boolean,
  ): Promise<{ readonly work: Promise<IndexingReport> } | null> => {
    if (mustWait(isBySelf)) return null;
    demandIdle();
    if (tools.store.permission.blocked) await tools.store.permission.demand();
    const abort = new AbortController();
    const tally = new IndexingTally(tools.now(), note, tellChanged.soon);
    // One taken out while the run stood at the gate is not read any more.
    const kept = new Set(tools.store.library.current().folders.map(({ id }) => id));
    const stillThere = folders.filter(({ id }) => kept.has(id));
    const pause = createPauseGate((isPaused) => tally.paused(isPaused));
    const work = indexLibrary(tools, stillThere, { tally, pause, signal: abort.signal });
    running = { isBySelf, abort, pause, ended: Promise.allSettled([work]) };
    return { work };
  };
  const carryOut = async (folders: readonly LibraryFolder[], isBySelf: boolean): Promise<IndexingReport> => {
    const mine = cancellations;
    for (;;) {
      while (mustWait(isBySelf)) await running?.ended;
      if (mine !== cancellations) throw new ReviewFailure('indexing-running', 'cancelled while it waited');
      const begun = await gate(() => begin(folders, isBySelf));
      if (begun === null) continue;
      try {
        return await begun.work;
      } finally {
        running = null;
        progress = IDLE_PROGRESS;
        tellProgress.now();
        tellChanged.now();
        events.onEnded();
      }
    }
  };
  return {
    progress: () => progress,
    async whileIdle(work) {
      if (running?.isBySelf) await Promise.race([running.ended, wait(SELF_PATIENCE, null, { ref: false })]);
      return gate(async () => {
        demandIdle();
        return work();
      });
    },
    run: (folders) => carryOut(folders, false),
    runBySelf: (folders) => carryOut(folders, true),
    pause: () => running?.pause.pause(),
    resume: () => running?.pause.resume(),
    async cancel() {
      cancellations += 1;
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

/** Collects changes until they pause, or go on for too long: thousands of files at once are one batch. */
export type ChangeBatch = {
  readonly add: (key: string) => void;
  readonly close: () => void;
};

export type BatchTiming = {
  /** Milliseconds without a change that end a batch. */
  readonly quiet: number;
  /** Milliseconds after its first change at which a batch is handed on all the same. */
  readonly longest: number;
};

/**
 * Hands on the keys of each batch once, one batch at a time: what changes meanwhile waits for the next. `work` must not fail.
 */
export function createChangeBatch(timing: BatchTiming, work: (keys: readonly string[]) => Promise<void>): ChangeBatch {
  const keys = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let began = 0;
  let isWorking = false;
  let isClosed = false;
  const hand = async (): Promise<void> => {
    timer = null;
    isWorking = true;
    const batch = [...keys];
    keys.clear();
    await work(batch);
    isWorking = false;
    if (keys.size > 0) await handSoon();
  };
  const handSoon = async (): Promise<void> => {
    if (isClosed || isWorking) return;
    if (timer) clearTimeout(timer);
    const wait = Math.max(0, Math.min(timing.quiet, began + timing.longest - performance.now()));
    timer = setTimeout(() => void hand(), wait);
    timer.unref();
  };
  return {
    add(key) {
      if (isClosed) return;
      if (keys.size === 0) began = performance.now();
      keys.add(key);
      void handSoon();
    },
    close() {
      isClosed = true;
      if (timer) clearTimeout(timer);
      keys.clear();
    },
  };
}

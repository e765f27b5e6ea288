/** Runs work on the same key one after the other, on different keys side by side. */
export type KeyedQueue = {
  /** Work must not wait for more work on its own key. */
  readonly run: <Result>(key: string, work: () => Promise<Result>) => Promise<Result>;
  readonly isBusy: (key: string) => boolean;
  /** Resolves when everything now in line has ended, well or not. */
  readonly settle: () => Promise<void>;
};

/** An empty queue. */
export function createKeyedQueue(): KeyedQueue {
  const last = new Map<string, Promise<unknown>>();
  return {
    run(key, work) {
      const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
      last.set(key, turn);
      const leave = (): void => {
        if (last.get(key) === turn) last.delete(key);
      };
      turn.then(leave, leave);
      return turn;
    },
    isBusy: (key) => last.has(key),
    async settle() {
      await Promise.allSettled(last.values());
    },
  };
}

/** Where the work of a run waits while a person holds it. */
export type PauseGate = {
  readonly pause: () => void;
  readonly resume: () => void;
  /** Resolves at once, or when the run goes on or is cancelled. */
  readonly passed: (signal: AbortSignal) => Promise<void>;
};

/** An open gate; `onChange` hears of every change. */
export function createPauseGate(onChange: (isPaused: boolean) => void): PauseGate {
  const waiting = new Set<() => void>();
  let isHeld = false;
  return {
    pause() {
      if (isHeld) return;
      isHeld = true;
      onChange(true);
    },
    resume() {
      if (!isHeld) return;
      isHeld = false;
      for (const go of [...waiting]) go();
      onChange(false);
    },
    async passed(signal) {
      if (!isHeld || signal.aborted) return;
      await new Promise<void>((resolve) => {
        const go = (): void => {
          waiting.delete(go);
          signal.removeEventListener('abort', go);
          resolve();
        };
        waiting.add(go);
        signal.addEventListener('abort', go);
      });
    },
  };
}

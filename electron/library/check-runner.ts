import type { ChildHandle, ForkChild } from '#electron/ports.ts';
import { type CheckAnswer, type CheckRequest, checkAnswer } from './check-messages.ts';

/** What became of a check; `failed` where the child ended, took too long or met a bug. */
export type CheckOutcome = Exclude<CheckAnswer, { kind: 'crashed' }> | { readonly kind: 'failed'; readonly detail: string };

/** Runs the rules in a child process, so that neither a window nor the main process waits for them. */
export type CheckRunner = {
  readonly check: (request: Omit<CheckRequest, 'job'>) => Promise<CheckOutcome>;
  /** Ends the child; what it had in hand fails. */
  readonly close: () => void;
};

export type CheckRunnerOptions = {
  readonly forkChild: ForkChild;
  readonly entry: string;
  readonly log: (line: string) => void;
  /** Milliseconds a document. */
  readonly timeLimit?: number;
};

/** The longest document allowed takes a few seconds. */
const TIME_LIMIT = 30_000;
const MAX_MEMORY = 1_024;
/** An idle child holds memory that a person may want for something else. */
const REST_MILLISECONDS = 60_000;

type Job = { readonly finish: (outcome: CheckOutcome) => void; readonly timer: NodeJS.Timeout };

/** Starts its child with the first check. */
export function createCheckRunner({ forkChild, entry, log, timeLimit = TIME_LIMIT }: CheckRunnerOptions): CheckRunner {
  const jobs = new Map<number, Job>();
  let child: ChildHandle | null = null;
  let nextJob = 1;
  let restTimer: NodeJS.Timeout | null = null;
  let isClosed = false;

  const end = (job: number, outcome: CheckOutcome): void => {
    const known = jobs.get(job);
    if (!known) return;
    jobs.delete(job);
    clearTimeout(known.timer);
    known.finish(outcome);
  };
  const stop = (detail: string): void => {
    const stopped = child;
    child = null;
    stopped?.kill();
    for (const job of [...jobs.keys()]) end(job, { kind: 'failed', detail });
  };
  const receive = (message: unknown): void => {
    const answer = checkAnswer.safeParse(message);
    if (!answer.success) return;
    if (answer.data.kind === 'crashed') log(`check failed: ${answer.data.detail}`);
    end(answer.data.job, answer.data.kind === 'crashed' ? { kind: 'failed', detail: answer.data.detail } : answer.data);
    if (restTimer) clearTimeout(restTimer);
    restTimer = setTimeout(() => jobs.size === 0 && stop('resting'), REST_MILLISECONDS);
    restTimer.unref();
  };
  const started = (): ChildHandle => {
    if (child) return child;
    const fresh = forkChild(entry, { maxMemory: MAX_MEMORY });
    child = fresh;
    fresh.onMessage(receive);
    fresh.onExit((reason) => {
      if (child !== fresh) return;
      log(`check ended: ${reason}`);
      stop(reason);
    });
    return fresh;
  };

  return {
    check: (request) =>
      new Promise((resolve) => {
        if (isClosed) return resolve({ kind: 'failed', detail: 'closed' });
        const job = nextJob;
        nextJob += 1;
        const timer = setTimeout(() => stop(`more than ${timeLimit / 1_000} s`), timeLimit);
        jobs.set(job, { finish: resolve, timer });
        started().post({ ...request, job });
      }),
    close() {
      isClosed = true;
      if (restTimer) clearTimeout(restTimer);
      stop('closed');
    },
  };
}

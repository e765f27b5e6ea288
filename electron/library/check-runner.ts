import type { ChildHandle, ForkChild } from '#electron/ports.ts';
import { type CheckAnswer, type CheckRequest, checkAnswer } from './check-messages.ts';

/** What became of a check; `failed` where the child ended, took too long or met a bug. */
export type CheckOutcome = Exclude<CheckAnswer, { kind: 'crashed' }> | { readonly kind: 'failed'; readonly detail: string };

/** Runs the rules in a child process, so that neither a window nor the main process waits for them. */
export type CheckRunner = {
  readonly check: (request: Omit<CheckRequest, 'job'>) => Promise<CheckOutcome>;
  /** Ends the child; what it had in hand and what was waiting fails. */
  readonly close: () => void;
};

export type CheckRunnerOptions = {
  readonly forkChild: ForkChild;
  readonly entry: string;
  readonly log: (line: string) => void;
  /** Milliseconds a document, from when the child is given it. */
  readonly timeLimit?: number;
};

/** The longest document allowed takes a few seconds. */
const TIME_LIMIT = 30_000;
const MAX_MEMORY = 1_024;
/** An idle child holds memory that a person may want for something else. */
const REST_MILLISECONDS = 60_000;

type Job = { readonly request: CheckRequest; readonly finish: (outcome: CheckOutcome) => void };
type JobInHand = { readonly job: Job; readonly timer: NodeJS.Timeout };

/** Starts its child with the first check. The child has one document at a time: one that ends it or takes too long costs no other. */
export function createCheckRunner({ forkChild, entry, log, timeLimit = TIME_LIMIT }: CheckRunnerOptions): CheckRunner {
  const waiting: Job[] = [];
  let inHand: JobInHand | null = null;
  let child: ChildHandle | null = null;
  let nextJob = 1;
  let restTimer: NodeJS.Timeout | null = null;
  let isClosed = false;

  const endInHand = (outcome: CheckOutcome): void => {
    const ended = inHand;
    inHand = null;
    if (!ended) return;
    clearTimeout(ended.timer);
    ended.job.finish(outcome);
  };
  const stop = (detail: string): void => {
    const stopped = child;
    child = null;
    stopped?.kill();
    endInHand({ kind: 'failed', detail });
    postNext();
  };
  const receive = (message: unknown): void => {
    const answer = checkAnswer.safeParse(message);
    if (!answer.success || answer.data.job !== inHand?.job.request.job) return;
    if (answer.data.kind === 'crashed') log(`check failed: ${answer.data.detail}`);
    endInHand(answer.data.kind === 'crashed' ? { kind: 'failed', detail: answer.data.detail } : answer.data);
    postNext();
    if (restTimer) clearTimeout(restTimer);
    restTimer = setTimeout(() => inHand === null && stop('resting'), REST_MILLISECONDS);
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
  const postNext = (): void => {
    const job = inHand === null && !isClosed ? waiting.shift() : undefined;
    if (!job) return;
    inHand = { job, timer: setTimeout(() => stop(`more than ${timeLimit / 1_000} s`), timeLimit) };
    started().post(job.request);
  };

  return {
    check: (request) =>
      new Promise((resolve) => {
        if (isClosed) return resolve({ kind: 'failed', detail: 'closed' });
        waiting.push({ request: { ...request, job: nextJob }, finish: resolve });
        nextJob += 1;
        postNext();
      }),
    close() {
      isClosed = true;
      if (restTimer) clearTimeout(restTimer);
      stop('closed');
      for (const { finish } of waiting.splice(0)) finish({ kind: 'failed', detail: 'closed' });
    },
  };
}

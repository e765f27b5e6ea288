import type { ChildHandle, ForkChild } from '#electron/ports.ts';

/** Why a job has no answer: the child ended, took too long or met a bug; or who asked no longer wants it. */
export type NoAnswer = { readonly kind: 'failed'; readonly detail: string } | { readonly kind: 'cancelled' };

export type JobOptions<Part = never> = {
  readonly signal?: AbortSignal;
  /** 0 to 1. */
  readonly onProgress?: (share: number) => void;
  /** Told what a child has ready of its answer before the rest. */
  readonly onPart?: (part: Part) => void;
};

/** One job after another in a child process, so that neither a window nor the main process waits for them. */
export type ChildJobs<Request, Answer, Part = never> = {
  readonly run: (request: Request, options?: JobOptions<Part>) => Promise<Answer | NoAnswer>;
  /** Ends the child as soon as it has nothing in hand; the next job starts another. */
  readonly rest: () => void;
  /** Ends the child; what it had in hand and what was waiting fails. */
  readonly close: () => void;
};

/** A message of the child about one of its jobs, as the owner of the jobs reads it. */
export type ChildWord<Answer, Part = never> = { readonly job: number } & (
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'part'; readonly part: Part }
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** A bug; the message goes to the log. */
  | { readonly kind: 'crashed'; readonly detail: string }
);

export type ChildJobsOptions<Answer, Part = never> = {
  readonly forkChild: ForkChild;
  readonly entry: string;
  readonly log: (line: string) => void;
  /** For the log: `check`. */
  readonly name: string;
  /** `null` for a message that is none of the child's. */
  readonly understand: (message: unknown) => ChildWord<Answer, Part> | null;
  /** Milliseconds a job, from when the child is given it. */
  readonly timeLimit: number;
  /** MiB. */
  readonly maxMemory: number;
  /** Milliseconds that a child without a job is kept; a minute where absent. */
  readonly keepFor?: number;
};

/** An idle child holds memory that a person may want for something else. */
const REST_MILLISECONDS = 60_000;

type Job<Request, Answer, Part> = {
  readonly message: Request & { readonly job: number };
  readonly finish: (outcome: Answer | NoAnswer) => void;
  readonly options: JobOptions<Part>;
};

/** Starts its child with the first job. The child has one at a time: one that ends it, takes too long or is cancelled costs no other. */
export function createChildJobs<Request, Answer, Part = never>(options: ChildJobsOptions<Answer, Part>): ChildJobs<Request, Answer, Part> {
  const { forkChild, entry, log, name, understand, timeLimit, maxMemory, keepFor = REST_MILLISECONDS } = options;
  const waiting: Job<Request, Answer, Part>[] = [];
  let inHand: { readonly job: Job<Request, Answer, Part>; readonly timer: NodeJS.Timeout } | null = null;
  let child: ChildHandle | null = null;
  let nextJob = 1;
  let restTimer: NodeJS.Timeout | null = null;
  let isClosed = false;
  let isToRest = false;

  const endInHand = (outcome: Answer | NoAnswer): void => {
    const ended = inHand;
    inHand = null;
    if (!ended) return;
    clearTimeout(ended.timer);
    ended.job.finish(outcome);
  };
  const stop = (outcome: NoAnswer): void => {
    const stopped = child;
    child = null;
    stopped?.kill();
    endInHand(outcome);
    postNext();
  };
  const receive = (message: unknown): void => {
    const word = understand(message);
    if (word === null || word.job !== inHand?.job.message.job) return;
    if (word.kind === 'progress') {
      inHand.job.options.onProgress?.(word.share);
      return;
    }
    if (word.kind === 'part') {
      inHand.job.options.onPart?.(word.part);
      return;
    }
    if (word.kind === 'crashed') log(`${name} failed: ${word.detail}`);
    endInHand(word.kind === 'crashed' ? { kind: 'failed', detail: word.detail } : word.answer);
    if (isToRest) rest();
    postNext();
    if (restTimer) clearTimeout(restTimer);
    restTimer = setTimeout(() => inHand === null && rest(), keepFor);
    restTimer.unref();
  };
  const rest = (): void => {
    isToRest = inHand !== null;
    if (!isToRest) stop({ kind: 'failed', detail: 'resting' });
  };
  const started = (): ChildHandle => {
    if (child) return child;
    const fresh = forkChild(entry, { maxMemory });
    child = fresh;
    fresh.onMessage((message) => child === fresh && receive(message));
    fresh.onExit((reason) => {
      if (child !== fresh) return;
      log(`${name} ended: ${reason}`);
      stop({ kind: 'failed', detail: reason });
    });
    return fresh;
  };
  const postNext = (): void => {
    const job = inHand === null && !isClosed ? waiting.shift() : undefined;
    if (!job) return;
    inHand = { job, timer: setTimeout(() => stop({ kind: 'failed', detail: `more than ${timeLimit / 1_000} s` }), timeLimit) };
    started().post(job.message);
  };
  const cancel = (job: Job<Request, Answer, Part>): void => {
    if (inHand?.job === job) {
      stop({ kind: 'cancelled' });
      return;
    }
    const at = waiting.indexOf(job);
    if (at >= 0) waiting.splice(at, 1);
    job.finish({ kind: 'cancelled' });
  };

  return {
    run: (request, asked = {}) =>
      new Promise((resolve) => {
        const { signal } = asked;
        if (isClosed) return resolve({ kind: 'failed', detail: 'closed' });
        if (signal?.aborted) return resolve({ kind: 'cancelled' });
        const abort = (): void => cancel(job);
        const finish = (outcome: Answer | NoAnswer): void => {
          signal?.removeEventListener('abort', abort);
          resolve(outcome);
        };
        const job: Job<Request, Answer, Part> = { message: { ...request, job: nextJob }, finish, options: asked };
        nextJob += 1;
        signal?.addEventListener('abort', abort, { once: true });
        waiting.push(job);
        postNext();
      }),
    rest,
    close() {
      isClosed = true;
      if (restTimer) clearTimeout(restTimer);
      stop({ kind: 'failed', detail: 'closed' });
      for (const { finish } of waiting.splice(0)) finish({ kind: 'failed', detail: 'closed' });
    },
  };
}

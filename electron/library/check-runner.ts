import type { ForkChild } from '#electron/ports.ts';
import { type CheckAnswer, type CheckRequest, checkAnswer } from './check-messages.ts';
import { createChildJobs } from './child-jobs.ts';

type Answered = Exclude<CheckAnswer, { kind: 'crashed' }>;

/** What became of a check; `failed` where the child ended, took too long or met a bug. */
export type CheckOutcome = Answered | { readonly kind: 'failed'; readonly detail: string };

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

/** Starts its child with the first check. The child has one document at a time: one that ends it or takes too long costs no other. */
export function createCheckRunner({ timeLimit = TIME_LIMIT, ...options }: CheckRunnerOptions): CheckRunner {
  const jobs = createChildJobs<Omit<CheckRequest, 'job'>, Answered>({
    ...options,
    name: 'check',
    timeLimit,
    maxMemory: MAX_MEMORY,
    understand(message) {
      const parsed = checkAnswer.safeParse(message);
      if (!parsed.success) return null;
      const { data } = parsed;
      return data.kind === 'crashed' ? data : { job: data.job, kind: 'answer', answer: data };
    },
  });
  return {
    async check(request) {
      const outcome = await jobs.run(request);
      return outcome.kind === 'cancelled' ? { kind: 'failed', detail: 'cancelled' } : outcome;
    },
    close: jobs.close,
  };
}

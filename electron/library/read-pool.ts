import type { ChildHandle, ForkChild } from '#electron/ports.ts';
import type { ReadFailure } from '#shared/model/extraction.ts';
import { type OriginalWish, type ReadAnswer, type ReadRequest, readAnswer } from './read-messages.ts';

/** What a worker made of its job, whichever it was. */
type JobOutcome = Exclude<ReadAnswer, { kind: 'crashed' | 'working' }> | { readonly kind: 'cancelled' };

/** What became of a file handed to the pool; `cancelled` ones were not judged at all. */
export type PoolOutcome = Exclude<JobOutcome, { kind: 'shown' }>;

/** What became of an original that was to be shown. */
export type ShowOutcome = Exclude<JobOutcome, { kind: 'read' }>;

type FileToRead = Omit<ReadRequest, 'job' | 'original'>;

/** `quick` for a file that takes milliseconds: several of them lie with a worker at once, which then never waits for the next one. */
export type Pace = 'quick' | 'careful';

/** Child processes that read files: a hostile one costs its worker and a minute, nothing else. */
export type ReadPool = {
  readonly read: (request: FileToRead, signal?: AbortSignal | null, pace?: Pace) => Promise<PoolOutcome>;
  /** Draws pages of a file, or gives its text before repair or its beginning in each encoding; the file is read for it each time, before others that wait. */
  readonly show: (request: FileToRead, wish: OriginalWish) => Promise<ShowOutcome>;
  /** How many files are worth having in hand at once. */
  readonly width: number;
  /** Ends all workers; what they were reading is answered `cancelled`. */
  readonly close: () => void;
};

export type ReadPoolOptions = {
  readonly forkChild: ForkChild;
  readonly entry: string;
  readonly log: (line: string) => void;
  readonly workers?: number;
  /** Milliseconds of processor time a file, and by the clock since the reader last said that it is working: on a busy machine that is more. */
  readonly timeLimit?: number;
  /** MiB a worker. */
  readonly maxMemory?: number;
};

type Job = {
  readonly request: ReadRequest;
  pace: Pace;
  readonly signal: AbortSignal | null;
  readonly finish: (outcome: JobOutcome) => void;
  timer: NodeJS.Timeout | null;
  isEnded: boolean;
  /** Whether nothing that the worker has yet to answer was posted with it and before it. */
  isFirst: boolean;
};

/**
 * `jobs` in the order in which they are answered: the first is in hand, the others, all quick, lie ready; or some of them are done, and their
 * answers wait for each other. `unposted` go out together.
 */
type Worker = { readonly child: ChildHandle; readonly jobs: Job[]; readonly unposted: Job[] };

const DEFAULTS = { workers: 2, timeLimit: 60_000, maxMemory: 1_024 };
const REST_MILLISECONDS = 30_000;
/** Quick jobs with one worker at once, and of those how many in one message. To wake a sleeping process for each costs a tenth of all its reading. */
const AHEAD = 16;
const TOGETHER = 8;
/** How V8 and the systems end a process that wants more memory than it may have. */
const MEMORY_EXIT = /memory|heap|oom|SIGABRT|SIGTRAP|SIGKILL|\b(?:134|133|137)\b|-?(?:1073740791|2147483645|536870904)/i;

/** Starts workers when there is something to read. */
export class WorkerReadPool implements ReadPool {
  readonly width: number;
  readonly #options: ReadPoolOptions & typeof DEFAULTS;
  readonly #workers = new Set<Worker>();
  readonly #waiting: Job[] = [];
  #nextJob = 1;
  #restTimer: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(options: ReadPoolOptions) {
    this.#options = { ...DEFAULTS, ...options };
    // One more than the workers take at once, so that none waits for the next message.
    this.width = this.#options.workers * AHEAD + 1;
  }

  async read(request: FileToRead, signal: AbortSignal | null = null, pace: Pace = 'careful'): Promise<PoolOutcome> {
    const outcome = await this.#run({ ...request, original: null }, signal, pace);
    if (outcome.kind === 'shown') throw new Error('a reader answered another question');
    return outcome;
  }

  async show(request: FileToRead, wish: OriginalWish): Promise<ShowOutcome> {
    const outcome = await this.#run({ ...request, original: wish }, null, 'careful');
    if (outcome.kind === 'read') throw new Error('a reader answered another question');
    return outcome;
  }

  #run(request: Omit<ReadRequest, 'job'>, signal: AbortSignal | null, pace: Pace): Promise<JobOutcome> {
    if (this.#isClosed || signal?.aborted) return Promise.resolve({ kind: 'cancelled' });
    return new Promise((resolve) => {
      const cancel = (): void => this.#cancel(job);
      const finish = (outcome: JobOutcome): void => {
        signal?.removeEventListener('abort', cancel);
        resolve(outcome);
      };
      const job: Job = { request: { ...request, job: this.#nextJob }, finish, pace, signal, timer: null, isEnded: false, isFirst: true };
      this.#nextJob += 1;
      signal?.addEventListener('abort', cancel, { once: true });
      // Someone waits before a window for what is to be shown.
      if (request.original === null) this.#waiting.push(job);
      else this.#waiting.unshift(job);
      this.#assign();
    });
  }

  close(): void {
    this.#isClosed = true;
    const jobs = [...this.#waiting.splice(0), ...[...this.#workers].flatMap((worker) => worker.jobs.splice(0))];
    for (const job of jobs) this.#end(job, { kind: 'cancelled' });
    for (const worker of [...this.#workers]) this.#stop(worker);
  }

  #assign(): void {
    while (this.#waiting.length > 0 && !this.#isClosed) {
      const [job] = this.#waiting;
      if (job?.signal?.aborted) {
        this.#waiting.shift();
        this.#end(job, { kind: 'cancelled' });
        continue;
      }
      const worker = job && this.#workerFor(job);
      if (!job || !worker) return;
      this.#waiting.shift();
      worker.jobs.push(job);
      if (worker.jobs.length === 1) this.#time(worker, job);
      this.#post(worker, job);
    }
  }

  /** What is asked for in one turn goes out in lists; a job by itself as it is. */
  #post(worker: Worker, job: Job): void {
    worker.unposted.push(job);
    if (worker.unposted.length > 1) return;
    setImmediate(() => {
      for (let list = worker.unposted.splice(0, TOGETHER); list.length > 0; list = worker.unposted.splice(0, TOGETHER)) {
        const [first, ...others] = list.map(({ request }) => request);
        for (const [index, one] of list.entries()) one.isFirst = index === 0;
        worker.child.post(others.length === 0 ? first : [first, ...others]);
      }
    });
  }

  /** Begins the minute of the job in hand. */
  #time(worker: Worker, job: Job): void {
    if (job.timer) clearTimeout(job.timer);
    job.timer = setTimeout(() => this.#stopSilent(worker, job), this.#options.timeLimit);
  }

  /** Of several, some may be done without that we know: each is read again alone, and the one that takes so long is known then. */
  #stopSilent(worker: Worker, job: Job): void {
    if (job.isFirst || worker.jobs.length === 1) this.#stopLate(worker, job);
    else {
      for (const one of worker.jobs) one.pace = 'careful';
      this.#stop(worker);
    }
  }

  #stopLate(worker: Worker, job: Job): void {
    this.#end(job, failed(job, { code: 'timed-out', detail: `more than ${this.#options.timeLimit / 1_000} s` }));
    this.#stop(worker);
  }

  /** An idle worker, a new one, or for a quick job the one with the fewest quick ones. */
  #workerFor(job: Job): Worker | null {
    const workers = [...this.#workers].sort((one, other) => one.jobs.length - other.jobs.length);
    const [least] = workers;
    if (least?.jobs.length === 0) return least;
    if (this.#workers.size < this.#options.workers) return this.#startWorker();
    if (job.pace !== 'quick') return null;
    return workers.find(({ jobs }) => jobs.length < AHEAD && jobs.every(({ pace }) => pace === 'quick')) ?? null;
  }

  #startWorker(): Worker {
    const child = this.#options.forkChild(this.#options.entry, { maxMemory: this.#options.maxMemory });
    const worker: Worker = { child, jobs: [], unposted: [] };
    this.#workers.add(worker);
    child.onMessage((message) => {
      for (const one of Array.isArray(message) ? message : [message]) this.#receive(worker, one);
    });
    child.onExit((reason) => this.#lose(worker, reason));
    return worker;
  }

  #receive(worker: Worker, message: unknown): void {
    const answer = readAnswer.safeParse(message);
    const [job, next] = worker.jobs;
    if (!answer.success || !job || answer.data.job !== job.request.job) return;
    if (answer.data.kind === 'working') {
      if (answer.data.processor > this.#options.timeLimit) this.#stopLate(worker, job);
      else this.#time(worker, job);
      return;
    }
    worker.jobs.shift();
    this.#end(job, this.#judged(job, answer.data));
    if (next) this.#time(worker, next);
    this.#assign();
    this.#restLater();
  }

  /** Idle workers hold memory that a person may want for something else. */
  #restLater(): void {
    if (this.#restTimer) clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => {
      for (const worker of [...this.#workers]) if (worker.jobs.length === 0) this.#stop(worker);
    }, REST_MILLISECONDS);
    this.#restTimer.unref();
  }

  #judged(job: Job, answer: Exclude<ReadAnswer, { kind: 'working' }>): JobOutcome {
    if (answer.kind !== 'crashed') return answer;
    this.#options.log(`reader failed on ${job.request.fileName}: ${answer.detail}`);
    const isMemory = /allocation failed|invalid (?:string|array|typed array) length|out of memory/i.test(answer.detail);
    return failed(job, { code: isMemory ? 'out-of-memory' : 'damaged', detail: answer.detail });
  }

  /** A worker that ended by itself: the file it had in hand is the reason. Of several, whichever it is shows when each is read alone. */
  #lose(worker: Worker, reason: string): void {
    if (!this.#workers.delete(worker)) return;
    const [job, ...others] = worker.jobs;
    if (job && others.length === 0) {
      this.#options.log(`reader ended on ${job.request.fileName}: ${reason}`);
      this.#end(job, failed(job, { code: MEMORY_EXIT.test(reason) ? 'out-of-memory' : 'damaged', detail: `reader ended: ${reason}` }));
    } else for (const one of worker.jobs) one.pace = 'careful';
    this.#stop(worker);
  }

  /** Ends a worker; what lies with it unfinished is read by another one. */
  #stop(worker: Worker): void {
    this.#workers.delete(worker);
    worker.child.kill();
    worker.unposted.length = 0;
    const unfinished = worker.jobs.splice(0).filter(({ isEnded }) => !isEnded);
    for (const job of unfinished) if (job.timer) clearTimeout(job.timer);
    this.#waiting.unshift(...unfinished);
    this.#assign();
  }

  #cancel(job: Job): void {
    const index = this.#waiting.indexOf(job);
    if (index >= 0) {
      this.#waiting.splice(index, 1);
      this.#end(job, { kind: 'cancelled' });
    }
    for (const worker of [...this.#workers]) {
      if (!worker.jobs.includes(job)) continue;
      this.#end(job, { kind: 'cancelled' });
      this.#stop(worker);
    }
  }

  #end(job: Job, outcome: JobOutcome): void {
    if (job.timer) clearTimeout(job.timer);
    job.isEnded = true;
    job.finish(outcome);
  }
}

function failed(job: Job, failure: ReadFailure): JobOutcome {
  return { job: job.request.job, kind: 'failed', contentHash: '', bytes: 0, failure };
}

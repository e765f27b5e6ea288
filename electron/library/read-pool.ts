import type { ChildHandle, ForkChild } from '#electron/ports.ts';
import type { ReadFailure } from '#shared/model/extraction.ts';
import { type OriginalWish, type ReadAnswer, type ReadRequest, readAnswer } from './read-messages.ts';

/** What a worker made of its job, whichever it was. */
type JobOutcome = Exclude<ReadAnswer, { kind: 'crashed' }> | { readonly kind: 'cancelled' };

/** What became of a file handed to the pool; `cancelled` ones were not judged at all. */
export type PoolOutcome = Exclude<JobOutcome, { kind: 'shown' }>;

/** What became of an original that was to be shown. */
export type ShowOutcome = Exclude<JobOutcome, { kind: 'read' }>;

type FileToRead = Omit<ReadRequest, 'job' | 'original'>;

/** Child processes that read files: a hostile one costs its worker and a minute, nothing else. */
export type ReadPool = {
  readonly read: (request: FileToRead, signal?: AbortSignal | null) => Promise<PoolOutcome>;
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
  /** Milliseconds a file. */
  readonly timeLimit?: number;
  /** MiB a worker. */
  readonly maxMemory?: number;
};

type Job = {
  readonly request: ReadRequest;
  readonly finish: (outcome: JobOutcome) => void;
  timer: NodeJS.Timeout | null;
};

type Worker = { readonly child: ChildHandle; job: Job | null };

const DEFAULTS = { workers: 2, timeLimit: 60_000, maxMemory: 1_024 };
const REST_MILLISECONDS = 30_000;
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
    // One more than can be read at once, so that no worker waits for the next message.
    this.width = this.#options.workers + 1;
  }

  async read(request: FileToRead, signal: AbortSignal | null = null): Promise<PoolOutcome> {
    const outcome = await this.#run({ ...request, original: null }, signal);
    if (outcome.kind === 'shown') throw new Error('a reader answered another question');
    return outcome;
  }

  async show(request: FileToRead, wish: OriginalWish): Promise<ShowOutcome> {
    const outcome = await this.#run({ ...request, original: wish }, null);
    if (outcome.kind === 'read') throw new Error('a reader answered another question');
    return outcome;
  }

  #run(request: Omit<ReadRequest, 'job'>, signal: AbortSignal | null): Promise<JobOutcome> {
    if (this.#isClosed || signal?.aborted) return Promise.resolve({ kind: 'cancelled' });
    return new Promise((resolve) => {
      const cancel = (): void => this.#cancel(job);
      const finish = (outcome: JobOutcome): void => {
        signal?.removeEventListener('abort', cancel);
        resolve(outcome);
      };
      const job: Job = { request: { ...request, job: this.#nextJob }, finish, timer: null };
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
    for (const job of this.#waiting.splice(0)) job.finish({ kind: 'cancelled' });
    for (const worker of [...this.#workers]) this.#stop(worker, { kind: 'cancelled' });
  }

  #assign(): void {
    while (this.#waiting.length > 0 && !this.#isClosed) {
      const worker = this.#idleWorker();
      if (!worker) return;
      const job = this.#waiting.shift();
      if (!job) return;
      worker.job = job;
      job.timer = setTimeout(() => {
        this.#stop(worker, failed(job, { code: 'timed-out', detail: `more than ${this.#options.timeLimit / 1_000} s` }));
      }, this.#options.timeLimit);
      worker.child.post(job.request);
    }
  }

  #idleWorker(): Worker | null {
    for (const worker of this.#workers) if (worker.job === null) return worker;
    if (this.#workers.size >= this.#options.workers) return null;
    const child = this.#options.forkChild(this.#options.entry, { maxMemory: this.#options.maxMemory });
    const worker: Worker = { child, job: null };
    this.#workers.add(worker);
    child.onMessage((message) => this.#receive(worker, message));
    child.onExit((reason) => this.#lose(worker, reason));
    return worker;
  }

  #receive(worker: Worker, message: unknown): void {
    const answer = readAnswer.safeParse(message);
    const job = worker.job;
    if (!answer.success || job === null || answer.data.job !== job.request.job) return;
    worker.job = null;
    this.#end(job, this.#judged(job, answer.data));
    this.#assign();
    this.#restLater();
  }

  /** Idle workers hold memory that a person may want for something else. */
  #restLater(): void {
    if (this.#restTimer) clearTimeout(this.#restTimer);
    this.#restTimer = setTimeout(() => {
      for (const worker of [...this.#workers]) if (worker.job === null) this.#stop(worker, { kind: 'cancelled' });
    }, REST_MILLISECONDS);
    this.#restTimer.unref();
  }

  #judged(job: Job, answer: ReadAnswer): JobOutcome {
    if (answer.kind !== 'crashed') return answer;
    this.#options.log(`reader failed on ${job.request.fileName}: ${answer.detail}`);
    const isMemory = /allocation failed|invalid (?:string|array|typed array) length|out of memory/i.test(answer.detail);
    return failed(job, { code: isMemory ? 'out-of-memory' : 'damaged', detail: answer.detail });
  }

  /** A worker that ended by itself: the file it had in hand is the reason. */
  #lose(worker: Worker, reason: string): void {
    if (!this.#workers.delete(worker)) return;
    const job = worker.job;
    if (job) {
      this.#options.log(`reader ended on ${job.request.fileName}: ${reason}`);
      this.#end(job, failed(job, { code: MEMORY_EXIT.test(reason) ? 'out-of-memory' : 'damaged', detail: `reader ended: ${reason}` }));
    }
    this.#assign();
  }

  #stop(worker: Worker, outcome: JobOutcome): void {
    this.#workers.delete(worker);
    worker.child.kill();
    if (worker.job) this.#end(worker.job, outcome);
    this.#assign();
  }

  #cancel(job: Job): void {
    const index = this.#waiting.indexOf(job);
    if (index >= 0) {
      this.#waiting.splice(index, 1);
      job.finish({ kind: 'cancelled' });
    }
    for (const worker of [...this.#workers]) if (worker.job === job) this.#stop(worker, { kind: 'cancelled' });
  }

  #end(job: Job, outcome: JobOutcome): void {
    if (job.timer) clearTimeout(job.timer);
    job.finish(outcome);
  }
}

function failed(job: Job, failure: ReadFailure): JobOutcome {
  return { job: job.request.job, kind: 'failed', contentHash: '', bytes: 0, failure };
}

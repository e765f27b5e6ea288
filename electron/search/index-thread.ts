import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { BigramIndex } from './bigram-index.ts';
import { buildBigrams, type IndexedStretches } from './build-bigrams.ts';

/** What tells a thread that it is to build indexes, for its entry may serve other ends too. */
const ROLE = 'builds an index';

type BuildRequest = { readonly units: Uint16Array; readonly stretches: IndexedStretches };

/** A thread beside this one that builds one index at a time. It is started with the first one, and without work does not keep the process alive. */
export class IndexThread {
  readonly #entry: URL;
  #worker: Worker | null = null;
  #isBusy = false;

  /** `entry` must call `serveIndexThread` where `isIndexThread` says so. */
  constructor(entry: URL) {
    this.#entry = entry;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** `buildBigrams` over a copy of the units; `null` where the thread could not start or ended: then it is to be done here. */
  build(units: Uint16Array, stretches: IndexedStretches): Promise<BigramIndex | null> {
    const worker = this.#started();
    this.#isBusy = true;
    worker.ref();
    return new Promise((resolve) => {
      const finish = (index: BigramIndex | null): void => {
        worker.off('message', finish);
        worker.off('error', end);
        worker.off('exit', end);
        this.#isBusy = false;
        worker.unref();
        resolve(index);
      };
      const end = (): void => {
        if (this.#worker === worker) this.#worker = null;
        finish(null);
      };
      worker.on('message', finish);
      worker.on('error', end);
      worker.on('exit', end);
      worker.postMessage({ units, stretches } satisfies BuildRequest);
    });
  }

  /** Gives back the thread's memory; the next index starts another one. */
  async rest(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(this.#entry, { workerData: ROLE });
    worker.unref();
    this.#worker = worker;
    return worker;
  }
}

/** Whether the code runs in such a thread. */
export function isIndexThread(): boolean {
  return workerData === ROLE;
}

/** Builds what is asked for, in such a thread. */
export function serveIndexThread(): void {
  parentPort?.on('message', ({ units, stretches }: BuildRequest) => {
    const index = buildBigrams(units, stretches);
    const { firsts, firstGroups, seconds, starts, bits, phrases } = index;
    const parts = [firsts, firstGroups, seconds, starts, bits, phrases].map(({ buffer }) => buffer as ArrayBuffer); // None is shared.
    parentPort?.postMessage(index, parts);
  });
}

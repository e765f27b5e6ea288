import { createKeyedQueue } from '#electron/store/keyed-queue.ts';

/**
 * The one gate to the list of documents: what takes documents off it or puts them back passes alone, from its first look to its last
 * write, and runs over the list begin behind it. Work must not pass again from inside; a run passes to begin, and goes on outside.
 */
export type ListGate = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A gate nobody stands at. */
export function createListGate(): ListGate {
  const queue = createKeyedQueue();
  return (work) => queue.run('list', work);
}

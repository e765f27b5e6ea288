import type { IndexingProgress } from '#shared/contract/review-views.ts';

/** Characters read that are worth a message: the search takes their texts up, and builds a part of the index of as many as fill one. */
const AHEAD_CHARACTERS = 1_000_000;

/**
 * Told of a run's progress, has the search take up what was read so far whenever that is much: a large library is searchable when it is
 * read, and not after as long again. One part at a time; `gather` must not fail.
 */
export function createIndexAhead(gather: () => Promise<unknown>, characters = AHEAD_CHARACTERS): (progress: IndexingProgress) => void {
  let taken = 0;
  let isBusy = false;
  return (progress) => {
    if (progress.phase === 'idle') taken = 0;
    if (isBusy || progress.characters - taken < characters) return;
    taken = progress.characters;
    isBusy = true;
    void gather().finally(() => {
      isBusy = false;
    });
  };
}

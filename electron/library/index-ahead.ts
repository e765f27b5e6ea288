import type { IndexingProgress } from '#shared/contract/review-views.ts';

/** Characters read that make a part of the index worth building: about one full segment, so that no small ones are left behind. */
const AHEAD_CHARACTERS = 14_000_000;

/**
 * Told of a run's progress, has the search take up what was read so far whenever that is much: a large library is searchable when it is
 * read, and not after as long again. One part at a time; `prepare` must not fail.
 */
export function createIndexAhead(prepare: () => Promise<unknown>, characters = AHEAD_CHARACTERS): (progress: IndexingProgress) => void {
  let taken = 0;
  let isBusy = false;
  return (progress) => {
    if (progress.phase === 'idle') taken = 0;
    if (isBusy || progress.characters - taken < characters) return;
    taken = progress.characters;
    isBusy = true;
    void prepare().finally(() => {
      isBusy = false;
    });
  };
}

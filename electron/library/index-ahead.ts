import type { IndexingProgress } from '#shared/contract/review-views.ts';

/** Characters read that are worth a message: the search takes their texts up, and builds a part of the index of as many as fill one. */
const AHEAD_CHARACTERS = 1_000_000;

/** What the search is asked for; neither must fail. */
export type SearchAhead = {
  /** To take up the texts that were read so far. */
  readonly gather: () => Promise<unknown>;
  /** To make the index whole. */
  readonly prepare: () => Promise<unknown>;
};

/**
 * Told of a run's progress, has the search take up what was read so far whenever that is much, and of such a run the rest when all is read: a
 * large library is searchable when it is read, and not after as long again. One part at a time.
 */
export function createIndexAhead({ gather, prepare }: SearchAhead, characters = AHEAD_CHARACTERS): (progress: IndexingProgress) => void {
  let taken = 0;
  let isBusy = false;
  return (progress) => {
    if (progress.phase === 'finishing' && taken > 0) void prepare();
    if (progress.phase === 'idle' || progress.phase === 'finishing') taken = 0;
    if (progress.phase !== 'reading') return;
    if (isBusy || progress.characters - taken < characters) return;
    taken = progress.characters;
    isBusy = true;
    void gather().finally(() => {
      isBusy = false;
    });
  };
}

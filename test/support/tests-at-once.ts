import { availableParallelism } from 'node:os';

/** Test files that run at once: one a processor, for each keeps one busy; two at least, and no more than four applications in memory. */
export const TESTS_AT_ONCE = Math.min(4, Math.max(2, availableParallelism()));

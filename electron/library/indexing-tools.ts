import type { Store } from '#electron/store/open-store.ts';
import type { ReadPool } from './read-pool.ts';

/** What reads files into the store: an index run, and the reading of a single file again. */
export type IndexingTools = {
  readonly store: Store;
  readonly pool: ReadPool;
  readonly pdfAssets: string;
  readonly now: () => string;
  readonly newId: () => string;
};

import type { IndexingTools } from './indexing-tools.ts';
import { openModel } from './reread-document.ts';

/** Reads those documents again whose listed text was made in another way than the one that holds now; what was tried in vain once is left. */
export type FollowReadings = () => Promise<void>;

/**
 * A library that came back from before a choice of reading lists the text of then, and a search would find words that nobody sees any more.
 * Linear in the library, and reads nothing where all is as chosen.
 */
export function createFollowReadings(tools: IndexingTools): FollowReadings {
  const { store } = tools;
  const triedInVain = new Map<string, string>();
  return async () => {
    const counts = await store.reviews.counts();
    for (const document of store.library.current().documents) {
      const chosen = counts.get(document.id)?.readingKey ?? '';
      if (document.state.kind !== 'ready' || document.isMissing || document.reading === chosen) continue;
      const state = `${document.contentHash} ${chosen}`;
      if (triedInVain.get(document.id) === state) continue;
      if ((await openModel(tools, document)) === null) triedInVain.set(document.id, state);
    }
  };
}

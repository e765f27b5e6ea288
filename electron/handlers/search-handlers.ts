import { createFollowReadings } from '#electron/library/follow-readings.ts';
import type { AreaHandlers, HandlerContext } from './handler-context.ts';

/** `search.*`: full text over the library. */
export function searchHandlers({ store, search, tools }: HandlerContext): AreaHandlers<'search'> {
  const followReadings = createFollowReadings(tools);
  return {
    async 'search.query'({ query, limit }) {
      const began = performance.now();
      await followReadings();
      const { total, hits } = await search.query(store.library.current().documents, query, limit);
      const counts = await store.reviews.counts();
      // The index keeps the title that the machine read; a person's is known here.
      const titled = hits.map((hit) => ({ ...hit, title: counts.get(hit.document)?.correctedSummary.title ?? hit.title }));
      return { total, hits: titled, milliseconds: Math.round((performance.now() - began) * 10) / 10 };
    },
  };
}

import { createFollowReadings } from '#electron/library/follow-readings.ts';
import type { AreaHandlers, HandlerContext } from './handler-context.ts';

/** `search.*`: full text over the library. */
export function searchHandlers({ store, search, tools }: HandlerContext): AreaHandlers<'search'> {
  const followReadings = createFollowReadings(tools);
  return {
    async 'search.query'({ query, ...options }) {
      const began = performance.now();
      await followReadings();
      const found = await search.query(store.library.current().documents, query, options);
      return { ...found, milliseconds: Math.round((performance.now() - began) * 10) / 10 };
    },
  };
}

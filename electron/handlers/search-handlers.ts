import type { AreaHandlers, HandlerContext } from './handler-context.ts';

/** `search.*`: full text over the library. */
export function searchHandlers({ store, search }: HandlerContext): AreaHandlers<'search'> {
  return {
    async 'search.query'({ query, limit }) {
      const began = performance.now();
      const { total, hits } = await search.query(store.library.current().documents, query, limit);
      return { total, hits, milliseconds: Math.round((performance.now() - began) * 10) / 10 };
    },
  };
}

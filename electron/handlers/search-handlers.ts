import { createFollowReadings } from '#electron/library/follow-readings.ts';
import { exportHits } from './export-hits.ts';
import { type AreaHandlers, demandDocument, type HandlerContext } from './handler-context.ts';

/** `search.*`: full text over the library. */
export function searchHandlers(context: HandlerContext): AreaHandlers<'search'> {
  const { store, search, tools } = context;
  const followReadings = createFollowReadings(tools);
  return {
    async 'search.query'({ query, ...options }) {
      const began = performance.now();
      await followReadings();
      const found = await search.query(store.library.current().documents, query, options);
      return { ...found, milliseconds: Math.round((performance.now() - began) * 10) / 10 };
    },
    async 'search.passages'(wanted) {
      demandDocument(context, wanted.documentId);
      await followReadings();
      return search.passages(store.library.current().documents, wanted);
    },
    async 'search.export'(request) {
      await followReadings();
      return exportHits(context, request);
    },
    async 'search.history'() {
      return { queries: await store.searchHistory.read() };
    },
    async 'search.remember'({ query }) {
      return { queries: await store.searchHistory.remember(query) };
    },
    async 'search.forget'({ query }) {
      return { queries: await store.searchHistory.forget(query) };
    },
  };
}

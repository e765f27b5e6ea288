import { useCallback, useEffect, useRef } from 'react';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useReviewClient } from '#renderer/api/review-provider.tsx';
import { asksSame, HIT_PAGE, type SearchAsk, searchedTexts, useSearchState, withPage } from '#renderer/api/search-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';

/** Milliseconds of quiet before a query is sent while typing. */
const TYPING_PAUSE = 120;

/** Asks the search whenever the question changes; answers that come late are dropped. */
export function useSearch(): void {
  const client = useReviewClient();
  const tell = useFailureNotice();
  const query = useSearchState((state) => state.query);
  const filters = useSearchState((state) => state.filters);
  const sort = useSearchState((state) => state.sort);
  const repeats = useSearchState((state) => state.repeats);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same is asked again when a person wants that
  useEffect(() => {
    const ask: SearchAsk = { query, filters, sort };
    const isCurrent = (): boolean => asksSame(useSearchState.getState(), ask);
    if (query.trim() === '') {
      useSearchState.setState({ answer: null, isSearching: false });
      return;
    }
    const timer = setTimeout(async () => {
      useSearchState.setState({ isSearching: true });
      const texts = searchedTexts(useLibrary.getState().documents);
      try {
        const { hits, ...answer } = await client.call('search.query', { query, filters, sort, limit: HIT_PAGE, withFacets: true });
        if (isCurrent()) useSearchState.setState({ answer: { ...answer, ask, texts, pages: { 0: hits } } });
      } catch (error) {
        if (isCurrent()) tell(error);
      } finally {
        if (isCurrent()) useSearchState.setState({ isSearching: false });
      }
    }, TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [client, tell, query, filters, sort, repeats]);
}

/** Gives a function that fetches a page of the present answer, once. */
export function useHitPages(): (page: number) => void {
  const client = useReviewClient();
  const tell = useFailureNotice();
  const asked = useRef<{ ask: SearchAsk | null; pages: Set<number> }>({ ask: null, pages: new Set() });
  return useCallback(
    (page) => {
      const { answer } = useSearchState.getState();
      if (answer === null || answer.pages[page] !== undefined) return;
      const { ask } = answer;
      if (asked.current.ask !== ask) asked.current = { ask, pages: new Set() };
      if (asked.current.pages.has(page)) return;
      asked.current.pages.add(page);
      client
        .call('search.query', { ...ask, limit: HIT_PAGE, offset: page * HIT_PAGE })
        .then(({ hits }) => useSearchState.setState((state) => withPage(state, ask, page, hits)))
        .catch(tell);
    },
    [client, tell],
  );
}

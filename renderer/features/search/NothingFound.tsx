import { Button } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { explainQuery, needsExplaining } from '#shared/domain/search/explain-query.ts';
import { parseQuery } from '#shared/domain/search/parse-query.ts';
import { searchFacet } from '#shared/model/search-request.ts';
import { useLibrary } from '../../api/library-store.ts';
import { changeSearch, type SearchAnswer } from '../../api/search-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useFacetLabels } from './facet-labels.ts';
import { OutdatedNotice } from './OutdatedNotice.tsx';

/** What stands where nothing was found: what was looked for, what it was narrowed by, and the next step. */
export function NothingFound({ answer }: { readonly answer: SearchAnswer }): ReactNode {
  const { search: words, frame } = useWords();
  const labelOf = useFacetLabels();
  const language = useLibrary((state) => state.settings.language);
  const { query, filters } = answer.ask;
  const understood = useMemo(() => {
    const parsed = parseQuery(query);
    // A query with operators is explained under the box already.
    return needsExplaining(parsed) ? '' : explainQuery(parsed, language).understood;
  }, [query, language]);
  const chosen = searchFacet.options.flatMap((facet) =>
    (filters[facet] ?? []).map((value) => frame.labelled(words.facets[facet], labelOf(facet, value))),
  );
  const isNarrowed = chosen.length > 0;
  const reasons = [understood === '' ? '' : words.understood(understood), isNarrowed ? words.narrowedBy(chosen) : ''];
  return (
    <EmptyState
      title={isNarrowed ? words.nothingNarrowed(query.trim()) : words.nothing(query.trim())}
      text={[...reasons, isNarrowed ? '' : words.nothingHint].filter((text) => text !== '').join(' ')}
    >
      {isNarrowed ? (
        <Button size="compact-sm" variant="default" onClick={() => changeSearch({ filters: {} })}>
          {words.searchWithoutFilters}
        </Button>
      ) : null}
      <OutdatedNotice answer={answer} />
    </EmptyState>
  );
}

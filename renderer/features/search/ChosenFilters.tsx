import { Button, Pill } from '@mantine/core';
import type { ReactNode } from 'react';
import { searchFacet } from '#shared/model/search-request.ts';
import { changeSearch, toggleFilter, useSearchState } from '../../api/search-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useFacetLabels } from './facet-labels.ts';
import styles from './SearchScreen.module.css';

/** What the results are narrowed by now; each can be taken back by itself. */
export function ChosenFilters(): ReactNode {
  const { search: words, frame } = useWords();
  const labelOf = useFacetLabels();
  const filters = useSearchState((state) => state.filters);
  const chosen = searchFacet.options.flatMap((facet) => (filters[facet] ?? []).map((value) => ({ facet, value })));
  if (chosen.length === 0) return null;
  return (
    <div className={styles.chosen}>
      {chosen.map(({ facet, value }) => {
        const label = frame.labelled(words.facets[facet], labelOf(facet, value));
        return (
          <Pill
            key={label}
            size="sm"
            withRemoveButton
            removeButtonProps={{ 'aria-label': words.takeFilter(label), 'aria-hidden': false, tabIndex: 0 }}
            onRemove={() => toggleFilter(facet, value)}
          >
            {label}
          </Pill>
        );
      })}
      <Button size="compact-xs" variant="subtle" onClick={() => changeSearch({ filters: {} })}>
        {words.clearFilters}
      </Button>
    </div>
  );
}

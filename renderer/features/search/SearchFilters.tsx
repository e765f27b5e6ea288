import { Checkbox, UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { type FacetCounts, type SearchFacet, searchFacet } from '#shared/model/search-request.ts';
import { toggleFilter, useSearchState } from '../../api/search-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import { inFacetOrder, useFacetLabels } from './facet-labels.ts';
import { SavedSearches } from './SavedSearches.tsx';
import styles from './SearchFilters.module.css';

/** Values shown of a facet before it is opened wide. */
const SHOWN = 5;

/** The searches to come back to, and what the results can be narrowed by, each value with how many documents have it. */
export function SearchFilters({ facets }: { readonly facets: FacetCounts | null }): ReactNode {
  const words = useWords().search;
  return (
    <aside className={styles.filters} aria-label={words.filters}>
      <SavedSearches />
      {facets === null ? <p className={styles.hint}>{words.filtersHint}</p> : null}
      {searchFacet.options.map((facet) =>
        facets === null || facets[facet].values.length === 0 ? null : <FacetGroup key={facet} facet={facet} counts={facets[facet]} />,
      )}
    </aside>
  );
}

function FacetGroup({ facet, counts }: { readonly facet: SearchFacet; readonly counts: FacetCounts[SearchFacet] }): ReactNode {
  const words = useWords().search;
  const labelOf = useFacetLabels();
  const chosen = useSearchState((state) => state.filters[facet]) ?? [];
  const [isWide, setWide] = useState(false);
  const ordered = inFacetOrder(facet, counts.values);
  // What is chosen stays in sight wherever it stands.
  const shown = isWide ? ordered : ordered.filter(({ value }, index) => index < SHOWN || chosen.includes(value));
  return (
    <fieldset className={styles.facet}>
      <legend>{words.facets[facet]}</legend>
      {shown.map(({ value, count }) => (
        <Checkbox
          key={value}
          size="xs"
          classNames={{ root: styles.value ?? '', body: styles.body ?? '', labelWrapper: styles.label ?? '', label: styles.words ?? '' }}
          checked={chosen.includes(value)}
          onChange={() => toggleFilter(facet, value)}
          label={
            <>
              <span className={styles.name} title={labelOf(facet, value)}>
                {labelOf(facet, value)}
              </span>{' '}
              <span className={styles.count}>{count.toLocaleString()}</span>
            </>
          }
        />
      ))}
      {ordered.length > SHOWN ? (
        <UnstyledButton className={styles.wide ?? ''} aria-expanded={isWide} onClick={() => setWide(!isWide)}>
          {isWide ? words.fewerValues : words.moreValues(ordered.length - SHOWN)}
        </UnstyledButton>
      ) : null}
      {isWide && counts.distinct > ordered.length ? (
        <p className={styles.rest}>{words.restOfValues(counts.distinct - ordered.length)}</p>
      ) : null}
    </fieldset>
  );
}

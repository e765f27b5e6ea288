import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { searchSort } from '#shared/model/search-request.ts';
import { changeSearch, type SearchAnswer, useSearchState } from '../../api/search-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './SearchScreen.module.css';

/** How many documents there are, and in which order they stand. */
export function HitSummary({ answer }: { readonly answer: SearchAnswer }): ReactNode {
  const words = useWords().search;
  const sort = useSearchState((state) => state.sort);
  return (
    <div className={styles.summary}>
      <p role="status">
        {words.total(answer.total)} · {words.took(answer.milliseconds)}
      </p>
      <Select
        size="xs"
        w={130}
        aria-label={words.sort}
        data={searchSort.options.map((value) => ({ value, label: words.sorts[value] }))}
        value={sort}
        onChange={(value) => changeSearch({ sort: searchSort.options.find((option) => option === value) ?? 'relevance' })}
      />
    </div>
  );
}

import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SavedExport } from '#shared/contract/review-views.ts';
import { searchSort } from '#shared/model/search-request.ts';
import { changeSearch, type SearchAnswer, useSearchState } from '../../api/search-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ExportHits } from './ExportHits.tsx';
import { OutdatedNotice } from './OutdatedNotice.tsx';
import { SaveSearch } from './SaveSearch.tsx';
import styles from './SearchScreen.module.css';

/** How many documents there are, in which order they stand, and what can be done with all of them. */
export function HitSummary({
  answer,
  onSaved,
}: {
  readonly answer: SearchAnswer;
  readonly onSaved: (file: SavedExport) => void;
}): ReactNode {
  const words = useWords().search;
  const sort = useSearchState((state) => state.sort);
  return (
    <div className={styles.summary}>
      <p role="status">
        {words.total(answer.total)} · {words.took(answer.milliseconds)}
      </p>
      <OutdatedNotice answer={answer} />
      <SaveSearch ask={answer.ask} />
      <ExportHits ask={answer.ask} onSaved={onSaved} />
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

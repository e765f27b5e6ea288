import { Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { SavedExport } from '#shared/contract/review-views.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import { rememberQuery } from '../../api/search-memory.ts';
import { changeSearch, useSearchState } from '../../api/search-store.ts';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { HitList } from './HitList.tsx';
import { QueryNotes } from './QueryNotes.tsx';
import { SearchFilters } from './SearchFilters.tsx';
import { SearchMemory } from './SearchMemory.tsx';
import styles from './SearchScreen.module.css';
import { useSearch } from './use-search.ts';

/** More than is read of a query, so that a longer one is explained rather than cut in silence. */
const LONGEST_QUERY = 20_000;

/** Search over the whole library, with results while typing; a hit goes to its passage. */
export function SearchScreen({ onSaved }: { readonly onSaved: (file: SavedExport) => void }): ReactNode {
  const words = useWords().search;
  const client = useReviewClient();
  const tell = useFailureNotice();
  useSearch();
  const query = useSearchState((state) => state.query);
  const isSearching = useSearchState((state) => state.isSearching);
  const answer = useSearchState((state) => state.answer);
  const field = useRef<HTMLInputElement>(null);
  const screen = useRef<HTMLElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') rememberQuery(client, query).catch(tell);
    if (event.key !== 'ArrowDown') return;
    screen.current?.querySelector<HTMLElement>('[data-hit]')?.focus();
    event.preventDefault();
  };
  return (
    <main className={styles.screen} ref={screen}>
      {query.trim() === '' ? <SearchMemory /> : <SearchFilters facets={answer?.facets ?? null} />}
      <div className={styles.column}>
        <TextInput
          ref={field}
          size="md"
          aria-label={words.label}
          placeholder={words.placeholder}
          leftSection={<IconSearch size={16} />}
          rightSection={isSearching ? <Loader size={14} /> : null}
          value={query}
          maxLength={LONGEST_QUERY}
          onChange={(event) => changeSearch({ query: event.currentTarget.value })}
          onKeyDown={press}
        />
        <QueryNotes query={query} />
        {answer === null ? (
          <EmptyState title={words.start} text={words.startHint}>
            <p className={styles.syntax}>{words.syntax}</p>
          </EmptyState>
        ) : (
          <HitList answer={answer} onSaved={onSaved} />
        )}
      </div>
    </main>
  );
}

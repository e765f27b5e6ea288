import { Loader, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { changeSearch, useSearchState } from '../../api/search-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { HitList } from './HitList.tsx';
import { QueryNotes } from './QueryNotes.tsx';
import { SearchFilters } from './SearchFilters.tsx';
import styles from './SearchScreen.module.css';
import { useSearch } from './use-search.ts';

/** More than is read of a query, so that a longer one is explained rather than cut in silence. */
const LONGEST_QUERY = 20_000;

/** Search over the whole library, with results while typing; a hit goes to its passage. */
export function SearchScreen(): ReactNode {
  const words = useWords().search;
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
    if (event.nativeEvent.isComposing || event.key !== 'ArrowDown') return;
    screen.current?.querySelector<HTMLElement>('[data-hit]')?.focus();
    event.preventDefault();
  };
  return (
    <main className={styles.screen} ref={screen}>
      <SearchFilters facets={answer?.facets ?? null} />
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
        {answer === null ? <EmptyState title={words.start} text={words.startHint} /> : <HitList answer={answer} />}
      </div>
    </main>
  );
}

import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import { IconHistory, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useReviewClient } from '../../api/review-provider.tsx';
import { forgetQuery, readSearchHistory, useSavedSearches, useSearchHistory } from '../../api/search-memory.ts';
import { changeSearch } from '../../api/search-store.ts';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import { SavedSearches } from './SavedSearches.tsx';
import styles from './SearchFilters.module.css';

/** Searches to come back to: those that were saved, and those made last. */
export function SearchMemory(): ReactNode {
  const words = useWords().search;
  const client = useReviewClient();
  const tell = useFailureNotice();
  const saved = useSavedSearches();
  const history = useSearchHistory((state) => state.queries) ?? [];
  useEffect(() => {
    readSearchHistory(client).catch(tell);
  }, [client, tell]);
  return (
    <aside className={styles.filters} aria-label={words.memory}>
      {saved.length === 0 && history.length === 0 ? <p className={styles.hint}>{words.memoryHint}</p> : null}
      <SavedSearches />
      {history.length === 0 ? null : (
        <section aria-label={words.history}>
          <div className={styles.headingRow}>
            <h2 className={styles.heading}>{words.history}</h2>
            <Button size="compact-xs" variant="subtle" onClick={() => void forgetQuery(client, null).catch(tell)}>
              {words.clearHistory}
            </Button>
          </div>
          {history.map((query) => (
            <div key={query} className={styles.remembered}>
              <UnstyledButton className={styles.recall ?? ''} title={query} onClick={() => changeSearch({ query, filters: {} })}>
                <IconHistory size={13} /> <span>{query}</span>
              </UnstyledButton>
              <ActionIcon size="xs" aria-label={words.forget(query)} onClick={() => void forgetQuery(client, query).catch(tell)}>
                <IconX size={12} />
              </ActionIcon>
            </div>
          ))}
        </section>
      )}
    </aside>
  );
}

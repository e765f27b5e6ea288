import { ActionIcon, Button, UnstyledButton } from '@mantine/core';
import { IconHistory, IconStar, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useReviewClient } from '../../api/review-provider.tsx';
import { forgetQuery, readSearchHistory, removeSearch, useSavedSearches, useSearchHistory } from '../../api/search-memory.ts';
import { changeSearch } from '../../api/search-store.ts';
import { wayBack } from '../../api/undo-store.ts';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useUndoableNotice } from '../../i18n/use-undoable-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './SearchFilters.module.css';

/** Searches to come back to: those that were saved, and those made last. */
export function SearchMemory(): ReactNode {
  const words = useWords().search;
  const client = useReviewClient();
  const tell = useFailureNotice();
  const tellDone = useUndoableNotice();
  const saved = useSavedSearches();
  const history = useSearchHistory((state) => state.queries) ?? [];
  useEffect(() => {
    readSearchHistory(client).catch(tell);
  }, [client, tell]);
  const remove = (id: string, name: string): void => {
    removeSearch(id)
      .then(() => tellDone(words.savedRemoved(name), wayBack()))
      .catch(tell);
  };
  return (
    <aside className={styles.filters} aria-label={words.memory}>
      {saved.length === 0 && history.length === 0 ? <p className={styles.hint}>{words.memoryHint}</p> : null}
      {saved.length === 0 ? null : (
        <section aria-label={words.savedSearches}>
          <h2 className={styles.heading}>{words.savedSearches}</h2>
          {saved.map(({ id, name, query, filters, sort }) => (
            <div key={id} className={styles.remembered}>
              <UnstyledButton className={styles.recall ?? ''} title={query} onClick={() => changeSearch({ query, filters, sort })}>
                <IconStar size={13} /> <span>{name}</span>
              </UnstyledButton>
              <ActionIcon size="xs" aria-label={words.removeSaved(name)} onClick={() => remove(id, name)}>
                <IconX size={12} />
              </ActionIcon>
            </div>
          ))}
        </section>
      )}
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

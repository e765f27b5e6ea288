import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconStar, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { removeSearch, useSavedSearches } from '../../api/search-memory.ts';
import { changeSearch } from '../../api/search-store.ts';
import { wayBack } from '../../api/undo-store.ts';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useUndoableNotice } from '../../i18n/use-undoable-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './SearchFilters.module.css';

/** The searches that were saved, each to be made again or taken away; nothing while there is none. */
export function SavedSearches(): ReactNode {
  const words = useWords().search;
  const tell = useFailureNotice();
  const tellDone = useUndoableNotice();
  const saved = useSavedSearches();
  const remove = (id: string, name: string): void => {
    removeSearch(id)
      .then((step) => tellDone(words.savedRemoved(name), wayBack(step)))
      .catch(tell);
  };
  if (saved.length === 0) return null;
  return (
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
  );
}

import { ActionIcon, Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './bars.module.css';
import type { QueryHits } from './use-query-hits.ts';

/** Says which query led here and how many hits are marked; goes from one to the next, back to the search, and takes the marks away. */
export function QueryHitsBar({ hits }: { readonly hits: QueryHits }): ReactNode {
  const words = useWords().reader;
  if (hits.query === null) return null;
  const count = hits.ranges.length;
  return (
    <section className={styles.bar} aria-label={words.hits}>
      <Button
        size="compact-xs"
        variant="subtle"
        className={styles.query ?? ''}
        leftSection={<IconSearch size={13} />}
        title={`${words.hitsBack}\n${hits.query}`}
        onClick={() => useWorkspace.getState().goTo('search')}
      >
        {words.hitsOf(hits.query)}
      </Button>
      <output className={styles.count}>{words.hitsCount(hits.currentIndex === null ? null : hits.currentIndex + 1, count)}</output>
      <ActionIcon size="sm" aria-label={words.hitPrevious} title={words.hitPrevious} disabled={count === 0} onClick={() => hits.step(-1)}>
        <IconChevronUp size={16} />
      </ActionIcon>
      <ActionIcon size="sm" aria-label={words.hitNext} title={words.hitNext} disabled={count === 0} onClick={() => hits.step(1)}>
        <IconChevronDown size={16} />
      </ActionIcon>
      <ActionIcon size="sm" aria-label={words.hitsClose} title={words.hitsClose} onClick={hits.close}>
        <IconX size={16} />
      </ActionIcon>
    </section>
  );
}

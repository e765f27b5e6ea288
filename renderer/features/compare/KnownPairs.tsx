import { Badge } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { knownPairs } from '#renderer/api/known-versions.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { usePaperGroups } from '#renderer/api/paper-groups.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { documentLabels } from './document-labels.ts';
import styles from './KnownPairs.module.css';

/** Pairs offered at once: more are found by choosing. */
const MOST_OFFERED = 8;

/** Versions that the library knows of, each pair to be compared at a press; nothing where it knows none. */
export function KnownPairs(): ReactNode {
  const words = useWords().comparing;
  const documents = useLibrary((state) => state.documents);
  const groups = usePaperGroups();
  const pairs = useMemo(() => knownPairs(documents, groups).slice(0, MOST_OFFERED), [documents, groups]);
  const labels = useMemo(() => new Map(documentLabels(documents).map(({ value, label }) => [value, label] as const)), [documents]);
  if (pairs.length === 0) return null;
  return (
    <section className={styles.pairs} aria-label={words.knownPairs}>
      <h2>{words.knownPairs}</h2>
      <ul>
        {pairs.map(({ oldId, newId, isConfirmed }) => (
          <li key={`${oldId} ${newId}`}>
            <button type="button" className={styles.pair} onClick={() => useWorkspace.getState().compare({ oldId, newId })}>
              <span title={labels.get(oldId)}>{labels.get(oldId)}</span>
              <IconArrowRight size={14} stroke={1.7} aria-hidden="true" />
              <span title={labels.get(newId)}>{labels.get(newId)}</span>
              <Badge size="xs" variant="outline" color="gray" radius="sm" tt="none">
                {isConfirmed ? words.knownConfirmed : words.knownProposed}
              </Badge>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

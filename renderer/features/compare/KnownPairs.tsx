import { Badge } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { knownPairs } from '#renderer/api/known-versions.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { usePaperGroups } from '#renderer/api/paper-groups.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useTimeWords } from '#renderer/i18n/use-time-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { choiceOf, textLabels } from './document-labels.ts';
import styles from './KnownPairs.module.css';

/** Pairs offered at once: more are found by choosing. */
const MOST_OFFERED = 8;

/** Versions that the library knows of, each pair to be compared at a press; nothing where it knows none. */
export function KnownPairs(): ReactNode {
  const { comparing: words, papers } = useWords();
  const documents = useLibrary((state) => state.documents);
  const groups = usePaperGroups();
  const pairs = useMemo(() => knownPairs(documents, groups).slice(0, MOST_OFFERED), [documents, groups]);
  const time = useTimeWords();
  const labels = useMemo(() => {
    const all = textLabels(documents, (title, replacedAt) => words.earlierText(title, time(replacedAt)), papers.stage);
    return new Map(all.map(({ value, label }) => [value, label] as const));
  }, [documents, words, time, papers]);
  if (pairs.length === 0) return null;
  return (
    <section className={styles.pairs} aria-label={words.knownPairs}>
      <h2>{words.knownPairs}</h2>
      <ul>
        {pairs.map(({ oldId, newId, oldState, because }) => (
          <li key={`${oldId} ${newId}`}>
            <button type="button" className={styles.pair} onClick={() => useWorkspace.getState().compare({ oldId, newId, oldState })}>
              <span title={labels.get(choiceOf(oldId, oldState))}>{labels.get(choiceOf(oldId, oldState))}</span>
              <IconArrowRight size={14} stroke={1.7} aria-hidden="true" />
              <span title={labels.get(newId)}>{labels.get(newId)}</span>
              <Badge size="xs" variant="outline" color="gray" radius="sm" tt="none">
                {words.known[because]}
              </Badge>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

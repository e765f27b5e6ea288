import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useDayWords } from '#renderer/i18n/use-time-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { formatClausePath } from '#shared/domain/structure/format-clause-path.ts';
import { type Correction, taskField } from '#shared/model/correction.ts';
import styles from './Tasks.module.css';

/** Corrections whose task is gone: nothing a person wrote vanishes by itself. */
export function LostCorrections(props: {
  readonly lost: readonly Correction[];
  readonly onDrop: (correctionId: string) => void;
}): ReactNode {
  const { tasks: words, corrections: said, frame } = useWords();
  const day = useDayWords();
  if (props.lost.length === 0) return null;
  return (
    <details className={styles.lost}>
      <summary>{words.lost(props.lost.length)}</summary>
      <p>{words.lostHint}</p>
      <ul>
        {props.lost.map((correction) => (
          <li key={correction.id}>
            <span className={styles.soft}>{placeWords(correction)}</span>
            <span>{frame.labelled(fieldWords(correction, words.columns), correction.value.replaceAll('\n', '、'))}</span>
            <span className={styles.soft}>{said.correctedBy(correction.author, day(correction.updatedAt))}</span>
            <Button size="compact-xs" variant="subtle" onClick={() => props.onDrop(correction.id)}>
              {words.drop}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function placeWords({ subject }: Correction): string {
  return subject.kind === 'task' ? `${formatClausePath(subject.path)} ${subject.title}` : '';
}

function fieldWords({ field }: Correction, columns: Readonly<Record<string, string>>): string {
  const known = taskField.safeParse(field);
  return known.success ? (columns[known.data] ?? field) : field;
}

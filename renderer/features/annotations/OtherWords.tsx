import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { swapWords } from '#renderer/api/review-packages.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useTimeWords } from '#renderer/i18n/use-time-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { Annotation, OtherWords as Kept } from '#shared/model/annotation.ts';
import styles from './OtherWords.module.css';

type Props = { readonly documentId: string; readonly annotation: Annotation; readonly others: readonly Kept[] };

/** Words that another computer had in an annotation's place when both had changed it: folded, to be read and to be taken instead. */
export function OtherWords({ documentId, annotation, others }: Props): ReactNode {
  const words = useWords();
  const time = useTimeWords();
  const tell = useFailureNotice();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.others}>
      <button type="button" className={styles.unfold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <IconChevronRight size={14} className={styles.twist} />
        {words.packages.otherWords(others.length)}
      </button>
      {isOpen ? (
        <ul className={styles.list}>
          {others.map(({ note, suggestion, basis, updatedAt }, place) => (
            <li key={`${updatedAt} ${note} ${suggestion} ${basis}`}>
              {note === '' ? null : <p>{note}</p>}
              {suggestion === '' ? null : <Labelled label={words.annotations.suggestionLabel} text={suggestion} />}
              {basis === '' ? null : <Labelled label={words.annotations.basisLabel} text={basis} />}
              <footer className={styles.foot}>
                <span>{words.packages.writtenAt(time(updatedAt))}</span>
                <Button size="compact-xs" variant="light" onClick={() => void swapWords(documentId, annotation.id, place).catch(tell)}>
                  {words.packages.takeWords}
                </Button>
              </footer>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function Labelled({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  return (
    <p>
      <span className={styles.label}>{label}</span>
      {text}
    </p>
  );
}

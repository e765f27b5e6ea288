import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { swapWords } from '#renderer/api/review-packages.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useTimeWords } from '#renderer/i18n/use-time-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { Annotation, OtherWords as Kept } from '#shared/model/annotation.ts';
import { shortQuote } from './card-order.ts';
import styles from './OtherWords.module.css';

/** Units of a passage that are shown where it is another one. */
const QUOTE_LENGTH = 40;

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
          {others.map((other, place) => {
            const { note, suggestion, basis, author, changedBy, updatedAt } = other;
            return (
              <li key={JSON.stringify(other)}>
                <Marks annotation={annotation} other={other} />
                {note === '' ? null : <p>{note}</p>}
                {suggestion === '' ? null : <Labelled label={words.annotations.suggestionLabel} text={suggestion} />}
                {basis === '' ? null : <Labelled label={words.annotations.basisLabel} text={basis} />}
                <footer className={styles.foot}>
                  <span>
                    {author === undefined ? '' : `${words.annotations.by(author, changedBy)} · `}
                    {words.packages.writtenAt(time(updatedAt))}
                  </span>
                  <Button size="compact-xs" variant="light" onClick={() => void swapWords(documentId, annotation, place).catch(tell)}>
                    {words.packages.takeWords}
                  </Button>
                </footer>
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}

/** Wherein the other differs beside its words: type, severity, colour, status and passage. */
function Marks({ annotation, other }: { readonly annotation: Annotation; readonly other: Kept }): ReactNode {
  const { annotations: words, packages } = useWords();
  const { issueType, severity, colour = annotation.colour, status = annotation.status, target = annotation.target } = other;
  const isElsewhere = JSON.stringify(target) !== JSON.stringify(annotation.target);
  const marks = [
    issueType === annotation.issueType ? '' : issueType === null ? words.untyped : words.issueTypes[issueType],
    severity === annotation.severity ? '' : `${words.severity} ${severity === null ? words.none : words.severities[severity]}`,
    colour === annotation.colour ? '' : words.colours[colour],
    status === annotation.status ? '' : words.statuses[status],
    isElsewhere ? packages.otherPlace(shortQuote(target.selector[1].exact, QUOTE_LENGTH)) : '',
  ].filter((mark) => mark !== '');
  return marks.length === 0 ? null : <p className={styles.marks}>{marks.join(' · ')}</p>;
}

function Labelled({ label, text }: { readonly label: string; readonly text: string }): ReactNode {
  return (
    <p>
      <span className={styles.label}>{label}</span>
      {text}
    </p>
  );
}

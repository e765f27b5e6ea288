import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTimeWords } from '#renderer/i18n/use-time-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './Findings.module.css';
import type { DismissedFinding } from './finding-groups.ts';
import type { FindingActions } from './use-finding-actions.ts';

/** The findings a person set aside: nothing vanishes, and each can come back. */
export function DismissedList({
  dismissed,
  actions,
}: {
  readonly dismissed: readonly DismissedFinding[];
  readonly actions: FindingActions;
}): ReactNode {
  const words = useWords().findings;
  const [isOpen, setOpen] = useState(false);
  if (dismissed.length === 0) return null;
  return (
    <section className={styles.group} aria-label={words.dismissedTitle(dismissed.length)}>
      <button type="button" className={styles.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <IconChevronRight size={14} className={styles.twist} />
        {words.dismissedTitle(dismissed.length)}
      </button>
      {isOpen ? (
        <ul className={styles.cards}>
          {dismissed.map((entry) => (
            <li key={entry.dismissal.finding}>
              <Dismissed entry={entry} actions={actions} />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Dismissed({
  entry: { dismissal, finding },
  actions,
}: {
  readonly entry: DismissedFinding;
  readonly actions: FindingActions;
}): ReactNode {
  const { findings: words, annotations } = useWords();
  const time = useTimeWords();
  return (
    <article className={styles.dismissed} aria-label={`${dismissal.rule} ${dismissal.reason.slice(0, 40)}`}>
      <header className={styles.cardHead}>
        {finding === null ? (
          <span className={styles.reversed}>{words.noLongerRaised}</span>
        ) : (
          <button type="button" className={styles.place} onClick={() => actions.go(finding)}>
            {actions.placeAt(finding.passage)}
          </button>
        )}
        <span className={styles.rule} title={words.ruleTitle(dismissal.rule)}>
          {dismissal.rule}
        </span>
      </header>
      <p className={styles.message}>{finding === null ? dismissal.quote : words.message(finding)}</p>
      <p className={styles.basis}>
        <span>{words.reason}</span>
        {dismissal.reason}
      </p>
      <footer className={styles.foot}>
        <span className={styles.signature}>
          {annotations.by(dismissal.author)} · {time(dismissal.dismissedAt)}
        </span>
        <Button size="compact-xs" variant="subtle" onClick={() => actions.restore(dismissal)}>
          {words.restore}
        </Button>
      </footer>
    </article>
  );
}

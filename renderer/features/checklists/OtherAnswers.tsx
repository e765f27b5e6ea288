import type { ReactNode } from 'react';
import { useTimeWords } from '#renderer/i18n/use-time-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { PassageTarget } from '#shared/model/annotation.ts';
import styles from './Checklists.module.css';

type Other = {
  readonly choice: string;
  readonly text: string;
  readonly evidence?: readonly PassageTarget[] | undefined;
  readonly author: string;
  readonly updatedAt: string;
};

/** What somebody else answered on another computer, beside the answer that was given last. */
export function OtherAnswers({ others }: { readonly others: readonly Other[] }): ReactNode {
  const words = useWords();
  const time = useTimeWords();
  if (others.length === 0) return null;
  return (
    <section className={styles.otherAnswers} aria-label={words.packages.otherAnswers}>
      <h4>{words.packages.otherAnswers}</h4>
      {others.map(({ choice, text, evidence = [], author, updatedAt }) => (
        <p key={JSON.stringify([author, updatedAt, choice, text, evidence])}>
          {[choice, text, ...evidence.map(({ selector }) => words.packages.evidence(selector[1].exact))]
            .filter((part) => part !== '')
            .join(' · ')}
          <span className={styles.soft}> {words.checklists.answeredBy(author, time(updatedAt))}</span>
        </p>
      ))}
    </section>
  );
}

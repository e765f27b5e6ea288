import type { ReactNode } from 'react';
import type { ReadyDocument } from '#renderer/api/document-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import styles from './DocumentInfo.module.css';

/** Hands listed one by one. */
const MOST_HANDS = 20;

/** How many comments and tracked changes the file brought along, and from whom. */
export function FileNoteCounts({ document }: { readonly document: ReadyDocument }): ReactNode {
  const words = useWords().fileNotes;
  const { remarks, revisions } = document.opened.model;
  const hands = new Map<string, { remarks: number; revisions: number }>();
  const handOf = (author: string | null): { remarks: number; revisions: number } => {
    const name = author ?? words.unsigned;
    const hand = hands.get(name) ?? { remarks: 0, revisions: 0 };
    hands.set(name, hand);
    return hand;
  };
  for (const { author } of remarks) handOf(author).remarks += 1;
  for (const { author } of revisions) handOf(author).revisions += 1;
  const resolved = remarks.filter(({ isResolved }) => isResolved).length;
  return (
    <section className={styles.section}>
      <h3>{words.heading}</h3>
      {remarks.length + revisions.length === 0 ? (
        <p className={styles.soft}>{words.none}</p>
      ) : (
        <>
          <p className={styles.plain}>{words.counts(remarks.length, resolved, revisions.length)}</p>
          <ul className={styles.rows}>
            {[...hands].slice(0, MOST_HANDS).map(([author, counts]) => (
              <li key={author} className={styles.soft}>
                {words.byAuthor(author, counts.remarks, counts.revisions)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

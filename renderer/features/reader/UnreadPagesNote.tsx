import type { ReactNode } from 'react';
import { textlessPageWords } from '#renderer/i18n/textless-page-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { TextlessPage } from '#shared/model/remark.ts';
import styles from './UnreadPagesNote.module.css';

/** Says in the text itself which pages are missing at this place, and why: who reads on would take the next words for the next page. */
export function UnreadPagesNote({ pages }: { readonly pages: readonly TextlessPage[] | undefined }): ReactNode {
  const words = useWords();
  if (pages === undefined) return null;
  return (
    <div className={styles.note} role="note">
      {textlessPageWords(words, pages).join(' · ')}
    </div>
  );
}

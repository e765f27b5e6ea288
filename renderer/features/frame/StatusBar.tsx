import type { ReactNode } from 'react';
import { useLibrary } from '../../api/library-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './Frame.module.css';
import { IndexingStatus } from './IndexingStatus.tsx';

/** The line at the foot: what the reader says about its place, and what indexing is doing. */
export function StatusBar({ children }: { readonly children?: ReactNode }): ReactNode {
  const words = useWords();
  const documents = useLibrary((state) => state.documents.length);
  return (
    <footer className={styles.status}>
      {children}
      <span className={styles.statusSpace} />
      {hasHighlights() ? null : <span>{words.frame.oldBrowser}</span>}
      <IndexingStatus />
      <span>{words.frame.documentsStatus(documents)}</span>
    </footer>
  );
}

/** The CSS Custom Highlight API paints highlights over untouched text; it is there from Chromium 105 on. */
function hasHighlights(): boolean {
  return typeof CSS !== 'undefined' && 'highlights' in CSS;
}

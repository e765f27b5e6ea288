import { Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import { useLibrary } from '../../api/library-store.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useWords } from '../../i18n/use-words.ts';
import styles from './Frame.module.css';

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

function IndexingStatus(): ReactNode {
  const words = useWords();
  const client = useReviewClient();
  const tell = useFailureNotice();
  const indexing = useLibrary((state) => state.indexing);
  if (indexing.phase === 'idle') return null;
  const text = indexing.phase === 'scanning' ? words.frame.scanningStatus : words.frame.indexingStatus(indexing.done, indexing.total);
  return (
    <span className={styles.indexing} role="status">
      <Progress
        className={styles.indexingBar ?? ''}
        value={indexing.total > 0 ? (indexing.done / indexing.total) * 100 : 0}
        size="sm"
        aria-label={text}
      />
      <span className={styles.statusText} title={indexing.currentFile ?? ''}>
        {text}
      </span>
      <button type="button" className={styles.stop} onClick={() => client.call('library.cancelIndexing', {}).catch(tell)}>
        {words.frame.cancelIndexing}
      </button>
    </span>
  );
}

/** The CSS Custom Highlight API paints highlights over untouched text; it is there from Chromium 105 on. */
function hasHighlights(): boolean {
  return typeof CSS !== 'undefined' && 'highlights' in CSS;
}

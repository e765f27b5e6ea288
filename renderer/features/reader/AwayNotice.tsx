import type { ReactNode } from 'react';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { DocumentView } from '#shared/contract/review-views.ts';
import styles from './DocumentPane.module.css';

/** Says where a file cannot be reached, or is gone, that the text shown is the one read last; the list knows when it comes back. */
export function AwayNotice({ document }: { readonly document: DocumentView }): ReactNode {
  const words = useWords().reader;
  const { isOffline, isMissing } = useLibrary((state) => state.documents.find(({ id }) => id === document.id)) ?? document;
  if (isOffline) return <p className={styles.notice}>{words.offlineFile}</p>;
  return isMissing ? <p className={styles.notice}>{words.missingFile}</p> : null;
}

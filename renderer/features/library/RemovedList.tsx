import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { RemovedView } from '#shared/contract/review-views.ts';
import { useLibrary } from '../../api/library-store.ts';
import { useReviewClient } from '../../api/review-provider.tsx';
import { useFailureNotice } from '../../i18n/use-failure-notice.ts';
import { useTimeWords } from '../../i18n/use-time-words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { showNotice } from '../../ui/show-notice.tsx';
import styles from './Library.module.css';

/** Documents that were taken off the list and not erased: each can be put back, or erased after all. */
export function RemovedList({ onErase }: { readonly onErase: (document: RemovedView) => void }): ReactNode {
  const words = useWords().library;
  const time = useTimeWords();
  const removed = useLibrary((state) => state.removed);
  const restore = useRestore();
  if (removed.length === 0) return <EmptyState title={words.noneRemoved} />;
  return (
    <div className={styles.problems}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.columns.file}</th>
            <th scope="col">{words.columns.removedAt}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {removed.map((document) => (
            <tr key={document.id}>
              <th scope="row">{document.relativePath}</th>
              <td>{time(document.removedAt)}</td>
              <td>
                <div className={styles.problemActions}>
                  <Button size="compact-sm" variant="default" onClick={() => restore(document.id)}>
                    {words.restore}
                  </Button>
                  <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onErase(document)}>
                    {words.erase}
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Puts a document back on the list, and says so or why it failed. */
export function useRestore(): (documentId: string) => void {
  const words = useWords().library;
  const client = useReviewClient();
  const tell = useFailureNotice();
  return (documentId) => {
    client.call('document.restore', { documentId }).then(() => showNotice({ kind: 'done', text: words.restored }), tell);
  };
}

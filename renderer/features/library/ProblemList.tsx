import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DocumentView } from '#shared/contract/review-views.ts';
import { problemOf } from '../../api/document-problem.ts';
import { askPassword } from '../../api/unlock-store.ts';
import { useWords } from '../../i18n/use-words.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './Library.module.css';

type Props = {
  readonly documents: readonly DocumentView[];
  readonly onRetry: (folderId: string) => void;
  readonly onRemove: (document: DocumentView) => void;
};

/** Files that were not read: each with the reason and what to do about it. */
export function ProblemList({ documents, onRetry, onRemove }: Props): ReactNode {
  const words = useWords();
  if (documents.length === 0) return <EmptyState title={words.library.noProblems} />;
  return (
    <div className={styles.problems}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.library.columns.file}</th>
            <th scope="col">{words.library.columns.reason}</th>
            <th scope="col">{words.library.columns.advice}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => {
            const problem = problemOf(document);
            if (problem === null) return null;
            const { reason, advice } = words.errors.reading[problem];
            return (
              <tr key={document.id}>
                <th scope="row">{document.relativePath}</th>
                <td>{reason}</td>
                <td>{advice}</td>
                <td>
                  <div className={styles.problemActions}>
                    {problem === 'encrypted' ? (
                      <Button
                        size="compact-sm"
                        onClick={() =>
                          askPassword({
                            documentId: document.id,
                            fileName: document.fileName,
                            purpose: { kind: 'unlock', opensAfter: false },
                          })
                        }
                      >
                        {words.unlock.ask}
                      </Button>
                    ) : null}
                    <Button size="compact-sm" variant="default" onClick={() => onRetry(document.folderId)}>
                      {words.library.retry}
                    </Button>
                    <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onRemove(document)}>
                      {words.library.remove}
                    </Button>
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

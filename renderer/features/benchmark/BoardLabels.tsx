import { ActionIcon, Badge } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { changeBoard } from '#renderer/api/board-store.ts';
import { isBadlyRecognized } from '#renderer/api/document-problem.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import type { BoardView } from '#shared/model/board.ts';
import styles from './Benchmark.module.css';

/** The head of the grid: the documents, the own one marked, and the columns people write in. */
export function BoardLabels({ view, names }: { readonly view: BoardView; readonly names: readonly string[] }): ReactNode {
  const { benchmark: words, frame, recognition } = useWords();
  const documents = useLibrary((state) => state.documents);
  const isDoubtful = (id: string): boolean => documents.some((document) => document.id === id && isBadlyRecognized(document));
  const tell = useFailureNotice();
  const makeOwn = (documentId: string): void => {
    const others = view.board.documentIds.filter((id) => id !== documentId);
    changeBoard({ kind: 'documents', documentIds: [documentId, ...others] }).catch(tell);
  };
  return (
    <div className={styles.row} role="row" data-kind="labels">
      <div role="columnheader" className={styles.topicCell}>
        {words.topic}
      </div>
      {view.documents.map(({ documentId, title, fileName, isReadable }, at) => (
        <div key={documentId} role="columnheader" className={styles.label} title={`${title}\n${fileName}`}>
          {at === 0 ? (
            <IconStarFilled size={13} role="img" aria-label={words.own} />
          ) : (
            <ActionIcon
              size="xs"
              tabIndex={-1}
              aria-label={frame.labelled(words.makeOwn, names[at] ?? '')}
              title={words.makeOwn}
              onClick={() => makeOwn(documentId)}
            >
              <IconStar size={13} stroke={1.6} />
            </ActionIcon>
          )}
          <span>{names[at]}</span>
          {isReadable ? null : <span className={styles.soft}>{words.unreadable}</span>}
          {isDoubtful(documentId) ? (
            <Badge size="xs" color="var(--highlight-orange-line)" variant="outline" radius="sm" tt="none" title={recognition.doubtfulHint}>
              {recognition.doubtful}
            </Badge>
          ) : null}
        </div>
      ))}
      {(['gap', 'practice', 'advice'] as const).map((field) => (
        <div key={field} role="columnheader" className={styles.label}>
          {words[field]}
        </div>
      ))}
    </div>
  );
}

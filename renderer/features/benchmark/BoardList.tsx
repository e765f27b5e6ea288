import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { openBoard, removeBoard, restoreBoard } from '#renderer/api/board-store.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useTimeWords } from '#renderer/i18n/use-time-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { showNotice } from '#renderer/ui/show-notice.tsx';
import { columnNames } from '#shared/domain/alignment/column-names.ts';
import type { BoardSummary } from '#shared/model/board.ts';
import styles from './Benchmark.module.css';
import { useBoardView } from './board-view-store.ts';

/** The boards, the one changed last first; those put away below. */
export function BoardList({ boards }: { readonly boards: readonly BoardSummary[] }): ReactNode {
  const words = useWords().benchmark;
  const tell = useFailureNotice();
  const kept = boards.filter(({ removedAt }) => removedAt === null);
  const removed = boards.filter(({ removedAt }) => removedAt !== null);
  return (
    <section className={styles.list}>
      <div className={styles.head}>
        <h1>{words.title}</h1>
        <span className={styles.space} />
        <Button size="compact-sm" leftSection={<IconPlus size={14} />} onClick={() => useBoardView.setState({ dialog: 'create' })}>
          {words.create}
        </Button>
      </div>
      <ul className={styles.boards} aria-label={words.boards}>
        {kept.map((board) => (
          <BoardEntry key={board.id} board={board} />
        ))}
      </ul>
      {removed.length === 0 ? null : (
        <details className={styles.rest}>
          <summary>{words.removedBoards(removed.length)}</summary>
          <ul>
            {removed.map(({ id, name }) => (
              <li key={id}>
                <span>{name}</span>
                <Button size="compact-xs" variant="default" onClick={() => restoreBoard(id).catch(tell)}>
                  {words.restore}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function BoardEntry({ board }: { readonly board: BoardSummary }): ReactNode {
  const words = useWords().benchmark;
  const tell = useFailureNotice();
  const timeWords = useTimeWords();
  const documents = useLibrary((state) => state.documents);
  const named = board.documentIds.flatMap((id) => {
    const document = documents.find((each) => each.id === id);
    return document === undefined
      ? []
      : [{ title: document.state.kind === 'ready' ? document.state.summary.title : '', fileName: document.fileName }];
  });
  const remove = (): void => {
    removeBoard(board.id)
      .then(() =>
        showNotice({
          kind: 'done',
          text: words.removedBoard(board.name),
          action: { label: words.restore, run: () => void restoreBoard(board.id).catch(tell) },
        }),
      )
      .catch(tell);
  };
  return (
    <li>
      <button type="button" className={styles.boardEntry} onClick={() => void openBoard(board.id)}>
        <strong title={board.name}>{board.name}</strong>
        <span>{columnNames(named).join(' · ')}</span>
        <span className={styles.soft}>{words.updated(timeWords(board.updatedAt))}</span>
      </button>
      <ActionIcon aria-label={words.removeBoard(board.name)} title={words.remove} onClick={remove}>
        <IconTrash size={16} stroke={1.6} />
      </ActionIcon>
    </li>
  );
}

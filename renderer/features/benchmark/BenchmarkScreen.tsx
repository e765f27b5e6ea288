import { Button, Loader } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { type ReactNode, useEffect } from 'react';
import { useBoardPassages } from '#renderer/api/board-passages.ts';
import { loadBoards, openBoard, stopReading, useBoards } from '#renderer/api/board-store.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { failureWords } from '#renderer/i18n/failure-words.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ReviewFailure } from '#shared/contract/review-error.ts';
import styles from './Benchmark.module.css';
import { BoardDialogs } from './BoardDialogs.tsx';
import { BoardList } from './BoardList.tsx';
import { useBoardView } from './board-view-store.ts';
import { type BoardExport, OpenBoard } from './OpenBoard.tsx';
import passages from './Passages.module.css';

type Props = {
  /** The active text, composed by the frame. */
  readonly text: ReactNode;
  readonly onExport: (subject: BoardExport) => void;
};

/** The 对标 boards: the list of them, or one with the text beside it. */
export function BenchmarkScreen({ text, onExport }: Props): ReactNode {
  const words = useWords().benchmark;
  const openId = useBoards((state) => state.openId);
  const isTextOpen = useBoardView((view) => view.isTextOpen);
  const hasPane = useWorkspace((state) => state.panes.length > 0);
  useEffect(() => {
    // What stood open is read again: the library may have changed behind another screen.
    void openBoard(useBoards.getState().openId);
  }, []);
  const showsText = openId !== null && isTextOpen && hasPane;
  return (
    <main className={styles.screen} data-text={showsText || undefined} aria-label={words.title}>
      {openId === null ? <Boards /> : <Opened onExport={onExport} />}
      {showsText ? (
        <aside className={styles.text} aria-label={words.text}>
          <WantedBar />
          {text}
        </aside>
      ) : null}
      <BoardDialogs />
    </main>
  );
}

/** Says above the text what the passage that a person is to choose there is for. */
function WantedBar(): ReactNode {
  const words = useWords();
  const wanted = useBoardPassages((state) => state.wanted);
  if (wanted === null) return null;
  return (
    <div className={passages.wanted} role="status">
      {words.benchmark.chooseFor(wanted.topicName)}
      <Button size="compact-xs" variant="default" onClick={() => useBoardPassages.setState({ wanted: null })}>
        {words.frame.cancel}
      </Button>
    </div>
  );
}

function Boards(): ReactNode {
  const words = useWords();
  const boards = useBoards((state) => state.boards);
  const failure = useBoards((state) => state.failure);
  const canCreate = useLibrary((state) => state.documents.length > 1);
  if (failure !== null)
    return (
      <EmptyState title={words.errors.title} text={failureWords(words, new ReviewFailure(failure.code, failure.message, failure.details))}>
        <Button onClick={() => void loadBoards()}>{words.frame.retry}</Button>
      </EmptyState>
    );
  if (boards === null) return <EmptyState icon={<Loader size="sm" />} title="" />;
  if (boards.length > 0) return <BoardList boards={boards} />;
  return (
    <EmptyState icon={<IconTable size={36} stroke={1.2} />} title={words.benchmark.empty} text={words.benchmark.emptyText}>
      {canCreate ? (
        <Button onClick={() => useBoardView.setState({ dialog: 'create' })}>{words.benchmark.create}</Button>
      ) : (
        <Button onClick={() => useWorkspace.getState().goTo('library')}>{words.reader.emptyAction}</Button>
      )}
    </EmptyState>
  );
}

function Opened({ onExport }: Pick<Props, 'onExport'>): ReactNode {
  const words = useWords();
  const view = useBoards((state) => state.view);
  const openId = useBoards((state) => state.openId);
  const failure = useBoards((state) => state.failure);
  if (view !== null) return <OpenBoard view={view} onExport={onExport} />;
  if (failure === null)
    return (
      <EmptyState icon={<Loader size="sm" />} title={words.benchmark.reading}>
        <Button variant="default" onClick={() => openId !== null && void stopReading(openId)}>
          {words.benchmark.stop}
        </Button>
      </EmptyState>
    );
  return (
    <EmptyState title={words.errors.title} text={failureWords(words, new ReviewFailure(failure.code, failure.message, failure.details))}>
      <Button onClick={() => void openBoard(null)}>{words.benchmark.all}</Button>
    </EmptyState>
  );
}

import { Button, Modal, Select } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { addPassage, useBoardPassages } from '#renderer/api/board-passages.ts';
import { loadBoards, openBoard, useBoards } from '#renderer/api/board-store.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { showNotice } from '#renderer/ui/show-notice.tsx';
import styles from './Benchmark.module.css';
import { useBoardView } from './board-view-store.ts';
import { ChoiceForm } from './ChoiceForm.tsx';
import passages from './Passages.module.css';
import { topicChoices } from './topic-choices.ts';

/** UTF-16 units of the passage that are shown. */
const QUOTE_LENGTH = 120;

/** Asks under which topic of which board a passage chosen in the text belongs. */
export function OfferedPassage(): ReactNode {
  const words = useWords();
  const offered = useBoardPassages((state) => state.offered);
  const close = (): void => useBoardPassages.setState({ offered: null });
  return (
    <Modal
      opened={offered !== null}
      onClose={close}
      title={words.benchmark.addPassage}
      size="lg"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': words.frame.close }}
    >
      {offered === null ? null : <TopicForm offered={offered} />}
    </Modal>
  );
}

type Offered = NonNullable<ReturnType<typeof useBoardPassages.getState>['offered']>;

function TopicForm({ offered }: { readonly offered: Offered }): ReactNode {
  const { benchmark: words, reader } = useWords();
  const tell = useFailureNotice();
  const language = useLibrary((state) => state.settings.language);
  const all = useBoards((state) => state.boards);
  const openId = useBoards((state) => state.openId);
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => void loadBoards(), []);
  const boards = (all ?? []).filter(({ documentIds, removedAt }) => removedAt === null && documentIds.includes(offered.documentId));
  const board = boards.find(({ id }) => id === (chosen ?? openId)) ?? boards[0];
  if (all === null) return null;
  if (board === undefined)
    return (
      <EmptyState title={words.noBoardOf}>
        <Button onClick={startBoard}>{words.create}</Button>
      </EmptyState>
    );
  const add = (topic: string): void => {
    addPassage({ boardId: board.id, topic }, offered).then(() => showNotice({ kind: 'done', text: reader.putOnBoard }), tell);
  };
  return (
    <ChoiceForm label={words.topic} choices={topicChoices(board.topics, language)} onKeep={add}>
      <blockquote className={passages.offered}>{offered.target.selector[1].exact.slice(0, QUOTE_LENGTH)}</blockquote>
      {boards.length > 1 ? (
        <Select
          label={words.board}
          data={boards.map(({ id, name }) => ({ value: id, label: name }))}
          value={board.id}
          onChange={setChosen}
          allowDeselect={false}
        />
      ) : (
        <p className={styles.soft}>{board.name}</p>
      )}
    </ChoiceForm>
  );
}

/** Leads to the boards, with the dialog for a new one open; its documents begin with those in the panes. */
function startBoard(): void {
  useBoardPassages.setState({ offered: null });
  useWorkspace.getState().goTo('benchmark');
  void openBoard(null);
  useBoardView.setState({ dialog: 'create' });
}

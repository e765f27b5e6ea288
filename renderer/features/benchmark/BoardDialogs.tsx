import { Button, Checkbox, Group, Modal, ScrollArea, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { changeBoard, createBoard, useBoards } from '#renderer/api/board-store.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { useWorkspace } from '#renderer/api/workspace-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { columnNames } from '#shared/domain/alignment/column-names.ts';
import { foldText } from '#shared/domain/text/fold-text.ts';
import { FEWEST_ALIGNED, MOST_ALIGNED } from '#shared/model/alignment.ts';
import type { BoardView } from '#shared/model/board.ts';
import styles from './Benchmark.module.css';
import { type Placing, useBoardView } from './board-view-store.ts';
import { readTopicLines, topicLines } from './own-topics.ts';
import { PlaceForm } from './PlaceForm.tsx';

/** What is open over the board: a new one, its documents, a person's topics, or a measure on its way. */
export function BoardDialogs(): ReactNode {
  const words = useWords();
  const { dialog, placing } = useBoardView();
  const view = useBoards((state) => state.view);
  const close = (): void => useBoardView.setState({ dialog: null, placing: null });
  const titles = { create: words.benchmark.create, documents: words.benchmark.changeDocuments, topics: words.benchmark.ownTopics };
  const title = placing === null ? (dialog === null ? '' : titles[dialog]) : placingTitle(placing, words.benchmark);
  return (
    <Modal
      opened={dialog !== null || placing !== null}
      onClose={close}
      title={title}
      size="lg"
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': words.frame.close }}
    >
      {dialog === 'create' ? <DocumentsForm view={null} onDone={close} /> : null}
      {dialog === 'documents' && view ? <DocumentsForm view={view} onDone={close} /> : null}
      {dialog === 'topics' && view ? <TopicsForm view={view} onDone={close} /> : null}
      {placing !== null && view ? <PlaceForm view={view} placing={placing} onDone={close} /> : null}
    </Modal>
  );
}

function placingTitle(placing: Placing, words: ReturnType<typeof useWords>['benchmark']): string {
  return placing.kind === 'move' ? words.moveTo(placing.measure.title) : words.addTo(placing.topicName);
}

type FormProps = { readonly onDone: () => void };

/** Two to six documents and, for a new board, its name. */
function DocumentsForm({ view, onDone }: FormProps & { readonly view: BoardView | null }): ReactNode {
  const words = useWords();
  const tell = useFailureNotice();
  const documents = useLibrary((state) => state.documents);
  const open = useWorkspace.getState().panes.map(({ documentId }) => documentId);
  const [chosen, setChosen] = useState<readonly string[]>(view?.board.documentIds ?? [...new Set(open)].slice(0, MOST_ALIGNED));
  const [query, setQuery] = useState('');
  const [name, setName] = useState('');
  const offered = useMemo(() => {
    const readable = documents.flatMap(({ id, state, fileName }) =>
      state.kind === 'ready' && state.summary.characters > 0 ? [{ id, fileName, title: state.summary.title || fileName }] : [],
    );
    const ids = new Set(readable.map(({ id }) => id));
    // A column that cannot be read now stays, unless a person takes it away.
    const others = (view?.documents ?? []).filter(({ documentId }) => !ids.has(documentId));
    return [
      ...readable,
      ...others.map(({ documentId, fileName, title }) => ({ id: documentId, fileName, title: title || words.benchmark.unreadable })),
    ];
  }, [documents, view, words]);
  const wanted = foldText(query.trim());
  // What is chosen from the start stands in sight, the own document first; what is chosen later stays where it was found.
  const [chosenFirst] = useState(chosen);
  const found = offered.filter(({ title, fileName }) => foldText(`${title}\n${fileName}`).includes(wanted));
  const shown = [
    ...chosenFirst.flatMap((id) => found.find((each) => each.id === id) ?? []),
    ...found.filter(({ id }) => !chosenFirst.includes(id)),
  ].slice(0, 200);
  const picked = chosen.flatMap((id) => offered.find((each) => each.id === id) ?? []);
  const suggested = words.benchmark.suggestedName(columnNames(picked)).slice(0, 120);
  /** A name that only says which documents stand on the board says which do now; one that a person gave stays. */
  const changeDocuments = async (before: BoardView, documentIds: string[]): Promise<void> => {
    const isSuggested = before.board.name === words.benchmark.suggestedName(columnNames(before.documents)).slice(0, 120);
    await changeBoard({ kind: 'documents', documentIds });
    if (isSuggested && suggested !== before.board.name) await changeBoard({ kind: 'name', name: suggested });
  };
  const toggle = (id: string): void => setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  const isEnough = picked.length >= FEWEST_ALIGNED && picked.length <= MOST_ALIGNED;
  const save = (): void => {
    const documentIds = picked.map(({ id }) => id);
    const saving = view === null ? createBoard(name.trim() || suggested, documentIds) : changeDocuments(view, documentIds);
    saving.then(onDone).catch(tell);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isEnough) save();
      }}
    >
      {view === null ? (
        <TextInput
          label={words.benchmark.name}
          placeholder={picked.length > 0 ? suggested : ''}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      ) : null}
      <p className={styles.soft}>{words.benchmark.chooseDocuments(FEWEST_ALIGNED, MOST_ALIGNED)}</p>
      <TextInput
        data-autofocus
        aria-label={words.benchmark.filterDocuments}
        placeholder={words.benchmark.filterDocumentsHint}
        maxLength={100}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <ScrollArea.Autosize mah={320} type="auto" viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': words.benchmark.documents }}>
        {shown.map(({ id, title, fileName }) => {
          const at = chosen.indexOf(id);
          return (
            <Checkbox
              key={id}
              size="xs"
              my={6}
              label={
                <>
                  {at === 0 ? words.frame.remarked(title, words.benchmark.own) : title}
                  {fileName === title ? null : <span className={styles.fileName}>{fileName}</span>}
                </>
              }
              checked={at !== -1}
              disabled={at === -1 && picked.length >= MOST_ALIGNED}
              onChange={() => toggle(id)}
            />
          );
        })}
        {shown.length === 0 ? <p className={styles.soft}>{words.benchmark.noDocuments}</p> : null}
      </ScrollArea.Autosize>
      <Group justify="space-between" wrap="nowrap">
        <span className={styles.soft}>{words.benchmark.chosenCount(picked.length, MOST_ALIGNED, columnNames(picked))}</span>
        <Button type="submit" disabled={!isEnough}>
          {view === null ? words.benchmark.create : words.benchmark.keep}
        </Button>
      </Group>
    </form>
  );
}

/** A person's topics as lines of text. */
function TopicsForm({ view, onDone }: FormProps & { readonly view: BoardView }): ReactNode {
  const words = useWords().benchmark;
  const tell = useFailureNotice();
  const [text, setText] = useState(topicLines(view.board.topics));
  const save = (): void => {
    const topics = readTopicLines(text, view.board.topics, () => `own-${crypto.randomUUID()}`);
    changeBoard({ kind: 'topics', topics }).then(onDone).catch(tell);
  };
  return (
    <div className={styles.form}>
      <Textarea
        data-autofocus
        label={words.ownTopics}
        description={words.ownTopicsText}
        placeholder={words.ownTopicsExample}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button onClick={save}>{words.keep}</Button>
      </Group>
    </div>
  );
}

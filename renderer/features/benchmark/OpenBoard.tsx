import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core';
import {
  IconArrowLeft,
  IconFileExport,
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
  IconPencil,
} from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { changeBoard, openBoard } from '#renderer/api/board-store.ts';
import { useLibrary } from '#renderer/api/library-store.ts';
import { redo, undo } from '#renderer/api/undo-store.ts';
import { useFailureNotice } from '#renderer/i18n/use-failure-notice.ts';
import { useStepNotice } from '#renderer/i18n/use-undoable-notice.ts';
import { useWords } from '#renderer/i18n/use-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { hasOwnUndo } from '#renderer/ui/is-typing.ts';
import { ValueEditor } from '#renderer/ui/ValueEditor.tsx';
import { columnNames } from '#shared/domain/alignment/column-names.ts';
import { MOST_MEASURES } from '#shared/domain/alignment/read-measures.ts';
import type { BoardView } from '#shared/model/board.ts';
import styles from './Benchmark.module.css';
import { BoardGrid, type GridHandle } from './BoardGrid.tsx';
import { BoardRest } from './BoardRest.tsx';
import { type BoardFilter, boardRows, chosenTopics, standingCounts } from './board-rows.ts';
import { useBoardView } from './board-view-store.ts';
import { CoverageMap } from './CoverageMap.tsx';
import passages from './Passages.module.css';

const FILTERS: readonly BoardFilter[] = ['all', 'shared', 'gaps', 'behind'];

/** Which board is to be exported; `documentId` is its own document. */
export type BoardExport = {
  readonly documentId: string;
  readonly table: 'benchmark';
  readonly board: { readonly id: string; readonly name: string; readonly documentIds: readonly string[] };
};

type Props = { readonly view: BoardView; readonly onExport: (subject: BoardExport) => void };

/** One board: its head, the map of coverage, the grid, and what fits no topic. */
export function OpenBoard({ view, onExport }: Props): ReactNode {
  const words = useWords().benchmark;
  const language = useLibrary((state) => state.settings.language);
  const grid = useRef<GridHandle>(null);
  const { filter, query } = useBoardView();
  const documents = view.documents.length;
  const names = useMemo(() => columnNames(view.documents), [view.documents]);
  const { topics } = view.alignment;
  const chosen = useMemo(() => chosenTopics(topics, { filter, query, documents, language }), [topics, filter, query, documents, language]);
  const rows = useMemo(() => boardRows(chosen, documents), [chosen, documents]);
  const left = names.flatMap((name, at) =>
    (view.alignment.left[at] ?? 0) > 0 ? [words.left(name, MOST_MEASURES, view.alignment.left[at] ?? 0)] : [],
  );
  const undoByKey = useUndoKeys();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: undo and redo hold for everything on the board
    <section className={styles.board} onKeyDown={undoByKey}>
      <BoardHead view={view} onExport={onExport} />
      <div className={styles.filters}>
        <SegmentedControl
          size="xs"
          aria-label={words.filter}
          data={FILTERS.map((value) => ({ value, label: words.filters[value] }))}
          value={filter}
          onChange={(value) => useBoardView.setState({ filter: FILTERS.find((each) => each === value) ?? 'all' })}
        />
        <TextInput
          size="xs"
          aria-label={words.find}
          placeholder={words.findHint}
          maxLength={100}
          value={query}
          onChange={(event) => useBoardView.setState({ query: event.currentTarget.value })}
        />
        <span className={styles.soft} role="status">
          {words.totals(chosen.length, standingCounts(chosen))}
        </span>
      </div>
      {left.length === 0 ? null : (
        <p className={passages.left} role="status">
          {left.join(' ')}
        </p>
      )}
      <CoverageMap topics={chosen} names={names} onGo={(topicId) => grid.current?.goToTopic(topicId)} />
      {rows.length === 0 ? (
        <EmptyState title={words.nothingMatches}>
          <Button variant="default" onClick={() => useBoardView.setState({ filter: 'all', query: '' })}>
            {words.clear}
          </Button>
        </EmptyState>
      ) : (
        <BoardGrid ref={grid} view={view} rows={rows} names={names} />
      )}
      <BoardRest view={view} names={names} />
    </section>
  );
}

function BoardHead({ view, onExport }: Props): ReactNode {
  const words = useWords().benchmark;
  const { board } = view;
  const isTextOpen = useBoardView((state) => state.isTextOpen);
  const [first = ''] = board.documentIds;
  const exported = { id: board.id, name: board.name, documentIds: board.documentIds };
  return (
    <div className={styles.head}>
      <ActionIcon aria-label={words.all} title={words.all} onClick={() => void openBoard(null)}>
        <IconArrowLeft size={17} stroke={1.7} />
      </ActionIcon>
      <BoardName name={board.name} />
      <span className={styles.space} />
      <Button size="compact-sm" variant="default" onClick={() => useBoardView.setState({ dialog: 'documents' })}>
        {words.changeDocuments}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => useBoardView.setState({ dialog: 'topics' })}>
        {words.ownTopics}
      </Button>
      <Button
        size="compact-sm"
        leftSection={<IconFileExport size={14} stroke={1.7} />}
        disabled={first === ''}
        onClick={() => onExport({ documentId: first, table: 'benchmark', board: exported })}
      >
        {words.export}
      </Button>
      <ActionIcon
        aria-label={isTextOpen ? words.hideText : words.showText}
        title={isTextOpen ? words.hideText : words.showText}
        onClick={() => useBoardView.setState({ isTextOpen: !isTextOpen })}
      >
        {isTextOpen ? <IconLayoutSidebarRightCollapse size={17} stroke={1.7} /> : <IconLayoutSidebarRightExpand size={17} stroke={1.7} />}
      </ActionIcon>
    </div>
  );
}

function BoardName({ name }: { readonly name: string }): ReactNode {
  const words = useWords();
  const tell = useFailureNotice();
  const [isEditing, setEditing] = useState(false);
  const pencil = (
    <ActionIcon size="sm" aria-label={words.benchmark.rename} title={words.benchmark.rename} onClick={() => setEditing(true)}>
      <IconPencil size={14} stroke={1.7} />
    </ActionIcon>
  );
  return (
    <>
      <h1 title={name}>{name}</h1>
      {isEditing ? (
        <ValueEditor
          label={words.benchmark.name}
          kind="line"
          value={name}
          words={{ save: words.benchmark.keep, cancel: words.frame.cancel, restore: words.benchmark.restore }}
          onSave={(value) => void (value.trim() !== '' && changeBoard({ kind: 'name', name: value.slice(0, 120) }).catch(tell))}
          onRestore={null}
          onClose={() => setEditing(false)}
          anchor={pencil}
        />
      ) : (
        pencil
      )}
    </>
  );
}

function useUndoKeys(): (event: KeyboardEvent) => void {
  const tell = useStepNotice();
  return (event) => {
    if (!(event.ctrlKey || event.metaKey) || hasOwnUndo(event.target)) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) tell('undo', undo());
    else if (key === 'y' || (key === 'z' && event.shiftKey)) tell('redo', redo());
    else return;
    event.preventDefault();
  };
}
